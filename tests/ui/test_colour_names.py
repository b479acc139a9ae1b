"""What the reader calls the highlighters, and where it is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from annotation.notes import Colour
from annotation.selectors import Span
from storage import Archive, open_archive
from ui.main_window import MainWindow
from ui.menus import fill_page_menu
from ui.notes.colour_dialog import ColourDialog
from ui.palette.entries import action_entries
from ui.reading import ring, spoken
from ui.session import Session
from ui.tasks import Tasks


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> ColourDialog:
    dialog = ColourDialog(window.session, window.appearance, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    return dialog


def highlight_dawn(window: MainWindow) -> str:
    assert window.session.current is not None
    start = window.session.current.article.text.index("dawn")
    made = window.session.annotate(Span(start, start + 4), Colour.YELLOW)
    assert made is not None
    return made.id


def tool(window: MainWindow, name: str) -> QToolButton:
    buttons = window.panel.notes.findChildren(QToolButton)
    return next(each for each in buttons if each.accessibleName() == name)


def test_a_name_typed_is_kept_when_the_field_is_left(
    qtbot: QtBot, window: MainWindow, dialog: ColourDialog
) -> None:
    field = dialog.fields[Colour.GREEN]
    field.setFocus()
    qtbot.keyClicks(field, " to check ")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert window.session.archive.colours.names() == {Colour.GREEN: "to check"}
    assert field.text() == "to check"
    assert window.status.message() == "Called green “to check”"


def test_a_name_half_typed_is_kept_however_the_dialog_is_left(
    qtbot: QtBot, window: MainWindow, dialog: ColourDialog
) -> None:
    qtbot.keyClicks(dialog.fields[Colour.PINK], "quote")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.archive.colours.names() == {Colour.PINK: "quote"}


def test_an_emptied_field_gives_the_colour_its_own_name_back(
    qtbot: QtBot, window: MainWindow, dialog: ColourDialog
) -> None:
    window.session.colours.rename(Colour.BLUE, "claim")
    assert dialog.fields[Colour.BLUE].text() == "claim"
    dialog.fields[Colour.BLUE].clear()
    dialog.accept()
    assert window.session.archive.colours.names() == {}


def test_looking_at_the_names_is_no_step(window: MainWindow, dialog: ColourDialog) -> None:
    before = window.session.archive.history.steps()
    dialog.accept()
    assert window.session.archive.history.steps() == before


def test_the_menus_the_palette_and_the_bar_tell_the_name_and_follow_undo(
    window: MainWindow,
) -> None:
    window.session.colours.rename(Colour.YELLOW, "R&D claims")
    menu = QMenu(window)
    fill_page_menu(menu, window.actions_by_id)
    actions = [each for sub in menu.findChildren(QMenu) for each in sub.actions()]
    assert "Highlight in Yellow (R&&D claims)" in [each.text() for each in actions]
    titles = [entry.title for entry in action_entries(window.shortcuts, ())]
    assert "Highlight in Yellow (R&D claims)" in titles
    buttons = {each.accessibleName(): each for each in window.reading.bar.findChildren(QToolButton)}
    assert buttons["Highlight in yellow (R&D claims)"].toolTip().endswith("(R&D claims) (1)")
    window.actions_by_id["undo"].trigger()
    action: QAction = window.actions_by_id["highlight_yellow"]
    assert action.text() == "Highlight in Yellow"
    assert "Highlight in yellow" in {
        each.accessibleName() for each in window.reading.bar.findChildren(QToolButton)
    }


def test_a_name_with_markup_is_shown_as_it_is(window: MainWindow) -> None:
    window.session.colours.rename(Colour.YELLOW, "<b>bold</b>")
    buttons = window.reading.bar.findChildren(QToolButton)
    tip = next(each.toolTip() for each in buttons if "bold" in each.accessibleName())
    assert "&lt;b&gt;" in tip


def test_cards_and_their_buttons_tell_the_name(window: MainWindow) -> None:
    made = highlight_dawn(window)
    window.panel.notes.activate(made)
    window.session.colours.rename(Colour.YELLOW, "claim")
    window.session.colours.rename(Colour.GREEN, "check")
    assert tool(window, "Change to green (check)").toolTip() == "Change to green (check)"
    card = window.panel.notes._cards[made]
    assert "yellow (claim)" in card.accessibleDescription()
    assert "yellow (claim)" in card.toolTip()


def test_the_status_line_tells_the_name(window: MainWindow) -> None:
    window.session.colours.rename(Colour.YELLOW, "claim")
    window.session.colours.rename(Colour.PINK, "quote")
    made = highlight_dawn(window)
    assert window.status.message() == "Highlighted in yellow (claim)"
    window.session.recolour(made, Colour.PINK)
    assert window.status.message() == "Changed to pink (quote)"


def test_what_is_said_of_a_highlight_tells_the_name(window: MainWindow) -> None:
    highlight_dawn(window)
    window.session.colours.rename(Colour.YELLOW, "claim")
    (annotation,) = window.reading.page.marks.annotations
    assert ring.in_a_line(annotation) == "yellow (claim) highlight on “dawn”"
    assert spoken.begins(annotation) == "highlight yellow (claim) begins"


def test_the_names_come_back_with_the_archive(
    archive: Archive, request: pytest.FixtureRequest
) -> None:
    archive.colours.rename(Colour.BLUE, "quote")
    window: MainWindow = request.getfixturevalue("window")
    assert window.actions_by_id["highlight_blue"].text() == "Highlight in Blue (quote)"


def test_a_read_only_archive_shows_its_names_and_takes_none(
    qtbot: QtBot, archive: Archive, window: MainWindow
) -> None:
    archive.colours.rename(Colour.BLUE, "quote")
    with open_archive(archive.path, read_only=True) as reading:
        session = Session(reading, Tasks(window), window)
        dialog = ColourDialog(session, window.appearance, window)
        qtbot.addWidget(dialog)
        field = dialog.fields[Colour.BLUE]
        assert field.isReadOnly()
        assert field.text() == "quote"
        dialog.accept()
        session.tasks.close()
