"""Growing and shrinking an annotation: grips at the ends of the active one, and keys."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from annotation.notes import Annotation
from annotation.selectors import Span
from ui.reading.boundaries import KeyedEnds
from ui.reading.ends import Ends
from ui.reading.grounds import active_line
from ui.reading.page import Page
from ui.reading.passages import Passages, Unit
from ui.reading.word_edges import PassageEdges

AROUND = 5000
"""Code points beyond an annotation to which one drag, or one visit with keys, can move its ends."""

WHAT = "highlight"


class AnnotationEnds(KeyedEnds):
    """Moves the ends of an annotation by keys. ``accepted(id, span)`` tells what was settled on."""

    ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    accepted = Signal(str, Span)
    _kind = PassageEdges

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._annotation: Annotation | None = None

    def begin(self, annotation: Annotation) -> None:
        """Show the handles of an annotation and take the page's keys."""
        self.leave()
        page, span = self._page.page, annotation.span
        if page is None or span is None:
            return
        self._annotation = annotation
        colour = active_line(page.style.theme, annotation.colour)
        self._start(span, _around(self._page, span), colour, WHAT)

    def accept(self) -> None:
        """Settle on the ends as they are now."""
        annotation, span = self._annotation, self.span
        self.leave()
        if annotation is not None and span != annotation.span:
            self.accepted.emit(annotation.id, span)

    def leave(self) -> None:
        """Take the handles away and change nothing."""
        self._annotation = None
        super().leave()

    def _move(self, key: Qt.Key, *, at_start: bool, by_letter: bool) -> None:
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super()._move(key, at_start=at_start, by_letter=by_letter)
        elif self._page.page is not None:
            passages, down = Passages(self._page.page), key == Qt.Key.Key_Down
            if at_start:
                self._take(_start_of_sentence(passages, self.span.start, down), self.span.end)
            else:
                self._take(self.span.start, _end_of_sentence(passages, self.span.end, down))


def _start_of_sentence(passages: Passages, offset: int, down: bool) -> int:
    here = passages.at(offset, Unit.SENTENCE)
    if here is None or (not down and here.start < offset):
        return here.start if here is not None else offset
    beside = passages.beside(here, Unit.SENTENCE, 1 if down else -1)
    return beside.start if beside is not None else offset


def _end_of_sentence(passages: Passages, offset: int, down: bool) -> int:
    here = passages.at(offset if down else max(0, offset - 1), Unit.SENTENCE)
    if here is None or down:
        return max(here.end, offset) if here is not None else offset
    beside = passages.beside(here, Unit.SENTENCE, -1)
    return beside.end if beside is not None else offset


class Grips(Ends):
    """Handles at the ends of the one annotation that is chosen, to drag with the mouse.

    ``settled(id, span)`` comes when an end is let go elsewhere. ``wanted`` is off while something
    else has the handles, or where nothing may be changed.
    """

    settled = Signal(str, Span)
    _kind = PassageEdges

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._annotation: Annotation | None = None
        self._theme = ""
        self.wanted = True
        page.refreshed.connect(self.follow)
        page.viewport().installEventFilter(self)
        self.released.connect(self._settle)

    def follow(self) -> None:
        """Stand at the ends of what is chosen now."""
        page, annotation = self._page.page, self._chosen()
        span = annotation.span if annotation is not None else None
        if page is None or annotation is None or span is None or not self.wanted:
            self._annotation = None
            self.leave()
        elif annotation != self._annotation or page.style.theme.name != self._theme:
            self.leave()
            self._annotation, self._theme = annotation, page.style.theme.name
            colour = active_line(page.style.theme, annotation.colour)
            self._start(span, _around(self._page, span), colour, WHAT)
        else:
            self._place()

    def _chosen(self) -> Annotation | None:
        marks = self._page.marks
        if marks.also or marks.active is None:
            return None
        return next((each for each in marks.annotations if each.id == marks.active), None)

    def _settle(self) -> None:
        annotation, span = self._annotation, self.span
        if annotation is not None and span != annotation.span:
            self._annotation = None
            self.settled.emit(annotation.id, span)
            self.follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay beside the words when the column moves."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False


def _around(page: Page, span: Span) -> Span:
    length = len(page.page.article.text) if page.page is not None else span.end
    return Span(max(0, span.start - AROUND), min(length, span.end + AROUND))
