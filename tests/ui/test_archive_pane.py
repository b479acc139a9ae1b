"""The left pane: the list, the bin and the search."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from annotation.notes import Colour
from annotation.recognition import STAMP
from annotation.selectors import Span
from storage import MATCH_END, MATCH_START, Archive, Hit, open_archive
from ui.archive.archive_pane import EMPTY_BIN, NO_ARTICLES, ArchivePane
from ui.archive.article_delegate import cue_ink, dim_ink, ground
from ui.archive.article_model import WINDOW, ArticleModel, difference
from ui.archive.cards import Words, card_of_hit, marked, plain
from ui.archive.hit_model import HitModel
from ui.archive.listing import CARD_ROLE
from ui.archive.text_layout import Ink, laid_out
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import THEMES, Appearance, Theme

Key = Qt.Key
REPORT = QAbstractItemModelTester.FailureReportingMode.Fatal
BODY = "The ferry left the harbour late in the evening and nobody waved."


def add(archive: Archive, title: str, body: str = BODY, source: str = "The Port Gazette") -> int:
    """Keep an article whose names are marked already, so that no helper process starts."""
    text, blocks = build([(f"{title} {body}", BlockKind.PARAGRAPH, 0)])
    article_id = archive.articles.add(Article(title, text, blocks, source=source)).id
    archive.mentions.put(article_id, (), STAMP)
    return article_id


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    tasks = Tasks()
    archive = open_archive(":memory:")
    yield Session(archive, tasks)
    tasks.close()
    archive.close()


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, session: Session) -> Iterator[Callable[[], ArchivePane]]:
    appearance = Appearance(qapp, "light")

    def open_pane() -> ArchivePane:
        pane = ArchivePane(session, appearance)
        qtbot.addWidget(pane)
        pane.resize(260, 600)
        pane.show()
        qtbot.waitExposed(pane)
        return pane

    yield open_pane
    appearance.deleteLater()


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


def test_an_empty_archive_says_how_to_begin_and_offers_it(
    qtbot: QtBot, show: Callable[[], ArchivePane]
) -> None:
    pane = show()
    assert pane.empty.isVisible()
    assert pane.empty.text() == NO_ARTICLES
    with qtbot.waitSignal(pane.import_wanted):
        QTest.mouseClick(pane.empty.button, Qt.MouseButton.LeftButton)


def test_articles_are_listed_newest_first(
    session: Session, show: Callable[[], ArchivePane]
) -> None:
    for title in ("First", "Second", "Third"):
        add(session.archive, title)
    pane = show()
    assert titles(pane) == ["Third", "Second", "First"]
    assert pane.switch.articles.text() == "Articles 3"


def test_a_row_tells_the_source_the_age_and_the_notes(
    session: Session, show: Callable[[], ArchivePane]
) -> None:
    article_id = add(session.archive, "First")
    session.archive.annotations.add(article_id, Span(0, 4), colour=Colour.PINK)
    session.archive.annotations.add(article_id, Span(5, 9), colour=Colour.PINK)
    pane = show()
    card = pane.model.index(0).data(CARD_ROLE)
    assert (card.under.text, card.tail) == ("The Port Gazette", "just now · 2 notes")


def test_an_article_added_while_the_list_is_open_appears(
    session: Session, show: Callable[[], ArchivePane]
) -> None:
    pane = show()
    text, blocks = build([(BODY, BlockKind.PARAGRAPH, 0)])
    archive = session.archive
    session.feed.tell(archive.articles.add(Article("New", text, blocks)).changes)
    assert titles(pane) == ["New"]
    assert pane.list.isVisible()


def test_a_click_opens_an_article(
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
) -> None:
    first = add(session.archive, "First")
    add(session.archive, "Second")
    pane = show()
    place = pane.list.visualRect(pane.model.index(1)).center()
    no_key = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, no_key, place)
    assert opened_id(session) == first


def test_an_arrow_key_moves_and_opens(
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
) -> None:
    ids = [add(session.archive, title) for title in ("First", "Second", "Third")]
    pane = show()
    session.open_article(ids[2])
    QTest.keyClick(pane.list, Key.Key_Down)
    qtbot.waitUntil(lambda: opened_id(session) == ids[1])
    QTest.keyClick(pane.list, Key.Key_End)
    qtbot.waitUntil(lambda: opened_id(session) == ids[0])


def test_a_held_arrow_key_opens_only_where_it_stops(
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
) -> None:
    ids = [add(session.archive, f"Number {number}") for number in range(10)]
    pane = show()
    opened: list[int | None] = []
    session.opened.connect(lambda: opened.append(opened_id(session)))
    pane.list.setFocus()
    for _ in range(5):
        QTest.keyClick(pane.list, Key.Key_Down)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened in ([ids[5]], [ids[4]])  # the first press may only have chosen the first row


def test_the_article_on_the_page_is_marked_in_the_list(
    session: Session, show: Callable[[], ArchivePane]
) -> None:
    first, second = add(session.archive, "First"), add(session.archive, "Second")
    pane = show()
    session.open_article(first)
    assert pane.list.selected_ids() == [first]
    session.open_article(second)
    assert pane.list.selected_ids() == [second]
    pane.select(None)
    assert pane.list.selected_ids() == []


def test_rows_in_sight_stay_where_they_are_when_articles_come_above(
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
) -> None:
    for number in range(40):
        add(session.archive, f"Number {number}")
    pane = show()
    pane.list.verticalScrollBar().setValue(500)
    top = pane.list.indexAt(QPoint(5, 5)).data()
    y = pane.list.visualRect(pane.list.indexAt(QPoint(5, 5))).top()
    text, blocks = build([("Something else entirely.", BlockKind.PARAGRAPH, 0)])
    session.feed.tell(session.archive.articles.add(Article("New", text, blocks)).changes)
    assert pane.list.indexAt(QPoint(5, 5)).data() == top
    assert pane.list.visualRect(pane.list.indexAt(QPoint(5, 5))).top() == y


def test_a_long_list_reads_only_what_is_in_sight(
    session: Session, show: Callable[[], ArchivePane], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8 * WINDOW):
        add(session.archive, f"Number {number}")
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
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
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
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
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


def test_the_bin_gives_articles_back(session: Session, show: Callable[[], ArchivePane]) -> None:
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
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
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


def test_an_article_in_the_bin_is_not_opened(
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
) -> None:
    article_id = add(session.archive, "First")
    session.archive.articles.move_to_bin([article_id])
    pane = show()
    pane.switch.bin.click()
    pane.list.selectAll()
    with qtbot.waitSignal(session.said) as said:
        QTest.keyClick(pane.list, Key.Key_Return)
    assert said.args == ["This article is in the bin: restore it to read it."]
    assert opened_id(session) is None


def test_the_menu_counts_what_it_would_act_on(
    session: Session, show: Callable[[], ArchivePane]
) -> None:
    pane = show()
    words = [action.text() for action in pane.menu_for([4, 5, 6]).actions()]
    assert words == ["Move 3 articles to the bin"]


# The search


def test_typing_finds_titles_texts_and_notes(
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
) -> None:
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
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
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
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
) -> None:
    add(session.archive, "First")
    pane = show()
    type_words(qtbot, pane, "ferry")
    assert pane.hit_list.isVisible()
    QTest.keyClick(pane.search_box, Key.Key_Escape)
    assert pane.search_box.text() == ""
    assert pane.list.isVisible()


def test_nothing_found_says_so_as_plain_text(
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
) -> None:
    add(session.archive, "First")
    pane = show()
    pane.search_box.setText("<b>zebra</b>")
    qtbot.waitUntil(lambda: pane.empty.isVisible())
    assert pane.empty.text() == "No article contains “<b>zebra</b>”. Try fewer words."


@pytest.mark.parametrize("words", ["C++", '"', "it's", "*", "NEAR(", "a AND", "  ", "\x02", "ß"])
def test_whatever_is_typed_is_searched_for(
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane], words: str
) -> None:
    add(session.archive, "First")
    pane = show()
    failures: list[str] = []
    session.failed.connect(failures.append)
    pane.search_box.setText(words)
    qtbot.waitUntil(lambda: not pane._typing.isActive())
    assert failures == []


def test_a_hit_can_be_moved_to_the_bin(
    qtbot: QtBot, session: Session, show: Callable[[], ArchivePane]
) -> None:
    for title in ("First", "Second"):
        add(session.archive, title)
    pane = show()
    type_words(qtbot, pane, "ferry")
    pane.hit_list.select(pane.hits.id_at(0))
    QTest.keyClick(pane.hit_list, Key.Key_Delete)
    assert pane.hits.rowCount() == 1
    assert titles(pane) == ["First"]


# Models and words


def test_the_article_model_keeps_qts_rules_through_every_change(
    qapp: QApplication, session: Session
) -> None:
    archive = session.archive
    model = ArticleModel(archive)
    QAbstractItemModelTester(model, REPORT, model)
    ids = []
    for number in range(6):
        ids.append(add(archive, f"Number {number}"))
        model.refresh()
    for chosen in ([ids[2]], [ids[0], ids[5]], ids[3:5]):
        archive.articles.move_to_bin(chosen)
        model.refresh()
        model.show_bin(True)
        model.show_bin(False)
    archive.articles.restore(ids)
    model.refresh()
    assert model.rowCount() == 6


def test_the_hit_model_keeps_qts_rules(qapp: QApplication) -> None:
    model = HitModel()
    QAbstractItemModelTester(model, REPORT, model)
    model.show([hit("one"), hit("two")])
    model.show([])
    model.show([hit("three")])
    assert model.rowCount() == 1


def hit(title: str, where: Any = "text", snippet: str = "words") -> Hit:
    return Hit(1, title, snippet, where, None, "2024-05-17T10:00:00Z")


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_a_difference_turns_the_old_list_into_the_new_one(old: list[int], new: list[int]) -> None:
    start, old_end, new_end = difference(old, new)
    assert old[:start] + new[start:new_end] + old[old_end:] == new


@given(st.text())
def test_a_title_is_one_line_that_steers_nothing(title: str) -> None:
    shown = plain(title)
    assert not set(shown) & set("\n\r\t\0\x02\x03\u2028\u2029\u202e\u2066\u200f")
    assert shown == shown.strip()


@given(st.lists(st.tuples(st.text("ab é😀"), st.text("xyz", min_size=1)), min_size=1))
def test_every_match_of_a_snippet_is_bold(pieces: list[tuple[str, str]]) -> None:
    snippet = "".join(f"{words}{MATCH_START}{match}{MATCH_END}" for words, match in pieces)
    words = marked(snippet, "In a note · ")
    assert [span.of(words.text) for span in words.bold] == [match for _, match in pieces][
        : len(words.bold)
    ]
    assert len(words.bold) == len(pieces) or len(words.text) == 400


def test_a_snippet_begins_shortly_before_its_first_match() -> None:
    words = marked("word " * 30 + f"{MATCH_START}match{MATCH_END} and more")
    assert words.text.startswith("…word")
    assert words.bold[0].start <= 30


def test_a_match_in_a_title_is_bold_in_the_title() -> None:
    now = datetime(2024, 5, 17, 10, 0, tzinfo=UTC) + timedelta(hours=3)
    found = hit("A ferry", "title", f"A {MATCH_START}ferry{MATCH_END}")
    card = card_of_hit(found, now)
    assert card.title == Words("A ferry", (Span(2, 7),))


def test_words_beyond_the_last_line_are_cut_with_an_ellipsis(qapp: QApplication) -> None:
    ink = Ink(QColor("black"), QColor("black"), QColor("black"))
    words = Words("😀 a rather long title " * 20, (Span(2, 8),))
    layout = laid_out(words, QFont(), 200, 2, ink)
    assert layout.lineCount() == 2
    assert layout.text().endswith("…")
    lines = [layout.lineAt(place).naturalTextWidth() for place in range(2)]
    assert max(lines) <= 200
    assert laid_out(Words("Short"), QFont(), 200, 2, ink).text() == "Short"


# Colours


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    flags = QStyle.StateFlag
    chosen = flags.State_Selected
    for state in (flags.State_None, flags.State_MouseOver, chosen, chosen | flags.State_HasFocus):
        behind = ground(theme, state)
        assert contrast(QColor(theme.text), behind) >= 4.5
        assert contrast(dim_ink(theme, state), behind) >= 4.5
        assert contrast(cue_ink(theme, state), behind) >= 4.5


def test_every_row_has_the_same_height(session: Session, show: Callable[[], ArchivePane]) -> None:
    add(session.archive, "Short")
    add(session.archive, "A title that is so long that it cannot stand in a single line at all")
    pane = show()
    sizes = {pane.list.visualRect(pane.model.index(row)).size() for row in range(2)}
    assert len({(size.width(), size.height()) for size in sizes}) == 1
    assert pane.list.visualRect(pane.model.index(0)).size() != QSize()
