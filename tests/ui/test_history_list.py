"""The window of the history: what was changed when, and taking it back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotation.notes import Colour
from annotation.selectors import Span
from storage import Archive, Batch, open_archive
from tests.storage.samples import article
from ui.appearance import Appearance
from ui.history.history_list import CAN_BE, CHOOSE, NOTHING_FOUND, NOTHING_YET, HistoryList
from ui.history.history_model import STATE, WHAT, WHERE, HistoryModel
from ui.main_window import MainWindow
from ui.session import Session
from ui.tasks import Tasks

Open = Callable[[], HistoryList]


@pytest.fixture
def open_list(qtbot: QtBot, window: MainWindow) -> Open:
    def make() -> HistoryList:
        dialog = HistoryList(window.session, window.appearance, window)
        qtbot.addWidget(dialog)
        dialog.article_wanted.connect(window.session.open_article)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return make


@pytest.fixture
def note(window: MainWindow) -> str:
    """A highlight that was made, then coloured, and an article that was renamed after it."""
    made = window.session.annotate(Span(0, 7), Colour.YELLOW)
    assert made is not None
    window.session.recolour(made.id, Colour.GREEN)
    assert window.session.current is not None
    window.session.rename(window.session.current.id, "Another title")
    return made.id


def column(dialog: HistoryList, which: int) -> list[str]:
    model = dialog.model
    return [str(model.index(row, which).data()) for row in range(model.rowCount())]


def choose(dialog: HistoryList, title: str) -> None:
    dialog.table.selectRow(column(dialog, WHAT).index(title))


def test_steps_are_listed_newest_first_with_their_article(open_list: Open, note: str) -> None:
    dialog = open_list()
    assert column(dialog, WHAT) == [
        "Rename to “Another title”",
        "Colour “Harbour” green",
        "Highlight “Harbour”",
        "Add “Harbour crew saves the northern light”",
    ]
    assert set(column(dialog, WHERE)) == {"Another title"}
    assert column(dialog, STATE) == [""] * 4
    assert dialog.count.text() == "4 steps"
    assert dialog.reason.text() == CHOOSE
    assert not dialog.take_back.isEnabled()


def test_enter_takes_the_chosen_step_back_and_the_later_ones_stay(
    qtbot: QtBot, window: MainWindow, open_list: Open, note: str
) -> None:
    dialog = open_list()
    choose(dialog, "Colour “Harbour” green")
    assert dialog.reason.text() == CAN_BE
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    archive = window.session.archive
    assert archive.annotations.get(note).colour is Colour.YELLOW
    assert column(dialog, WHAT)[0] == "Take back: Colour “Harbour” green"
    assert column(dialog, STATE)[2] == "Taken back"
    assert dialog.told.text() == "Took back: Colour “Harbour” green"
    assert dialog.reason.text() == "It was taken back already."
    assert window.reading.page.marks.annotations[0].colour is Colour.YELLOW
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert archive.annotations.get(note).colour is Colour.GREEN


def test_what_stands_in_the_way_is_said_in_place_of_taking_back(
    qtbot: QtBot, window: MainWindow, open_list: Open, note: str
) -> None:
    dialog = open_list()
    choose(dialog, "Highlight “Harbour”")
    assert dialog.reason.text() == ("“Colour ‘Harbour’ green” depends on it; take that back first.")
    assert not dialog.take_back.isEnabled()
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert len(window.session.archive.annotations.of(1)) == 1


def test_all_from_a_step_on_is_undone_and_done_again_up_to_one(
    window: MainWindow, open_list: Open, note: str
) -> None:
    dialog = open_list()
    choose(dialog, "Highlight “Harbour”")
    dialog.back_to.click()
    assert column(dialog, STATE) == ["Undone", "Undone", "Undone", ""]
    assert window.session.archive.annotations.of(1) == []
    assert "is undone" in dialog.reason.text()
    assert dialog.told.text() == "Undid 3 steps"
    choose(dialog, "Colour “Harbour” green")
    assert dialog.back_to.text() == "&Redo up to Here"
    dialog.back_to.click()
    assert column(dialog, STATE) == ["Undone", "", "", ""]
    assert window.session.archive.annotations.get(note).colour is Colour.GREEN


def test_it_follows_the_archive_and_keeps_what_is_chosen(
    qtbot: QtBot, window: MainWindow, open_list: Open, note: str
) -> None:
    dialog = open_list()
    choose(dialog, "Colour “Harbour” green")
    window.session.annotate(Span(8, 12))
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 5)
    chosen = dialog.chosen()
    assert chosen
    assert chosen.title == "Colour “Harbour” green"


def test_it_is_searched_by_act_and_article(open_list: Open, note: str) -> None:
    dialog = open_list()
    dialog.search.setText("green another")
    assert column(dialog, WHAT) == ["Colour “Harbour” green"]
    assert dialog.count.text() == "1 of 4 steps"
    dialog.search.setText("zebra")
    assert dialog.empty.isVisible()
    assert dialog.empty.text() == NOTHING_FOUND
    dialog.empty.button.click()
    assert dialog.model.rowCount() == 4


def test_the_keys_go_from_the_search_to_the_newest_step(
    qtbot: QtBot, open_list: Open, note: str
) -> None:
    dialog = open_list()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.table.hasFocus()
    chosen = dialog.chosen()
    assert chosen
    assert chosen.title == "Rename to “Another title”"


def test_the_article_of_a_step_is_opened(window: MainWindow, open_list: Open, note: str) -> None:
    window.session.close_article()
    dialog = open_list()
    choose(dialog, "Highlight “Harbour”")
    dialog.go.click()
    assert dialog.isHidden()
    assert window.session.current is not None


def test_a_large_import_is_one_line_and_its_articles_are_counted(
    window: MainWindow, open_list: Open
) -> None:
    batch = Batch()
    for number in range(8):
        window.session.keep(article(f"Story {number}", f"Text {number}."), "", batch=batch)
    dialog = open_list()
    assert column(dialog, WHAT)[0] == "Import of 8 articles"
    assert column(dialog, WHERE)[0] == "8 articles"
    tip = dialog.model.index(0, WHERE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<p>Story 0, Story 1, Story 2, Story 3, Story 4 and 3 more</p>"


def test_nothing_changed_yet_is_said(
    qtbot: QtBot, session: Session, appearance: Appearance, make_window: Callable[[], MainWindow]
) -> None:
    window = make_window()
    dialog = HistoryList(session, appearance, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.empty.text() == NOTHING_YET
    assert dialog.reason.isHidden()


def test_the_action_opens_it(qtbot: QtBot, window: MainWindow) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        seen.append(dialog.windowTitle())
        dialog.close()

    QTimer.singleShot(200, look)
    window.actions_by_id["history"].trigger()
    assert seen == ["History"]


def test_an_archive_for_reading_only_lists_and_changes_nothing(
    qtbot: QtBot, tmp_path: Path, appearance: Appearance
) -> None:
    from PySide6.QtWidgets import QWidget

    with open_archive(tmp_path / "a.db") as archive:
        archive.articles.add(article())
    with open_archive(tmp_path / "a.db", read_only=True) as archive:
        parent = QWidget()
        qtbot.addWidget(parent)
        session = Session(archive, Tasks(parent), parent)
        dialog = HistoryList(session, appearance, parent)
        dialog.table.selectRow(0)
        assert column(dialog, WHAT) == ["Add “The last ferry”"]
        assert "reading only" in dialog.reason.text()
        assert not dialog.take_back.isEnabled()
        assert not dialog.back_to.isEnabled()
        session.tasks.close()


def test_the_model_is_sound(qtbot: QtBot, archive: Archive) -> None:
    model = HistoryModel("#555555")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number in range(12):
        archive.articles.add(article(str(number), f"Text {number}."))
    steps = archive.history.steps()
    model.show_steps(steps, archive.history.touched([each.id for each in steps]))
    model.search("add 1")
    assert model.rowCount() == 3
    model.show_steps([], {})
    assert model.rowCount() == 0
