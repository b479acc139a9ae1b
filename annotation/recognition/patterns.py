"""Patterns that are tried only around the words without which they cannot match."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotation.recognition.numerals import END, START

ANY_DIGITS = "#"
"""The cue that stands for every run of digits."""

FOUR_DIGITS = "####"
"""The cue that stands for every run of four digits."""

_WORD = re.compile(r"[^\W\d_]+|\d+|[%$£€¥₹°]")
_ROUGHLY = re.compile(
    r"(?i:(?<![\w-])(?:(?:at (?:least|most)|(?:no )?(?:more|less|fewer) than|up to|close to|about"
    r"|as (?:many|much|few|little|long) as|(?:just |well )?(?:over|under)|around"
    r"|slightly (?:more|less) than|nigh on"
    r"|nearly|almost|roughly|approximately|some|an estimated|estimated) ){1,2}$)"
)
_LONGEST_ROUGHLY = 32


class Pattern(NamedTuple):
    """An expression that is tried at a cue and at the ``before`` words in front of it.

    Where the expression has a group "marked", only that is meant. ``counted``
    patterns take "about", "at least" and the like in front of them in.
    """

    expression: re.Pattern[str]
    cues: frozenset[str]
    before: int = 3
    counted: bool = False


class Words(NamedTuple):
    """The words of a sentence, lower-case, and where they start."""

    starts: Sequence[int]
    texts: Sequence[str]


def pattern(
    body: str,
    cues: Iterable[str],
    before: int = 3,
    *,
    counted: bool = False,
    start: str = START,
    end: str = END,
) -> Pattern:
    """Return a pattern that matches whole words."""
    return Pattern(re.compile(f"{start}(?:{body}){end}"), frozenset(cues), before, counted)


def words_of(sentence: str) -> Words:
    """Return the words, numbers and signs of amounts in a sentence."""
    found = [(match.start(), match.group().lower()) for match in _WORD.finditer(sentence)]
    return Words([start for start, _ in found], [text for _, text in found])


def matches(
    tried: Pattern, sentence: str, words: Words, cues: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Yield the stretches that a pattern matches around its cues, the numbers of their words."""
    ready = 0
    taken = 0
    for cue in cues:
        for at in range(max(ready, cue - tried.before), cue + 1):
            if words.starts[at] < taken:
                continue
            match = tried.expression.match(sentence, words.starts[at])
            if match:
                first, taken = match.span("marked" if match.lastgroup else 0)
                yield widened(sentence, first) if tried.counted else first, taken
        ready = cue + 1


def widened(sentence: str, start: int) -> int:
    """Return where an amount at ``start`` begins with the "about" or "at least" before it."""
    first = max(0, start - _LONGEST_ROUGHLY)
    found = _ROUGHLY.search(sentence[first:start])
    return first + found.start() if found else start
