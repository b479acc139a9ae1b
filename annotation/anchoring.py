"""From a span to selectors, and from selectors back to a span.

The quote is the truth, the position only the fast path: a position counts when the text there
still reads as the quote does, otherwise the quote is looked for with its context around it.
Whatever cannot be placed for certain is an orphan. Nothing is guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from annotation.notes import AnchorState
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector

CONTEXT = 32
"""Code points of context kept on each side at the least."""

LONGEST_CONTEXT = 256
"""Code points of context kept on each side at the most, where a short one is not unique."""


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Where selectors lead: ``span`` is None for an orphan; ``score`` runs from 0 to 1."""

    state: AnchorState
    span: Span | None
    score: float


def describe(text: str, span: Span) -> Selectors:
    """Return both selectors of a span, with enough context to be unique where the text allows.

    Raises:
        ValueError: the span is empty or ends beyond the text.
    """
    if not len(span) or span.end > len(text):
        raise ValueError(f"nothing to describe at [{span.start}, {span.end})")
    exact = span.of(text)
    context = CONTEXT
    while context < LONGEST_CONTEXT and not _unique(text, span, exact, context):
        context *= 2
    prefix = text[max(0, span.start - context) : span.start]
    suffix = text[span.end : span.end + context]
    return Selectors(
        TextPositionSelector(span.start, span.end), TextQuoteSelector(exact, prefix, suffix)
    )


def anchor(text: str, selectors: Selectors) -> Anchoring:
    """Find the passage that selectors describe in a text that may have changed."""
    position, quote = selectors.position, selectors.quote
    if not quote.exact:
        return Anchoring(AnchorState.ORPHAN, None, 0.0)
    here = Span(position.start, position.end)
    if _stands_unchanged(text, here, quote):
        return Anchoring(AnchorState.EXACT, here, 1.0)
    places = best_places(text, quote)
    if here in places:
        return Anchoring(AnchorState.EXACT, here, 1.0)
    if len(places) == 1:
        return Anchoring(AnchorState.MOVED, places[0], 1.0)
    return Anchoring(AnchorState.ORPHAN, None, 0.0)


def best_places(text: str, quote: TextQuoteSelector) -> list[Span]:
    """Return every place where the quote stands and its context fits best, in text order.

    More than one place means that the context does not tell them apart.
    """
    fits = [(_context_fit(text, place, quote), place) for place in _places(text, quote.exact)]
    best = max((fit for fit, _ in fits), default=0)
    return [place for fit, place in fits if fit == best]


def exact_places(text: str, quote: TextQuoteSelector) -> list[Span]:
    """Return every place where the quote stands between all of its prefix and its suffix.

    White space where the context meets the quote does not count.
    """
    prefix, suffix = quote.prefix.rstrip(), quote.suffix.lstrip()
    return [
        place
        for place in _places(text, quote.exact)
        if text[max(0, place.start - len(prefix) - 16) : place.start].rstrip().endswith(prefix)
        and text[place.end : place.end + len(suffix) + 16].lstrip().startswith(suffix)
    ]


def _stands_unchanged(text: str, place: Span, quote: TextQuoteSelector) -> bool:
    """Tell whether a quote with all its context stands at a place: no other can fit better."""
    start = place.start - len(quote.prefix)
    return (
        start >= 0
        and len(place) == len(quote.exact)
        and text.startswith(quote.prefix + quote.exact + quote.suffix, start)
    )


def _places(text: str, words: str) -> Iterator[Span]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _context_fit(text: str, place: Span, quote: TextQuoteSelector) -> int:
    """Count the code points of context that agree, outwards from the quote on both sides."""
    before = text[max(0, place.start - len(quote.prefix)) : place.start]
    after = text[place.end : place.end + len(quote.suffix)]
    return _common(before[::-1], quote.prefix[::-1]) + _common(after, quote.suffix)


def _common(one: str, other: str) -> int:
    """Count the code points that two strings share from their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _unique(text: str, span: Span, exact: str, context: int) -> bool:
    """Tell whether the words with ``context`` code points on each side stand only here."""
    start = max(0, span.start - context)
    around = text[start : span.start] + exact + text[span.end : span.end + context]
    first = text.find(around)
    return first == start and text.find(around, first + 1) < 0
