"""From a span to selectors, and from selectors back to a span.

The quote is the truth, the position only the fast path. Tried in this order:

1. **Position**: the quote stands where it stood, with all its context: *exact*.
2. **Quote with context**: it stands at one place only with all its context: *moved*, or *exact*
   where that is the old place.
3. **Fuzzy**: places are looked for in the folded text (see ``annotation.folding``), weighed by
   words and context, and the best is taken where it is good enough and clearly leads over the
   second best. Where it reads to the letter as the quote does it is *exact* or *moved*, otherwise
   *fuzzy*.

Whatever cannot be placed for certain is an *orphan*: deleted words, words that stand at several
places which context does not tell apart, short words that were changed. Nothing is guessed.

Where white space, quotation marks, dashes, soft hyphens or the case differ and nothing else, the
passage is *fuzzy*, for it does not read as the quote does, and its score is near 1. A fuzzy span
has whole words where the quote had them, and always whole letters (grapheme clusters).
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from annotation.alignment import Passage, Place, lay, stand
from annotation.folding import Folded, folded
from annotation.graphemes import snapped
from annotation.landmarks import Landmarks, Region
from annotation.notes import AnchorState
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector
from annotation.weighing import chosen, least_likeness, weight

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

MOST_COPIES = 2000
"""So many copies are looked at when a passage is described."""

MOST_PLACES = 40
"""Words that stand at more places are only looked for where their context is."""

REGIONS, REGIONS_OF_LONG, LONG = 6, 2, 4000
"""Regions of a text that are looked at, and those for a passage of more than ``LONG`` letters."""

RIVAL, PLAIN = 0.4, 0.5
"""Where the best region weighs so much, only regions of a share of its votes are rivals to it."""

JOINED, JOINED_REACH = 4, 1500
"""The best regions that are tried together, for a passage that something was put into, and how
far apart they may be, in letters."""


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Where selectors lead: ``span`` is None for an orphan.

    ``score`` runs from 0 to 1: how well the words there and their context agree with the quote;
    1 for words that read as it does, 0 for an orphan.
    """

    state: AnchorState
    span: Span | None
    score: float

    @property
    def unchanged(self) -> Span | None:
        """Where it leads if the words there read to the letter as the quote does, else None."""
        return None if self.state is AnchorState.FUZZY else self.span


ORPHAN = Anchoring(AnchorState.ORPHAN, None, 0.0)


def describe(text: str, span: Span) -> Selectors:
    """Return both selectors of a span, with enough context to be unique where the text allows.

    Raises:
        ValueError: the span is empty or ends beyond the text.
    """
    if not len(span) or span.end > len(text):
        raise ValueError(f"nothing to describe at [{span.start}, {span.end})")
    exact = span.of(text)
    part = min(PART, max(PART // 2, len(exact) // 2))
    before = _context_before(text, span.start, exact[:part])
    after = _context_after(text, span.end, exact[-part:])
    prefix = text[max(0, span.start - before) : span.start]
    suffix = text[span.end : span.end + after]
    return Selectors(
        TextPositionSelector(span.start, span.end), TextQuoteSelector(exact, prefix, suffix)
    )


def anchor(text: str, selectors: Selectors) -> Anchoring:
    """Find the passage that selectors describe in a text that may have changed."""
    return _anchorer(text).anchor(selectors)


def ranked_places(text: str, selectors: Selectors, most: int = 3) -> list[Anchoring]:
    """Return the places where a passage most probably stands, the best first, none twice.

    They are for a reader to choose from, also where ``anchor`` finds an orphan.
    """
    return _anchorer(text).ranked(selectors, most)


@lru_cache(maxsize=1)
def _anchorer(text: str) -> "Anchorer":
    """Return the anchorer of a text; the last one is kept, for anchors come in flocks."""
    return Anchorer(text)


class Anchorer:
    """Finds passages in one text. What it learns of the text it keeps for the next passage."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self._text)

    @cached_property
    def _landmarks(self) -> Landmarks:
        return Landmarks(self._folded.text)

    def anchor(self, selectors: Selectors) -> Anchoring:
        """Find the passage that selectors describe."""
        quote = selectors.quote
        if not quote.exact:
            return ORPHAN
        here = Span(selectors.position.start, selectors.position.end)
        if _stands_unchanged(self._text, here, quote):
            return Anchoring(AnchorState.EXACT, here, 1.0)
        around = quote.prefix + quote.exact + quote.suffix
        whole = list(islice(_places(self._text, around), 2))
        if len(whole) == 2:
            return ORPHAN
        if whole:
            start = whole[0].start + len(quote.prefix)
            return Anchoring(AnchorState.MOVED, Span(start, start + len(quote.exact)), 1.0)
        return self._fuzzy(selectors)

    def ranked(self, selectors: Selectors, most: int = 3) -> list[Anchoring]:
        """Return the places where the passage most probably stands, the best first."""
        passage = _passage(selectors.quote)
        if passage is None:
            return []
        likely = [
            each
            for each in self._all(passage, selectors.position.start)
            if each.likeness >= least_likeness(passage) / 2
        ]
        likely.sort(key=lambda each: (-weight(passage, each), each.start))
        return [self._found(selectors, passage, each) for each in likely[:most]]

    def _fuzzy(self, selectors: Selectors) -> Anchoring:
        passage = _passage(selectors.quote)
        if passage is None:
            return ORPHAN
        near = selectors.position.start
        place = chosen(passage, self._plain(passage, near))
        if place is None:
            place = chosen(passage, self._all(passage, near))
        return self._found(selectors, passage, place) if place is not None else ORPHAN

    def _found(self, selectors: Selectors, passage: Passage, place: Place) -> Anchoring:
        quote = selectors.quote
        span = Span(self._folded.begins(place.start), self._folded.ends(place.end))
        start = span.start - (len(quote.exact) - len(quote.exact.lstrip()))
        if start >= 0 and self._text.startswith(quote.exact, start):
            span = Span(start, start + len(quote.exact))
            here = (selectors.position.start, selectors.position.end) == (span.start, span.end)
            return Anchoring(AnchorState.EXACT if here else AnchorState.MOVED, span, 1.0)
        score = weight(passage, place)
        return Anchoring(AnchorState.FUZZY, snapped(self._text, span), score)

    def _plain(self, passage: Passage, near: int) -> list[Place]:
        """Return the plainly best place with its rivals, or nothing where none is plain."""
        regions = self._regions(passage, near)
        if not regions or len(passage.whole) > LONG:
            return []
        first = self._lay(passage, regions[0])
        if weight(passage, first) < PLAIN:
            return []
        rivals = [each for each in regions[1:] if each.weight >= RIVAL * regions[0].weight]
        return self._apart(passage, [first, *(self._lay(passage, each) for each in rivals)])

    def _all(self, passage: Passage, near: int) -> list[Place]:
        """Return all places where a passage may stand, the best first."""
        text = self._folded.text
        exact = list(islice(_places(text, passage.words), MOST_PLACES + 1))
        if len(exact) > MOST_PLACES:
            exact = []
        places = [stand(passage, text, each.start) for each in exact]
        regions = self._regions(passage, near)
        places += [self._lay(passage, each) for each in regions]
        if len(passage.whole) <= LONG:
            places += [self._lay(passage, each) for each in _joined(passage, regions[:JOINED])]
        return self._apart(passage, places)

    def _regions(self, passage: Passage, near: int) -> list[Region]:
        near = self._folded.of(min(near, len(self._text))) - passage.start
        most = REGIONS_OF_LONG if len(passage.whole) > LONG else REGIONS
        return self._landmarks.regions(passage.whole, near, most)

    def _lay(self, passage: Passage, region: Region) -> Place:
        room = 40 + len(passage.words) // 8
        end = region.last + len(passage.whole) + room
        return lay(passage, self._folded.text, region.first - room, end)

    @staticmethod
    def _apart(passage: Passage, places: list[Place]) -> list[Place]:
        """Return the places in order, without those that lie over a better one."""
        kept: list[Place] = []
        for place in sorted(places, key=lambda each: -weight(passage, each)):
            if place.start == place.end or not any(map(place.overlaps, kept)):
                kept.append(place)
        return kept


def _joined(passage: Passage, regions: Iterable[Region]) -> Iterator[Region]:
    """Yield regions from where the head of a passage is to where its tail may be."""
    best = sorted(regions, key=lambda each: each.first)
    reach = JOINED_REACH + len(passage.words) // 2
    for number, one in enumerate(best):
        for other in best[number + 1 :]:
            if one.last <= other.first <= one.first + reach:
                yield Region(one.weight + other.weight, one.first, other.last)


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


def _passage(quote: TextQuoteSelector) -> Passage | None:
    """Return the folded quote, or None where nothing of it is left."""
    words = folded(quote.exact).strip()
    if not words:
        return None
    before, after = folded(quote.prefix), folded(quote.suffix)
    shared = (
        len(before) - len(folded(quote.prefix[: len(quote.prefix) - _shared(quote.prefix)])),
        len(after) - len(folded(quote.suffix[_shared(quote.suffix) :])),
    )
    return Passage(before, words, after, _had_copies(quote), shared)


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


def _stands_unchanged(text: str, place: Span, quote: TextQuoteSelector) -> bool:
    """Tell whether a quote with all its context stands at a place: no other can fit better."""
    start = place.start - len(quote.prefix)
    return (
        start >= 0
        and len(place) == len(quote.exact)
        and text.startswith(quote.prefix + quote.exact + quote.suffix, start)
    )


def _places(text: str, words: str) -> Iterator[Span]:
    return (Span(start, start + len(words)) for start in _starts(text, words))


def _context_before(text: str, start: int, head: str) -> int:
    """Return how much context before a passage tells it from every copy of its head."""
    most = -1
    for place in islice(_starts(text, head), MOST_COPIES):
        size = most + 1  # what shares no more than another copy needs no closer look
        alike = (
            min(place, start) >= size and text[place - size : place] == text[start - size : start]
        )
        if place != start and alike:
            most = _shared_before(text, place, start)
    return max(CONTEXT, BEYOND + most) if most >= 0 else CONTEXT


def _context_after(text: str, end: int, tail: str) -> int:
    """Return how much context after a passage tells it from every copy of its tail."""
    most = -1
    for start in islice(_starts(text, tail), MOST_COPIES):
        place, size = start + len(tail), most + 1
        if place != end and text[place : place + size] == text[end : end + size]:
            most = max(most, _shared_after(text, place, end))
    return max(CONTEXT, BEYOND + most) if most >= 0 else CONTEXT


def _starts(text: str, words: str) -> Iterator[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
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
