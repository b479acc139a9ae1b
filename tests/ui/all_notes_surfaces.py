"""The window of all annotations and its cards, as surfaces."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotation.notes import Colour
from annotation.notes_filter import Grouping, NotesFilter
from annotation.selectors import Span
from storage import Delete
from tests.ui.surface_dialogs import Opener, find
from ui.all_notes.all_notes import AllNotes
from ui.all_notes.days_card import DaysCard
from ui.all_notes.pick_card import PickCard
from ui.main_window import MainWindow


def open_notes(window: MainWindow) -> AllNotes:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # one that is closed for good
    window.actions_by_id["all_notes"].trigger()
    dialog = find(window, AllNotes)
    assert isinstance(dialog, AllNotes)
    dialog.listing.finish()
    return dialog


def _notes(window: MainWindow, _folder: Path) -> QWidget:
    for number, colour in enumerate((Colour.GREEN, Colour.PINK)):
        made = window.session.annotate(Span(4 * number, 4 * number + 7), colour)
        assert made is not None
        window.session.set_tags(made.id, ("coast/harbour", "a tag of many words " * 4))
    dialog = open_notes(window)
    dialog.table.selectRow(1)
    return dialog


def _narrowed(window: MainWindow, folder: Path) -> QWidget:
    dialog = _notes(window, folder)
    assert isinstance(dialog, AllNotes)
    dialog.filters.group(Grouping.TAG)
    dialog.filters.want(NotesFilter(colours=(Colour.GREEN, Colour.BLUE), tags=("coast",)))
    dialog.table.selectAll()
    dialog.told.show_progress(10, 200)
    return dialog


def _considering(window: MainWindow, folder: Path) -> QWidget:
    dialog = _notes(window, folder)
    assert isinstance(dialog, AllNotes)
    dialog.table.selectAll()
    dialog.foot.consider(Delete())
    return dialog


def _nothing_marked(window: MainWindow, _folder: Path) -> QWidget:
    return open_notes(window)


def _nothing_fits(window: MainWindow, folder: Path) -> QWidget:
    dialog = _notes(window, folder)
    assert isinstance(dialog, AllNotes)
    dialog.filters.want(NotesFilter(words="zebra"))
    dialog.listing.finish()
    return dialog


def _picking(window: MainWindow, folder: Path) -> QWidget:
    dialog = _narrowed(window, folder)
    assert isinstance(dialog, AllNotes)
    dialog.foot.buttons["remove"].click()
    return find(window, PickCard)


def _days(window: MainWindow, folder: Path) -> QWidget:
    dialog = _narrowed(window, folder)
    assert isinstance(dialog, AllNotes)
    dialog.filters.ask_for_days()
    card = find(window, DaysCard)
    assert isinstance(card, DaysCard)
    card.since.setText("in spring")
    card.take()
    return card


ALL_NOTES: dict[str, Opener] = {
    "all notes": _notes,
    "all notes, narrowed": _narrowed,
    "all notes, considering": _considering,
    "all notes, nothing marked": _nothing_marked,
    "all notes, nothing fits": _nothing_fits,
    "all notes, picking": _picking,
    "all notes, days": _days,
}
