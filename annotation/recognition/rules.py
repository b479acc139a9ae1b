"""Finds what patterns can find: dates, times, money, per cent, quantities, equipment, events."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotation.entities import Label
from annotation.recognition.amounts import MONEY, PERCENT
from annotation.recognition.counts import COUNT_CUES, counts
from annotation.recognition.dates import BARE_YEARS, DATES
from annotation.recognition.equipment import equipment_patterns
from annotation.recognition.happenings import EVENTS
from annotation.recognition.patterns import (
    ANY_DIGITS,
    FOUR_DIGITS,
    Pattern,
    Words,
    matches,
    words_of,
)
from annotation.recognition.spans import Candidate, settle
from annotation.recognition.times import TIMES

_COUNTS = -1
"""Among the places of patterns: a quantity may begin here."""


@dataclass(frozen=True)
class Rule:
    """Patterns of one label."""

    label: Label
    score: float
    reason: str
    rank: int
    patterns: Sequence[Pattern]


class Rules:
    """All patterns. ``equipment`` are the nouns that may follow "MK-41" and the like."""

    def __init__(self, equipment: frozenset[str]) -> None:
        rules = (
            Rule(Label.MONEY, 0.95, "money rule", 1, MONEY),
            Rule(Label.PERCENT, 0.98, "per cent rule", 1, PERCENT),
            Rule(Label.DATE, 0.95, "date rule", 1, DATES),
            Rule(Label.TIME, 0.9, "time rule", 2, TIMES),
            Rule(Label.DATE, 0.75, "year rule", 4, BARE_YEARS),
            Rule(Label.PRODUCT, 0.85, "equipment rule", 1, equipment_patterns(equipment)),
            Rule(Label.EVENT, 0.8, "event rule", 1, EVENTS),
        )
        self._tried = [(rule, pattern) for rule in rules for pattern in rule.patterns]
        self._by_cue: dict[str, list[int]] = defaultdict(list)
        for place, (_, pattern) in enumerate(self._tried):
            for cue in pattern.cues:
                self._by_cue[cue].append(place)
        for cue in (*COUNT_CUES, ANY_DIGITS):
            self._by_cue[cue].append(_COUNTS)
        self._by_cue[FOUR_DIGITS] = self._by_cue[ANY_DIGITS] + self._by_cue[FOUR_DIGITS]

    def find(self, sentence: str, offset: int) -> list[Candidate]:
        """Return what the patterns find in a sentence, a plain text that starts at ``offset``."""
        words = words_of(sentence)
        cues = self._cues(words)
        counted = [words.starts[at] for at in cues.pop(_COUNTS, ())]
        found: list[Candidate] = []
        for place, where in cues.items():
            rule, pattern = self._tried[place]
            for start, end in matches(pattern, sentence, words, where):
                first = offset + start
                made = Candidate(
                    first, offset + end, rule.label, rule.score, rule.reason, rank=rule.rank
                )
                found.append(made)
        kept = settle(found)
        free = _free(_counted(sentence, counted, offset), kept)
        return sorted([*kept, *free], key=lambda each: each.start)

    def _cues(self, words: Words) -> dict[int, list[int]]:
        """Return the patterns worth trying and the words that are their cues."""
        cues: dict[int, list[int]] = {}
        for at, word in enumerate(words.texts):
            places = self._by_cue.get(word)
            if places is None and word.isdecimal():
                places = self._by_cue[FOUR_DIGITS if len(word) == 4 else ANY_DIGITS]
            for place in places or ():
                cues.setdefault(place, []).append(at)
        return cues


def _free(candidates: Iterator[Candidate], kept: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that overlap none of those kept, which are apart and in order."""
    starts = [each.start for each in kept]
    for candidate in candidates:
        before = bisect_left(starts, candidate.end) - 1
        if before < 0 or kept[before].end <= candidate.start:
            yield candidate


def _counted(sentence: str, starts: Sequence[int], offset: int) -> Iterator[Candidate]:
    for start, end in counts(sentence, starts):
        place = offset + start, offset + end
        yield Candidate(*place, Label.QUANTITY, 0.85, "quantity rule", rank=3)
