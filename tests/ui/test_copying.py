"""Selecting, copying and annotating work on the stored text, whatever signs it is made of."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from annotation.graphemes import is_edge
from annotation.selectors import Span
from tests.ui.conftest import harbour
from ui.main_window import MainWindow
from ui.reading.block_styles import PageStyle
from ui.reading.citation import citation, place_in_words
from ui.reading.document import PageDocument
from ui.reading.page import Page
from ui.theme import LIGHT

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
SIGNS = [
    *("a", "b", " ", "\u00a0", "\u2028", "\n", "e\u0323\u0301", FAMILY, "\U0001f1f3\U0001f1f4"),
    *("\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627", "\u202e", "\u200f", "x" * 400),
]
TEXTS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=25).map("".join)


def article_of(words: list[str]) -> Article:
    text, blocks = build((each, BlockKind.PARAGRAPH, 0) for each in words)
    return Article("", text, blocks)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_selection_gives_the_stored_words_in_whole_letters(
    qapp: QApplication, words: list[str], data: st.DataObject
) -> None:
    article = article_of(words)
    page = Page()
    page.show_page(PageDocument(article, PageStyle(LIGHT), "", frozenset()))
    start = data.draw(st.integers(0, len(article.text)))
    end = data.draw(st.integers(start, len(article.text)))
    page.select(Span(start, end))
    span = page.selected_span()
    if span is None:
        assert not article.text[start:end].strip()
        return
    assert is_edge(article.text, span.start)
    assert is_edge(article.text, span.end)
    assert article.text[start:end].strip() in span.of(article.text)
    assert page.words_to_copy() == span.of(article.text)
    page.select(span)
    assert page.selected_span() == span


def test_what_is_annotated_is_what_was_selected(qtbot: QtBot, window: MainWindow) -> None:
    text = (
        f"Before {FAMILY} e\u0323\u0301\u00a0\u05e9\u05dc\u05d5\u05dd\u2028" + "x" * 3000 + " end"
    )
    window.session.add_text(text)
    current = window.session.current
    assert current is not None
    stored = current.article.text
    half = stored.index("\U0001f469")
    window.reading.page.select(Span(half, stored.index("xxx") + 2000))
    qtbot.keyClick(window.reading.page, Qt.Key.Key_H)
    (annotation,) = window.session.archive.annotations.of(current.id)
    assert annotation.quote == stored[stored.index(FAMILY) : stored.index("xxx") + 2000]


def test_no_break_spaces_and_line_separators_reach_the_clipboard(window: MainWindow) -> None:
    window.session.add_text("Ten\u00a0ships\u2028came \U0001f6a2 home.")
    window.reading.page.selectAll()
    window.actions_by_id["copy"].trigger()
    assert QApplication.clipboard().text() == "Ten\u00a0ships\u2028came \U0001f6a2 home."


def test_copy_with_source_says_where_the_words_stand(window: MainWindow) -> None:
    current = window.session.current
    assert current is not None
    start = current.article.text.index("The lamp")
    window.reading.page.select(Span(start, start + 15))
    window.actions_by_id["copy_source"].trigger()
    assert QApplication.clipboard().text() == (
        "“The lamp burned”\n"
        "— I. Berg, “Harbour crew saves the northern light”, The Coast, paragraph 3"
    )


def test_copy_with_source_takes_the_chosen_annotation(window: MainWindow) -> None:
    current = window.session.current
    assert current is not None
    made = window.session.annotate(Span(0, 7))
    assert made is not None
    window.reading.page.marks.active = made.id
    window.actions_by_id["copy_source"].trigger()
    assert "“Harbour”" in QApplication.clipboard().text()
    assert "headline" in QApplication.clipboard().text()


def test_a_passage_over_several_paragraphs_names_the_first_and_the_last() -> None:
    article = harbour()
    assert place_in_words(article, Span(0, len(article.text))) == "paragraphs 1 to 3"
    assert place_in_words(article, article.blocks[1].span) == "notice"


def test_a_date_is_said_and_what_is_unknown_left_out() -> None:
    article = Article("Night", *build([("All is calm.", BlockKind.PARAGRAPH, 0)]))
    assert citation(article, Span(0, 3)) == "“All”\n— “Night”, paragraph 1"
    dated = Article("Night", article.text, article.blocks, published="2024-05-17")
    assert citation(dated, Span(0, 3)) == "“All”\n— “Night”, 17 May 2024, paragraph 1"
