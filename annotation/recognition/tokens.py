"""Sentences and words of a text, with offsets in code points.

nltk's Punkt splits sentences (with our own list of abbreviations) and its word tokeniser splits
words. Both see a copy of the text of the same length with plain quotes and spaces.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nltk.tokenize import NLTKWordTokenizer  # type: ignore[import-untyped]
from nltk.tokenize.punkt import (  # type: ignore[import-untyped]
    PunktParameters,
    PunktSentenceTokenizer,
)

LONGEST_PIECE = 3_000
"""Code points given to nltk at once: its patterns get slow on endless paragraphs."""

LONGEST_WORD = 300
"""Code points: text with a longer run without white space is not given to nltk at all."""

# Double quotes become one curly kind because nltk rewrites straight ones and loses their place.
_PLAIN = str.maketrans(
    dict.fromkeys("‘’‛ʼ`´", "'")
    | dict.fromkeys('"„‟”', "“")
    | dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\t\v\f\x1c\x1d\x1e\x1f\x85", " ")
    | dict.fromkeys("‐‑", "-")
)
_FALLBACK = re.compile(r"\w+(?:[.,'-]\w+)*|[^\w\s]")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}")
_JOINED = re.compile(r"[-/]")
_DESIGNATOR = re.compile(r"[A-Za-z]{1,5}-?\d")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")


_SUFFIXES = frozenset(
    {
        *("led", "run", "era", "born", "wide", "made", "like", "only", "free", "type", "held"),
        *("own", "long", "less", "age", "area", "as", "and", "to", "in", "on", "side", "bred"),
    }
)


class Token(NamedTuple):
    """A word or sign: ``[start, end)`` in code points, and its plain spelling."""

    start: int
    end: int
    text: str


def plain(text: str) -> str:
    """Return a copy of the same length with plain quotes, hyphens and spaces."""
    return text.translate(_PLAIN)


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut ``[start, end)`` into stretches of at most LONGEST_PIECE, at white space if possible."""
    while end - start > LONGEST_PIECE:
        cuts = (text.rfind(sign, start + 1, start + LONGEST_PIECE) for sign in ("\n", ". ", " "))
        cut = next((cut + 1 for cut in cuts if cut > 0), start + LONGEST_PIECE)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


class Tokeniser:
    """Splits text into sentences of tokens."""

    def __init__(self, abbreviations: frozenset[str], sentence_starters: frozenset[str]) -> None:
        parameters = PunktParameters()
        parameters.abbrev_types = set(abbreviations)
        parameters.sent_starters = set(sentence_starters)
        self._punkt = PunktSentenceTokenizer(parameters)
        self._words = NLTKWordTokenizer()

    def sentences(self, text: str, start: int, end: int) -> Iterator[list[Token]]:
        """Yield the sentences in ``[start, end)``, which should be one of ``pieces``.

        Raises:
            TimeoutError: nltk gave up on a text made to be slow.
        """
        words = plain(text[start:end])
        if _LONG_WORD.search(words):
            yield from filter(None, [_fallback(words, start)])
            return
        for line in re.finditer(r"[^\n]+", words):
            for first, last in self._punkt.span_tokenize(line.group()):
                sentence = line.group()[first:last]
                tokens = self.words(sentence, start + line.start() + first)
                if tokens:
                    yield tokens

    def words(self, sentence: str, offset: int = 0) -> list[Token]:
        """Return the tokens of one sentence that starts at ``offset``."""
        try:
            spans = list(self._words.span_tokenize(sentence))
        except ValueError:
            return _fallback(sentence, offset)
        tokens: list[Token] = []
        for start, end in spans:
            for first, last in _parts(sentence, start, end):
                tokens.append(Token(offset + first, offset + last, sentence[first:last]))
        return _with_initials(tokens)


def _fallback(words: str, offset: int) -> list[Token]:
    """Split words with one plain pattern, for text that nltk cannot handle."""
    return [
        Token(offset + match.start(), offset + match.end(), match.group())
        for match in _FALLBACK.finditer(words)
    ]


def _parts(sentence: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split compounds with a name in them ("US-led") at their hyphens and slashes."""
    word = sentence[start:end]
    if not _JOINED.search(word, 1, len(word) - 1) or _DESIGNATOR.match(word):
        return [(start, end)]
    if word.islower() or not word[0].isalnum() or "://" in word or _is_given_name(word):
        return [(start, end)]
    spans, at = [], start
    for match in _JOINED.finditer(sentence, start, end):
        if match.start() > at:
            spans.append((at, match.start()))
        spans.append(match.span())
        at = match.end()
    return spans + ([(at, end)] if at < end else [])


def _is_given_name(word: str) -> bool:
    """Tell whether a word looks like "Ing-wen" or "Jong-un", which stay whole, unlike "US-led"."""
    first, _, last = word.partition("-")
    return len(last) < 5 and last.islower() and last not in _SUFFIXES and first[1:].islower()


def _with_initials(tokens: list[Token]) -> list[Token]:
    """Give "U.S" at the end of a sentence its last full stop back."""
    if len(tokens) > 1 and tokens[-1].text == "." and _INITIALS.fullmatch(tokens[-2].text):
        last = tokens[-2]
        return [*tokens[:-2], Token(last.start, tokens[-1].end, last.text + ".")]
    return tokens
