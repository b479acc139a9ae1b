"""Spans in text order that answer quickly which of them touch a stretch of the text."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

Bounds = tuple[int, int]


class SpanTable(Generic[T]):
    """Things with a start and an end each (code points). They may overlap in any way."""

    def __init__(self, things: Iterable[T], bounds: Callable[[T], Bounds]) -> None:
        self._bounds = bounds
        self._things = sorted(things, key=bounds)
        places = list(map(bounds, self._things))
        self._starts = [start for start, _ in places]
        self._reach = list(accumulate((end for _, end in places), max))

    def touching(self, start: int, end: int) -> list[T]:
        """Return what shares a code point with ``[start, end)``, in text order."""
        found = []
        place = bisect_left(self._starts, end) - 1
        while place >= 0 and self._reach[place] > start:
            if self._bounds(self._things[place])[1] > start:
                found.append(self._things[place])
            place -= 1
        return found[::-1]
