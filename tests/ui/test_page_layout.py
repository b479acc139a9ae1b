"""The page lays out what is in view and guesses the rest."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from annotation.selectors import Span
from ui.reading.block_styles import PageStyle
from ui.reading.document import PageDocument
from ui.reading.page import Page
from ui.theme import LIGHT

PARAGRAPH = "The ferry to the islands leaves at nine, and nobody minds when it is late. "


def long_article(paragraphs: int = 2000) -> Article:
    pieces = [("A long way", BlockKind.HEADING, 1)]
    for number in range(paragraphs):
        times = number * 7 % 11 + 1
        pieces.append((f"{number}. " + PARAGRAPH * times, BlockKind.PARAGRAPH, 0))
    return Article("A long way", *build(pieces))


LONG = long_article()


def document(article: Article, near: int | None) -> PageDocument:
    return PageDocument(article, PageStyle(LIGHT), "9 min", frozenset(), near)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    page.show_page(document(LONG, 0))
    return page


def laid(page: Page) -> int:
    """Count the blocks that are broken into lines."""
    document = page.document()
    blocks = map(document.findBlockByNumber, range(document.blockCount()))
    return sum(block.layout().lineCount() > 0 for block in blocks)


def start_of(article: Article, number: int) -> int:
    return article.text.index(f"\n{number}. ") + 1


def words_at(page: Page, point: QPoint) -> str:
    assert page.page is not None
    offset = page.page.offset(page.cursorForPosition(point).position())
    return LONG.text[offset : offset + 40]


def test_only_what_is_in_view_is_broken_into_lines(page: Page) -> None:
    QApplication.processEvents()
    page.fill()
    assert page.document().blockCount() == len(LONG.blocks) + 1
    assert 0 < laid(page) < 30


def test_a_long_article_is_shown_before_all_of_it_is_in_the_document(page: Page) -> None:
    assert page.page is not None
    assert not page.page.complete
    assert page.verticalScrollBar().maximum() > 100_000
    for _ in range(200):
        QApplication.processEvents()
    assert page.page.complete


def test_a_place_far_down_is_shown_at_once_and_stays_while_the_rest_comes(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    offset = start_of(LONG, 1500)
    page.show_page(document(LONG, offset))
    page.scroll_to(offset)
    point = QPoint(page.viewport().width() // 2, 14)
    before = words_at(page, point)
    page.select(Span(offset, offset + 30))
    for _ in range(200):
        QApplication.processEvents()
    assert page.page is not None
    assert page.page.complete
    assert words_at(page, point) == before
    assert page.selected_span() == Span(offset, offset + 30)
    assert page.top_offset() == offset


@given(st.lists(st.integers(0, 1999), min_size=1, max_size=6), st.sampled_from([None, 0, 90_000]))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_positions_are_the_same_however_much_is_held(
    qapp: QApplication, numbers: list[int], near: int | None
) -> None:
    partly, whole = document(LONG, near), document(LONG, None)
    for number in numbers:
        offset = start_of(LONG, number)
        position = partly.position(offset)
        assert partly.offset(position) == offset
        assert partly.document.findBlock(position).text().startswith(f"{number}. ")
    partly.fill()
    assert partly.document.toPlainText() == whole.document.toPlainText()
    assert partly.position(offset) == whole.position(offset)


def test_scrolling_up_into_unknown_rows_does_not_jump(page: Page) -> None:
    page.fill()
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    point = QPoint(page.viewport().width() // 2, 40)
    for _ in range(30):
        page.grab()
        before = words_at(page, point)
        bar.setValue(bar.value() - 20)
        lower = QPoint(point.x(), point.y() + 20)
        assert words_at(page, lower) == before


def test_the_end_is_the_end(page: Page) -> None:
    page.fill()
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() == bar.maximum()
    rect = page.span_rect(Span(len(LONG.text) - 1, len(LONG.text)))
    assert rect is not None
    assert 0 < rect.bottom() < page.viewport().height()


def test_keys_reach_the_last_word_although_it_was_not_held_yet(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Right)
    qtbot.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.page is not None
    assert page.page.offset(page.textCursor().position()) == len(LONG.text)


def test_rows_far_from_view_are_let_go(page: Page) -> None:
    page.fill()
    bar = page.verticalScrollBar()
    step = bar.maximum() // 400
    for value in range(0, bar.maximum(), step):
        bar.setValue(value)
    for number in range(2000):
        page.span_rect(Span(start_of(LONG, number), start_of(LONG, number) + 1))
    bar.setValue(0)
    page.grab()
    bar.setValue(bar.maximum())
    assert laid(page) <= 2100
