"""Changing the ends of the annotation that is chosen: grips for the mouse, a bar and keys."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotation.selectors import Span
from ui.appearance import Appearance
from ui.reading.annotation_ends import AnnotationEnds, Grips
from ui.reading.boundary_bar import EndsBar
from ui.reading.marking import Marking
from ui.session import Session

KEYS = "← → end   ·   Shift beginning   ·   Ctrl by letters   ·   ↑ ↓ by sentences"
SPOKEN = (
    "Left and Right move the end, with Shift the beginning, with Control by letters, "
    "Up and Down by sentences. Enter keeps, Escape leaves."
)
HEARD = 6
"""Words beside the end that was moved which are said."""


class Reshaping(QObject):
    """Grips stand at the ends of the chosen annotation; ``begin`` gives its ends to the keys."""

    def __init__(
        self, session: Session, appearance: Appearance, marking: Marking, stage: QWidget
    ) -> None:
        super().__init__(marking)
        self._session = session
        self._appearance = appearance
        self._marking = marking
        self._page = marking.page
        self._stage = stage
        self._last = Span(0, 0)
        self.bar: EndsBar | None = None
        self.grips = Grips(self._page)
        self.grips.wanted = not session.archive.read_only
        self.grips.settled.connect(session.shaping.move)
        self.grips.moved.connect(marking.bar.hide)
        self.ends = AnnotationEnds(self._page)
        self.ends.moved.connect(self._follow)
        self.ends.accepted.connect(session.shaping.move)
        self.ends.ended.connect(self._end)
        self._page.scrolled.connect(self._stand)
        session.opened.connect(self.ends.leave)
        self.grips.follow()

    def begin(self) -> None:
        """Let the keys move the ends of the annotation that is chosen."""
        if self._session.refused():
            return
        marks = self._page.marks
        chosen = next((each for each in marks.annotations if each.id == marks.active), None)
        if chosen is None or chosen.span is None:
            self._session.said.emit("Choose a highlight first, then move its ends.")
            return
        self._marking.bar.hide()
        self.grips.wanted = False
        self.grips.follow()
        self._last = chosen.span
        keys = (KEYS, SPOKEN)
        self.bar = EndsBar(self._appearance.theme, "Ends of the highlight", keys, self._stage)
        self.bar.kept.connect(self.ends.accept)
        self.bar.left.connect(self.ends.leave)
        self.ends.begin(chosen)
        marks.active = chosen.id  # dropping a selection may have left it

    def leave(self) -> None:
        """Take the handles of the keys away and change nothing."""
        self.ends.leave()

    def _follow(self, span: Span) -> None:
        kept = self._session.current
        if self.bar is not None and kept is not None:
            words = span.of(kept.article.text).split()
            beside = words[:HEARD] if span.end == self._last.end else words[-HEARD:]
            self._last = span
            self.bar.show_words(" ".join(words), " ".join(beside))
            self._stand()

    def _stand(self) -> None:
        rect = self._page.span_rect(self.ends.span) if self.bar is not None else None
        if self.bar is not None and rect is not None:
            rect.moveTopLeft(self._page.viewport().mapTo(self._stage, rect.topLeft()))
            self.bar.stand_by(rect)

    def _end(self) -> None:
        bar, self.bar = self.bar, None
        if bar is not None:
            bar.hide()
            bar.deleteLater()
        self.grips.wanted = not self._session.archive.read_only
        self.grips.follow()
