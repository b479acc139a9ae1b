"""Which actions of the table can do nothing at this moment."""

from contextlib import suppress
from typing import TYPE_CHECKING

from storage import ArchiveError
from ui.actions import TABLE, Reach
from ui.reading.mentions_at import mention_here

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_OF_AN_ARTICLE = frozenset(
    {"rename", "export", "find", "find_next", "find_previous", "article_note", "page"}
)
_OF_WORDS = frozenset({"highlight", "note", "tag", "copy", "copy_source"})
_SHAPING = frozenset({"reshape", "split", "merge"})
_WRITING = frozenset({"open", "paste", "rename", "bin", "undo", "redo", "article_note", "delete"})


def unavailable(window: "MainWindow") -> set[str]:
    """Return the ids of the actions that would only say what they need."""
    session, missing = window.session, set[str]()
    ids = {row.id for row in TABLE}
    colours = {each for each in ids if each.startswith("highlight")}
    if session.current is None:
        missing |= {row.id for row in TABLE if row.reach is Reach.PAGE} - {"peel"}
        missing |= _OF_AN_ARTICLE
    else:
        missing |= _on_the_page(window, colours)
    if session.archive.read_only:
        missing |= _WRITING | colours | {"note", "tag", "boundaries"} | _SHAPING
    with suppress(ArchiveError):  # a palette without its dimness is better than none
        missing |= _in_the_archive(window)
    return missing & ids


def _in_the_archive(window: "MainWindow") -> set[str]:
    archive = window.session.archive
    there = {
        "undo": archive.history.undo_title(),
        "redo": archive.history.redo_title(),
        "history": archive.history.steps(1),
        "export_all": archive.articles.count(),
    }
    return {action_id for action_id, something in there.items() if not something}


def _on_the_page(window: "MainWindow", colours: set[str]) -> set[str]:
    page, missing = window.reading.page, set[str]()
    chosen = page.selected_span() or page.marks.active
    if not chosen and page.marks.here is None:
        missing |= colours | _OF_WORDS
    if not page.marks.active:
        missing |= {"delete", "reshape"}
    mention = mention_here(page)
    if mention is None:
        missing.add("boundaries")
    if mention is None and page.selected_span() is None:
        missing.add("card")
    if not page.marks.shown_mentions():
        missing |= {"next_mention", "previous_mention"}
    if not any(each.span for each in page.marks.annotations):
        missing |= {"next_annotation", "previous_annotation"}
        missing |= {"next_annotation_here", "previous_annotation_here"}
        missing |= {"split", "merge", "choose_here"}
    return missing
