"""Marked passages in texts that were edited."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.anchoring import Anchorer, Anchoring, anchor, describe
from annotation.graphemes import is_edge
from annotation.notes import AnchorState
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector
from tests.annotation.edits import HISTORY, WORDS, Editor, some_span
from tests.benchmarks.anchor_cases import edited, pages

REPORT = (
    "The ferry Aurora left Bergen at noon on Friday with 214 passengers and a crew of 31.\n\n"
    "An hour later a fire broke out in the engine room, the coast guard said. Twelve people were "
    "killed and 40 were taken to hospital in Stavanger. Divers searched the wreck until dusk.\n\n"
    "“We heard a loud bang, and then the lights went out,” said Ingrid Dahl, a teacher from Oslo. "
    "She and her two sons reached a lifeboat on the upper deck.\n\n"
    "The owner of the ship, a company in Hamburg, promised to publish its own inquiry. Prime "
    "Minister Jonas Gahr Støre is to visit the harbour on Saturday morning."
)


def marked(words: str, text: str = REPORT) -> Selectors:
    start = text.index(words)
    return describe(text, Span(start, start + len(words)))


def found_words(new: str, words: str, text: str = REPORT) -> tuple[AnchorState, str | None]:
    found = anchor(new, marked(words, text))
    return found.state, None if found.span is None else found.span.of(new)


def changed(old: str, new: str) -> str:
    assert old in REPORT
    return REPORT.replace(old, new)


KILLED = "Twelve people were killed and 40 were taken to hospital"


@pytest.mark.parametrize(
    ("words", "old", "new", "expected"),
    [
        (KILLED, "40 were", "46 were", KILLED.replace("40", "46")),
        (KILLED, "Twelve people", "Fourteen people", KILLED.replace("Twelve", "Fourteen")),
        (KILLED, "taken to hospital", "flown to clinics", None),
        ("The ferry Aurora left Bergen", "The ferry", "The car ferry", None),
        ("visit the harbour on Saturday morning.", "Saturday morning.", "Sunday evening.", None),
        ("Ingrid Dahl, a teacher from Oslo", "Ingrid Dahl", "Ingrid M. Dahl", None),
    ],
)
def test_edited_words_are_found_with_what_was_put_for_them(
    words: str, old: str, new: str, expected: str | None
) -> None:
    expected = expected or words.replace(old, new)
    assert found_words(changed(old, new), words) == (AnchorState.FUZZY, expected)


def test_a_sentence_put_into_a_passage_is_within_it() -> None:
    words = "An hour later a fire broke out in the engine room, the coast guard said. Twelve people"
    state, found = found_words(changed("said. Twelve", "said. It was out by four. Twelve"), words)
    assert state is AnchorState.FUZZY
    assert found == words.replace("said. ", "said. It was out by four. ")


@pytest.mark.parametrize(
    ("old", "put"),
    [
        ("“", '"'),
        (" ", "\N{NO-BREAK SPACE}"),
        (" ", "  "),
        ("\n\n", "\n"),
        ("fire", "fi\N{SOFT HYPHEN}re"),
        ("e", "E"),
    ],
)
def test_other_typography_is_fuzzy_with_nearly_the_full_score(old: str, put: str) -> None:
    words = REPORT[REPORT.index("An hour") : REPORT.index(" from Oslo")]
    new = REPORT.replace(old, put)
    assert old in words
    found = anchor(new, marked(words))
    assert found.state is AnchorState.FUZZY
    assert found.span is not None
    assert found.span.of(new) == words.replace(old, put)
    assert found.score > 0.95


@pytest.mark.parametrize(
    "words", ["Divers searched the wreck until dusk.", "Ingrid Dahl", "Friday", KILLED]
)
def test_words_that_were_taken_out_are_an_orphan(words: str) -> None:
    assert found_words(changed(words, ""), words) == (AnchorState.ORPHAN, None)


@pytest.mark.parametrize(("old", "new"), [("Alpha", "Beta"), ("Linus", "chines"), ("40", "wide")])
def test_a_short_passage_with_other_words_is_an_orphan(old: str, new: str) -> None:
    text = REPORT.replace("Bergen", f"Bergen, {old},")
    assert found_words(text.replace(old, new), old, text) == (AnchorState.ORPHAN, None)


def test_a_neighbour_sentence_of_the_same_make_is_not_taken() -> None:
    text = "Alpha Street is closed on Monday. Beta Street is closed on Friday. The rest is open."
    words = "Alpha Street is closed on Monday."
    assert found_words(text.replace(words + " ", ""), words, text)[0] is AnchorState.ORPHAN


def test_a_text_that_was_replaced_leaves_orphans_only() -> None:
    other = "Nothing of this page is about the sea; it tells of an election in Lisbon. " * 20
    anchorer = Anchorer(other)
    chance = random.Random(4)
    spans = [some_span(REPORT, chance) for _ in range(40)]
    longer = [describe(REPORT, span) for span in spans if len(span) > 12]
    assert {anchorer.anchor(each).state for each in longer} == {AnchorState.ORPHAN}


def test_a_paragraph_that_moved_takes_its_passages_along() -> None:
    first, *rest = REPORT.split("\n\n")
    new = "\n\n".join([*rest, first])
    for words in ("Bergen", "left Bergen at noon on Friday", first):
        assert found_words(new, words) == (AnchorState.MOVED, words)


def test_all_of_an_article_can_be_marked_and_edited() -> None:
    new = f"Updated at 18:40. {changed('a loud bang', 'two loud bangs')} More follows."
    state, found = found_words(new, REPORT)
    assert state is AnchorState.FUZZY
    assert found == changed("a loud bang", "two loud bangs")


def test_a_selection_with_spaces_at_its_ends_is_found_with_them() -> None:
    new = f"New today. {changed('passengers', 'travellers')}"
    assert found_words(new, " a crew of 31.\n\n") == (AnchorState.MOVED, " a crew of 31.\n\n")


@pytest.mark.parametrize("letter", ["é", "👩‍🚒", "🇳🇴", "n\u0303"])
def test_a_fuzzy_span_cuts_no_letter_apart(letter: str) -> None:
    words = f"the crew {letter} of the ship {letter}"
    text = f"On the quay stood {words}{letter} and waved to the boats that came in one by one."
    new = text.replace("of the ship", "of that ship")
    found = anchor(new, marked(words, text))
    assert found.state is AnchorState.FUZZY
    assert found.span is not None
    assert is_edge(new, found.span.start)
    assert is_edge(new, found.span.end)


def test_a_quote_without_context_never_ends_inside_a_letter() -> None:
    quote = Selectors(TextPositionSelector(90, 94), TextQuoteSelector("cafe"))
    text = "They met in the cafe\u0301 at the corner."
    found = anchor(text, quote)
    assert (found.state, found.span) == (AnchorState.FUZZY, Span(16, 21))


@pytest.mark.parametrize("text", ["", " ", "\n" * 9, "…", "x"])
def test_tiny_texts_hold_nothing(text: str) -> None:
    assert anchor(text, marked(KILLED)) == Anchoring(AnchorState.ORPHAN, None, 0.0)


def test_scripts_without_spaces_are_searched_too() -> None:
    text = (
        "東京都の小池知事は月曜日、新しい公園の計画を発表した。公園は隅田川の近くに作られる。"
        "工事は来年の春に始まり、三年後に終わる予定だ。費用は約二百億円になると見られている。"
    )
    words = "公園は隅田川の近くに作られる。工事は来年の春に始まり"
    new = text.replace("来年の春", "来年の秋").replace(
        "東京都の小池知事は", "東京都知事の小池さんは"
    )
    assert found_words(new, words, text) == (AnchorState.FUZZY, words.replace("春", "秋"))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.02, 0.1, 0.25, 0.6]))
def test_whatever_is_edited_the_answer_is_whole(seed: int, share: float) -> None:
    chance = random.Random(seed)
    spare = ["Nobody was there at nine.", "A gull sat on the mast 😀.", "Prices rose by 4%."]
    result = Editor(REPORT, spare, chance).edit(share, (*HISTORY, *WORDS))
    span = some_span(REPORT, chance)
    found = anchor(result.new, describe(REPORT, span))
    assert (found.span is None) is (found.state is AnchorState.ORPHAN)
    assert 0 <= found.score <= 1
    if found.span is not None:
        assert 0 < len(found.span) <= len(result.new)
        assert is_edge(result.new, found.span.start)
        assert is_edge(result.new, found.span.end)
        same = found.span.of(result.new) == span.of(REPORT)
        assert same is (found.state is not AnchorState.FUZZY)
    assert found == anchor(result.new, describe(REPORT, span))


def test_ten_percent_of_edits_lose_little_and_mislead_nobody() -> None:
    texts = [text for text in pages(odd=False) if not re.search(r"Portion", text)][:25]
    found = list(edited(texts, 0.1, WORDS, 150))
    kept = [each for each in found if each.kind == "kept" and each.length >= 20]
    assert sum(each.verdict == "right" for each in kept) >= 0.95 * len(kept)
    assert sum(each.verdict == "wrong" for each in found) <= 1
