"""Where sentences end: Unicode's own cases, and what newspapers write."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.sentence_borders import unicode_borders
from annotation.sentences import borders, sentences
from tests.architecture.code import ROOT

CASES = ROOT.parent / "shared" / "data" / "suites" / "unicode" / "SentenceBreakTest.txt"


def told(text: str, *, wrapped: bool = False) -> list[str]:
    return [span.of(text) for span in sentences(text, wrapped=wrapped)]


def unicode_cases() -> list[tuple[str, list[int]]]:
    cases = []
    for line in CASES.read_text("utf-8").splitlines():
        signs = line.partition("#")[0].split()
        if not signs:
            continue
        text, breaks = "", []
        for sign in signs[1:]:
            if sign == "÷":
                breaks.append(len(text))
            elif sign != "×":
                text += chr(int(sign, 16))
        cases.append((text, breaks))
    return cases


@pytest.mark.skipif(not CASES.exists(), reason="Unicode's break tests are not on this machine")
def test_unicode_cases_hold_without_exception() -> None:
    cases = unicode_cases()
    assert len(cases) > 400
    assert [text for text, breaks in cases if unicode_borders(text) != breaks] == []


@pytest.mark.skipif(not CASES.exists(), reason="Unicode's break tests are not on this machine")
def test_only_borders_before_what_goes_on_differ_from_unicode() -> None:
    differing = {text for text, breaks in unicode_cases() if borders(text) != breaks}
    assert differing == DIFFERING


DIFFERING = {"!a", "!\u0308a"}
"""A small letter after an exclamation mark: “Yahoo! said …”, “Why?” he asked."""


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Haugen met Gen. Milley and Sen. Tim Kaine in St. Petersburg.",
        "John F. Kennedy met J. R. R. Tolkien's readers.",
        "The U.S. Senate and the U.N. Security Council met at 5 p.m. Tuesday.",
        "Acme Inc. Chairman Ada Larsen bought Bolt Co. Ltd. Shares rose by 2.5 percent.",
        "“Why should we leave?” he asked.",
        "Yahoo! said nothing.",
        "Read example.com or version 3.11.2 of it.",
        "1. The first point of the plan",
        "It happened on Jan. 5 near Fig. 3, cf. Vol. 2 of the report.",
        "He waited … and waited.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert told(text) == [text]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She left at dawn.", "He stayed."),
        ("“We had no choice.”", "Larsen said so twice."),
        ("They flew to the U.S.", "The talks failed."),
        ("He works for Acme Inc.", "She does not."),
        ("It closed at 5 p.m.", "Then it rained."),
        ("Who pays?!", "Nobody knows."),
        ("(It was late.)", "The lamp failed."),
        ("彼は来た。", "彼女は去った。"),
        ("Она ушла.", "Он остался."),
        ("It cost 5.", "Nobody paid."),
        ("She said no.", "Peter left."),
        ("All of them sat.", "Larsen stood."),
    ],
)
def test_two_sentences_are_parted(one: str, other: str) -> None:
    assert told(f"{one} {other}") == [one, other]


def test_a_line_end_ends_a_sentence_unless_lines_are_wrapped() -> None:
    text = "Three keepers told the\ngovernment. They stay."
    assert told(text) == ["Three keepers told the", "government.", "They stay."]
    assert told(text, wrapped=True) == ["Three keepers told the\ngovernment.", "They stay."]


@given(st.text(alphabet="aB1 .?!…“”’,\n\r\u0301\u00a0\u2028😀éГ。Mr-", max_size=60))
def test_sentences_hold_every_word_once(text: str) -> None:
    spans = sentences(text)
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    assert set(borders(text)) <= set(unicode_borders(text))


@pytest.mark.parametrize("piece", [". ", "1 .", "A. ", "? ", "“", "a.\u0301", "Mr. "])
def test_hostile_texts_take_no_longer_than_their_length(piece: str) -> None:
    began = time.perf_counter()
    sentences(piece * 20_000)
    short = time.perf_counter() - began
    began = time.perf_counter()
    sentences(piece * 80_000)
    assert time.perf_counter() - began < 12 * short + 0.5
