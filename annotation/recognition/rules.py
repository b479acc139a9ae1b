"""Finds what patterns can find: dates, times, money, per cent, quantities, equipment, events."""

import re
from collections.abc import Sequence

from annotation.entities import Label
from annotation.recognition.amounts import MONEY, PERCENT, QUANTITIES
from annotation.recognition.dates import BARE_YEARS, DATES, TIMES
from annotation.recognition.equipment import equipment_pattern
from annotation.recognition.happenings import EVENTS
from annotation.recognition.spans import Candidate, settle

Rule = tuple[Label, float, str, int, Sequence[re.Pattern[str]]]


class Rules:
    """All patterns. ``equipment`` are the nouns that may follow "MK-41" and the like."""

    def __init__(self, equipment: frozenset[str]) -> None:
        self._rules: tuple[Rule, ...] = (
            (Label.MONEY, 0.95, "money rule", 1, MONEY),
            (Label.PERCENT, 0.98, "per cent rule", 1, PERCENT),
            (Label.DATE, 0.95, "date rule", 2, DATES),
            (Label.TIME, 0.9, "time rule", 2, TIMES),
            (Label.QUANTITY, 0.85, "quantity rule", 3, QUANTITIES),
            (Label.DATE, 0.75, "year rule", 4, BARE_YEARS),
            (Label.PRODUCT, 0.85, "equipment rule", 1, (equipment_pattern(equipment),)),
            (Label.EVENT, 0.8, "event rule", 1, EVENTS),
        )

    def find(self, words: str, offset: int) -> list[Candidate]:
        """Return what the patterns find in ``words``, a plain text that starts at ``offset``."""
        found = []
        for label, score, reason, rank, patterns in self._rules:
            for pattern in patterns:
                for match in pattern.finditer(words):
                    start, end = _trimmed(words, *match.span())
                    if start < end:
                        span = (offset + start, offset + end)
                        found.append(Candidate(*span, label, score, reason, rank=rank))
        return settle(found)


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    piece = words[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
