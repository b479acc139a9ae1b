"""A key that goes through the annotations under the cursor."""

from PySide6.QtCore import QObject

from annotation.selectors import Span
from ui.reading import ring
from ui.reading.marking import Marking
from ui.session import Session

NONE_HERE = "No annotation under the cursor."


class Cycling(QObject):
    """Goes through what lies on the selection, the sentence, the cursor or the active annotation.

    The words stay the same from one press to the next, until the cursor is moved.
    """

    def __init__(self, session: Session, marking: Marking) -> None:
        super().__init__(marking)
        self._session = session
        self._marking = marking
        self._page = marking.page
        self._place: Span | None = None
        self._cursor = -1

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) annotation on the same words."""
        marks = self._page.marks
        self._place = self._same_place() or self._new_place()
        here = ring.on(marks.annotations, self._place)
        chosen = ring.turned(here, marks.active, by)
        if chosen is None:
            self._session.said.emit(NONE_HERE)
            return
        self._page.deselect()
        self._cursor = self._page.textCursor().position()
        self._marking.choose(chosen)
        self._session.said.emit(ring.told(here, chosen))

    def _same_place(self) -> Span | None:
        """Return the words gone through last, while the cursor and what is active are there."""
        moved = self._cursor != self._page.textCursor().position()
        if self._place is None or moved or self._page.selected_span() is not None:
            return None
        return self._place if self._is_active_on(self._place) else None

    def _is_active_on(self, place: Span) -> bool:
        marks = self._page.marks
        return any(each.id == marks.active for each in ring.on(marks.annotations, place))

    def _new_place(self) -> Span:
        marks = self._page.marks
        place = self._page.selected_span() or marks.here or self._at_cursor()
        if marks.active and not self._is_active_on(place):
            spans = (each.span for each in marks.annotations if each.id == marks.active)
            return next(spans, None) or place
        return place

    def _at_cursor(self) -> Span:
        """Return the letter at the cursor, or the one before it where only that is annotated."""
        marks, page = self._page.marks, self._page.page
        offset = page.offset(self._page.textCursor().position()) if page is not None else 0
        if offset and not marks.annotations_at(offset):
            return Span(offset - 1, offset)
        return Span(offset, offset + 1)
