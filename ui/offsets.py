"""Code points to UTF-16 units and back. The only place that converts.

Python counts a text in code points, Qt in UTF-16 units: a character beyond U+FFFF is one of the
former and two of the latter.
"""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts offsets of one text. Costs nothing where no character lies beyond U+FFFF."""

    def __init__(self, text: str) -> None:
        self._astral = [] if text.isascii() else [hit.start() for hit in _ASTRAL.finditer(text)]
        self._astral_units = [place + rank for rank, place in enumerate(self._astral)]

    def units(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._astral, offset)

    def code_points(self, units: int) -> int:
        """Return the code point offset of a UTF-16 offset.

        An offset between the two halves of a pair counts as before the pair.
        """
        whole_before = bisect_left(self._astral_units, units)
        if whole_before and self._astral_units[whole_before - 1] + 1 == units:
            return self._astral[whole_before - 1]
        return units - whole_before
