"""Changing the boundaries of a mention: handles and keys on the page, and the bar beside them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotation.entities import Mention
from annotation.selectors import Span
from ui.appearance import Appearance
from ui.reading.boundaries import Boundaries
from ui.reading.boundary_bar import BoundaryBar
from ui.reading.page import Page
from ui.session import Session


class BoundaryEditing(QObject):
    """Brings handles and bar together and hands the session what the reader settled on."""

    def __init__(
        self, session: Session, appearance: Appearance, page: Page, stage: QWidget
    ) -> None:
        super().__init__(page)
        self._session = session
        self._appearance = appearance
        self._page = page
        self._stage = stage
        self.boundaries = Boundaries(page)
        self.bar: BoundaryBar | None = None
        self.boundaries.moved.connect(self._follow)
        self.boundaries.accepted.connect(self._write)
        self.boundaries.ended.connect(self._end)
        page.scrolled.connect(self._stand)
        session.opened.connect(self.boundaries.leave)

    def begin(self, mention: Mention) -> None:
        """Let the reader move the ends of a mention."""
        kept = self._session.current
        if kept is None or self._session.refused():
            return
        self.boundaries.begin(mention)
        if self.boundaries.active:
            self.bar = BoundaryBar(self._appearance.theme, kept.article.source, self._stage)
            self.bar.kept.connect(self.boundaries.accept)
            self.bar.left.connect(self.boundaries.leave)
            self._follow(mention.span)

    def leave(self) -> None:
        """Take the handles away and change nothing."""
        self.boundaries.leave()

    def _follow(self, span: Span) -> None:
        kept = self._session.current
        if self.bar is not None and kept is not None:
            self.bar.show_words(span.of(kept.article.text))
            self._stand()

    def _stand(self) -> None:
        rect = self._page.span_rect(self.boundaries.span) if self.bar is not None else None
        if self.bar is not None and rect is not None:
            rect.moveTopLeft(self._page.viewport().mapTo(self._stage, rect.topLeft()))
            self.bar.stand_by(rect)

    def _write(self, mention: Mention, span: Span) -> None:
        if self.bar is not None:
            self._session.deciding.respan(mention, span, self.bar.reach.reach)

    def _end(self) -> None:
        bar, self.bar = self.bar, None
        if bar is not None:
            bar.hide()
            bar.deleteLater()
