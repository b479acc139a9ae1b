"""Chunks, what stands between two spaces, cut into words.

What nltk's word tokeniser makes of a chunk does not depend on what stands around it, but for the
full stop at the end of a text. So each chunk is cut once, and its cuts are kept.
"""

import re
from collections.abc import Iterable, Iterator

from nltk.tokenize import NLTKWordTokenizer  # type: ignore[import-untyped]

MOST_CHUNKS = 20_000
"""When the cuts of more chunks than this are kept, all are forgotten."""

Part = tuple[int, int, str]
"""A word ``[start, end)`` of a chunk, and the word itself."""

_PLAIN = re.compile(r"\w+(?:[.,'-]\w+)*|[^\w\s]")
_JOINED = re.compile(r"[-/]")
_COMPOUND = re.compile(r"[^-/]+|[-/]")
_DESIGNATOR = re.compile(r"[A-Za-z]{1,5}-?\d")
_SUFFIXES = frozenset(
    {
        *("led", "run", "era", "born", "wide", "made", "like", "only", "free", "type", "held"),
        *("own", "long", "less", "age", "area", "as", "and", "to", "in", "on", "side", "bred"),
    }
)


class Chunks:
    """Cuts chunks."""

    def __init__(self) -> None:
        self._nltk = NLTKWordTokenizer()
        self._kept: dict[str, tuple[Part, ...]] = {}

    def cut(self, chunks: Iterable[str]) -> dict[str, tuple[Part, ...]]:
        """Return the words of these chunks, and of others.

        Raises:
            TimeoutError: nltk gave up on a chunk made to be slow.
        """
        if len(self._kept) > MOST_CHUNKS:
            self._kept = {}  # whoever still reads the old ones goes on with them
        new = [each for each in dict.fromkeys(chunks) if each not in self._kept]
        if new:  # all at once: that is much quicker
            words = iter(self._nltk.tokenize(f" {' '.join(new)} x"))
            for chunk in new:
                self._kept[chunk] = tuple(_words(chunk, words))
        return self._kept


def plain_cut(text: str) -> list[Part]:
    """Cut text with one plain pattern, where nltk cannot."""
    return [(*match.span(), match.group()) for match in _PLAIN.finditer(text)]


def _words(chunk: str, cut: Iterator[str]) -> list[Part]:
    """Return the words of a chunk; ``cut`` is what nltk made of it and of those behind it."""
    words: list[Part] = []
    end = 0
    while end < len(chunk):
        word = next(cut)
        start, end = end, end + len(word)
        words.append((start, end, word))
    if any(chunk[start:end] != word for start, end, word in words):  # nltk respells quotes
        return plain_cut(chunk)
    return [
        (start + first, start + last, part)
        for start, _, word in words
        for first, last, part in _parts(word)
    ]


def _parts(word: str) -> list[Part]:
    """Split compounds with a name in them ("US-led") at their hyphens and slashes."""
    if not _JOINED.search(word, 1, len(word) - 1) or _DESIGNATOR.match(word) or word.islower():
        return [(0, len(word), word)]
    if not word[0].isalnum() or "://" in word or _is_given_name(word):
        return [(0, len(word), word)]
    return [(*part.span(), part.group()) for part in _COMPOUND.finditer(word)]


def _is_given_name(word: str) -> bool:
    """Tell whether a word looks like "Ing-wen" or "Jong-un", which stay whole, unlike "US-led"."""
    first, _, last = word.partition("-")
    return len(last) < 5 and last.islower() and last not in _SUFFIXES and first[1:].islower()
