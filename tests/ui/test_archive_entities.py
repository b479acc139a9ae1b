"""The entities of the whole archive on the screen: also in, questions, the list of names."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.entities import Label
from storage import Archive
from tests.ui.test_known import add
from ui import known
from ui.appearance import Appearance
from ui.entities.archive_names import NOTHING_FOUND, NOTHING_YET, ArchiveNames
from ui.entities.archive_names_model import WINDOW, ArchiveNamesModel
from ui.entities.named_in_model import NamedInModel
from ui.main_window import MainWindow
from ui.session import Session

PESKOV = ("Dmitry Peskov", Label.PERSON)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without waiting for the window to be painted."""
    monkeypatch.setattr(known, "BEGIN_MS", 0)
    monkeypatch.setattr(known, "REST_MS", 0)


@pytest.fixture
def ids(archive: Archive) -> list[int]:
    """Three articles name Peskov in full, one with a slip, one by his last name."""
    return [
        add(archive, "One", "Dmitry Peskov"),
        add(archive, "Two", "Dmitry Peskov", "Angela Merkel"),
        add(archive, "Three", "Dmitry Peskov"),
        add(archive, "Four", "Dmitry Pesko"),
        add(archive, "Five", "Peskov"),
    ]


@pytest.fixture
def shown(
    ids: list[int], session: Session, make_window: Callable[[], MainWindow], qtbot: QtBot
) -> MainWindow:
    """The window on the first article, everything gathered."""
    session.open_article(ids[0])
    window = make_window()
    window.panel.show_entities()
    qtbot.waitUntil(lambda: session.archive.entities.settled)
    return window


@pytest.fixture
def dialog(shown: MainWindow) -> ArchiveNames:
    shown.actions_by_id["archive_names"].trigger()
    dialog = shown.findChild(ArchiveNames)
    assert isinstance(dialog, ArchiveNames)
    return dialog


def rows(model: ArchiveNamesModel | NamedInModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_a_chosen_entity_says_in_how_many_articles_it_is_named(shown: MainWindow) -> None:
    also = shown.panel.entities.also
    assert also.isHidden()
    shown.panel.entities.choose(PESKOV)
    assert also.line.text() == "Also in 2 other articles"
    assert also.articles.isHidden()
    shown.panel.entities.choose(None)
    assert also.isHidden()


def test_what_no_other_article_names_says_nothing(shown: MainWindow, ids: list[int]) -> None:
    shown.session.open_article(ids[1])
    shown.panel.entities.choose(("Angela Merkel", Label.PERSON))
    assert shown.panel.entities.also.isHidden()


def test_the_other_articles_open_from_the_keyboard(
    shown: MainWindow, ids: list[int], qtbot: QtBot
) -> None:
    also = shown.panel.entities.also
    shown.panel.entities.choose(PESKOV)
    also.line.setFocus()
    qtbot.keyClick(also.line, Qt.Key.Key_Return)
    assert also.articles.hasFocus()
    assert rows(also.model) == ["Three", "Two"]
    qtbot.keyClick(also.articles, Qt.Key.Key_Down)
    qtbot.keyClick(also.articles, Qt.Key.Key_Return)
    assert shown.session.current is not None
    assert shown.session.current.id == ids[1]
    assert shown.panel.entities.tree.currentIndex().data() == "Dmitry Peskov"
    assert rows(also.model) == ["Three", "One"]
    assert not also.articles.isHidden()


def test_esc_folds_the_list_again(shown: MainWindow, qtbot: QtBot) -> None:
    also = shown.panel.entities.also
    shown.panel.entities.choose(PESKOV)
    also.line.click()
    qtbot.keyClick(also.articles, Qt.Key.Key_Escape)
    assert also.articles.isHidden()
    assert also.line.hasFocus()


def test_a_question_is_asked_with_its_reason(shown: MainWindow) -> None:
    questions = shown.panel.entities.questions
    assert questions.line.text() == "2 questions about names"
    assert questions.question.text() == (
        "Same person? “Dmitry Pesko” (1 article) – “Dmitry Peskov” (3 articles)"
    )
    assert questions.reason.text() == "One letter apart."
    assert questions.same.isHidden() or not questions.same.isVisible()
    questions.line.click()
    assert questions.same.isVisible()


def test_yes_makes_them_one_and_undo_asks_again(shown: MainWindow, qtbot: QtBot) -> None:
    questions = shown.panel.entities.questions
    questions.line.click()
    questions.same.click()
    assert "Same: “Dmitry Pesko” is Dmitry Peskov" in shown.status.message()
    assert "“Peskov”" in questions.question.text()
    qtbot.waitUntil(lambda: questions.line.text() == "1 question about names")
    shown.panel.entities.choose(PESKOV)
    qtbot.waitUntil(lambda: shown.panel.entities.also.line.text() == "Also in 3 other articles")
    shown.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: questions.line.text() == "2 questions about names")


def test_no_is_remembered(shown: MainWindow, qtbot: QtBot) -> None:
    questions = shown.panel.entities.questions
    questions.line.click()
    questions.apart.click()
    questions.apart.click()
    qtbot.waitUntil(lambda: shown.session.known.suggestions() == [])
    qtbot.waitUntil(questions.isHidden)
    assert shown.session.archive.decisions.count() == 2


def test_later_asks_the_others_first(shown: MainWindow) -> None:
    questions = shown.panel.entities.questions
    questions.line.click()
    questions.later.click()
    assert "“Peskov”" in questions.question.text()
    questions.refresh()
    assert "“Peskov”" in questions.question.text()
    questions.later.click()
    assert "“Dmitry Pesko”" in questions.question.text()
    assert shown.session.archive.decisions.count() == 0


def test_the_list_of_names_is_sound(archive: Archive, session: Session) -> None:
    with archive.step("Add"):
        for number in range(5):
            add(archive, f"A {number}", *(f"Person{number} Of{each}" for each in range(30)))
    archive.entities.bring_up_to_date()
    model = ArchiveNamesModel(session.known)
    assert model.rowCount() == WINDOW
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    while model.canFetchMore():
        model.fetchMore()
    assert model.rowCount() == 150
    model.narrow("person1", None)
    assert model.rowCount() == 30
    articles = NamedInModel()
    QAbstractItemModelTester(articles, QAbstractItemModelTester.FailureReportingMode.Fatal)
    articles.show(session.known.articles_of(model.entity_at(model.index(0)).id))
    assert rows(articles) == ["A 1"]


def test_all_names_are_listed_with_their_articles(dialog: ArchiveNames) -> None:
    assert rows(dialog.model) == ["Dmitry Peskov", "Angela Merkel", "Dmitry Pesko", "Peskov"]
    assert rows(dialog.named_in) == ["Three", "Two", "One"]
    assert dialog.count.text() == "4 names"
    dialog.names.setCurrentIndex(dialog.model.index(1))
    assert rows(dialog.named_in) == ["Two"]


def test_names_are_searched_and_narrowed(dialog: ArchiveNames, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "merk")
    qtbot.waitUntil(lambda: rows(dialog.model) == ["Angela Merkel"])
    dialog.show_kind(Label.ORG)
    assert rows(dialog.model) == []
    assert dialog.empty.text() == NOTHING_FOUND
    assert rows(dialog.named_in) == []


def test_an_article_opens_from_the_list_by_keys_alone(
    dialog: ArchiveNames, shown: MainWindow, ids: list[int], qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.search, "merkel")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.names, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.articles, Qt.Key.Key_Return)
    assert shown.session.current is not None
    assert shown.session.current.id == ids[1]
    qtbot.waitUntil(lambda: shown.findChild(ArchiveNames) is None)
    chosen: QModelIndex = shown.panel.entities.tree.currentIndex()
    assert chosen.data() == "Angela Merkel"


def test_an_empty_archive_says_what_to_do(
    session: Session, appearance: Appearance, qtbot: QtBot, window: MainWindow
) -> None:
    session.archive.entities.drop()
    session.move_to_bin(session.archive.articles.ids())
    dialog = ArchiveNames(session, appearance, window)
    assert dialog.empty.text() == NOTHING_YET
    QApplication.processEvents()
    dialog.close()
