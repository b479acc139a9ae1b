"""What is painted over the page: annotations behind the words, underlines below them.

Marks live in span tables beside the document, never in it: switching a label off or adding an
annotation costs one repaint, and marks may lie over each other in any number.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotation.entities import Label, Mention
from annotation.notes import Annotation
from annotation.selectors import Span
from ui.reading.document import PageDocument

Entry = tuple[str, Label]


@dataclass(slots=True)
class BlockMarks:
    """The marks on one document block; offsets are UTF-16 units within the block."""

    mentions: list[tuple[int, int, Mention]] = field(default_factory=list)
    annotations: list[tuple[int, int, Annotation]] = field(default_factory=list)
    found: list[tuple[int, int, bool]] = field(default_factory=list)
    """Where searched words stand, and whether it is the present one."""

    def within(self, start: int, end: int) -> "BlockMarks":
        """Return the marks that touch a stretch of the block."""
        return BlockMarks(
            [each for each in self.mentions if each[0] < end and each[1] > start],
            [each for each in self.annotations if each[0] < end and each[1] > start],
            [each for each in self.found if each[0] < end and each[1] > start],
        )


class Marks:
    """The span tables of the article on the page."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.annotations: list[Annotation] = []
        self.labels: frozenset[Label] = frozenset(Label)
        self.lifted: Entry | None = None
        self.active: str | None = None
        self.here: Span | None = None
        self.found: Sequence[Span] = ()
        self.present = -1
        self._blocks: dict[int, BlockMarks] = {}

    def start_over(self) -> None:
        """Forget all marks: the page is another one."""
        self._blocks = {}
        self.found, self.present = (), -1
        self.here = None

    def lay_mentions(self, page: PageDocument, mentions: Iterable[Mention]) -> None:
        """Spread mentions over the blocks of a page, instead of those before."""
        self.mentions = sorted(mentions, key=lambda each: each.start)
        for marks in self._blocks.values():
            marks.mentions.clear()
        for mention in self.mentions:
            for number, start, end in page.pieces(mention.span):
                self._of(number).mentions.append((start, end, mention))

    def lay_annotations(self, page: PageDocument, annotations: Iterable[Annotation]) -> None:
        """Spread annotations over the blocks of a page, instead of those before."""
        self.annotations = list(annotations)
        for marks in self._blocks.values():
            marks.annotations.clear()
        for annotation in self.annotations:
            if annotation.span is not None:
                for number, start, end in page.pieces(annotation.span):
                    self._of(number).annotations.append((start, end, annotation))

    def lay_found(self, page: PageDocument, spans: Sequence[Span], current: int) -> None:
        """Spread the places of searched words over the blocks; ``current`` is the present one."""
        if spans is self.found and spans:
            self._show_present(page, current)
            return
        self.found, self.present = spans, current
        for marks in self._blocks.values():
            marks.found.clear()
        for place, span in enumerate(spans):
            for number, start, end in page.pieces(span):
                self._of(number).found.append((start, end, place == current))

    def _show_present(self, page: PageDocument, current: int) -> None:
        """Go from one match to another of the same ones, however many there are."""
        before, self.present = self.present, current
        for place in (before, current):
            for number, start, end in page.pieces(self.found[place]):
                found = self._of(number).found
                rank = next(rank for rank, each in enumerate(found) if each[:2] == (start, end))
                found[rank] = (start, end, place == current)

    def _of(self, number: int) -> BlockMarks:
        return self._blocks.setdefault(number, BlockMarks())

    def of_block(self, number: int) -> BlockMarks | None:
        """Return the marks of a document block; None where it has none."""
        return self._blocks.get(number)

    def mention_at(self, offset: int) -> Mention | None:
        """Return the shown mention at a code point offset of the text."""
        before = bisect_right(self.mentions, offset, key=lambda each: each.start)
        if before:
            mention = self.mentions[before - 1]
            if mention.span.contains(offset) and mention.label in self.labels:
                return mention
        return None

    def annotations_at(self, offset: int) -> list[Annotation]:
        """Return the annotations at a code point offset, the shortest first."""
        here = [each for each in self.annotations if each.span and each.span.contains(offset)]
        return sorted(here, key=lambda each: len(each.span or Span(0, 0)))

    def shown_mentions(self) -> list[Mention]:
        """Return the mentions whose label is switched on, in text order."""
        return [mention for mention in self.mentions if mention.label in self.labels]

    def of_entity(self, entry: Entry | None) -> list[Mention]:
        """Return the mentions of one entity, in text order."""
        return [each for each in self.mentions if (each.entity, each.label) == entry]


def stretches(
    annotations: Sequence[tuple[int, int, Annotation]],
) -> list[tuple[int, int, list[Annotation]]]:
    """Cut overlapping annotations into stretches that each have one set of annotations."""
    edges = sorted({edge for start, end, _ in annotations for edge in (start, end)})
    result = []
    for start, end in pairwise(edges):
        here = [each for from_, to, each in annotations if from_ <= start and end <= to]
        if here:
            result.append((start, end, here))
    return result
