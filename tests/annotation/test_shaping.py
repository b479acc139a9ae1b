"""Cutting and joining: pure rules about words, notes and tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.graphemes import is_edge
from annotation.notes import Annotation
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector
from annotation.shaping import joined, parted, touch, why_not_joined

TEXT = "Ships left at dawn.\n\nNobody waved; the cafe\u0301 was shut."


def on(words: str, body: str = "", tags: tuple[str, ...] = (), article_id: int = 1) -> Annotation:
    start = TEXT.index(words)
    position = TextPositionSelector(start, start + len(words))
    selectors = Selectors(position, TextQuoteSelector(words))
    return Annotation(words, article_id, selectors, body=body, tags=tags)


def cut(words: str, at: str) -> tuple[str, str] | None:
    span = on(words).span
    assert span is not None
    parts = parted(TEXT, span, TEXT.index(at))
    return (parts[0].of(TEXT), parts[1].of(TEXT)) if parts else None


def test_a_cut_leaves_out_the_white_space_at_it() -> None:
    assert cut("left at dawn", "at dawn") == ("left", "at dawn")
    assert cut("dawn.\n\nNobody", "\nNobody") == ("dawn.", "Nobody")


def test_a_cut_never_falls_into_a_letter() -> None:
    assert cut("cafe\u0301 was", "\u0301") == ("caf", "e\u0301 was")


@pytest.mark.parametrize("at", ["Ships", "left", " at dawn"])
def test_a_cut_with_words_on_one_side_only_is_none(at: str) -> None:
    assert cut("left", at) is None


@given(st.text(alphabet="ab \n\u0301é😀\u200d🇸🇪", max_size=20), st.data())
def test_both_parts_have_words_and_lose_only_white_space(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    parts = parted(text, span, data.draw(st.integers(0, len(text))))
    if parts is not None:
        first, second = parts
        assert (first.start, second.end) == (span.start, span.end)
        assert first.of(text).strip()
        assert second.of(text).strip()
        assert first.end <= second.start
        assert not text[first.end : second.start].strip()
        assert is_edge(text, first.end)
        assert is_edge(text, second.start)


def test_annotations_touch_where_only_white_space_parts_them() -> None:
    assert touch(TEXT, Span(0, 19), Span(21, 27))
    assert touch(TEXT, Span(21, 27), Span(0, 19))
    assert touch(TEXT, Span(0, 12), Span(4, 6))
    assert not touch(TEXT, Span(0, 5), Span(11, 13))


def test_joined_annotations_keep_every_note_and_tag_in_the_order_of_the_text() -> None:
    second = on("Nobody", "Who?\n", ("people",))
    first = on("dawn.", "When?", ("time", "people"))
    found = joined([second, first])
    assert found.span.of(TEXT) == "dawn.\n\nNobody"
    assert found.body == "When?\n\nWho?\n"
    assert list(dict.fromkeys(found.tags)) == ["time", "people"]


def test_one_that_lies_inside_another_does_not_shorten_it() -> None:
    found = joined([on("left at dawn"), on("at")])
    assert found.span.of(TEXT) == "left at dawn"
    assert why_not_joined(TEXT, [on("left at dawn"), on("at"), on("dawn.")]) == ""


@pytest.mark.parametrize(
    ("annotations", "why"),
    [
        ([on("Ships")], "two annotations or more"),
        ([on("Ships"), on("Ships")], "two annotations or more"),
        ([on("Ships"), on("at dawn")], "Between “Ships” and “at dawn” stand words"),
        ([on("Ships left at"), on("left"), on("waved")], "Between “Ships left at” and “waved”"),
        ([on("Ships"), on("left", article_id=2)], "different articles"),
        ([on("Ships"), Annotation("whole", 1, None)], "place in the text"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_the_reason(
    annotations: list[Annotation], why: str
) -> None:
    assert why in why_not_joined(TEXT, annotations)
