"""Text made to be slow or odd ends in a clear state: read to its end, or said not to be."""

import itertools
import unicodedata

import pytest

from annotation.article import Block
from annotation.recognition.reading import Recognition
from annotation.recognition.recogniser import Recogniser

PROSE = "President Putin met 92,000 people in Kyiv on November 18 for $5 million. "
SHAPES = {
    "one word of a megabyte": "a" * 2**20,
    "one number of a megabyte": "7" * 2**20,
    "half a million full stops": ". " * 500_000,
    "joined full stops": "." * 500_000,
    "ten megabytes of prose": PROSE * (10 * 2**20 // len(PROSE)),
    "a million empty lines": "\n" * 1_000_000,
    "only punctuation": "?!;:,'\"()[]-–—“”" * 40_000,
    "marks upon marks": ("e" + "\u0301" * 500 + " ") * 1_000,
    "signs of direction": "\u202e\u2067\u2066\u2069\u202c" * 100_000,
    "beyond the first plane": "𝐏𝐮𝐭𝐢𝐧 👩‍👩‍👧‍👦 𓀀 " * 20_000,
    "unassigned code points": "\U000e0001\uffff\ufdd0\u0378 " * 50_000,
    "every kind of space": "".join(
        chr(code) for code in range(0x3001) if unicodedata.category(chr(code))[0] in "ZC"
    )
    * 2_000,
}
SMALL = {kind: text[:3_000] for kind, text in SHAPES.items()}


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser()


def check(text: str, found: Recognition) -> None:
    """Check that mentions lie in the text, in order, apart, and say something."""
    assert all(a.end <= b.start for a, b in itertools.pairwise(found.mentions))
    for mention in found.mentions:
        words = text[mention.start : mention.end]
        assert words
        assert words == words.strip()


@pytest.mark.parametrize("kind", SMALL)
def test_odd_text_is_read_to_its_end(recogniser: Recogniser, kind: str) -> None:
    text = SMALL[kind]
    found = recogniser.recognise(text, [Block(0, len(text))], published="2024-11-20")
    assert found.complete
    check(text, found)


@pytest.mark.parametrize("kind", SHAPES)
def test_huge_odd_text_ends_in_a_clear_state(recogniser: Recogniser, kind: str) -> None:
    text = SHAPES[kind]
    found = recogniser.recognise(text, [Block(0, len(text))], seconds=0.1)
    check(text, found)


def test_the_part_that_was_read_keeps_its_mentions(recogniser: Recogniser) -> None:
    text = SHAPES["ten megabytes of prose"]
    found = recogniser.recognise(text, [Block(0, len(text))], seconds=0.1)
    assert not found.complete
    assert {mention.value for mention in found.mentions} >= {"USD 5000000", "92000 people"}


def test_no_block_means_no_mention(recogniser: Recogniser) -> None:
    found = recogniser.recognise("", [])
    assert found == Recognition((), complete=True)
