"""Finds what patterns can find: dates, times, money, per cent, quantities, equipment, events."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotation.entities import Label
from annotation.recognition.amounts import (
    MONEY,
    MONEY_CUES,
    PERCENT,
    PERCENT_CUES,
    QUANTITIES,
    QUANTITY_CUES,
)
from annotation.recognition.dates import BARE_YEARS, DATE_CUES, DATES, TIME_CUES, TIMES
from annotation.recognition.equipment import SHIP_CUES, equipment_pattern
from annotation.recognition.happenings import EVENT_CUES, EVENTS
from annotation.recognition.spans import Candidate, settle

DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Rule:
    """Patterns of one label, tried where the sentence has a digit or one of the ``cues``."""

    label: Label
    score: float
    reason: str
    rank: int
    patterns: Sequence[re.Pattern[str]]
    cues: frozenset[str]
    digits: bool = True


class Rules:
    """All patterns. ``equipment`` are the nouns that may follow "MK-41" and the like."""

    def __init__(self, equipment: frozenset[str]) -> None:
        devices = (equipment_pattern(equipment),)
        self._rules = (
            Rule(Label.MONEY, 0.95, "money rule", 1, MONEY, MONEY_CUES),
            Rule(Label.PERCENT, 0.98, "per cent rule", 1, PERCENT, PERCENT_CUES, digits=False),
            Rule(Label.DATE, 0.95, "date rule", 2, DATES, DATE_CUES),
            Rule(Label.TIME, 0.9, "time rule", 2, TIMES, TIME_CUES),
            Rule(Label.QUANTITY, 0.85, "quantity rule", 3, QUANTITIES, QUANTITY_CUES),
            Rule(Label.DATE, 0.75, "year rule", 4, BARE_YEARS, frozenset()),
            Rule(Label.PRODUCT, 0.85, "equipment rule", 1, devices, SHIP_CUES),
            Rule(Label.EVENT, 0.8, "event rule", 1, EVENTS, EVENT_CUES),
        )

    def find(self, sentence: str, offset: int) -> list[Candidate]:
        """Return what the patterns find in a sentence, a plain text that starts at ``offset``."""
        words = set(re.findall(r"\w+|%", sentence.lower()))
        digits = bool(DIGIT.search(sentence))
        found: list[Candidate] = []
        for rule in self._rules:
            if (digits and rule.digits) or not rule.cues.isdisjoint(words):
                found.extend(_matches(rule, sentence, offset))
        return settle(found)


def _matches(rule: Rule, sentence: str, offset: int) -> Iterator[Candidate]:
    for pattern in rule.patterns:
        for match in pattern.finditer(sentence):
            piece = match.group()
            start = offset + match.end() - len(piece.lstrip())
            end = offset + match.start() + len(piece.rstrip())
            if start < end:
                yield Candidate(start, end, rule.label, rule.score, rule.reason, rank=rule.rank)
