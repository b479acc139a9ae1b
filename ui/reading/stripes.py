"""In which lane of the margin each annotation's stripe stands, so that none hides another.

Worked out from spans alone, for the whole article at once and only when it is asked for after the
annotations changed: no line has to be laid out for it, and a stripe keeps its lane while the page
is scrolled or made narrower.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from annotation.article import Block
from annotation.notes import Annotation
from annotation.selectors import Span

FULLER_LINE = 1.25
"""How many times the usual count of letters a line of narrow letters can hold."""


class Stripe(NamedTuple):
    """An annotation and its lane; 0 stands nearest to the words."""

    annotation: Annotation
    span: Span
    reach: int
    """Code point offset up to which a line that shows the end of the span can go on."""
    lane: int


class Bundle(NamedTuple):
    """Stripes that have to share the last lane; all of a bundle hang together."""

    span: Span
    stripes: tuple[Stripe, ...]


class Stripes:
    """The lanes of the article on the page."""

    def __init__(self) -> None:
        self.hovered: frozenset[str] = frozenset()
        """The annotations whose stripe the pointer is over."""
        self._wanted: tuple[Sequence[Annotation], Sequence[Block], int] = ((), (), 0)
        self._stripes: dict[str, Stripe] | None = None
        self._bundles: dict[int, dict[str, Bundle]] = {}

    def lay(self, annotations: Sequence[Annotation], blocks: Sequence[Block], letters: int) -> None:
        """Take other annotations, on a page whose lines hold about ``letters`` letters."""
        self._wanted = (annotations, blocks, round(letters * FULLER_LINE))
        self._stripes, self._bundles = None, {}
        self.hovered &= {each.id for each in annotations}

    def of(self, annotation_id: str) -> Stripe | None:
        """Return the stripe of an annotation; None where it has none."""
        return self._all().get(annotation_id)

    def _all(self) -> dict[str, Stripe]:
        if self._stripes is None:
            self._stripes = {each.annotation.id: each for each in lanes(*self._wanted)}
        return self._stripes

    def bundle(self, annotation_id: str, room: int) -> Bundle | None:
        """Return the bundle that an annotation's stripe is in where only ``room`` lanes fit.

        None where it stands for itself.
        """
        if room not in self._bundles:
            beyond = [each for each in self._all().values() if each.lane >= room - 1]
            found = {}
            for bundle in bundles(beyond):
                for stripe in bundle.stripes:
                    found[stripe.annotation.id] = bundle
            self._bundles[room] = found
        return self._bundles[room].get(annotation_id)


def lanes(annotations: Iterable[Annotation], blocks: Sequence[Block], line: int) -> list[Stripe]:
    """Return the stripes of annotations, in the order of the text; O(n log n).

    Each gets the first lane that no other holds where it begins. A lane is free again only a
    ``line`` (code points) behind the end of a span, or with the end of its block: two stripes in
    one lane never stand beside the same line of words.
    """
    ends = [block.end for block in blocks]
    placed = [(span, each) for each in annotations if (span := each.span)]
    placed.sort(key=lambda pair: (pair[0].start, -pair[0].end, pair[1].created, pair[1].id))
    free: list[int] = []
    held: list[tuple[int, int]] = []
    result = []
    for span, annotation in placed:
        while held and held[0][0] <= span.start:
            heappush(free, heappop(held)[1])
        lane = heappop(free) if free else len(held)
        reach = _reach(span, ends, line)
        heappush(held, (reach, lane))
        result.append(Stripe(annotation, span, reach, lane))
    return result


def _reach(span: Span, ends: Sequence[int], line: int) -> int:
    rank = bisect_left(ends, span.end)
    end_of_block = ends[rank] if rank < len(ends) else span.end
    return max(span.end, min(span.end + line, end_of_block))


def bundles(stripes: Iterable[Stripe]) -> list[Bundle]:
    """Return which stripes, in the order of the text, would stand over each other in one lane."""
    groups: list[list[Stripe]] = []
    reach = -1
    for stripe in stripes:
        if stripe.span.start < reach:
            groups[-1].append(stripe)
        else:
            groups.append([stripe])
        reach = max(reach, stripe.reach)
    return [
        Bundle(Span(group[0].span.start, max(each.span.end for each in group)), tuple(group))
        for group in groups
        if len(group) > 1
    ]
