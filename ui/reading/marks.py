"""What is painted over the page: annotations behind the words, underlines below them.

Marks live in span tables beside the document, never in it: switching a label off or adding an
annotation costs one repaint, and marks may lie over each other in any number.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from annotation.entities import Label, Mention
from annotation.notes import Annotation
from annotation.selectors import Span
from ui.reading.document import PageDocument
from ui.reading.span_table import SpanTable
from ui.reading.stripes import Stripes

MOST_BLOCKS = 1_000
"""Blocks whose marks stay sorted out."""

_MENTION: "attrgetter[tuple[int, int]]" = attrgetter("start", "end")
_SPAN = _MENTION

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
        self._active: str | None = None
        self.also: frozenset[str] = frozenset()
        """Annotations that are chosen besides the active one."""
        self.here: Span | None = None
        self.found: Sequence[Span] = ()
        self.present = -1
        self.stripes = Stripes()
        self._page: PageDocument | None = None
        self._mention_table: SpanTable[Mention] = SpanTable((), _MENTION)
        self._annotation_table: SpanTable[Annotation] = SpanTable((), _annotation)
        self._found_table: SpanTable[Span] = SpanTable((), _SPAN)
        self._blocks: dict[int, BlockMarks] = {}

    @property
    def active(self) -> str | None:
        """The annotation that is chosen, or the first of several; setting it chooses only it."""
        return self._active

    @active.setter
    def active(self, annotation_id: str | None) -> None:
        self._active, self.also = annotation_id, frozenset()

    def choose(self, annotation_id: str | None, also: Iterable[str]) -> None:
        """Choose an annotation, and others besides it."""
        self._active, self.also = annotation_id, frozenset(also) - {annotation_id or ""}

    @property
    def chosen(self) -> frozenset[str]:
        """The active annotation and those chosen besides it."""
        return self.also | {self._active} if self._active else frozenset()

    def start_over(self) -> None:
        """Forget all marks: the page is another one."""
        self.lay_nothing()
        self.found, self.present = (), -1
        self._found_table = SpanTable((), _SPAN)
        self.here = None

    def lay_nothing(self) -> None:
        """Take mentions and annotations off the page, until others are laid."""
        self._page = None
        self._blocks.clear()

    def lay_mentions(self, page: PageDocument, mentions: Iterable[Mention]) -> None:
        """Lay mentions over a page, instead of those before."""
        self.mentions = sorted(mentions, key=_MENTION)
        self._mention_table = SpanTable(self.mentions, _MENTION)
        self._lay(page)

    def lay_annotations(self, page: PageDocument, annotations: Iterable[Annotation]) -> None:
        """Lay annotations over a page, instead of those before."""
        self.annotations = list(annotations)
        self._forget_the_gone()
        placed = (each for each in self.annotations if each.span is not None)
        self._annotation_table = SpanTable(placed, _annotation)
        self.stripes.lay(self.annotations, page.article.blocks, page.style.looks.letters)
        self._lay(page)

    def _forget_the_gone(self) -> None:
        there = {each.id for each in self.annotations}
        if self._active not in there:
            self._active = next(iter(sorted(self.also & there)), None)
        self.also = (self.also & there) - {self._active or ""}

    def lay_found(self, page: PageDocument, spans: Sequence[Span], current: int) -> None:
        """Lay the places of searched words over a page; ``current`` is the present one."""
        if spans is not self.found:
            self._found_table = SpanTable(spans, _SPAN)
        self.found, self.present = spans, current
        self._lay(page)

    def _lay(self, page: PageDocument) -> None:
        self._page = page
        self._blocks.clear()

    def of_block(self, number: int) -> BlockMarks | None:
        """Return the marks of a document block; None where it has none."""
        rank = self._page.rank(number) if self._page is not None else None
        if rank is None or self._page is None:
            return None
        if rank not in self._blocks:
            if len(self._blocks) >= MOST_BLOCKS:
                self._blocks.clear()
            self._blocks[rank] = self._marks_of(self._page, number)
        marks = self._blocks[rank]
        return marks if marks.mentions or marks.annotations or marks.found else None

    def _marks_of(self, page: PageDocument, number: int) -> BlockMarks:
        """Sort out what lies on one block, which a page asks for when it paints the block."""
        placed, result = page.placed(number), BlockMarks()
        if placed is None or placed.folded:
            return result
        block, units = placed.block, placed.units

        def within(start: int, end: int) -> tuple[int, int]:
            first, last = max(start, block.start), min(end, block.end)
            return units.units(first - block.start), units.units(last - block.start)

        for mention in self._mention_table.touching(block.start, block.end):
            result.mentions.append((*within(mention.start, mention.end), mention))
        for annotation in self._annotation_table.touching(block.start, block.end):
            result.annotations.append((*within(*_annotation(annotation)), annotation))
        present = self.found[self.present] if 0 <= self.present < len(self.found) else None
        for span in self._found_table.touching(block.start, block.end):
            result.found.append((*within(span.start, span.end), span == present))
        return result

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
        if entry is None:
            return []
        return [each for each in self.mentions if (each.entity, each.label) == entry]


def _annotation(annotation: Annotation) -> tuple[int, int]:
    """Return the place of an annotation, which must have one."""
    assert annotation.span is not None
    return annotation.span.start, annotation.span.end
