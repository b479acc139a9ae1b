"""Opening the window of all annotations, and from it the article at one of them."""

from functools import partial
from typing import TYPE_CHECKING

from storage import NoteRow
from ui.all_notes.all_notes import AllNotes

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def show_all_notes(window: "MainWindow") -> AllNotes:
    """Show all annotations; the second time as they were left."""
    notes = window.findChild(AllNotes)
    if not isinstance(notes, AllNotes):
        notes = AllNotes(window.session, window.appearance, window)
        notes.note_wanted.connect(partial(go_to, window))
    notes.show()
    notes.raise_()
    notes.activateWindow()
    return notes


def go_to(window: "MainWindow", row: NoteRow) -> None:
    """Open the article of an annotation, there."""
    window.session.open_article(row.annotation.article_id)
    opened = window.session.opened_now
    if opened is None or opened.kept.id != row.annotation.article_id:
        return
    for annotation in opened.annotations:
        if annotation.id == row.annotation.id:
            window.reading.show_annotation(annotation)
            window.commands.follow_annotation(annotation.id)
            window.reading.focus_place().setFocus()
