"""Joining what is the same, and finding the names that are one letter apart, in linear time."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import Generic, TypeVar

from annotation.likeness import LEAST_LETTERS, deletions, one_edit_apart

MOST_ALIKE = 30
"""More names than this that share all letters but one are a pattern and no slips."""

LONGEST = 80
"""Letters: longer names are not compared, because each has as many deletions as letters."""

T = TypeVar("T", bound=Hashable)


class Joined(Generic[T]):
    """Things that are the same: each leads to the one they are all known by."""

    def __init__(self) -> None:
        self._to: dict[T, T] = {}

    def of(self, thing: T) -> T:
        """Return the one that a thing is known by; itself where it was never joined."""
        path = []
        while thing in self._to:
            path.append(thing)
            thing = self._to[thing]
        for each in path:
            self._to[each] = thing
        return thing

    def join(self, thing: T, to: T) -> None:
        """Let a thing, and all that was joined to it, be known by what ``to`` is known by."""
        one, other = self.of(thing), self.of(to)
        if one != other:
            self._to[one] = other


def slips(names: Mapping[T, str]) -> Iterator[tuple[T, T]]:
    """Yield the pairs whose folded names are one edit apart, each once, in the order given."""
    buckets: dict[str, list[T]] = defaultdict(list)
    for name, spelled in names.items():
        if LEAST_LETTERS <= len(spelled) <= LONGEST:
            for left in dict.fromkeys(deletions(spelled)):
                buckets[left].append(name)
    seen: set[tuple[T, T]] = set()
    for bucket in buckets.values():
        if 1 < len(bucket) <= MOST_ALIKE:
            for at, one in enumerate(bucket):
                for other in bucket[at + 1 :]:
                    pair = (one, other)
                    if pair not in seen and one_edit_apart(names[one], names[other]):
                        seen.add(pair)
                        yield pair
