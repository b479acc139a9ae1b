"""Which mention is meant by the selection, the cursor or the pointer."""

from PySide6.QtCore import QPoint

from annotation.entities import Mention
from ui.reading.page import Page


def mention_here(view: Page) -> Mention | None:
    """Return the mention whose words are selected; without a selection the one at the cursor.

    Words that are only a part of a mention, or more than it, are words to be marked anew.
    """
    span, marks = view.selected_span(), view.marks
    if view.page is None:
        return None
    if span is None:
        offset = view.page.offset(view.textCursor().position())
        return marks.mention_at(offset) or marks.mention_at(offset - 1)
    mention = marks.mention_at(span.start)
    return mention if mention is not None and mention.span == span else None


def mention_under(view: Page, point: QPoint) -> Mention | None:
    """Return the mention at a point of the screen, or else the one selected or at the cursor.

    A menu that was asked for with a key opens at the cursor, beside the words it is for.
    """
    offset = view.offset_at(view.viewport().mapFromGlobal(point))
    at = view.marks.mention_at(offset) if offset is not None else None
    return at or mention_here(view)
