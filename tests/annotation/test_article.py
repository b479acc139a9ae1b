"""Canonical text and blocks."""

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotation.article import Article, Block, BlockKind, build, canonical, text_hash
from annotation.selectors import Span

ANY_TEXT = st.text(st.characters(codec=None), max_size=80)


@given(ANY_TEXT)
def test_canonical_text_can_be_stored_and_is_canonical_already(text: str) -> None:
    words = canonical(text)
    words.encode("utf-8")
    assert "\0" not in words
    assert "\r" not in words
    assert words == words.strip()
    assert unicodedata.is_normalized("NFC", words)
    assert canonical(words) == words


def test_canonical_text_is_otherwise_as_it_came() -> None:
    assert (
        canonical("\ufeffOne\u00a0two\u2028three\r\nfour\rfive")
        == "One\u00a0two\u2028three\nfour\nfive"
    )
    assert canonical("e\u0301") == "é"
    assert canonical("a\ud800b") == "a\ufffdb"
    assert canonical("\ud83d\ude00") == "😀"


@given(st.lists(st.tuples(ANY_TEXT, st.sampled_from(BlockKind), st.integers(0, 6)), max_size=8))
def test_blocks_hold_all_words_in_order(pieces: list[tuple[str, BlockKind, int]]) -> None:
    text, blocks = build(pieces)
    assert [block.span.of(text) for block in blocks] == [
        words for piece, _, _ in pieces if (words := canonical(piece))
    ]
    outside = "".join(text[before.end : after.start] for before, after in pairwise(blocks))
    assert not outside.strip()


def test_words_to_read_leave_boilerplate_out() -> None:
    text, blocks = build(
        [("Three words here", BlockKind.PARAGRAPH, 0), ("Sign up now", BlockKind.BOILERPLATE, 0)]
    )
    assert Article("", text, blocks).words_to_read() == 3


def test_the_headline_is_the_first_heading_of_level_one() -> None:
    blocks = (Block(0, 3, BlockKind.HEADING, 2), Block(5, 8, BlockKind.HEADING, 1))
    assert Article("", "One\n\nTwo", blocks).headline_span() == Span(5, 8)
    assert Article("", "One", (Block(0, 3),)).headline_span() is None


def test_the_hash_is_that_of_the_text_in_utf_8() -> None:
    assert text_hash("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
