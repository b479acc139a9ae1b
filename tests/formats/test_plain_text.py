import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.article import Article, BlockKind, canonical
from formats import article_from_text
from formats.plain_text import article_from_plain_text
from tests.formats.samples import SHARED

LONG = "The council met on Monday and spoke for three hours about the ferry, which is old."
WRAPPED = """The council met on Monday and spoke for
three hours about the ferry, which is
old. Nobody could say what a new one
would cost, or who should pay for it."""


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


lines = st.sampled_from(
    [
        "",
        "  ",
        "Title",
        "- item",
        "1. one",
        "=====",
        "> said",
        "    deep",
        "By Ann Lee",
        LONG,
        "END",
    ]
)


@settings(deadline=None)
@given(st.lists(lines | st.text(max_size=30), max_size=20))
def test_blocks_leave_out_nothing_but_white_space(parts: list[str]) -> None:
    text = "\n".join(parts)
    article = article_from_plain_text(text)
    assert article.text == canonical(text)
    position = 0
    for block in article.blocks:
        assert position <= block.start < block.end
        assert not article.text[position : block.start].strip()
        assert not article.text[block.start].isspace()
        position = block.end
    assert not article.text[position:].strip()


def test_the_first_short_line_is_the_headline() -> None:
    article = article_from_text(f"Who pays for the ferry?\n\n{LONG}")
    assert article.title == "Who pays for the ferry?"
    assert article.blocks[0].kind is BlockKind.HEADING
    assert article.blocks[0].level == 1


def test_a_first_sentence_is_no_headline() -> None:
    article = article_from_text(f"It rained.\n\n{LONG}")
    assert article.headline_span() is None


def test_a_short_line_between_paragraphs_is_a_sub_heading() -> None:
    article = article_from_text(f"Head\n\n{LONG}\n\nWhat it costs\n\n{LONG}")
    assert kinds(article)[2] == ("heading", "What it costs")
    assert article.blocks[2].level == 2


@pytest.mark.parametrize("line", ["And so it ended,", "“No.”", "he said", "It is over."])
def test_other_short_lines_stay_paragraphs(line: str) -> None:
    article = article_from_text(f"Head\n\n{LONG}\n\n{line}\n\n{LONG}")
    assert kinds(article)[2] == ("paragraph", line)


def test_lines_in_capitals_and_underlined_lines_are_headings() -> None:
    article = article_from_text(f"{LONG}\n\nTHE COST\n\nLow.\n\nThe sea\n-------\n{LONG}")
    assert kinds(article)[1] == ("heading", "THE COST")
    assert kinds(article)[3:5] == [("heading", "The sea"), ("boilerplate", "-------")]


def test_wrapped_lines_stay_one_paragraph() -> None:
    article = article_from_text(f"Head\n\n{WRAPPED}\n\n{WRAPPED}")
    assert [kind for kind, _ in kinds(article)] == ["heading", "paragraph", "paragraph"]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    article = article_from_text(f"Head\n{LONG}\n{LONG} {LONG}\nIt ended well.")
    assert [kind for kind, _ in kinds(article)] == [
        "heading",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_indented_first_lines_start_paragraphs() -> None:
    article = article_from_text(f"{WRAPPED}\n  {WRAPPED}\n  {WRAPPED}")
    assert len(article.blocks) == 3


def test_list_items_are_blocks_of_their_own() -> None:
    article = article_from_text(f"{LONG}\n\n- one\n- two\n  goes on\n  - deeper\n\n{LONG}")
    assert [(block.kind.value, block.level) for block in article.blocks[1:4]] == [
        ("list_item", 1),
        ("list_item", 1),
        ("list_item", 2),
    ]


def test_a_lone_dash_is_no_list() -> None:
    article = article_from_text(f"{LONG}\n\n- Well, said Ann.\n\n{LONG}")
    assert article.blocks[1].kind is BlockKind.PARAGRAPH


def test_quoted_lines_are_a_quotation() -> None:
    article = article_from_text(f"{LONG}\n\n> Who is there?\n> Nobody.\n\n{LONG}")
    assert article.blocks[1].kind is BlockKind.QUOTATION


def test_the_byline_and_the_date_line_are_read_and_stay() -> None:
    article = article_from_text(f"Head\n\nBy Ann Lee and Bo Ek\n\n17 May 2024\n\n{LONG}")
    assert (article.author, article.published) == ("Ann Lee, Bo Ek", "2024-05-17")
    assert "By Ann Lee and Bo Ek" in article.text


def test_a_byline_right_under_the_headline_is_found() -> None:
    article = article_from_text(f"Head of it\nBy Ann Lee | May 17, 2024\n\n{LONG}")
    assert (article.title, article.author) == ("Head of it", "Ann Lee")
    assert article.published == "2024-05-17"


@pytest.mark.skipif(not (SHARED / "seed-article.txt").exists(), reason="no sample article here")
def test_the_sample_article_has_its_headline_and_its_debris_and_loses_nothing() -> None:
    text = (SHARED / "seed-article.txt").read_text(encoding="utf-8")
    article = article_from_text(text)
    debris = [words for kind, words in kinds(article) if kind == "boilerplate"]
    assert article.text == canonical(text)
    assert article.title == text.strip().split("\n")[0]
    assert len(debris) == 2
    assert "sign-up" in debris[0]
    assert debris[1].startswith("Source:")
    assert [kind for kind, _ in kinds(article)].count("heading") == 1
    assert len(article.blocks) == len([part for part in text.split("\n\n") if part.strip()])
