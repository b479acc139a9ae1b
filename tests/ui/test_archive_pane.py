"""The left pane: the list, the bin and the search."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotation.notes import Colour
from annotation.selectors import Span
from tests.ui.articles import add, add_many, article
from ui.appearance import Appearance
from ui.archive.archive_pane import EMPTY_BIN, NO_ARTICLES, ArchivePane
from ui.archive.article_model import WINDOW
from ui.archive.listing import CARD_ROLE
from ui.session import Session

Key = Qt.Key
Show = Callable[[], ArchivePane]


@pytest.fixture
def show(qtbot: QtBot, session: Session, appearance: Appearance) -> Show:
    def open_pane() -> ArchivePane:
        pane = ArchivePane(session, appearance)
        qtbot.addWidget(pane)
        pane.resize(260, 600)
        pane.show()
        qtbot.waitExposed(pane)
        return pane

    return open_pane


def titles(pane: ArchivePane) -> list[str]:
    model = pane.model
    return [model.index(row).data() for row in range(model.rowCount())]


def type_words(qtbot: QtBot, pane: ArchivePane, words: str) -> None:
    """Type into the search box and wait until the search is done."""
    pane.focus_search()
    QTest.keyClicks(pane.search_box, words)
    qtbot.waitUntil(lambda: not pane._typing.isActive())


def opened_id(session: Session) -> int | None:
    return session.current.id if session.current else None


# The list


def test_an_empty_archive_says_how_to_begin_and_offers_it(qtbot: QtBot, show: Show) -> None:
    pane = show()
    assert pane.empty.isVisible()
    assert pane.empty.text() == NO_ARTICLES
    with qtbot.waitSignal(pane.import_wanted):
        QTest.mouseClick(pane.empty.button, Qt.MouseButton.LeftButton)


def test_articles_are_listed_newest_first(session: Session, show: Show) -> None:
    for title in ("First", "Second", "Third"):
        add(session.archive, title)
    pane = show()
    assert titles(pane) == ["Third", "Second", "First"]
    assert pane.switch.articles.text() == "Articles 3"


def test_a_row_tells_the_source_the_age_and_the_notes(session: Session, show: Show) -> None:
    article_id = add(session.archive, "First")
    session.archive.annotations.add(article_id, Span(0, 4), colour=Colour.PINK)
    session.archive.annotations.add(article_id, Span(5, 9), colour=Colour.PINK)
    pane = show()
    card = pane.model.index(0).data(CARD_ROLE)
    assert (card.under.text, card.tail) == ("The Port Gazette", "just now · 2 annotations")


def test_an_article_added_while_the_list_is_open_appears(session: Session, show: Show) -> None:
    pane = show()
    session.feed.tell(session.archive.articles.add(article("New")).changes)
    assert titles(pane) == ["New"]
    assert pane.list.isVisible()


def test_a_click_opens_an_article(qtbot: QtBot, session: Session, show: Show) -> None:
    first = add(session.archive, "First")
    add(session.archive, "Second")
    pane = show()
    place = pane.list.visualRect(pane.model.index(1)).center()
    no_key = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, no_key, place)
    assert opened_id(session) == first


def test_an_arrow_key_moves_and_opens(qtbot: QtBot, session: Session, show: Show) -> None:
    ids = [add(session.archive, title) for title in ("First", "Second", "Third")]
    pane = show()
    session.open_article(ids[2])
    QTest.keyClick(pane.list, Key.Key_Down)
    qtbot.waitUntil(lambda: opened_id(session) == ids[1])
    QTest.keyClick(pane.list, Key.Key_End)
    qtbot.waitUntil(lambda: opened_id(session) == ids[0])


def test_a_held_arrow_key_opens_only_where_it_stops(
    qtbot: QtBot, session: Session, show: Show
) -> None:
    ids = add_many(session.archive, 10)
    pane = show()
    opened: list[int | None] = []
    session.opened.connect(lambda: opened.append(opened_id(session)))
    pane.list.setFocus()
    for _ in range(5):
        QTest.keyClick(pane.list, Key.Key_Down)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened in ([ids[5]], [ids[4]])  # the first press may only have chosen the first row


def test_the_article_on_the_page_is_marked_in_the_list(session: Session, show: Show) -> None:
    first, second = add(session.archive, "First"), add(session.archive, "Second")
    pane = show()
    session.open_article(first)
    assert pane.list.selected_ids() == [first]
    session.open_article(second)
    assert pane.list.selected_ids() == [second]
    pane.select(None)
    assert pane.list.selected_ids() == []


def test_rows_in_sight_stay_where_they_are_when_articles_come_above(
    qtbot: QtBot, session: Session, show: Show
) -> None:
    add_many(session.archive, 40)
    pane = show()
    pane.list.verticalScrollBar().setValue(500)
    top = pane.list.indexAt(QPoint(5, 5)).data()
    y = pane.list.visualRect(pane.list.indexAt(QPoint(5, 5))).top()
    session.feed.tell(session.archive.articles.add(article("New")).changes)
    assert pane.list.indexAt(QPoint(5, 5)).data() == top
    assert pane.list.visualRect(pane.list.indexAt(QPoint(5, 5))).top() == y


def test_a_long_list_reads_only_what_is_in_sight(
    session: Session, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_many(session.archive, 8 * WINDOW)
    asked: list[int] = []
    articles = session.archive.articles
    rows = articles.rows

    def counted(**how: Any) -> Any:
        asked.append(how["offset"])
        return rows(**how)

    monkeypatch.setattr(articles, "rows", counted)
    pane = show()
    pane.grab()
    pane.list.scrollToBottom()
    pane.grab()
    pane.list.keyboardSearch("x")
    assert set(asked) <= {0, 7 * WINDOW}


# The bin


def test_delete_moves_to_the_bin_and_opens_the_neighbour(
    qtbot: QtBot, session: Session, show: Show
) -> None:
    ids = [add(session.archive, title) for title in ("First", "Second", "Third")]
    pane = show()
    session.open_article(ids[1])
    QTest.keyClick(pane.list, Key.Key_Delete)
    assert titles(pane) == ["Third", "First"]
    assert pane.switch.bin.text() == "Bin 1"
    qtbot.waitUntil(lambda: opened_id(session) == ids[0])
    session.undo()
    assert titles(pane) == ["Third", "Second", "First"]


def test_several_articles_go_to_the_bin_in_one_step(
    qtbot: QtBot, session: Session, show: Show
) -> None:
    for title in ("First", "Second", "Third"):
        add(session.archive, title)
    pane = show()
    pane.list.selectAll()
    QTest.keyClick(pane.list, Key.Key_Delete)
    assert titles(pane) == []
    assert pane.empty.text() == NO_ARTICLES
    session.undo()
    assert titles(pane) == ["Third", "Second", "First"]


def test_the_bin_gives_articles_back(session: Session, show: Show) -> None:
    article_id = add(session.archive, "First")
    session.archive.articles.move_to_bin([article_id])
    pane = show()
    pane.switch.bin.click()
    assert titles(pane) == ["First"]
    restore, delete = pane.menu_for([article_id]).actions()
    assert (restore.text(), delete.text()) == ("Restore", "Delete forever")
    restore.trigger()
    assert titles(pane) == []
    assert pane.empty.text() == EMPTY_BIN
    assert session.archive.articles.ids() == [article_id]


def test_delete_in_the_bin_deletes_forever_and_undo_brings_back(
    qtbot: QtBot, session: Session, show: Show
) -> None:
    article_id = add(session.archive, "First")
    session.archive.articles.move_to_bin([article_id])
    pane = show()
    pane.switch.bin.click()
    pane.list.selectAll()
    QTest.keyClick(pane.list, Key.Key_Delete)
    assert titles(pane) == []
    session.undo()
    assert titles(pane) == ["First"]


def test_an_article_in_the_bin_is_not_opened(qtbot: QtBot, session: Session, show: Show) -> None:
    article_id = add(session.archive, "First")
    session.archive.articles.move_to_bin([article_id])
    pane = show()
    pane.switch.bin.click()
    pane.list.selectAll()
    with qtbot.waitSignal(session.said) as said:
        QTest.keyClick(pane.list, Key.Key_Return)
    assert said.args == ["This article is in the bin: restore it to read it."]
    assert opened_id(session) is None


def test_the_menu_counts_what_it_would_act_on(session: Session, show: Show) -> None:
    pane = show()
    words = [action.text() for action in pane.menu_for([4, 5, 6]).actions()]
    assert words == ["Move 3 articles to the bin"]


# The search


def test_typing_finds_titles_texts_and_notes(qtbot: QtBot, session: Session, show: Show) -> None:
    in_text = add(session.archive, "First", "A lantern stood on the quay.")
    in_title = add(session.archive, "The last lantern", "Nothing else.")
    noted = add(session.archive, "Third", "Nothing to see here.")
    session.archive.annotations.add(noted, Span(0, 5), colour=Colour.BLUE, body="like a lantern")
    add(session.archive, "Fourth")
    pane = show()
    type_words(qtbot, pane, "lantern")
    assert [pane.hits.id_at(row) for row in range(pane.hits.rowCount())] == [
        noted,
        in_title,
        in_text,
    ]
    card = pane.hits.index(0).data(CARD_ROLE)
    assert card.under.text == "In a note · like a lantern"
    assert [span.of(card.under.text) for span in card.under.bold] == ["lantern"]


def test_enter_in_the_search_box_opens_the_first_hit(
    qtbot: QtBot, session: Session, show: Show
) -> None:
    add(session.archive, "A lantern", "One.")
    newest = add(session.archive, "Another lantern", "Two.")
    pane = show()
    pane.focus_search()
    QTest.keyClicks(pane.search_box, "lantern")
    with qtbot.waitSignal(pane.hit_opened) as hit:
        QTest.keyClick(pane.search_box, Key.Key_Return)
    assert opened_id(session) == newest
    assert hit.args is not None
    assert hit.args[0].article_id == newest


def test_escape_in_the_search_box_goes_back_to_the_list(
    qtbot: QtBot, session: Session, show: Show
) -> None:
    add(session.archive, "First")
    pane = show()
    type_words(qtbot, pane, "ferry")
    assert pane.hit_list.isVisible()
    QTest.keyClick(pane.search_box, Key.Key_Escape)
    assert pane.search_box.text() == ""
    assert pane.list.isVisible()


def test_nothing_found_says_so_as_plain_text(qtbot: QtBot, session: Session, show: Show) -> None:
    add(session.archive, "First")
    pane = show()
    pane.search_box.setText("<b>zebra</b>")
    qtbot.waitUntil(lambda: pane.empty.isVisible())
    assert pane.empty.text() == "No article contains “<b>zebra</b>”. Try the beginning of the word."


@pytest.mark.parametrize("words", ["C++", '"', "it's", "*", "NEAR(", "a AND", "  ", "\x02", "ß"])
def test_whatever_is_typed_is_searched_for(
    qtbot: QtBot, session: Session, show: Show, words: str
) -> None:
    add(session.archive, "First")
    pane = show()
    failures: list[str] = []
    session.failed.connect(failures.append)
    pane.search_box.setText(words)
    qtbot.waitUntil(lambda: not pane._typing.isActive())
    assert failures == []


def test_a_hit_can_be_moved_to_the_bin(qtbot: QtBot, session: Session, show: Show) -> None:
    for title in ("First", "Second"):
        add(session.archive, title)
    pane = show()
    type_words(qtbot, pane, "ferry")
    pane.hit_list.select(pane.hits.id_at(0))
    QTest.keyClick(pane.hit_list, Key.Key_Delete)
    assert pane.hits.rowCount() == 1
    assert titles(pane) == ["First"]


def test_every_row_has_the_same_height(session: Session, show: Callable[[], ArchivePane]) -> None:
    add(session.archive, "Short")
    add(session.archive, "A title that is so long that it cannot stand in a single line at all")
    pane = show()
    heights = [pane.list.visualRect(pane.model.index(row)).height() for row in range(2)]
    assert heights[0] == heights[1] > 0


def test_a_search_says_how_many_it_found(qtbot: QtBot, session: Session, show: Show) -> None:
    for title in ("First boat", "Second boat", "A train"):
        add(session.archive, title)
    pane = show()
    QTest.keyClicks(pane.search_box, "boat")
    qtbot.waitUntil(lambda: pane.switch.found_text() == "2 found")
    pane.search_box.clear()
    qtbot.waitUntil(lambda: pane.switch.found_text() == "")
