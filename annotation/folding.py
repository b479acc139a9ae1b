"""A text without what two copies of the same words may differ in: case, white space, typography.

White space becomes one space, every quotation mark ' and every dash -, letters are lower case,
and what is not seen (soft hyphens, zero-width signs) goes. Offsets lead back to the text.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

_QUOTES = '‘’‚‛“”„‟«»‹›′″`´ʼ"＂＇「」『』'
_DASHES = "‐‑‒–—―−﹣－"
_TABLE = str.maketrans(
    dict.fromkeys(_QUOTES, "'")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(
        "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " "
    )
    | {chr(point): " " for point in range(0x2000, 0x200B)}
    | {"İ": "i"}  # the one letter that becomes longer in lower case
)
_LEFT_OUT = re.compile("(?<= ) +|[\xad\u200b-\u200f\u2060\ufeff]+")


class Folded:
    """A folded text, and the way between its offsets and those of the text as it is."""

    def __init__(self, text: str) -> None:
        even = text.translate(_TABLE).lower()
        pieces, starts, gone = [], [], []
        end = 0
        for found in _LEFT_OUT.finditer(even):
            pieces.append(even[end : found.start()])
            starts.append(found.start())
            gone.append(found.end() - found.start())
            end = found.end()
        pieces.append(even[end:])
        self.text = "".join(pieces)
        self._before = list(accumulate(gone, initial=0))
        self._starts = starts
        self._cuts = [start - before for start, before in zip(starts, self._before, strict=False)]

    def begins(self, offset: int) -> int:
        """Return where in the text as it is the letter at an offset of the folded one stands."""
        return offset + self._before[bisect_right(self._cuts, offset)]

    def ends(self, offset: int) -> int:
        """Return where in the text as it is the letter before an offset of the folded one ends."""
        return offset + self._before[bisect_left(self._cuts, offset)]

    def of(self, offset: int) -> int:
        """Return which offset of the folded text an offset of the text as it is has become."""
        cut = bisect_right(self._starts, offset)
        before = self._before[cut]
        return max(offset - before, self._cuts[cut - 1] if cut else 0)


def folded(words: str) -> str:
    """Return words as they stand in a folded text."""
    return Folded(words).text
