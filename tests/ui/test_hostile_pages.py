"""A page holds together with articles that nobody would write: an error in a layout ends all."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from annotation.selectors import Span
from ui.reading.block_styles import PageStyle
from ui.reading.document import PageDocument
from ui.reading.page import Page
from ui.theme import LIGHT

LEFT = Qt.MouseButton.LeftButton


def laid_out(article: Article) -> PageDocument:
    return PageDocument(article, PageStyle(LIGHT), "9 min", frozenset(), 0)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    return page


def test_an_article_without_title_and_words_is_a_page_without_rows(page: Page) -> None:
    page.show_page(laid_out(Article("", *build([]))))
    QApplication.processEvents()
    page.grab()
    page.scroll_to(50)
    QTest.mouseDClick(page.viewport(), LEFT, pos=QPoint(60, 60))
    assert page.offset_at(QPoint(60, 60)) is None
    assert page.toPlainText() == ""
    assert page.page is not None
    assert page.page.layout.first_row == 0


@pytest.mark.parametrize("odd", ["\u2029", "\ufdd0", "\ufdd1", "\ufffc", "\n"])
def test_a_folded_block_is_one_row_whatever_letters_it_holds(qapp: QApplication, odd: str) -> None:
    folded = f"Subscribe{odd}to our letters"
    kinds = (BlockKind.HEADING, BlockKind.BOILERPLATE, BlockKind.PARAGRAPH)
    pieces = zip(("A ferry", folded, "It left."), kinds, (1, 0, 0), strict=True)
    article = Article("A ferry", *build(pieces))
    page = laid_out(article)
    assert page.document.blockCount() == len(page.rows)
    last = article.blocks[-1]
    assert page.offset(page.position(last.start)) == last.start
    assert page.document.findBlock(page.position(last.start)).text() == "It left."


WORDS = (
    "ferry",
    "שלום",
    "مرحبا",
    "👩‍👩‍👧‍👦",
    "e\u0301",
    "\u200b",
    "\u2028",
    "\t",
    "\u00a0",
    "\ufdd0",
    "x" * 300,
)


@pytest.mark.parametrize("seed", range(8))
def test_places_lead_back_to_themselves_in_any_script(page: Page, seed: int) -> None:
    chance = random.Random(seed)
    pieces = [
        (
            " ".join(chance.choices(WORDS, k=chance.randint(1, 40))),
            chance.choice(list(BlockKind)),
            1,
        )
        for _ in range(30)
    ]
    article = Article("Words", *build(pieces))
    page.resize(chance.choice([60, 300, 700]), 300)
    page.show_page(laid_out(article))
    page.fill()
    assert page.page is not None
    for offset in range(0, len(article.text), 7):
        page.reveal(Span(offset, offset + 1))
        position = page.page.position(offset)
        assert page.page.position(page.page.offset(position)) == position
        assert page.page.document.blockCount() == len(page.page.rows)


def test_only_a_paragraph_with_an_endless_word_is_cut_anywhere(page: Page) -> None:
    pieces = [(words, BlockKind.PARAGRAPH, 0) for words in ("ab" * 5000, "ferry " * 2000)]
    page.show_page(laid_out(Article("", *build(pieces))))
    page.fill()
    assert page.page is not None
    modes = []
    for number in range(page.document().blockCount()):
        block = page.document().findBlockByNumber(number)
        layout = page.page.layout.laid(block)
        assert layout.lineCount() > 10 or block.length() < 100
        modes.append(layout.textOption().wrapMode())
    assert QTextOption.WrapMode.WrapAnywhere in modes
    assert modes[-1] is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


@pytest.mark.parametrize("seed", [1, 4])
def test_paging_up_leaves_no_words_out(page: Page, seed: int) -> None:
    chance = random.Random(seed)
    pieces = [
        (" ".join(chance.choices(["ferry", "harbour", "tea"], k=chance.randint(1, 200))), kind, 1)
        for kind in chance.choices(list(BlockKind), k=400)
    ]
    page.resize(600, 400)
    page.show_page(laid_out(Article("Words", *build(pieces))))
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.grab()
    pages = 0
    while bar.value() > 0:
        seen = page.about_in_view()
        bar.triggerAction(bar.SliderAction.SliderPageStepSub)
        page.grab()
        assert page.about_in_view().end >= seen.start - 2  # white space between two blocks
        assert page.about_in_view().start < seen.start
        pages += 1
    assert pages > 20
