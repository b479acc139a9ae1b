"""The list of all decisions."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from annotation.decisions import Decision, Reach, Verdict
from annotation.entities import Label
from tests.ui.test_boundaries import mention
from ui.entities.decision_list import DecisionList
from ui.entities.decision_model import DECISION, DecisionModel
from ui.main_window import MainWindow


def decision(number: int, words: str = "", verdict: Verdict = Verdict.REJECT) -> Decision:
    return Decision(
        id=f"{number:032x}",
        verdict=verdict,
        reach=Reach.EVERYWHERE,
        words=words or f"Name {number}",
        label=Label.PERSON,
        entity="",
        article_id=None,
        source="",
        selectors=None,
        proposed="PERSON|model, 0.90|test",
        created=f"2026-01-01T00:00:{number % 60:02}Z",
        modified=f"2026-01-01T00:{number // 60 % 60:02}:{number % 60:02}Z",
    )


def cells(model: DecisionModel, column: int) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def open_list(qtbot: QtBot, window: MainWindow) -> DecisionList:
    dialog = DecisionList(window.session, window.appearance, window)
    qtbot.addWidget(dialog)
    dialog.place_wanted.connect(window.acts.go_to)
    dialog.show()
    return dialog


def decide(window: MainWindow) -> None:
    """Decide two things, one everywhere and one in the article."""
    deciding = window.session.deciding
    deciding.reject(mention(window, "Bergen"), Reach.EVERYWHERE)
    deciding.confirm(mention(window, "Ada Larsen"), Reach.ARTICLE)


def choose(dialog: DecisionList, words: str) -> None:
    dialog.table.selectRow(cells(dialog.model, 0).index(words))


def pick(dialog: DecisionList, button: str, text: str) -> None:
    """Open a button's menu as a click does, and take one of its entries."""
    menu = dialog.buttons[button].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == text).trigger()


def test_the_model_is_sound(qtbot: QtBot) -> None:
    model = DecisionModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_decisions([decision(number) for number in range(30)], {})
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.search("name 1")
    assert model.rowCount() == 12
    model.search("")
    model.show_decisions([], {})
    assert model.rowCount() == 0


def test_alt_and_a_number_sort_by_a_column_and_turn_it_round(
    qtbot: QtBot, window: MainWindow
) -> None:
    decide(window)
    dialog = open_list(qtbot, window)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for expected in (["Ada Larsen", "Bergen"], ["Bergen", "Ada Larsen"]):
        qtbot.keyClick(dialog.search, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        assert cells(dialog.model, 0) == expected


def test_sorting_keeps_the_chosen_row(qtbot: QtBot, window: MainWindow) -> None:
    decide(window)
    dialog = open_list(qtbot, window)
    choose(dialog, "Bergen")
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        dialog.table.sortByColumn(0, order)
        assert [each.words for each in dialog.chosen()] == ["Bergen"]
    assert cells(dialog.model, 0) == ["Bergen", "Ada Larsen"]


def test_searching_looks_into_words_decision_label_and_place(
    qtbot: QtBot, window: MainWindow
) -> None:
    decide(window)
    dialog = open_list(qtbot, window)
    for words, found in (("place", "Bergen"), ("harbour", "Ada Larsen"), ("not a", "Bergen")):
        dialog.search.setText(words)
        assert cells(dialog.model, 0) == [found]
    assert dialog.count.text() == "1 of 2 decisions"
    dialog.search.setText("lighthouse")
    assert dialog.empty.isVisible()
    assert "Search for fewer words" in dialog.empty.text()


def test_an_empty_list_says_how_to_begin(qtbot: QtBot, window: MainWindow) -> None:
    dialog = open_list(qtbot, window)
    assert "press E" in dialog.empty.text()
    assert not dialog.buttons["export"].isEnabled()


def test_deleting_several_is_one_step_to_undo(qtbot: QtBot, window: MainWindow) -> None:
    decide(window)
    dialog = open_list(qtbot, window)
    dialog.table.selectAll()
    qtbot.mouseClick(dialog.buttons["delete"], Qt.MouseButton.LeftButton)
    assert dialog.model.rowCount() == 0
    assert mention(window, "Bergen").decision == ""
    assert dialog.told.text() == "Took back 2 decisions"
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert dialog.model.rowCount() == 2
    assert dialog.undo.isHidden()


def test_verdict_label_and_reach_can_be_changed(qtbot: QtBot, window: MainWindow) -> None:
    decide(window)
    dialog = open_list(qtbot, window)
    choose(dialog, "Bergen")
    pick(dialog, "verdict", "Right")
    assert mention(window, "Bergen").label is Label.PLACE
    pick(dialog, "label", "Organisation")
    assert mention(window, "Bergen").label is Label.ORG
    choose(dialog, "Ada Larsen")
    pick(dialog, "reach", "Everywhere")
    assert cells(dialog.model, 3) == ["Everywhere", "Everywhere"]


def test_going_to_the_place_opens_the_article(qtbot: QtBot, window: MainWindow, kept: int) -> None:
    decide(window)
    window.session.add_text("Another text altogether, without a name.")
    dialog = open_list(qtbot, window)
    choose(dialog, "Ada Larsen")
    dialog.go()
    assert window.session.current is not None
    assert window.session.current.id == kept
    assert window.reading.page.marks.lifted == ("Ada Larsen", Label.PERSON)


def test_decisions_leave_as_a_table_and_come_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(window)
    dialog = open_list(qtbot, window)
    path = str(tmp_path / "decisions.tsv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    dialog.export_file()
    dialog.table.selectAll()
    dialog.delete()
    dialog.import_file()
    assert sorted(cells(dialog.model, 0)) == ["Ada Larsen", "Bergen"]


def test_ten_thousand_decisions_are_searched_and_sorted_at_once(qtbot: QtBot) -> None:
    model = DecisionModel()
    model.show_decisions([decision(number) for number in range(10_000)], {})
    start = time.perf_counter()
    model.sort(0, Qt.SortOrder.AscendingOrder)
    model.search("name 99")
    assert model.rowCount() == 280
    assert model.index(0, 0).data(DECISION).words == "Name 1099"
    assert time.perf_counter() - start < 2
