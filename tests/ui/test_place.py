"""The place in an article is held, to the first line in view, whatever else changes."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from annotation.recognition import STAMP
from annotation.selectors import Span
from tests.ui.conftest import harbour
from ui.main_window import MainWindow
from ui.reading.block_styles import PageStyle
from ui.reading.document import PageDocument
from ui.reading.looks import LETTERS, LINE, Looks
from ui.reading.page import Page
from ui.session import Session
from ui.theme import DARK, LIGHT

HEBREW = "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd "


def long_article() -> Article:
    kinds = BlockKind
    pieces = [("A walk along the coast", kinds.HEADING, 1)]
    for number in range(30):
        pieces.append((f"Part {number}", kinds.HEADING, 2))
        pieces.append((f"Sentence {number} of the walk goes on. " * 20, kinds.PARAGRAPH, 0))
        pieces.append((HEBREW * 30, kinds.PARAGRAPH, 0))
        pieces.append((f"A \U0001f6a2 quotation {number} in between. " * 8, kinds.QUOTATION, 0))
        pieces.append(("one item of a list", kinds.LIST_ITEM, 1))
    return Article("A walk along the coast", *build(pieces))


ARTICLE = long_article()


def page_at(width: int, looks: Looks) -> Page:
    page = Page()
    page.resize(width, 600)
    page.show()
    page.show_page(PageDocument(ARTICLE, PageStyle(LIGHT, looks), "1 min", frozenset()))
    return page


def first_line(page: Page) -> int:
    """Read off the page at which code point its first line in view begins."""
    page.place._follow()
    return page.place.offset


def height_of_first_line(page: Page) -> int:
    """Return where in the view the line begins that the place is held to."""
    rect = page.span_rect(Span(page.top_offset(), page.top_offset()))
    assert rect is not None
    return rect.top()


@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_place_comes_back_at_any_size_and_width(qapp: QApplication, data: st.DataObject) -> None:
    looks = Looks(
        data.draw(st.sampled_from(["serif", "sans"])),
        data.draw(st.sampled_from([10.0, 13.0, 19.5, 32.0])),
        data.draw(st.integers(*LINE)),
        data.draw(st.integers(*LETTERS)),
    )
    page = page_at(data.draw(st.integers(300, 1400)), looks)
    offset = data.draw(st.integers(1, int(len(ARTICLE.text) * 0.9)))
    page.scroll_to(offset)
    QApplication.processEvents()
    assert page.top_offset() == offset
    start = first_line(page)
    page.scroll_to(start)
    QApplication.processEvents()
    assert first_line(page) == start
    assert start <= offset
    assert page.place.line_of(start) == page.place.line_of(offset)
    page.close()


def test_narrow_and_wide_again_shows_the_same_line(qapp: QApplication) -> None:
    page = page_at(900, Looks())
    page.verticalScrollBar().setValue(3000)
    QApplication.processEvents()
    before, height = page.top_offset(), height_of_first_line(page)
    for width in (500, 301, 1300, 640, 900):
        page.resize(width, 600)
        QApplication.processEvents()
        assert page.top_offset() == before
    assert height_of_first_line(page) == height
    assert first_line(page) == before
    page.close()


def test_another_theme_moves_nothing(qapp: QApplication) -> None:
    page = page_at(900, Looks())
    page.verticalScrollBar().setValue(3007)
    offset, height = page.top_offset(), height_of_first_line(page)
    page.show_page(PageDocument(ARTICLE, PageStyle(DARK), "1 min", frozenset()))
    page.place.again()
    QApplication.processEvents()
    assert page.top_offset() == offset
    assert height_of_first_line(page) == height
    page.close()


@pytest.fixture
def walk(session: Session) -> int:
    added = session.archive.articles.add(ARTICLE, "walk")
    session.archive.mentions.put(added.id, (), STAMP)
    return added.id


def test_a_place_is_kept_for_each_article_and_found_in_another_window(
    qtbot: QtBot, make_window: Callable[[], MainWindow], session: Session, walk: int
) -> None:
    other = session.archive.articles.add(harbour(), "harbour").id
    session.archive.mentions.put(other, (), STAMP)
    session.open_article(walk)
    window = make_window()
    window.reading.page.verticalScrollBar().setValue(4321)
    QApplication.processEvents()
    line = window.reading.page.top_offset()
    assert line > 0
    session.open_article(other)
    assert window.reading.page.top_offset() == 0
    session.open_article(walk)
    QApplication.processEvents()
    assert first_line(window.reading.page) == line
    window.close()
    session.close_article()
    session.open_article(walk)
    narrow = make_window()
    narrow.resize(900, 700)
    QApplication.processEvents()
    assert narrow.reading.page.top_offset() == line
    assert narrow.reading.page.place.line_of(first_line(narrow.reading.page)) == (
        narrow.reading.page.place.line_of(line)
    )


def test_larger_text_another_theme_and_back_show_the_same_line(
    make_window: Callable[[], MainWindow], session: Session, walk: int
) -> None:
    session.open_article(walk)
    window = make_window()
    page = window.reading.page
    page.verticalScrollBar().setValue(2500)
    QApplication.processEvents()
    line = page.top_offset()
    for _ in range(3):
        window.actions_by_id["larger"].trigger()
        QApplication.processEvents()
        assert page.place.line_of(first_line_kept(page)) == page.place.line_of(line)
    window.appearance.choose("dark")
    window.actions_by_id["usual"].trigger()
    window.appearance.choose("light")
    QApplication.processEvents()
    assert first_line(page) == line


def first_line_kept(page: Page) -> int:
    """Read off the first line without taking it for the reader's new place."""
    position = page.place._first_position()
    assert position is not None
    assert page.page is not None
    return page.page.offset(position)
