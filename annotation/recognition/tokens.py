"""Sentences and words of a text, with offsets in code points.

nltk's Punkt splits sentences (with our own list of abbreviations) and its word tokeniser splits
words (``chunks.py``). Both see a copy of the text of the same length with plain quotes and spaces.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from nltk.tokenize.punkt import (  # type: ignore[import-untyped]
    PunktParameters,
    PunktSentenceTokenizer,
)

from annotation.recognition.chunks import Chunks, plain_cut

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
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}")
_FULL_STOP = re.compile(r"([^.])\.([\])}>\"'»”’ ]*)$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")


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
        self._chunks = Chunks()

    def sentences(self, text: str, start: int, end: int) -> Iterator[list[Token]]:
        """Yield the sentences in ``[start, end)``, which should be one of ``pieces``.

        Raises:
            TimeoutError: nltk gave up on a text made to be slow.
        """
        words = plain(text[start:end])
        if _LONG_WORD.search(words):
            if tokens := [Token(start + at, start + to, word) for at, to, word in plain_cut(words)]:
                yield tokens
            return
        spans = [
            (line.start() + first, line.start() + last)
            for line in re.finditer(r"[^\n]+", words)
            for first, last in self._punkt.span_tokenize(line.group())
        ]
        yield from filter(None, self._split(words, spans, start))

    def words(self, sentence: str, offset: int = 0) -> list[Token]:
        """Return the tokens of one sentence that starts at ``offset``."""
        return next(self._split(sentence, [(0, len(sentence))], offset))

    def _split(
        self, words: str, spans: Sequence[tuple[int, int]], offset: int
    ) -> Iterator[list[Token]]:
        """Yield the tokens of each sentence."""
        sentences = [_opened(words[start:end]).split() for start, end in spans]
        known = self._chunks.cut(chain(*sentences))
        for (at, _), chunks in zip(spans, sentences, strict=True):
            tokens: list[Token] = []
            for chunk in chunks:
                at = words.index(chunk, at)
                first = offset + at
                for start, end, word in known[chunk]:
                    tokens.append(Token(first + start, first + end, word))
                at += len(chunk)
            yield _with_initials(tokens)


def _opened(sentence: str) -> str:
    """Return the sentence with a space before its full stop, as nltk does at the end of a text."""
    return _FULL_STOP.sub(r"\1 .\2", sentence)


def _with_initials(tokens: list[Token]) -> list[Token]:
    """Give "U.S" at the end of a sentence its last full stop back."""
    if len(tokens) > 1 and tokens[-1].text == "." and _INITIALS.fullmatch(tokens[-2].text):
        last = tokens[-2]
        return [*tokens[:-2], Token(last.start, tokens[-1].end, last.text + ".")]
    return tokens
