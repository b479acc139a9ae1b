"""How alike two names are: folded spellings, one letter apart, initials. No lists, no Qt, no SQL.

One *edit* is one letter put in, left out, changed, or swapped with its neighbour.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "de", "del", "des", "du", "for", "in", "la", "of", "on", "the", "to"}
)
"""Words that a name's initials pass over, in lower case."""

LEAST_LETTERS = 5
"""Shorter words are too often one letter apart by nature: Iran and Iraq, Mali and Bali."""

_QUOTES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("‐‑‒–—", "-"))
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Return a name without what spellings of it differ in: case, accents, signs, possessive.

    A name of nothing but signs stays as it is, so that it never equals another one.
    """
    bare = without_possessive(name.translate(_QUOTES)).casefold()
    if not bare.isascii():
        parts = unicodedata.normalize("NFKD", bare.translate(_LETTERS))
        bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    # "U.S." is "US", but "Jong-un" is two words.
    bare = bare.replace(".", "").replace("'", "")
    if not bare.replace(" ", "").isalnum():
        bare = "".join(letter if letter.isalnum() else " " for letter in bare)
    kept = bare.split()
    if kept[:1] == ["the"] and len(kept) > 1:
        kept = kept[1:]
    return " ".join(kept) or name


def without_possessive(name: str) -> str:
    """Return a name without the 's or bare apostrophe of a possessive."""
    for ending in ("'s", "’s", "'S", "’S"):
        if name.endswith(ending) and len(name) > 3:
            return name.removesuffix(ending)
    bare = name.rstrip("'’")
    return bare if bare.endswith("s") and len(bare) > 2 else name


def deletions(word: str) -> Iterator[str]:
    """Yield the word and every word that is left when one of its letters goes.

    Two words one edit apart always have one of these in common, so that bucketing by them finds
    every pair without comparing all with all.
    """
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def one_edit_apart(one: str, other: str) -> bool:
    """Tell whether one edit turns a word into the other. Equal words are no edit apart."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]


def misspelt(one: str, other: str) -> bool:
    """Tell whether a folded word may be a slip of the other: one edit, and long enough to tell.

    The first letter must agree and digits never differ: F-15 is no slip of F-16.
    """
    if len(one) < LEAST_LETTERS or len(other) < LEAST_LETTERS or one[0] != other[0]:
        return False
    digits = [[letter for letter in word if letter.isdigit()] for word in (one, other)]
    return digits[0] == digits[1] and one_edit_apart(one, other)


def word_apart(one: str, other: str) -> tuple[str, str] | None:
    """Return the one word in which two folded names differ, in each, or None."""
    first, second = one.split(), other.split()
    if len(first) != len(second):
        return None
    apart = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return apart[0] if len(apart) == 1 else None


def initials(name: str) -> str:
    """Return the first letters of a name's words in capitals, small words passed over."""
    words = name.replace("-", " ").split()
    return "".join(
        word[0].upper() for word in words if word[0].isalnum() and word.lower() not in SMALL_WORDS
    )


def is_acronym(name: str) -> bool:
    """Tell whether a name is written like one: two to eight capitals, perhaps with full stops."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isalpha() and bare.isupper()


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym's letters are the initials of a name, small words in or out."""
    letters = acronym.replace(".", "").upper()
    words = name.replace("-", " ").split()
    if len(words) < 2:
        return False
    every = "".join(word[0].upper() for word in words if word[0].isalnum())
    return letters in (initials(name), every)
