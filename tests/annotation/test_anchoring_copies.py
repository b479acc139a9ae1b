"""Passages that have copies, places to choose from, and texts that are hard on the search."""

import time

import pytest

from annotation.anchoring import anchor, describe, ranked_places
from annotation.notes import AnchorState
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector

SONG = (
    "The river came down from the hills in the spring and took the old bridge with it.\n\n"
    "And still the miller waits.\n\n"
    "His brother went to Rotterdam to look for work on the barges and wrote home twice.\n\n"
    "And still the miller waits.\n\n"
    "The new road was opened by a minister from Warsaw who had never seen the valley.\n\n"
    "And still the miller waits.\n\n"
    "Now the wheel is in a museum in Antwerp, and children turn it with a handle."
)
REFRAIN = "And still the miller waits."


def refrain(number: int) -> Span:
    start = -1
    for _ in range(number):
        start = SONG.index(REFRAIN, start + 1)
    return Span(start, start + len(REFRAIN))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_context_says_which_of_several_copies_was_marked(number: int) -> None:
    span = refrain(number)
    new = f"A song in four parts.\n\n{SONG.replace('barges', 'ships')}"
    found = anchor(new, describe(SONG, span))
    shift = new.index("The river") + (-1 if number > 1 else 0)
    assert found.state is AnchorState.MOVED
    assert found.span == Span(span.start + shift, span.end + shift)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_copies_do_not_stand_in_for_the_one_that_is_gone(number: int) -> None:
    span = refrain(number)
    new = SONG[: span.start] + SONG[span.end :]
    assert anchor(new, describe(SONG, span)).state is AnchorState.ORPHAN


def test_an_edited_copy_is_found_though_another_still_reads_as_it_did() -> None:
    span = refrain(2)
    new = f"{SONG[: span.start]}And still the old miller waits.{SONG[span.end :]}"
    found = anchor(new, describe(SONG, span))
    assert found.state is AnchorState.FUZZY
    assert found.span == Span(span.start, span.end + len("old "))


def test_a_pull_quote_does_not_draw_a_passage_away() -> None:
    words = "took the old bridge with it"
    start = SONG.index(words)
    selectors = describe(SONG, Span(start, start + len(words)))
    new = f"“{words}”\n\n{SONG}\n\n“{words}”"
    found = anchor(new, selectors)
    assert found.state is AnchorState.MOVED
    assert found.span is not None
    assert found.span.start == new.index("spring and") + len("spring and ")


def test_the_nearest_of_equal_copies_is_not_taken_for_its_place() -> None:
    text = "No news today. " * 400
    selectors = describe(text, Span(3000, 3014))
    assert anchor(text, selectors).state is AnchorState.EXACT
    assert anchor(f"Monday: {text}", selectors).state is AnchorState.ORPHAN


def test_a_common_word_is_lost_rather_than_found_elsewhere() -> None:
    start = SONG.index("the old bridge")
    selectors = describe(SONG, Span(start, start + 3))
    new = SONG.replace("the old bridge", "our bridge")
    assert anchor(new, selectors).state is AnchorState.ORPHAN


def test_context_grows_with_what_a_copy_shares() -> None:
    alone = SONG.index("Rotterdam")
    quote = describe(SONG, Span(alone, alone + 9)).quote
    assert (len(quote.prefix), len(quote.suffix)) == (64, 64)
    quote = describe(SONG, refrain(2)).quote
    assert len(quote.prefix) > 64
    assert len(quote.suffix) > 64


def test_an_orphan_is_offered_its_likeliest_places_best_first() -> None:
    span = refrain(2)
    new = SONG[: span.start] + SONG[span.end :]
    places = ranked_places(new, describe(SONG, span))
    assert 0 < len(places) <= 3
    assert [each.score for each in places] == sorted((e.score for e in places), reverse=True)
    assert all(each.span is not None and each.span.of(new) == REFRAIN for each in places[:2])


def test_places_do_not_lie_over_each_other_and_nothing_is_offered_for_nothing() -> None:
    selectors = describe(SONG, refrain(1))
    spans = [each.span for each in ranked_places(SONG, selectors, most=9) if each.span is not None]
    assert spans[0] == refrain(1)
    for number, one in enumerate(spans):
        assert not any(one.overlaps(other) for other in spans[number + 1 :])
    assert len(ranked_places(SONG, selectors, most=2)) <= 2
    assert ranked_places("An entirely different page about weather in Lima.", selectors) == []
    nothing = Selectors(TextPositionSelector(0, 1), TextQuoteSelector("\N{SOFT HYPHEN}"))
    assert ranked_places(SONG, nothing) == []


SENTENCE = "One sentence that is said again and again. "


@pytest.mark.parametrize(
    ("text", "span", "new"),
    [
        ("a" * 1_000_000, Span(500_000, 500_100), "b" * 400 + "a" * 900_000),
        (SENTENCE * 50_000, Span(1_000_000, 1_000_300), f"Front. {SENTENCE * 50_000}"),
        (f"{SENTENCE * 20_000}end", Span(9, 60_000), f"x{SENTENCE.upper() * 20_000}"),
        ("1 2 " * 250_000, Span(800, 1300), "x1 2 " * 200_000),
        ("\n" * 1_000_000, Span(5, 10), "a" + " " * 1_000_000),
        ("word " + "e\u0301" * 200_000, Span(0, 2000), "ward " + "e\u0301" * 200_000),
    ],
    ids=["one letter", "one sentence", "long and repeated", "digits", "lines", "accents"],
)
def test_hard_texts_take_bounded_time(text: str, span: Span, new: str) -> None:
    start = time.perf_counter()
    anchor(new, describe(text, span))
    assert time.perf_counter() - start < 10
