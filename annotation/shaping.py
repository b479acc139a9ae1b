"""Cutting a highlight in two, and joining several: what becomes of the words, tags and notes.

All offsets are code points of the article's text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from annotation.graphemes import edge_after, edge_before
from annotation.notes import Annotation
from annotation.selectors import Span

_SPACE = re.compile(r"\s*")

LONGEST_TOLD = 30
"""Code points of a passage that a refusal quotes."""


class Joined(NamedTuple):
    """What several annotations come to together."""

    span: Span
    body: str
    tags: tuple[str, ...]


def parted(text: str, span: Span, offset: int) -> tuple[Span, Span] | None:
    """Return both parts of a span that is cut at an offset, without white space at the cut.

    A letter is never cut apart: the cut goes before it. None where there would be no words on one
    side of the cut.
    """
    if not span.start < offset < span.end:
        return None
    cut = edge_before(text, offset)
    before, after = text[span.start : max(span.start, cut)].rstrip(), text[cut : span.end].lstrip()
    if not before.strip() or not after.strip():
        return None
    end = edge_after(text, span.start + len(before))
    return Span(span.start, end), Span(edge_before(text, span.end - len(after)), span.end)


def in_text_order(annotations: Sequence[Annotation]) -> list[Annotation]:
    """Return annotations that have a place by where they begin, then by where they end."""
    placed = [(each.span, each) for each in annotations if each.span is not None]
    placed.sort(key=lambda pair: (*_ends(pair[0]), pair[1].created, pair[1].id))
    return [each for _, each in placed]


def why_not_joined(text: str, annotations: Sequence[Annotation]) -> str:
    """Say why annotations cannot become one, in a sentence for the reader; "" where they can.

    They must be of one article, and nothing but white space may lie between one and the next.
    """
    if len({each.id for each in annotations}) < 2:
        return "Choose two annotations or more to merge them."
    if len({each.article_id for each in annotations}) > 1:
        return "Annotations of different articles cannot be merged."
    if any(each.span is None for each in annotations):
        return "Only annotations that have a place in the text can be merged."
    ordered = in_text_order(annotations)
    reached = ordered[0]
    for one in ordered[1:]:
        if not touch(text, _span(reached), _span(one)):
            return (
                f"Between {_told(text, reached)} and {_told(text, one)} stand words that are in "
                "neither. Grow one of them first, then merge."
            )
        reached = max(reached, one, key=lambda each: _span(each).end)
    return ""


def touch(text: str, one: Span, other: Span) -> bool:
    """Tell whether two spans overlap, or have nothing but white space between them."""
    first, second = sorted((one, other))
    space = _SPACE.match(text, first.end)
    return second.start <= (space.end() if space else first.end)


def joined(annotations: Sequence[Annotation]) -> Joined:
    """Return what annotations that can become one come to: notes and tags in the text's order."""
    ordered = in_text_order(annotations)
    spans = [_span(each) for each in ordered]
    bodies = [each.body for each in ordered if each.body.strip()]
    return Joined(
        Span(spans[0].start, max(span.end for span in spans)),
        _with_blank_lines(bodies) if bodies else ordered[0].body,
        tuple(tag for each in ordered for tag in each.tags),
    )


def _with_blank_lines(bodies: Sequence[str]) -> str:
    """Join notes with a blank line between; a single one stays to the letter."""
    result = bodies[0]
    for body in bodies[1:]:
        result = result.rstrip("\n") + "\n\n" + body.lstrip("\n")
    return result


def _span(annotation: Annotation) -> Span:
    assert annotation.span is not None
    return annotation.span


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _told(text: str, annotation: Annotation) -> str:
    words = " ".join(_span(annotation).of(text).split())
    return f"“{words if len(words) <= LONGEST_TOLD else words[:LONGEST_TOLD].rstrip() + '…'}”"
