"""How high each row of a page is, known or guessed, and where each begins."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

CHUNK = 256
"""Rows summed up together: a change costs one sum anew, a place two short additions."""


class Heights:
    """Heights of rows one below the other, in whole pixels."""

    def __init__(self, heights: Sequence[int]) -> None:
        self._heights = list(heights)
        self._sums = [
            sum(self._heights[start : start + CHUNK]) for start in range(0, len(heights), CHUNK)
        ]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    @property
    def total(self) -> int:
        """The height of all rows."""
        return sum(self._sums)

    def top(self, row: int) -> int:
        """Return where a row begins."""
        chunk = row // CHUNK
        return sum(self._sums[:chunk]) + sum(self._heights[chunk * CHUNK : row])

    def set(self, row: int, height: int) -> int:
        """Give a row another height; return by how much it grew."""
        grown = height - self._heights[row]
        self._heights[row] = height
        self._sums[row // CHUNK] += grown
        return grown

    def row_at(self, y: float) -> int:
        """Return the row at a height; the first above all rows, the last below them.

        Without any row it is the first, which is not there.
        """
        tops = [0, *accumulate(self._sums)]
        chunk = max(0, min(bisect_right(tops, y) - 1, len(self._sums) - 1))
        start = chunk * CHUNK
        bottoms = list(accumulate(self._heights[start : start + CHUNK]))
        row = start + bisect_right(bottoms, y - tops[chunk])
        return max(0, min(row, len(self._heights) - 1))
