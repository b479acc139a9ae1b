"""Sentences and words of a text, with offsets in code points.

nltk's Punkt splits sentences (with our own list of abbreviations) and its word tokeniser splits
words. Both see a copy of the text of the same length with plain quotes and spaces.
"""

import re
from collections.abc import Iterator, Sequence
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
_COMPOUND = re.compile(r"[^-/]+|[-/]")
_FULL_STOP = re.compile(r"([^.])\.([\])}>\"'»”’ ]*)$")
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
        spans = [
            (line.start() + first, line.start() + last)
            for line in re.finditer(r"[^\n]+", words)
            for first, last in self._punkt.span_tokenize(line.group())
        ]
        yield from filter(None, self._split(words, spans, start))

    def words(self, sentence: str, offset: int = 0) -> list[Token]:
        """Return the tokens of one sentence that starts at ``offset``."""
        return self._split(sentence, [(0, len(sentence))], offset)[0]

    def _split(
        self, words: str, spans: Sequence[tuple[int, int]], offset: int
    ) -> list[list[Token]]:
        """Return the tokens of each sentence. nltk gets all at once: that is much quicker."""
        cut = self._words.tokenize("  ".join(_opened(words[start:end]) for start, end in spans))
        sentences: list[list[Token]] = []
        waiting = iter(cut)
        word = next(waiting, None)
        for start, end in spans:
            tokens: list[Token] = []
            at = start
            while word is not None:
                first = words.find(word, at, end)
                if first < 0:
                    break
                at = first + len(word)
                if _JOINED.search(word):
                    tokens += _parts(word, offset + first)
                else:
                    tokens.append(Token(offset + first, offset + at, word))
                word = next(waiting, None)
            sentences.append(_with_initials(tokens))
        if word is not None:  # nltk has rewritten a word, so that its place is lost
            return [_fallback(words[start:end], offset + start) for start, end in spans]
        return sentences


def _opened(sentence: str) -> str:
    """Return the sentence with a space before its full stop, as nltk does at the end of a text."""
    return _FULL_STOP.sub(r"\1 .\2", sentence)


def _fallback(words: str, offset: int) -> list[Token]:
    """Split words with one plain pattern, for text that nltk cannot handle."""
    return [
        Token(offset + match.start(), offset + match.end(), match.group())
        for match in _FALLBACK.finditer(words)
    ]


def _parts(word: str, offset: int) -> list[Token]:
    """Split compounds with a name in them ("US-led") at their hyphens and slashes."""
    if not _JOINED.search(word, 1, len(word) - 1) or _DESIGNATOR.match(word) or word.islower():
        return [Token(offset, offset + len(word), word)]
    if not word[0].isalnum() or "://" in word or _is_given_name(word):
        return [Token(offset, offset + len(word), word)]
    return [
        Token(offset + part.start(), offset + part.end(), part.group())
        for part in _COMPOUND.finditer(word)
    ]


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
