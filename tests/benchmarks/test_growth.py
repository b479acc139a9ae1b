"""The cost of recognition grows with the length of the text, not with its square."""

import time
from collections.abc import Callable

import pytest

from annotation.entities import Label
from annotation.recognition.lexicon import RESOURCES, read_words
from annotation.recognition.rules import Rules
from annotation.recognition.worth import worth
from tests.benchmarks import growth

RULES = Rules(read_words(RESOURCES / "lexicon", "equipment"))
SQUARE = 10
"""Four times the text costs four times as much, or sixteen times if the cost were a square."""

PIECES = (
    *("1,000,000 ", "$ 2 to ", "one hundred and ", "early on ", "March 3 to 5, ", "10 percent "),
    *("at least ", "a-", "1,", "1.", "Aa-1", "Big World ", "wrote “A", "USS A. ", "$", "of the "),
    *("two and a half ", "between 2 and ", "the last ", "3 p.m. ", "1990s ", "-1", "B.C. "),
)


def ratio(work: Callable[[int], object]) -> float:
    """Return how much longer four times the work takes; the best of four tries."""
    return min(_seconds(work, 4) / max(_seconds(work, 1), 0.0005) for _ in range(4))


def _seconds(work: Callable[[int], object], times: int) -> float:
    begun = time.process_time()
    work(times)
    return time.process_time() - begun


@pytest.mark.parametrize("piece", PIECES)
def test_patterns_cost_no_more_on_text_made_to_be_slow(piece: str) -> None:
    text = piece * (3_000 // len(piece))
    assert ratio(lambda times: RULES.find(text * times, 0)) < SQUARE


@pytest.mark.parametrize("label", [Label.DATE, Label.MONEY, Label.PERCENT, Label.QUANTITY])
def test_long_words_have_no_value_and_cost_nothing(label: Label) -> None:
    for piece in PIECES:
        text = piece * 20_000
        assert worth(label, text, 0, len(text), "2024-11-20") == ""


@pytest.mark.parametrize("shape", ["one word", "digits", "hyphens"])
def test_growth_is_measured(shape: str) -> None:
    (figure,) = growth.figures((shape,))
    assert 0 < figure.value < SQUARE * max(figure.reference, 1)
