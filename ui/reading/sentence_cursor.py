"""A cursor that goes by sentences and paragraphs, and selections that grow by them."""

from PySide6.QtCore import QObject, QPoint, Signal

from annotation.selectors import Span
from ui.reading.page import Page
from ui.reading.passages import Passages, Unit


class SentenceCursor(QObject):
    """Marks one sentence or paragraph (``marks.here``) and moves the text cursor along with it.

    The mark goes when words are selected: then the selection shows where one is. ``stepped()``
    comes before each step of the mark, ``arrived(span)`` after it, with None where the article
    has no more.
    """

    stepped = Signal()
    arrived = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._passages: Passages | None = None
        self._moving = False
        self._anchor: Span | None = None
        self._focus: Span | None = None
        self._grown: list[Span] = []
        page.cursorPositionChanged.connect(self._follow)

    @property
    def here(self) -> Span | None:
        """The sentence or paragraph that is marked."""
        return self._page.marks.here

    def leave(self) -> bool:
        """Take the mark away; False where there was none."""
        there_was = self.here is not None
        self._mark(None)
        return there_was

    def _mark(self, span: Span | None) -> None:
        if self._page.marks.here != span:
            self._page.marks.here = span
            self._page.viewport().update()

    def _known(self) -> Passages | None:
        """Return the passages of the article as it is laid out now."""
        page = self._page.page
        if page is None:
            return None
        if self._passages is None or self._passages.page is not page:
            self._passages = Passages(page)
        return self._passages

    def _follow(self) -> None:
        """Keep the mark where the text cursor is moved by other keys."""
        if self._moving or self.here is None:
            return
        passages = self._known()
        if passages is None or self._page.textCursor().hasSelection():
            self._mark(None)
        elif not self.here.contains(self._offset()):
            self._mark(passages.at(self._offset(), Unit.SENTENCE))

    def _offset(self) -> int:
        page = self._page.page
        return page.offset(self._page.textCursor().position()) if page is not None else 0

    # Stepping

    def step(self, by: int, unit: Unit) -> None:
        """Go to the next (1) or previous (-1) sentence or paragraph; the first step shows it."""
        passages = self._known()
        if passages is None:
            return
        span = self._next(passages, by, unit)
        if span is None:
            self.arrived.emit(None)
            return
        self.stepped.emit()
        self._moving = True
        self._page.place_cursor(span.start)
        self._moving = False
        self._mark(span)
        self._page.reveal(span)
        self.arrived.emit(span)

    def _next(self, passages: Passages, by: int, unit: Unit) -> Span | None:
        here = self._page.selected_span() or self.here
        if here is None:
            return self._first(passages, unit)
        first = passages.at(here.start, unit)
        if unit is Unit.SENTENCE and by > 0 and here == passages.at(here.start, Unit.PARAGRAPH):
            return first if first != here else passages.beside(here, unit, by)
        if unit is Unit.PARAGRAPH and by < 0 and first is not None and first.start < here.start:
            return first
        return passages.beside(here, unit, by)

    def _first(self, passages: Passages, unit: Unit) -> Span | None:
        """Return what is at the text cursor where that is in view, or else the first in view."""
        span = passages.at(self._offset(), unit)
        rect = self._page.span_rect(span) if span is not None else None
        if rect is not None and self._page.viewport().rect().contains(rect.topLeft() + _INTO_LINE):
            return span
        top = self._page.cursorForPosition(QPoint(self._page.viewport().width() // 2, 8))
        return passages.at(passages.page.offset(top.position()), unit)

    # Selecting

    def extend(self, by: int, unit: Unit) -> None:
        """Move the loose end of the selection on (1) or back (-1); the first selects one whole."""
        passages = self._known()
        if passages is None:
            return
        selected = self._page.selected_span()
        if selected is None:
            first = self.here or self._first(passages, unit)
            self._anchor = self._focus = passages.around(first, unit) if first else None
        elif self._anchor is None or self._focus is None or selected != self._both():
            whole = passages.around(selected, unit)
            self._anchor = passages.at(selected.start if by > 0 else selected.end - 1, unit)
            self._focus = passages.at(selected.end - 1 if by > 0 else selected.start, unit)
            if whole == selected:
                self._move_focus(passages, by, unit)
        else:
            self._move_focus(passages, by, unit)
        if (span := self._both()) is not None:
            self.select(span)

    def _move_focus(self, passages: Passages, by: int, unit: Unit) -> None:
        if self._focus is not None:
            self._focus = passages.beside(self._focus, unit, by) or self._focus

    def _both(self) -> Span | None:
        """Return the words from the fixed to the loose end of the selection."""
        one, other = self._anchor, self._focus
        if one is None or other is None:
            return None
        return Span(min(one.start, other.start), max(one.end, other.end))

    def grow(self) -> None:
        """Select the word at the cursor, then its sentence, its paragraph, the article."""
        passages = self._known()
        if passages is None:
            return
        selected = self._page.selected_span()
        if selected is None:
            self._grown = []
            first = self.here or passages.word(self._offset())
            if first is not None:
                self.select(first)
            return
        wider = passages.grown(selected)
        if wider != selected:
            self._grown.append(selected)
            self.select(wider)

    def shrink(self) -> None:
        """Take the last growth back, or select less of what is selected."""
        passages = self._known()
        selected = self._page.selected_span() or self.here
        if passages is None or selected is None:
            return
        while self._grown:
            earlier = self._grown.pop()
            if passages.grown(earlier) == selected:
                self.select(earlier)
                return
        self.select(passages.shrunk(selected))

    def select(self, span: Span) -> None:
        """Select words and show their loose end; the mark goes."""
        self._mark(None)
        self._page.select(span)
        loose = self._focus if self._both() == span else None
        self._page.reveal(loose or span)


_INTO_LINE = QPoint(1, 4)
"""A point just inside a line's upper left corner, so that half a line at the top is not in view."""
