"""Versions of an article and lost passages in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from annotation.notes import AnchorState
from annotation.selectors import Span
from storage import VersionState
from ui.main_window import MainWindow
from ui.session import Session
from ui.versions.difference_rows import rows_of
from ui.versions.lost_passages import LostPassages
from ui.versions.notice import Says
from ui.versions.version_list import VersionList

ADDRESS = "https://example.org/bridge"
OLD = (
    "The council of Bergen met on Monday to talk about the bridge.",
    "About 40 boats were counted in the bay, the report said.",
    "Nobody had seen the lamp at the end of the pier burn for so long.",
    "The price had gone up by twelve dollars.",
)
NEW = (OLD[0], "About 46 boats were counted in the bay, the report said.", OLD[3], "More to come.")
COOKIES = ("Please accept cookies to go on reading.",)


def article(parts: tuple[str, ...]) -> Article:
    text, blocks = build((part, BlockKind.PARAGRAPH, 0) for part in parts)
    return Article("The bridge", text, blocks, address=ADDRESS)


@pytest.fixture
def bridge(session: Session) -> int:
    """An article with three annotations, open."""
    added = article(OLD)
    session.keep(added, ADDRESS)
    assert session.current is not None
    for words in ("About 40 boats were counted", "the lamp at the end of the pier burn", "twelve"):
        start = added.text.index(words)
        session.archive.annotations.add(session.current.id, Span(start, start + len(words)))
    return session.current.id


@pytest.fixture
def shown(make_window: Callable[[], MainWindow], bridge: int) -> MainWindow:
    return make_window()


def test_a_changed_text_is_shown_at_once_with_its_annotations(
    shown: MainWindow, bridge: int
) -> None:
    shown.session.keep(article(NEW), ADDRESS)
    assert "46 boats" in shown.reading.page.toPlainText()
    states = [each.state for each in shown.reading.page.marks.annotations]
    assert states.count(AnchorState.ORPHAN) == 1
    shown.actions_by_id["undo"].trigger()
    assert "40 boats" in shown.reading.page.toPlainText()


def test_a_worse_text_waits_until_the_reader_decides(shown: MainWindow, bridge: int) -> None:
    shown.session.keep(article(COOKIES), ADDRESS)
    notice = shown.reading.notice
    assert "40 boats" in shown.reading.page.toPlainText()
    assert notice.says is Says.WAITING
    assert "cookies" in notice.words.text()
    notice.reject.click()
    assert notice.isHidden()
    (other,) = [each for each in shown.session.archive.versions.of(bridge) if not each.current]
    assert other.state is VersionState.REJECTED


def test_a_waiting_text_can_be_shown_and_taken_back(shown: MainWindow, bridge: int) -> None:
    shown.session.keep(article(COOKIES), ADDRESS)
    shown.reading.notice.show_it.click()
    assert "cookies" in shown.reading.page.toPlainText()
    shown.actions_by_id["undo"].trigger()
    assert "40 boats" in shown.reading.page.toPlainText()
    assert shown.reading.notice.says is Says.WAITING


def test_the_line_says_what_was_lost_until_it_is_put_off(shown: MainWindow, bridge: int) -> None:
    shown.session.keep(article(NEW), ADDRESS)
    notice = shown.reading.notice
    assert notice.says is Says.LOST
    assert notice.words.text().startswith("1 passage")
    notice.later.click()
    assert notice.isHidden()


def test_the_list_goes_back_to_an_older_text_and_shows_what_differs(
    qtbot: QtBot, shown: MainWindow, bridge: int
) -> None:
    session = shown.session
    before = session.archive.annotations.of(bridge)
    session.keep(article(NEW), ADDRESS)
    dialog = VersionList(session, shown.appearance, bridge, shown)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    rows = [dialog.model.row(number) for number in range(dialog.model.rowCount())]
    edited = [words for row in rows for words in row.edited]
    assert any("40 boats" in words and "46 boats" in words for words in edited)
    assert any("gone" in words for words in edited)
    dialog.list.setCurrentRow(1)
    dialog.show_version()
    assert session.archive.annotations.of(bridge) == before
    assert "40 boats" in shown.reading.page.toPlainText()


def test_what_is_the_same_is_folded_until_it_is_wanted(
    qtbot: QtBot, shown: MainWindow, bridge: int
) -> None:
    shown.session.keep(article((*NEW, *(f"Paragraph {n}." for n in range(9)))), ADDRESS)
    shown.session.keep(article((*NEW, *(f"Paragraph {n}." for n in range(8)), "Other.")), ADDRESS)
    dialog = VersionList(shown.session, shown.appearance, bridge, shown)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    folded = dialog.model.rowCount()
    dialog.everything.setChecked(True)
    assert dialog.model.rowCount() > folded


def test_enter_puts_a_lost_passage_on_the_chosen_place(
    qtbot: QtBot, shown: MainWindow, bridge: int
) -> None:
    session = shown.session
    session.keep(article(NEW), ADDRESS)
    assert session.current is not None
    start = session.current.article.text.index("More to come")
    dialog = LostPassages(session, shown.appearance, shown, (bridge, Span(start, start + 12)))
    qtbot.addWidget(dialog)
    lost = dialog.chosen()
    assert lost is not None
    assert lost.quote == "the lamp at the end of the pier burn"
    qtbot.keyClick(dialog.places, Qt.Key.Key_Return)
    assert session.archive.annotations.get(lost.id).quote == "More to come"
    assert dialog.chosen() is None
    session.undo()
    assert dialog.chosen() == lost


def test_rows_name_what_became_of_each_paragraph() -> None:
    from annotation.differences import differences

    old, new = article(OLD), article(NEW)
    said = [row.in_words() for row in rows_of(differences(old, new), old.text, new.text)]
    assert any(words.startswith("Only in the older text: Nobody") for words in said)
    assert any(words.startswith("Only in the newer text: More") for words in said)
    assert any(words.startswith("Older: About 40") for words in said)
