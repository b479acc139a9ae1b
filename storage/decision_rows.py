"""Decisions as rows of the archive, and back."""

from collections.abc import Sequence
from typing import Any

from annotation.decisions import Decision, Reach, Verdict
from annotation.entities import Label
from annotation.occurrences import beginning
from annotation.selectors import Selectors, TextPositionSelector, TextQuoteSelector
from storage.database import storable
from storage.errors import DAMAGED, ArchiveError
from storage.steps import Image

COLUMNS = (
    *("uuid", "verdict", "reach", "words", "label", "entity", "article_id", "source"),
    *("start", "end", "exact", "prefix", "suffix"),
    *("proposed", "created", "modified", "instead"),
)
"""What ``read_decision`` reads, in this order."""

LISTED = ", ".join(f'decisions."{name}"' for name in COLUMNS)

_ABOUT: tuple[Any, ...] = (*[str] * 6, (int, type(None)), str)
_ON_WORDS: tuple[Any, ...] = (*_ABOUT, *[type(None)] * 5, *[str] * 4)
_ON_A_PLACE: tuple[Any, ...] = (*_ABOUT, int, int, *[str] * 7)
_VERDICTS = {each.value: each for each in Verdict}
_REACHES = {each.value: each for each in Reach}
_LABELS: dict[str, Label | None] = {"": None, **{each.value: each for each in Label}}


def read_decision(row: Sequence[Any]) -> Decision | None:
    """Return the decision in a row of ``COLUMNS``; None for one of a newer Pressmark's kinds.

    Raises:
        ArchiveError: it is damaged.
    """
    if not all(map(isinstance, row, _ON_WORDS if row[8] is None else _ON_A_PLACE)):
        raise ArchiveError(DAMAGED)
    identifier, verdict, reach, words, label, entity, article_id, source = row[:8]
    if verdict not in _VERDICTS or reach not in _REACHES or label not in _LABELS:
        return None
    return Decision(
        identifier,
        _VERDICTS[verdict],
        _REACHES[reach],
        words,
        _LABELS[label],
        entity,
        article_id,
        source,
        _selectors(*row[8:13]) if row[8] is not None else None,
        *row[13:],
    )


def _selectors(start: int, end: int, exact: str, prefix: str, suffix: str) -> Selectors:
    if not 0 <= start <= end:
        raise ArchiveError(DAMAGED)
    return Selectors(TextPositionSelector(start, end), TextQuoteSelector(exact, prefix, suffix))


def decision_values(decision: Decision) -> Image:
    """Return the columns of a decision.

    ``beginning`` is what decisions on words are found by, however many there are.
    """
    selectors = decision.selectors
    position, quote = (selectors.position, selectors.quote) if selectors else (None, None)
    words = storable(decision.words)
    return {
        "uuid": decision.id,
        "verdict": decision.verdict.value,
        "reach": decision.reach.value,
        "words": words,
        "beginning": beginning(words),
        "label": decision.label.value if decision.label is not None else "",
        "entity": storable(decision.entity),
        "article_id": decision.article_id,
        "source": storable(decision.source),
        "start": position.start if position else None,
        "end": position.end if position else None,
        "exact": storable(quote.exact) if quote else None,
        "prefix": storable(quote.prefix) if quote else None,
        "suffix": storable(quote.suffix) if quote else None,
        "proposed": storable(decision.proposed),
        "created": decision.created,
        "modified": decision.modified,
        "instead": storable(decision.instead),
    }
