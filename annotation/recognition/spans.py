"""Proposals for mentions, before the whole article has had its say."""

from bisect import bisect_left
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
    waiting = sorted(candidates, key=lambda c: (c.start - c.end, c.rank, c.start))
    kept: list[Candidate] = []
    for each in waiting:
        at = bisect_left(kept, each.end, key=_start)
        # those kept do not overlap: only the last that begins before the end can
        if at == 0 or kept[at - 1].end <= each.start:
            kept.insert(at, each)
    return kept


def _start(candidate: Candidate) -> int:
    return candidate.start
