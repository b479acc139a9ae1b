"""Says what a mention comes to: the date, time, sum, share or quantity that its words tell."""

from collections.abc import Iterable
from dataclasses import replace

from annotation.entities import Label, Mention
from annotation.recognition.sums import money, quantity, share
from annotation.recognition.when import looks_ahead, value_of

CONTEXT = 80
"""Code points before a date that are read for whether its sentence looks ahead."""

LONGEST = 200
"""Code points: a longer mention says nothing that could be reckoned."""

_DATED = (Label.DATE, Label.TIME, Label.EVENT)
"""Events are holidays too: "Christmas Eve"."""

_AMOUNTS = {Label.MONEY: money, Label.PERCENT: share, Label.QUANTITY: quantity}


def worth(label: Label, text: str, start: int, end: int, published: str = "") -> str:
    """Return the value of a mention at ``[start, end)`` of the text, "" where it has none.

    ``published`` is the article's date in ISO 8601, "" where it is not known.
    """
    if end - start > LONGEST:
        return ""
    words = text[start:end]
    if label in _AMOUNTS:
        return _AMOUNTS[label](words)
    if label not in _DATED:
        return ""
    ahead = bool(published) and looks_ahead(text[max(0, start - CONTEXT) : start])
    return value_of(words, published, ahead=ahead)


def valued(text: str, mentions: Iterable[Mention], published: str) -> tuple[Mention, ...]:
    """Return the mentions of a text with their values."""
    return tuple(
        replace(each, value=value)
        if (value := worth(each.label, text, each.start, each.end, published))
        else each
        for each in mentions
    )
