"""From an article to Qt's document and back."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from annotation.article import Article, BlockKind, build
from annotation.selectors import Span
from tests.ui.conftest import harbour
from ui.reading.block_styles import PageStyle
from ui.reading.document import PageDocument
from ui.reading.rows import folded_line, hard_wrapped, shown
from ui.theme import LIGHT

AWKWARD = "😀é\u00a0\u2028\u2029\ufffc\ufdd0\n\t\u202eא\u0301abc "


def page_of(article: Article, unfolded: frozenset[int] = frozenset()) -> PageDocument:
    return PageDocument(article, PageStyle(LIGHT), "The Coast · 1 min", unfolded)


def test_the_document_shows_every_block(qapp: QApplication) -> None:
    article = harbour()
    page = page_of(article)
    words = page.document.toPlainText()
    for block in article.blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            assert block.span.of(article.text) in words


def test_boilerplate_is_folded_to_one_line_until_it_is_unfolded(qapp: QApplication) -> None:
    article = harbour()
    boilerplate = article.blocks[1]
    assert "never miss a story" not in page_of(article).document.toPlainText()
    unfolded = page_of(article, frozenset({boilerplate.start}))
    assert "never miss a story" in unfolded.document.toPlainText()


def test_a_title_that_the_text_lacks_stands_above_it(qapp: QApplication) -> None:
    text, blocks = build([("Only a paragraph.", BlockKind.PARAGRAPH, 0)])
    page = page_of(Article("A title of its own", text, blocks))
    assert page.document.toPlainText().startswith("A title of its own")
    assert page.offset(0) == 0
    assert page.span(0, page.document.characterCount() - 1) == Span(0, len(text))


@given(st.lists(st.text(alphabet=AWKWARD, min_size=1, max_size=30), min_size=1, max_size=6))
def test_every_offset_survives_the_way_to_the_document_and_back(pieces: list[str]) -> None:
    text, blocks = build((piece, BlockKind.PARAGRAPH, 0) for piece in pieces)
    page = page_of(Article("", text, blocks))
    for block in blocks:
        for offset in range(block.start, block.end + 1):
            assert page.offset(page.position(offset)) == offset


@given(st.text(alphabet=AWKWARD, min_size=1, max_size=60))
def test_the_document_holds_one_unit_for_each_of_the_text(words: str) -> None:
    assert len(shown(words).encode("utf-16-le")) == len(words.encode("utf-16-le"))
    assert not set(shown(words)) & set("\n\u2029\ufffc")


def test_a_span_is_cut_at_block_edges(qapp: QApplication) -> None:
    article = harbour()
    page = page_of(article)
    start, end = article.blocks[2].start + 4, article.blocks[3].end - 2
    pieces = page.pieces(Span(start, end))
    assert len(pieces) == 2
    assert pieces[0][1] == 4
    assert pieces[1][1] == 0


def test_a_selection_loses_the_white_space_at_its_ends(qapp: QApplication) -> None:
    article = harbour()
    page = page_of(article)
    first = article.text.index("Ada")
    span = page.span(page.position(first), page.position(first + 4))
    assert span is not None
    assert span.of(article.text) == "Ada"


def test_lines_of_fixed_width_flow_and_verse_does_not() -> None:
    wrapped = "\n".join(
        ["a line of about seventy characters as mail programs used to send them"] * 3
    )
    assert hard_wrapped(wrapped)
    assert not hard_wrapped("Short lines\nof verse\nstay")


def test_the_folded_line_is_short() -> None:
    assert len(folded_line("word " * 200)) < 60
