"""From a span to selectors: the quote, and as much context as tells it from its copies.

How long the context is says what the quote's surroundings were like in the text that it was taken
from, and ``passage_of`` reads it: ``CONTEXT`` code points where nothing like it stood elsewhere,
more where its head or its tail had a copy.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice

from annotation.alignment import Passage
from annotation.folding import folded
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector

CONTEXT = 64
"""Code points of context kept on each side at the least."""

BEYOND = 96
"""Code points of context kept beyond what a copy of the passage's head or tail shares with it.

So context longer than ``CONTEXT`` tells that there was a copy, and how much it shared.
"""

PART = 32
"""Code points that are the head or the tail of a passage; half of it where it is shorter."""

LONGEST_CONTEXT = 512
"""Code points of context kept on each side at the most."""

NARROW = 16
"""Code points of context beyond what copies share that tell a passage from them to the letter."""

MOST_COPIES = 500
"""So many copies are looked at when a passage is described."""


def describe(text: str, span: Span) -> Selectors:
    """Return both selectors of a span, with enough context to be unique where the text allows.

    Raises:
        ValueError: the span is empty or ends beyond the text.
    """
    if not len(span) or span.end > len(text):
        raise ValueError(f"nothing to describe at [{span.start}, {span.end})")
    exact = span.of(text)
    part = min(PART, max(PART // 2, len(exact) // 2))
    heads = (each.start for each in islice(places_of(text, exact[:part]), MOST_COPIES))
    before = [_shared_before(text, each, span.start) for each in heads if each != span.start]
    tails = (each.end for each in islice(places_of(text, exact[-part:]), MOST_COPIES))
    after = [_shared_after(text, each, span.end) for each in tails if each != span.end]
    room = span.start, len(text) - span.end
    kept = _kept(before, room[0]), _kept(after, room[1])
    if max(kept) < CONTEXT:  # a short text full of copies: nothing can be spared
        kept = min(room[0], LONGEST_CONTEXT), min(room[1], LONGEST_CONTEXT)
    prefix = text[span.start - kept[0] : span.start]
    suffix = text[span.end : span.end + kept[1]]
    return Selectors(
        TextPositionSelector(span.start, span.end), TextQuoteSelector(exact, prefix, suffix)
    )


def _kept(shared: list[int], room: int) -> int:
    """Return how much context to keep on a side, of all the ``room`` there is.

    Where the text ends too soon to tell a copy apart, little of what both share is kept.
    """
    if not shared:
        return min(CONTEXT, room)
    wanted = max(shared) + BEYOND
    return wanted if wanted <= room else min(room, CONTEXT // 4)


def passage_of(quote: TextQuoteSelector) -> Passage | None:
    """Return the folded quote, or None where nothing of it is left."""
    words = folded(quote.exact).strip()
    if not words:
        return None
    before, after = folded(quote.prefix), folded(quote.suffix)
    shared = (
        len(before) - len(folded(quote.prefix[: len(quote.prefix) - _shared(quote.prefix)])),
        len(after) - len(folded(quote.suffix[_shared(quote.suffix) :])),
    )
    tells = (len(quote.prefix) >= CONTEXT, len(quote.suffix) >= CONTEXT)
    return Passage(before, words, after, _had_copies(quote), shared, tells)


def near_part(quote: TextQuoteSelector) -> TextQuoteSelector | None:
    """Return a quote with just so much context that no copy of it can have the same.

    None where it is not known what copies there were.
    """
    if _had_copies(quote) is None:
        return None
    before, after = _shared(quote.prefix) + NARROW, _shared(quote.suffix) + NARROW
    return TextQuoteSelector(quote.exact, quote.prefix[-before:], quote.suffix[:after])


def _shared(context: str) -> int:
    """Return how many code points of a context were the same around a copy of the words."""
    return max(0, len(context) - BEYOND)


def _had_copies(quote: TextQuoteSelector) -> bool | None:
    """Tell by its context whether a quote had copies in the text that it was taken from.

    It is not known where the context is short, because the text ended or others made the quote.
    """
    longest = max(len(quote.prefix), len(quote.suffix))
    if longest > CONTEXT:
        return True
    return False if longest in (0, CONTEXT) else None


def places_of(text: str, words: str) -> Iterator[Span]:
    """Yield every place where words stand to the letter, also where two overlap."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _shared_before(text: str, one: int, other: int) -> int:
    """Count the code points before two offsets that are the same, as far as context may reach."""
    longest = min(LONGEST_CONTEXT - BEYOND, one, other)
    return _longest(longest, lambda size: text[one - size : one] == text[other - size : other])


def _shared_after(text: str, one: int, other: int) -> int:
    """Count the code points after two offsets that are the same, as far as context may reach."""
    longest = min(LONGEST_CONTEXT - BEYOND, len(text) - one, len(text) - other)
    return _longest(longest, lambda size: text[one : one + size] == text[other : other + size])


def _longest(most: int, same: Callable[[int], bool]) -> int:
    """Return the greatest size up to ``most`` that is the same, where all smaller ones are."""
    return bisect_left(range(1, most + 1), True, key=lambda size: not same(size))
