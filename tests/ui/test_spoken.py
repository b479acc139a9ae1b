"""What is said of highlights and notes, by their places alone."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.anchoring import describe
from annotation.entities import Label, Mention
from annotation.notes import Annotation, Colour
from annotation.selectors import Span
from ui.reading.spoken import (
    annotation_in_words,
    arrived,
    called,
    covering,
    edges,
    first_words,
    going_on,
    name_in_words,
    on_line,
    overview,
    passed,
    read,
)

TEXT = "Mira Holm sailed north. The storm came late. Nobody slept that night."
NIGHT = TEXT.index("Nobody")


def mark(words: str, colour: Colour = Colour.YELLOW, body: str = "") -> Annotation:
    start = TEXT.index(words)
    selectors = describe(TEXT, Span(start, start + len(words)))
    return Annotation(f"{words}-{colour}-{body}", 1, selectors, colour, body)


STORM = mark("The storm")
NORTH = mark("sailed north", Colour.GREEN)
NOTE = mark("storm came late", body="Look up the **weather**.")


def test_a_sentence_is_read_with_its_marks_in_their_places() -> None:
    assert read(TEXT, [NORTH], (), Span(0, 23)) == (
        "Mira Holm, highlight green begins, sailed north, highlight green ends."
    )


def test_overlapping_marks_begin_and_end_each_in_its_place() -> None:
    said = read(TEXT, [STORM, NOTE], (), Span(24, 44))
    assert said == (
        "highlight yellow begins, The, note begins: Look up the weather. storm, "
        "highlight yellow ends, came late, note ends."
    )


def test_of_nested_marks_the_outer_one_begins_first_and_ends_last() -> None:
    inner, outer = mark("The storm", Colour.PINK), mark("The storm came late")
    said = read(TEXT, [inner, outer], (), Span(24, 44))
    assert said.startswith("highlight yellow begins, highlight pink begins, The storm, ")
    same_end = [mark("late", Colour.PINK), outer]
    assert read(TEXT, same_end, (), Span(24, 44)).endswith(
        "late, highlight pink ends, highlight yellow ends."
    )


def test_where_one_of_two_alike_ends_the_other_is_told_to_go_on() -> None:
    alike = [STORM, mark("storm came late")]
    assert "highlight yellow ends, another goes on" in read(TEXT, alike, (), Span(24, 44))


def test_a_mark_over_two_sentences_begins_in_the_first_and_ends_in_the_second() -> None:
    long = mark("came late. Nobody")
    first = read(TEXT, [long], (), Span(24, 44))
    assert first.endswith("highlight yellow begins, came late.")
    second = read(TEXT, [long], going_on([long], 44), Span(NIGHT, len(TEXT)))
    assert second == "Nobody, highlight yellow ends, slept that night."
    assert read(TEXT, [long], (), Span(NIGHT, len(TEXT))).startswith("in highlight yellow, Nobody")


def test_what_ended_between_two_sentences_is_said_before_the_second() -> None:
    blank = mark("late. ")
    said = read(TEXT, [blank], going_on([blank], 44), Span(NIGHT, len(TEXT)))
    assert said == "highlight yellow ends, Nobody slept that night."


def test_a_cursor_that_goes_by_letters_hears_what_it_passes() -> None:
    start, end = TEXT.index("sailed"), TEXT.index("north") + 5
    assert passed([NORTH], start - 1, start) == "highlight green begins"
    assert passed([NORTH], start, start + 1) == ""
    assert passed([NORTH], end - 1, end) == "highlight green ends"
    assert passed([NORTH], end, end - 1) == "in highlight green"
    assert passed([NORTH], start, start - 1) == "out of highlight green"
    assert passed([NORTH], 0, 23) == "highlight green begins, highlight green ends"


def test_of_a_line_that_is_read_already_only_the_marks_are_said() -> None:
    line = Span(0, 44)
    assert on_line(TEXT, [NORTH], (), line) == (
        "highlight green begins, at “sailed”, highlight green ends, after “north”"
    )
    assert on_line(TEXT, [NORTH], (), Span(NIGHT, len(TEXT))) == ""


def test_a_jump_tells_what_one_has_left_and_come_into() -> None:
    middle = TEXT.index("storm") + 2
    assert arrived([NORTH, STORM], {NORTH.id}, middle) == [
        "highlight green ends",
        "in highlight yellow",
    ]
    assert arrived([STORM], {STORM.id}, 0) == ["out of highlight yellow"]
    assert arrived([STORM], {"deleted since"}, middle) == ["in highlight yellow"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("# Why?\n\n- a *first* [page](https://example.org/x) ", "Why? a first page"),
        ("> quoted `code`", "quoted code"),
        ("1. one\n2. two", "one two"),
        ("3 * 4", "3 4"),
        ("word " * 40, ("word " * 16).strip()[:79] + "…"),
    ],
)
def test_a_note_begins_with_its_first_words_without_signs(body: str, words: str) -> None:
    assert first_words(body) == words


def test_a_name_is_told_by_what_it_names() -> None:
    mention = Mention(0, 9, Label.PERSON, "Mira Holm")
    assert name_in_words("Mira Holm", mention) == "person, Mira Holm"
    assert name_in_words("Holm", mention) == "Holm: person, Mira Holm"
    decided = replace(mention, decision="of the reader")
    assert name_in_words("Mira\nHolm", decided) == "person, Mira Holm, decided by you"


def test_an_annotation_is_told_with_its_note_its_tags_and_its_words() -> None:
    note = replace(NOTE, tags=("weather", "sea"))
    assert annotation_in_words(TEXT, note) == (
        "note, Look up the weather. tagged weather, sea, on: storm came late"
    )


def test_a_page_is_told_by_what_it_holds() -> None:
    assert overview([STORM, NORTH, NOTE], 1) == "2 highlights, 1 note, 1 name"
    assert overview([], 0) == "nothing marked"


MARKS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 40), st.sampled_from(Colour)),
    max_size=6,
)


def laid(marks: Sequence[tuple[int, int, Colour]]) -> list[Annotation]:
    spans = [(Span(start, min(len(TEXT), start + size)), colour) for start, size, colour in marks]
    return [
        Annotation(str(rank), 1, describe(TEXT, span), colour)
        for rank, (span, colour) in enumerate(spans)
    ]


@given(MARKS, st.sets(st.integers(1, len(TEXT) - 1), max_size=8))
def test_however_a_cursor_goes_on_each_mark_begins_and_ends_once(
    marks: list[tuple[int, int, Colour]], stops: set[int]
) -> None:
    annotations, places = laid(marks), [-1, *sorted(stops), len(TEXT)]
    said = [
        each for before, after in pairwise(places) for each in edges(annotations, before, after)
    ]
    assert sum(each.begins for each in said) == len(annotations)
    assert sum(not each.begins for each in said) == len(annotations)


@given(MARKS)
def test_read_by_sentences_each_mark_begins_and_ends_once(
    marks: list[tuple[int, int, Colour]],
) -> None:
    annotations = laid(marks)
    inside: frozenset[str] = frozenset()
    said = ""
    for span in (Span(0, 23), Span(24, 44), Span(NIGHT, len(TEXT))):
        said += read(TEXT, annotations, inside, span) + " "
        inside = going_on(annotations, span.end)
    in_a_gap = [each for each in annotations if each.span in (Span(23, 24), Span(44, 45))]
    for colour in Colour:
        of_it = [each for each in annotations if each.colour is colour and each not in in_a_gap]
        name = f"highlight {colour.value}"
        heard = said.count(f"{name} begins") + said.count(f"in {name}")
        assert heard == len(of_it)
        assert said.count(f"{name} ends") == len(of_it)


@given(MARKS, st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_back_and_forth_say_the_same_number_of_edges(
    marks: list[tuple[int, int, Colour]], one: int, other: int
) -> None:
    annotations, low, high = laid(marks), min(one, other), max(one, other)
    there, back = passed(annotations, low, high), passed(annotations, high, low)
    assert there.count("highlight") == back.count("highlight")
    expected = covering(annotations, low) ^ covering(annotations, high)
    changed = {called(each) for each in annotations if each.id in expected}
    assert all(name in there for name in changed)
