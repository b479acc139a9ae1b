"""Letters to type for one of many places: as few as possible, the easiest first."""

from collections import deque

LETTERS = "fjdkslaghrueiwovnmtc"
"""Home row first, the strongest fingers first."""


def hint_letters(count: int) -> list[str]:
    """Return ``count`` different codes, none the beginning of another, the shortest first."""
    codes = deque(LETTERS)
    while len(codes) < count:
        # The hardest of the shortest codes makes room for a whole row of longer ones.
        longest = max(map(len, codes))
        shorter = [code for code in codes if len(code) < longest] or list(codes)
        codes.remove(shorter[-1])
        codes.extend(shorter[-1] + letter for letter in LETTERS)
    return sorted(codes, key=len)[:count]
