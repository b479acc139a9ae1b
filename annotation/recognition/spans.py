"""Proposals for mentions, before the whole article has had its say."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotation.entities import Label

NAMES = frozenset({Label.PERSON, Label.ORG, Label.PLACE})
"""The labels that the model knows."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch ``[start, end)`` in code points that may be a mention.

    ``words`` are its words as the tokeniser cuts them, empty where no name is meant. ``rank``
    settles clashes between stretches of the same length: the lower one wins.
    """

    start: int
    end: int
    label: Label
    score: float
    reason: str
    words: tuple[str, ...] = ()
    rank: int = 5

    def overlaps(self, other: "Candidate") -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates that do not overlap, in text order: the longer wins, then the rank."""
    taken: set[int] = set()
    kept = []
    for each in sorted(candidates, key=lambda c: (c.start - c.end, c.rank, c.start)):
        places = range(each.start, each.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(each)
    return sorted(kept, key=lambda c: c.start)
