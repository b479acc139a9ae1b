"""Lanes: which stripe stands where in the margin, worked out from spans alone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotation.article import Block, BlockKind
from annotation.notes import Annotation
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector
from ui.reading.stripes import Stripe, Stripes, bundles, lanes

LINE = 10
BLOCKS = [Block(start, start + 98, BlockKind.PARAGRAPH) for start in range(0, 1000, 100)]


def on(start: int, end: int, id_: str = "") -> Annotation:
    selectors = Selectors(TextPositionSelector(start, end), TextQuoteSelector("words"))
    return Annotation(id_ or f"{start}-{end}", 1, selectors)


def laid(*spans: tuple[int, int]) -> dict[tuple[int, int], int]:
    found = lanes([on(*span) for span in spans], BLOCKS, LINE)
    return {(each.span.start, each.span.end): each.lane for each in found}


def test_what_overlaps_stands_in_lanes_side_by_side() -> None:
    assert laid((0, 50), (10, 60), (20, 30)) == {(0, 50): 0, (10, 60): 1, (20, 30): 2}


def test_the_longer_of_two_that_begin_together_stands_nearer_to_the_words() -> None:
    assert laid((0, 20), (0, 90)) == {(0, 90): 0, (0, 20): 1}


def test_two_on_one_line_do_not_share_a_lane_and_two_far_apart_do() -> None:
    assert laid((0, 20), (25, 30)) == {(0, 20): 0, (25, 30): 1}
    assert laid((0, 20), (30, 40)) == {(0, 20): 0, (30, 40): 0}


def test_the_end_of_a_paragraph_frees_its_lanes() -> None:
    assert laid((80, 98), (100, 110)) == {(80, 98): 0, (100, 110): 0}


def test_a_lane_holds_over_all_paragraphs_of_an_annotation() -> None:
    found = laid((0, 30), (20, 450), (50, 60), (210, 220), (420, 430), (440, 446))
    assert found[20, 450] == 1
    assert found[50, 60] == found[210, 220] == found[420, 430] == 0


def test_article_notes_and_orphans_have_no_stripe() -> None:
    assert lanes([Annotation("a", 1, None)], BLOCKS, LINE) == []


@st.composite
def annotations(draw: st.DrawFn) -> list[Annotation]:
    starts = draw(st.lists(st.integers(0, 900), max_size=40))
    return [
        on(start, start + draw(st.integers(1, 300)), str(rank)) for rank, start in enumerate(starts)
    ]


@given(annotations())
def test_no_lane_is_held_twice_and_none_is_left_empty(made: list[Annotation]) -> None:
    found = lanes(made, BLOCKS, LINE)
    assert len(found) == len(made)
    for rank, one in enumerate(found):
        for other in found[rank + 1 :]:
            apart = one.reach <= other.span.start or other.reach <= one.span.start
            assert apart or one.lane != other.lane
        there = {each.lane for each in found if each.span.start <= one.span.start < each.reach}
        assert set(range(one.lane)) <= there


@given(annotations())
def test_as_many_lanes_as_lie_over_each_other_and_no_more(made: list[Annotation]) -> None:
    found = lanes(made, BLOCKS, LINE)
    deepest = max((_depth(found, each.span.start) for each in found), default=0)
    assert max((each.lane + 1 for each in found), default=0) == deepest


def _depth(found: list[Stripe], place: int) -> int:
    return sum(each.span.start <= place < each.reach for each in found)


def test_stripes_beyond_the_last_lane_are_bundled_only_where_they_meet() -> None:
    stripes = Stripes()
    deep = [on(place, 60, f"deep {place}") for place in range(5)]
    alone = [on(500 + place, 560, f"fewer {place}") for place in range(3)]
    stripes.lay([*deep, *alone], BLOCKS, 8)
    bundle = stripes.bundle("deep 2", 3)
    assert bundle is not None
    assert [each.annotation.id for each in bundle.stripes] == ["deep 2", "deep 3", "deep 4"]
    assert bundle.span == Span(2, 60)
    assert stripes.bundle("deep 4", 3) is bundle
    assert stripes.bundle("deep 1", 3) is None
    assert stripes.bundle("fewer 2", 3) is None
    assert stripes.bundle("deep 4", 5) is None


@given(annotations())
def test_bundles_never_stand_beside_the_same_words(made: list[Annotation]) -> None:
    found = bundles(lanes(made, BLOCKS, LINE))
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


def test_other_annotations_are_laid_anew() -> None:
    stripes = Stripes()
    stripes.lay([on(0, 9, "one")], BLOCKS, LINE)
    stripes.hovered = frozenset({"one"})
    stripes.lay([on(0, 9, "two")], BLOCKS, LINE)
    assert stripes.of("one") is None
    assert stripes.of("two") is not None
    assert stripes.hovered == frozenset()
