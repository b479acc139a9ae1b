"""Finding in the article: what is typed, what is found, and where the scroll bar shows it."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from annotation.article import Article
from annotation.selectors import Span
from tests.ui.test_theme import EVERY_THEME, contrast
from ui.main_window import MainWindow
from ui.reading.find_bar import AT_ONCE
from ui.reading.finding import MOST_SHOWN, find
from ui.reading.scroll_ticks import Tick, TickKind, tick_rect
from ui.theme import Theme

SIGNS = "ab A\u00e9\u00a0\u2028\n\u05d0\u05b8\U0001f44d\U0001f3fd.*("


def words_found(text: str, words: str, **how: bool) -> list[str]:
    return [span.of(text) for span in find(text, words, **how).spans]


def test_capitals_count_only_where_that_is_wanted() -> None:
    text = "Larsen met LARSEN and larsen."
    assert find(text, "larsen").total == 3
    assert words_found(text, "larsen", case=True) == ["larsen"]


def test_whole_words_are_no_parts_of_words() -> None:
    assert words_found("harbour harbourside, harbour.", "harbour", whole=True) == ["harbour"] * 2
    assert find("la la lalala", "la la", whole=True).total == 1
    assert find("\u05e9\u05dc\u05b8 \u05e9\u05dc", "\u05e9\u05dc", whole=True).total == 1
    assert find("(c) (c)d", "(c)", whole=True).total == 2


@given(
    st.text(alphabet="ab _\u00e9-", max_size=30),
    st.text(alphabet="ab\u00e9", min_size=1, max_size=3),
)
def test_whole_words_are_those_between_word_borders(text: str, word: str) -> None:
    expected = [hit.start() for hit in re.finditer(rf"(?<!\w){word}(?!\w)", text)]
    assert [span.start for span in find(text, word, case=True, whole=True).spans] == expected


def test_any_white_space_parts_words_and_print_signs_are_found() -> None:
    assert find("ten\u00a0ships", "ten ships").total == 1
    assert find("ten\nships, ten\u2028ships", "ten ships").total == 2
    assert words_found("He didn\u2019t say \u201cno\u201d \u2026", 'didn\'t say "no" ...') == [
        "didn\u2019t say \u201cno\u201d \u2026"
    ]


def test_letters_typed_in_parts_are_found_as_stored() -> None:
    assert find("caf\u00e9", "cafe\u0301").total == 1


@given(st.text(alphabet=SIGNS, max_size=40), st.data())
def test_every_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    text = unicodedata.normalize("NFC", text)
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    found = find(text, piece, case=True)
    assert bool(found.spans) == bool(piece.strip())
    assert len(found.spans) == found.total
    for span in found.spans:
        assert span.of(text).split() == unicodedata.normalize("NFC", piece).split()


def test_more_matches_than_are_shown_are_counted() -> None:
    found = find("fog " * (MOST_SHOWN + 5), "fog")
    assert len(found.spans) == MOST_SHOWN
    assert found.total == MOST_SHOWN + 5


def test_the_switches_search_again(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["find"].trigger()
    bar = window.reading.find_bar
    qtbot.keyClicks(bar.field, "LARSEN")
    assert bar.count_text() == "1 of 3"
    qtbot.keyClick(bar.field, Qt.Key.Key_Tab)
    assert bar.case.hasFocus()
    qtbot.keyClick(bar.case, Qt.Key.Key_Space)
    assert bar.count_text() == "Not in this article"
    bar.case.click()
    bar.field.setText("lars")
    assert bar.count_text() == "1 of 3"
    bar.whole.click()
    assert bar.count_text() == "Not in this article"


def test_a_long_text_is_searched_once_typing_pauses(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.reading.find_bar
    window.actions_by_id["find"].trigger()
    bar.search_in("The ferry is late. " * (AT_ONCE // 15))
    bar.found.disconnect()
    qtbot.keyClicks(bar.field, "ferry")
    assert bar.count_text() == ""
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count_text().startswith("1 of ")


def test_the_scroll_bar_shows_matches_and_annotations_apart(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.session.current is not None
    article: Article = window.session.current.article
    window.session.annotate(Span(0, 7))
    window.actions_by_id["find"].trigger()
    qtbot.keyClicks(window.reading.find_bar.field, "larsen")
    bar = window.reading.page.verticalScrollBar()
    ticks = bar.ticks()  # type: ignore[attr-defined]
    found = [tick for tick in ticks if tick.kind is TickKind.FOUND]
    length = len(article.text)
    assert sorted(round(tick.share * length) for tick in found) == [
        hit.start() for hit in re.finditer("Larsen", article.text)
    ]
    assert [tick.share for tick in ticks if tick.kind is TickKind.ANNOTATION] == [0.0]
    assert sum(tick.kind is TickKind.PRESENT for tick in ticks) == 1
    bar.resize(12, 400)
    picture = bar.grab().toImage()
    assert picture.pixelColor(1, 2) != picture.pixelColor(1, 30)


def test_stepping_moves_the_present_match_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["find"].trigger()
    qtbot.keyClicks(window.reading.find_bar.field, "larsen")
    page = window.reading.page
    for step in (1, 2, 0, 1):
        window.actions_by_id["find_next"].trigger()
        assert page.marks.present == step
        numbers = range(page.document().blockCount())
        blocks = [page.marks.of_block(number) for number in numbers]
        flags = [present for each in blocks if each for _, _, present in sorted(each.found)]
        assert flags == [place == step for place in range(3)]


def test_each_kind_of_tick_has_its_own_place_and_stays_in_the_bar() -> None:
    black, size = QColor("black"), (12, 600)
    for share in (0.0, 0.5, 1.0):
        rects = [tick_rect(Tick(share, kind, black), *size) for kind in TickKind]
        assert len({(rect.left(), rect.width()) for rect in rects}) == len(rects)
        assert all(rect.left() >= 0 and rect.right() <= size[0] for rect in rects)
        assert all(rect.top() >= 0 and rect.bottom() <= size[1] for rect in rects)


@EVERY_THEME
def test_ticks_are_seen_on_their_rim(theme: Theme) -> None:
    colours = [*theme.stripes.values(), *theme.labels.values(), theme.accent, theme.text]
    assert min(contrast(colour, theme.page) for colour in colours) >= 3
