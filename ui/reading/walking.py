"""From one mention or annotation to the next."""

from PySide6.QtCore import QObject, Signal

from annotation.selectors import Span
from ui.reading.marking import Marking


class Walking(QObject):
    """Goes from the selection, the active annotation or the cursor; the ends do not wrap around.

    ``reached_mention(mention)`` and ``reached_annotation(annotation)`` tell where one has come to,
    None where there is no further one.
    """

    reached_mention = Signal(object)
    reached_annotation = Signal(object)

    def __init__(self, marking: Marking) -> None:
        super().__init__(marking)
        self._marking = marking
        self._page = marking.page

    def to_mention(self, by: int) -> None:
        """Go to the next (1) or previous (-1) mention that is shown."""
        mentions = self._page.marks.shown_mentions()
        spans = [mention.span for mention in mentions]
        span = _next_span(spans, self._here(), by)
        self._marking.go(span)
        self.reached_mention.emit(None if span is None else mentions[spans.index(span)])

    def to_annotation(self, by: int) -> None:
        """Go to the next (1) or previous (-1) annotation, from the active one or the cursor."""
        marks = self._page.marks
        placed = [each for each in marks.annotations if each.span is not None]
        ranks = [rank for rank, each in enumerate(placed) if each.id == marks.active]
        if ranks:
            rank = ranks[0] + by
        else:
            spans = [each.span for each in placed if each.span is not None]
            span = _next_span(spans, self._here(), by)
            rank = spans.index(span) if span is not None else -1
        reached = placed[rank] if 0 <= rank < len(placed) else None
        if reached is not None:
            self._marking.point_to(reached)
        self.reached_annotation.emit(reached)

    def _here(self) -> Span:
        span = self._page.selected_span()
        if span is not None or self._page.page is None:
            return span or Span(0, 0)
        offset = self._page.page.offset(self._page.textCursor().position())
        if self._page.marks.here is not None and offset > 0:
            return Span(offset - 1, offset)  # what begins with the sentence comes next
        return Span(offset, offset)


def _next_span(spans: list[Span], here: Span, by: int) -> Span | None:
    """Return the first span after (or before) another."""
    if by > 0:
        return next((each for each in spans if each.start >= max(here.end, here.start + 1)), None)
    return next((each for each in reversed(spans) if each.start < here.start), None)
