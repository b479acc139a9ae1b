"""Captions, and the words that stand for pictures, are kept; the pictures are not."""

import pytest

from annotation.article import Article, BlockKind
from formats.html_article import article_from_html
from formats.markdown_article import article_from_markdown
from formats.pictures import MARK


def paragraph(number: int) -> str:
    words = f"Ferry {number} is late again, and nobody on quay {number} seems to mind it at all. "
    return f"<p>Part {number}. {words * 6}</p>"


def read(middle: str) -> Article:
    body = f"<h1>Ferries</h1>{paragraph(1)}{middle}{paragraph(2)}{paragraph(3)}"
    page = f"<html><head><title>Ferries</title></head><body><article>{body}</article></body></html>"
    return article_from_html(page, "ferries.html")


def captions(article: Article) -> list[str]:
    kept = [block for block in article.blocks if block.kind is BlockKind.CAPTION]
    return [block.span.of(article.text) for block in kept]


def test_a_caption_stays_between_the_paragraphs_around_its_picture() -> None:
    article = read(
        '<figure><img src="a.jpg" alt="A ferry"><figcaption>The <b>ferry</b> on Friday.'
        " Photo: The Coast</figcaption></figure>"
    )
    assert captions(article) == ["The ferry on Friday. Photo: The Coast"]
    kinds = [block.kind for block in article.blocks]
    assert kinds.index(BlockKind.CAPTION) == 2
    assert MARK not in article.text


@pytest.mark.parametrize(
    "picture",
    [
        '<figure><picture><source srcset="x"><img alt="Two gulls on a crate"></picture></figure>',
        '<p><img src="a.jpg" alt="Two gulls on a crate"></p>',
        '<div><img src="a.jpg" alt="Two  gulls on\na crate"></div>',
    ],
)
def test_the_words_for_a_picture_without_a_caption_become_one(picture: str) -> None:
    assert captions(read(picture)) == ["Two gulls on a crate"]


@pytest.mark.parametrize("words", ["", "logo", "IMG_2034.jpg", "Share this"])
def test_words_that_say_nothing_of_a_picture_are_left_out(words: str) -> None:
    article = read(f'<p><img src="a.jpg" alt="{words}"></p>')
    assert captions(article) == []
    assert not words or words not in article.text


def test_a_picture_within_a_sentence_leaves_the_sentence_whole() -> None:
    article = read('<p>Look: <img alt="The harbour master with soup"> here he is, at noon.</p>')
    assert "Look: here he is, at noon." in article.text
    assert captions(article) == ["The harbour master with soup"]


def test_an_emoji_drawn_as_a_picture_stays_in_its_sentence() -> None:
    assert (
        "The ship \U0001f6a2 sails." in read('<p>The ship <img alt="\U0001f6a2"> sails.</p>').text
    )


def test_pictures_of_markdown_leave_their_words_as_captions() -> None:
    article = article_from_markdown(
        "# Ferries\n\nOne is late.\n\n![A white ferry at the quay](a.jpg)\n\nAnother is not.\n"
    )
    assert captions(article) == ["A white ferry at the quay"]
    assert [block.kind for block in article.blocks][2] is BlockKind.CAPTION
