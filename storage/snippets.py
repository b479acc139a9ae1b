"""Cutting the few words around a match out of a text.

FTS5 has a function for this, but its time grows with the square of the matches in a row: a book
would keep the reader waiting for half a minute. Here the time grows with the text, up to a limit.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

MATCH_START = "\x02"
"""Stands before a match in a snippet."""

MATCH_END = "\x03"
"""Stands after a match in a snippet."""

SNIPPET_WORDS = 24
"""Words of a snippet at the most."""

BEFORE = 80
"""Code points in front of the first match at the most."""

AFTER = 160
"""Code points from the start of the first match on at the most."""

NEAR = 10_000
"""Code points at the beginning of a text where a match shows first, however it is spelled."""

FOLDED = 300_000
"""Code points of a text in which a word is found whatever its case and accents."""

WORK = 12_000_000
"""Code points that are looked through for one query; a folded one counts as ten."""

CUT_OFF = 600
"""Code points at the end of a part of a text in which a match may be cut off."""

_WORDS_BEFORE = 8
_TRIED = 3
_MARK = "\u0301"
_NO_LETTER_AFTER = rf"(?![^\W_]|{_MARK})"


class _Word(NamedTuple):
    """A word of a query: as it was typed, and its patterns for folded and for other texts."""

    typed: str
    folded: re.Pattern[str]
    end: str


class Cutter:
    """Cuts snippets for the words of one query; the last word may be the beginning of one.

    ``anywhere`` finds the words inside others too.
    """

    def __init__(self, words: list[str], *, last_is_whole: bool, anywhere: bool = False) -> None:
        self._left = WORK
        self._anywhere = anywhere
        self._words: list[_Word] = []
        for at, word in enumerate(words):
            whole = at < len(words) - 1 or last_is_whole
            pattern = re.escape(fold(word)) if anywhere else _pattern(word, whole)
            self._words.append(_Word(word, re.compile(pattern), _NO_LETTER_AFTER if whole else ""))
        self._any = re.compile("|".join(word.folded.pattern for word in self._words))

    @property
    def is_spent(self) -> bool:
        """Whether so much was looked through that further texts show only their beginning."""
        return self._left <= 0

    def holds_all(self, text: str) -> bool:
        """Tell whether every word is in a text."""
        folded = fold(text)
        return all(word.folded.search(folded) for word in self._words)

    def cut(self, text: str, *, whole: bool = True) -> str | None:
        """Return plain text on one line around a match, every match in it marked; or None.

        ``whole`` is False where ``text`` is only the beginning of one: a match near its end, which
        may be cut off there, does not count.
        """
        self._left -= len(text)
        # The longest word is likely the rarest, and so shows most; the rest of a text may hold it.
        tried = _TRIED if whole else 1
        for word in sorted(self._words, key=lambda word: -len(word.typed))[:tried]:
            start = self._find(text, word)
            if start is not None and (whole or start < len(text) - CUT_OFF):
                return self._around(text, start)
        return None

    def _find(self, text: str, word: _Word) -> int | None:
        near = word.folded.search(fold(text[:NEAR]))
        if near or len(text) <= NEAR:
            return near.start() if near else None
        start = self._find_spelled(text, word, NEAR - CUT_OFF)
        return self._find_folded(text, word, NEAR - CUT_OFF) if start is None else start

    def _find_folded(self, text: str, word: _Word, start: int) -> int | None:
        part = text[start : min(FOLDED, start + max(0, self._left // 10))]
        self._left -= 10 * len(part)
        match = word.folded.search(fold(part))
        return start + match.start() if match else None

    def _find_spelled(self, text: str, word: _Word, start: int) -> int | None:
        typed = word.typed
        for spelled in dict.fromkeys((typed, typed.lower(), typed.capitalize(), typed.upper())):
            if self.is_spent:
                return None
            match = self._literally(spelled, word.end).search(text, start)
            self._left -= (match.end() if match else len(text)) - start
            if match:
                return match.start()
        return None

    def _literally(self, word: str, end: str) -> re.Pattern[str]:
        if self._anywhere:
            return re.compile(re.escape(word))
        # The border comes after the word because a pattern that begins with plain letters is
        # looked for ten times as quickly.
        plain = re.escape(re.sub(r"^[\W_]+|[\W_]+$", "", word))
        return re.compile(rf"{plain}(?<![^\W_]{plain}){end}")

    def _around(self, text: str, start: int) -> str:
        first, last = _borders(text, start)
        # One code point more on each side tells whether a word begins or ends at the border.
        extra = min(first, 1)
        window = text[first - extra : last + 1].replace(MATCH_START, " ").replace(MATCH_END, " ")
        marked = "".join(self._marked(window, extra, extra + last - first))
        before = "…" if first > 0 else ""
        after = "…" if last < len(text) else ""
        return before + " ".join(marked.split()) + after

    def _marked(self, window: str, first: int, last: int) -> Iterator[str]:
        folded = fold(window)
        for match in self._any.finditer(folded, first):
            start, end = match.start(), min(match.end(), last)
            if start < end and self._any.fullmatch(folded[start:end]):
                yield window[first:start] + MATCH_START + window[start:end] + MATCH_END
                first = end
        yield window[first:last]


def beginning(text: str) -> str:
    """Return the beginning of a text as plain text on one line, without marks."""
    _, last = _borders(text, 0)
    shown = text[:last].replace(MATCH_START, " ").replace(MATCH_END, " ")
    return " ".join(shown.split()) + ("…" if last < len(text) else "")


def fold(text: str) -> str:
    """Return a text of the same length in lower case and without accents on Latin letters.

    It is what the index does (sqlite.org/fts5.html, 4.3.1, remove_diacritics 2) to every letter
    that is one code point; any accent that is a code point of its own becomes an acute one.
    """
    if not text.isascii():
        plain = _plain_letters()
        text = _accented().sub(lambda found: plain.get(found[0]) or _MARK * len(found[0]), text)
    return text.lower()


@cache
def _plain_letters() -> dict[str, str]:
    plain = {"ς": "σ", "Σ": "σ"}  # lower() looks at the letters around a sigma
    for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))):
        base = unicodedata.normalize("NFD", letter)[0]
        if base.isascii():
            plain[letter] = base
    return plain


@cache
def _accented() -> re.Pattern[str]:
    return re.compile("[" + "".join(_plain_letters()) + "]|[\u0300-\u036f]+")


def _pattern(word: str, whole: bool) -> str:
    """Return a pattern for a word in a folded text, split into a phrase as the index splits it."""
    folded = fold(word).replace(_MARK, "")
    parts = re.findall(r"[^\W_]+", folded)
    if not parts:
        return "(?!)"
    first = re.escape(parts[0][0])
    border = rf"(?<![^\W_]{first})(?<!{_MARK}{first})"
    letters = [f"{_MARK}*+".join(map(re.escape, part)) for part in parts]
    phrase = (rf"{_MARK}*+{_NO_LETTER_AFTER}[\W_]++").join(letters)
    rest = rf"(?:[^\W_]|{_MARK}){{0,{AFTER}}}+"
    end = f"{_MARK}*+{_NO_LETTER_AFTER}" if whole else rest
    return f"{first}{border}{phrase.removeprefix(first)}{end}"


def _borders(text: str, start: int) -> tuple[int, int]:
    """Return where a snippet around a match begins and ends, at white space where there is any."""
    if len(text) <= BEFORE + AFTER and len(text.split()) <= SNIPPET_WORDS:
        return 0, len(text)
    lowest = max(0, start - BEFORE)
    starts = [lowest + gap.end() for gap in re.finditer(r"\s+", text[lowest:start])]
    if lowest == 0:
        starts.insert(0, 0)
    starts = starts[-_WORDS_BEFORE:] or [lowest]
    highest = min(len(text), start + AFTER)
    ends = [start + gap.start() for gap in re.finditer(r"\s+", text[start:highest])]
    if highest == len(text) or not ends:
        ends.append(highest)
    most = SNIPPET_WORDS - len(starts)
    return starts[0], ends[min(most, len(ends) - 1)]
