"""The rows of the archive's list: models, words and colours."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from annotation.selectors import Span
from storage import MATCH_END, MATCH_START, Archive, Hit
from tests.ui.articles import add
from ui.archive.article_delegate import cue_ink, dim_ink, ground
from ui.archive.article_model import ArticleModel, difference
from ui.archive.cards import LONGEST, Words, card_of_hit, marked, plain
from ui.archive.chosen_model import ChosenModel
from ui.archive.hit_model import HitModel
from ui.archive.text_layout import Ink, laid_out
from ui.row_state import RowState
from ui.theme import THEMES, Theme

REPORT = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_the_article_model_keeps_qts_rules_through_every_change(
    qapp: QApplication, archive: Archive
) -> None:
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


def test_the_model_of_chosen_articles_keeps_qts_rules(qapp: QApplication, archive: Archive) -> None:
    ids = [add(archive, "First"), add(archive, "Second")]
    model = ChosenModel(archive, [*ids, 999])
    QAbstractItemModelTester(model, REPORT, model)
    titles = [model.index(row).data() for row in range(model.rowCount())]
    assert titles == ["First", "Second", "This article cannot be read."]
    assert model.place_of(ids[1]) == 1


def test_a_tooltip_shows_a_title_as_plain_text(qapp: QApplication, archive: Archive) -> None:
    add(archive, "<b>Bold</b> & more")
    model = ArticleModel(archive)
    assert model.index(0).data() == "<b>Bold</b> & more"
    tooltip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tooltip == "<p>&lt;b&gt;Bold&lt;/b&gt; &amp; more</p>"


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
    assert len(words.bold) == len(pieces) or len(words.text) == LONGEST


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
    chosen, focused = RowState(chosen=True), RowState(chosen=True, focused=True)
    for state in (RowState(), RowState(hovered=True), chosen, focused):
        behind = ground(theme, state)
        assert contrast(QColor(theme.text), behind) >= 4.5
        assert contrast(dim_ink(theme, state), behind) >= 4.5
        assert contrast(cue_ink(theme, state), behind) >= 4.5
