"""What lies on the same words of a block: annotations, a name, a found word and the selection."""

from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from annotation.entities import Label, Mention
from annotation.notes import Colour
from ui.reading.marks import BlockMarks

MOST_COUNTED = 4
"""Annotations of one colour on the same words from which on more look the same."""

Units = tuple[int, int]
"""From where to where in a block, in UTF-16 units."""


class Cell(NamedTuple):
    """A stretch of a block on all of which the same lies; offsets are UTF-16 units."""

    start: int
    end: int
    counts: tuple[int, ...]
    """How many annotations there are of each colour, in the order of :class:`Colour`."""
    mention: Mention | None
    found: bool
    selected: bool

    @property
    def marked(self) -> bool:
        """Whether any annotation lies here."""
        return any(self.counts)


def cells(marks: BlockMarks, labels: Collection[Label], selected: Units) -> list[Cell]:
    """Cut a block where anything begins or ends; what has nothing on it is left out.

    O(n log n) in the number of marks, however many lie over each other.
    """
    changes: list[tuple[int, int, object]] = []
    for start, end, annotation in marks.annotations:
        changes += ((start, 1, annotation.colour), (end, -1, annotation.colour))
    for start, end, mention in marks.mentions:
        if mention.label in labels:
            changes += ((start, 1, mention), (end, -1, mention))
    for start, end, _ in marks.found:
        changes += ((start, 1, True), (end, -1, True))
    changes.sort(key=lambda change: change[0])
    edges = {selected[0], selected[1], *(place for place, _, _ in changes)}
    return _cut(changes, sorted(edges), selected)


def _cut(changes: list[tuple[int, int, object]], edges: list[int], selected: Units) -> list[Cell]:
    there: Counter[object] = Counter()
    mentions: list[Mention] = []
    result = []
    place = 0
    for start, end in pairwise(edges):
        while place < len(changes) and changes[place][0] <= start:
            _, by, thing = changes[place]
            place += 1
            if not isinstance(thing, Mention):
                there[thing] += by
            elif by > 0:
                mentions.append(thing)
            else:
                mentions.remove(thing)
        counts = tuple(min(there[colour], MOST_COUNTED) for colour in Colour)
        mention = mentions[-1] if mentions else None
        if any(counts) or mention is not None or there[True]:
            in_selection = selected[0] <= start < selected[1]
            result.append(Cell(start, end, counts, mention, there[True] > 0, in_selection))
    return result
