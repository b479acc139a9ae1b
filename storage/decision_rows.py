"""Decisions as rows of the archive, and back."""

from collections.abc import Sequence
from typing import Any

from annotation.decisions import Decision, Reach, Verdict
from annotation.entities import Label
from annotation.occurrences import beginning
from annotation.selectors import Selectors, TextPositionSelector, TextQuoteSelector
from storage.database import checked, storable
from storage.errors import DAMAGED, ArchiveError
from storage.steps import Image

COLUMNS = (
    *("uuid", "verdict", "reach", "words", "label", "entity", "article_id", "source"),
    *("start", "end", "exact", "prefix", "suffix"),
    *("proposed", "created", "modified", "instead"),
)
"""What ``read_decision`` reads, in this order."""

LISTED = ", ".join(f'decisions."{name}"' for name in COLUMNS)

_PASSAGE = (int, int, str, str, str)
_NO_PASSAGE = (type(None),) * 5
_VERDICTS = frozenset(Verdict)
_REACHES = frozenset(Reach)
_LABELS = frozenset(Label)


def read_decision(row: Sequence[Any]) -> Decision | None:
    """Return the decision in a row of ``COLUMNS``; None for one of a newer Pressmark's kinds.

    Raises:
        ArchiveError: it is damaged.
    """
    passage = _PASSAGE if row[8] is not None else _NO_PASSAGE
    identifier, verdict, reach, words, label, entity, article_id, source, start, end, *rest = (
        checked(tuple(row), (*[str] * 6, int | None, str, *passage, *[str] * 4))
    )
    *quote, proposed, created, modified, instead = rest
    if verdict not in _VERDICTS or reach not in _REACHES or (label and label not in _LABELS):
        return None
    selectors = None
    if start is not None:
        if not 0 <= start <= end:
            raise ArchiveError(DAMAGED)
        selectors = Selectors(TextPositionSelector(start, end), TextQuoteSelector(*quote))
    return Decision(
        identifier,
        Verdict(verdict),
        Reach(reach),
        words,
        Label(label) if label else None,
        entity,
        article_id,
        source,
        selectors,
        proposed,
        created,
        modified,
        instead,
    )


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
