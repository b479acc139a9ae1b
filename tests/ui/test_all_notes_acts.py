"""Changing and exporting many annotations from the window of all of them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from annotation.notes import Colour
from storage import AddTag, Delete, Recolour, RemoveTag
from tests.ui.all_notes import choose, mark_four, passages
from tests.ui.all_notes_surfaces import open_notes
from ui.all_notes.all_notes import AllNotes
from ui.all_notes.pick_card import PickCard
from ui.main_window import MainWindow


@pytest.fixture
def marked(window: MainWindow, kept: int) -> MainWindow:
    mark_four(window, kept)
    return window


def card_of(dialog: AllNotes) -> PickCard:
    (card,) = [each for each in dialog.findChildren(PickCard) if each.isVisible()]
    return card


@pytest.mark.parametrize("act", [Recolour(Colour.GREEN), AddTag("x"), RemoveTag("coast"), Delete()])
def test_an_act_is_previewed_done_and_undone_as_one_step(
    qtbot: QtBot, marked: MainWindow, act: Recolour | AddTag | RemoveTag | Delete
) -> None:
    archive = marked.session.archive
    before = archive.database.rows("SELECT * FROM annotations ORDER BY id")
    steps = len(archive.history.steps())
    dialog = open_notes(marked)
    dialog.table.selectAll()
    dialog.foot.consider(act)
    preview = dialog.foot.preview
    assert preview.isVisible()
    assert archive.database.rows("SELECT * FROM annotations ORDER BY id") == before
    title = preview.title.text()
    qtbot.keyClick(preview.go, Qt.Key.Key_Return)
    assert not preview.isVisible()
    assert archive.history.undo_title() == title
    assert len(archive.history.steps()) == steps + 1
    assert dialog.told.words.text().casefold().endswith(title.casefold())
    qtbot.mouseClick(dialog.told.undo, Qt.MouseButton.LeftButton)
    assert archive.database.rows("SELECT * FROM annotations ORDER BY id") == before
    qtbot.waitUntil(lambda: len(passages(dialog)) == 4)


def test_a_preview_says_how_many_and_what_stays(marked: MainWindow) -> None:
    dialog = open_notes(marked)
    dialog.table.selectAll()
    dialog.foot.consider(Recolour(Colour.BLUE))
    preview = dialog.foot.preview
    assert preview.title.text() == "Colour 2 annotations in 2 articles blue"
    assert preview.go.text() == "&Colour 2 annotations"
    assert "2 others stay as they are." in preview.more.text()
    assert preview.examples[0].text() == "“A quiet week”   ·   A quiet week"
    dialog.reject()
    assert dialog.isVisible()
    assert not preview.isVisible()


def test_nothing_to_change_is_said(marked: MainWindow) -> None:
    dialog = open_notes(marked)
    choose(dialog, "The lamp burned")
    dialog.foot.consider(Recolour(Colour.BLUE))
    assert not dialog.foot.preview.isVisible()
    assert dialog.told.words.text() == "It has this colour already."


def test_choosing_others_leaves_the_preview(marked: MainWindow) -> None:
    dialog = open_notes(marked)
    choose(dialog, "The lamp burned")
    dialog.foot.consider(Delete())
    choose(dialog, "A quiet week")
    assert not dialog.foot.preview.isVisible()


def test_a_tag_is_typed_or_chosen_from_those_there(qtbot: QtBot, marked: MainWindow) -> None:
    dialog = open_notes(marked)
    dialog.table.selectAll()
    dialog.foot.buttons["add"].click()
    card = card_of(dialog)
    qtbot.keyClicks(card.field, "to read/soon")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert dialog.foot.preview.title.text().startswith("Add tag “to read/soon” to 4 annotations")
    dialog.foot.preview.go.click()
    qtbot.waitUntil(lambda: not dialog.listing.busy and len(dialog.table.chosen()) == 4)
    dialog.foot.buttons["remove"].click()
    card = card_of(dialog)
    qtbot.keyClicks(card.field, "coast")
    qtbot.keyClick(card.field, Qt.Key.Key_Down)
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert "coast/people" in dialog.foot.preview.title.text()


def test_a_colour_is_chosen_from_the_menu_under_its_name(marked: MainWindow) -> None:
    marked.session.colours.rename(Colour.GREEN, "check & ask")
    dialog = open_notes(marked)
    choose(dialog, "The lamp burned")
    menu = dialog.foot.buttons["colour"].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    menu.actions()[1].trigger()
    assert menu.actions()[1].text() == "Green (check && ask)"
    assert dialog.foot.preview.title.text() == "Colour 1 annotation in 1 article green"


def test_what_is_chosen_stays_chosen_for_the_next_act(qtbot: QtBot, marked: MainWindow) -> None:
    dialog = open_notes(marked)
    choose(dialog, "The lamp burned")
    chosen = dialog.table.chosen()
    dialog.foot.consider(Recolour(Colour.GREEN))
    dialog.foot.preview.go.click()
    qtbot.waitUntil(lambda: not dialog.listing.busy)
    assert passages(dialog)
    assert dialog.table.chosen() == chosen


def test_delete_asks_with_a_preview_and_the_menu_offers_the_same(
    qtbot: QtBot, marked: MainWindow
) -> None:
    dialog = open_notes(marked)
    qtbot.waitUntil(dialog.isActiveWindow)
    choose(dialog, "The lamp burned")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.foot.preview.title.text() == "Delete 1 annotation in 1 article"
    qtbot.keyClick(dialog.foot.preview, Qt.Key.Key_Escape)
    menu = QMenu()
    dialog.foot.fill(menu)
    assert [each.text() for each in menu.actions()] == [
        each.text() for each in dialog.foot.buttons.values()
    ]


def test_an_archive_that_is_only_read_offers_no_change(
    marked: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_notes(marked)
    monkeypatch.setattr(marked.session.archive, "read_only", True)
    choose(dialog, "The lamp burned")
    enabled = [name for name, each in dialog.foot.buttons.items() if each.isEnabled()]
    assert enabled == ["open", "export"]
    dialog.foot.consider(Delete())
    assert not dialog.foot.preview.isVisible()


def test_the_chosen_are_exported_as_markdown(
    qtbot: QtBot, marked: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "notes.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog = open_notes(marked)
    dialog.table.selectRow(2)
    dialog.foot.buttons["export"].click()
    assert dialog.foot.preview.title.text().startswith("Export 3 annotations as Markdown")
    assert not path.exists()
    dialog.foot.preview.go.click()
    qtbot.waitUntil(path.exists)
    text = path.read_text("utf-8")
    assert text.startswith("# 3 annotations\n\n## Harbour crew saves the northern light\n")
    assert (
        "> Ada Larsen rowed out\n\n    Yellow\n\n    Tags: #coast/people\n\n    Who *else*?" in text
    )
    qtbot.waitUntil(lambda: dialog.told.words.text() == "Exported 3 annotations to notes.md.")


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, marked: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "nowhere" / "notes.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog = open_notes(marked)
    dialog.export(dialog.model.groups.chosen([(0, 5)]))
    qtbot.waitUntil(lambda: dialog.told.words.text().startswith("The file could not be written"))


def test_an_export_can_be_stopped(
    qtbot: QtBot, marked: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "notes.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog = open_notes(marked)
    dialog.export([1, 2])
    dialog.told.cancelled.emit()
    assert dialog.told.words.text() == "Nothing was exported."
    qtbot.wait(50)
    assert not path.exists()
