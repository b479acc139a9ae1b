"""What the name tagger looks at: for each word some numbers, the same in training and in use.

A word by itself has a vocabulary number, hashed parts of its spelling, a shape and the way English
mostly writes it; its sentence gives it flags: the lists it stands on and where it stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from annotation.recognition.lexicon import NAME_LISTS, Hit, Lexicon

GRAMS = 1 << 15
"""Buckets for parts of words; parts that share a bucket share its meaning."""
SHAPES = 1 << 9
CASES = ("?", "x", "X", "A", "m")
"""How English mostly writes a lower-case word, see ``train.word_cases``; ``?`` for rare words."""
UNKNOWN = 0
"""The vocabulary number of words that training did not keep."""

_KINDS = {kind: number for number, kind in enumerate(NAME_LISTS)}
_LISTED = 6 * len(NAME_LISTS)
ORGANISATION_WORD, PLACE_WORD, FIRST, ALL_CAPITALS, ALL_SMALL = range(_LISTED, _LISTED + 5)
FLAGS = _LISTED + 5


class Signs(NamedTuple):
    """The numbers of a word by itself."""

    word: int
    grams: tuple[int, ...]
    shape: int
    case: int


def signs(word: str, vocabulary: Mapping[str, int], cases: Mapping[str, str]) -> Signs:
    """Return the numbers of a word, whatever its sentence."""
    low = word.lower()
    return Signs(
        vocabulary.get(low, UNKNOWN),
        grams(low),
        crc32(shape(word).encode()) % SHAPES,
        CASES.index(cases.get(low, "?")),
    )


def grams(low: str) -> tuple[int, ...]:
    """Return the buckets of the parts of three and four letters, with the word's ends marked."""
    padded = f"^{low[:30]}$"
    parts = {padded[at : at + size] for size in (3, 4) for at in range(len(padded) - size + 1)}
    return tuple(sorted({crc32(part.encode()) % GRAMS for part in parts or {padded}}))


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """Return the word's shape with runs of three and more cut short: "Putin" is "Xxx"."""
    signs: list[str] = []
    for letter in word[:30]:
        sign = _sign(letter)
        if signs[-2:] != [sign, sign]:
            signs.append(sign)
    return "".join(signs)


def _sign(letter: str) -> str:
    if letter.isupper():
        return "X"
    if letter.islower():
        return "x"
    return "d" if letter.isdigit() else letter


def flags(words: Sequence[str], hits: Iterable[Hit], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return (place, flag) for all flags of a sentence; ``hits`` are what the lists know of it."""
    organisation, place = lexicon.words["organisation_words"], lexicon.words["place_words"]
    found = [(at, ORGANISATION_WORD) for at, word in enumerate(words) if word in organisation]
    found += [(at, PLACE_WORD) for at, word in enumerate(words) if word in place]
    found.append((0, FIRST))
    for start, end, entry in hits:
        for kind in entry.kinds:
            number = _KINDS[kind] * 6 + (0 if kind in entry.sure else 3)
            if end - start == 1:
                found.append((start, number))
            else:
                found.append((start, number + 1))
                found += [(at, number + 2) for at in range(start + 1, end)]
    written = "".join(words)
    if not any(map(str.isupper, written)):
        found += [(at, ALL_SMALL) for at in range(len(words))]
    elif written.isupper() and len(words) > 2:
        found += [(at, ALL_CAPITALS) for at in range(len(words))]
    return found
