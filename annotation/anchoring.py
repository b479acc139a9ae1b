"""From a span to selectors, and from selectors back to a span.

The quote is the truth, the position only the fast path. Tried in this order:

1. **Position**: the quote stands where it stood, with all its context: *exact*.
2. **Quote with context**: it stands at one place only with its context, first with all of it, then
   with a little more than what copies share: *moved*, or *exact* where that is the old place.
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

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice, product

from annotation.alignment import Passage, Place, lay, stand
from annotation.describing import describe, near_part, passage_of, places_of
from annotation.folding import Folded
from annotation.graphemes import snapped
from annotation.landmarks import Landmarks, Region, alike_by_words
from annotation.notes import AnchorState
from annotation.selectors import Selectors, Span, TextQuoteSelector
from annotation.weighing import chosen, weight

__all__ = ["Anchorer", "Anchoring", "anchor", "describe", "exact_places", "ranked_places"]

MOST_PLACES = 40
"""Words that stand at more places are only looked for where their context is."""

REGIONS, REGIONS_OF_LONG, LONG = 6, 2, 4000
"""Regions of a text that are looked at, and those for a passage of more than ``LONG`` letters."""

LONGEST, END = 20_000, 1000
"""Of a passage of more letters only its two ends, of so many letters, are laid beside the text;
what lies between is compared by its words."""

FEW_VOTES, MANY_VOTES = 400, 2000
"""Places of words that are looked at for plain cases, and for all others."""

RIVAL, PLAIN = 0.4, 0.5
"""Where the best region weighs so much, only regions of a share of its votes are rivals to it."""

WORTH_SHOWING, HARDLY_ALIKE, ALIKE = 0.3, 0.4, 0.7
"""What is offered to the reader: places with words that are alike, or hardly alike while words
and context together agree so well."""

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


def anchor(text: str, selectors: Selectors) -> Anchoring:
    """Find the passage that selectors describe in a text that may have changed."""
    return _anchorer(text).anchor(selectors)


def ranked_places(text: str, selectors: Selectors, most: int = 3) -> list[Anchoring]:
    """Return the places where a passage most probably stands, the best first, none twice.

    They are for a reader to choose from, also where ``anchor`` finds an orphan. Their scores are
    how well words and context agree, also where the words read as the quote does.
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
        for around in filter(None, (quote, near_part(quote))):
            words = around.prefix + around.exact + around.suffix
            places = list(islice(places_of(self._text, words), 2))
            if len(places) == 1:
                return self._unchanged(selectors, places[0].start + len(around.prefix))
            if places and around is quote:
                return ORPHAN
        return self._fuzzy(selectors)

    def ranked(self, selectors: Selectors, most: int = 3) -> list[Anchoring]:
        """Return the places where the passage most probably stands, the best first."""
        passage = passage_of(selectors.quote)
        if passage is None:
            return []
        likely = [
            each
            for each in self._all(passage, selectors.position.start)
            if each.likeness >= ALIKE
            or (each.likeness >= HARDLY_ALIKE and weight(passage, each) >= WORTH_SHOWING)
        ]
        return [
            replace(self._found(selectors, passage, each), score=weight(passage, each))
            for each in likely[:most]
        ]

    def _fuzzy(self, selectors: Selectors) -> Anchoring:
        passage = passage_of(selectors.quote)
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
            return self._unchanged(selectors, start)
        score = weight(passage, place)
        return Anchoring(AnchorState.FUZZY, snapped(self._text, span), score)

    def _unchanged(self, selectors: Selectors, start: int) -> Anchoring:
        """Return the place where the quote stands to the letter, unless it cuts a letter apart."""
        span = Span(start, start + len(selectors.quote.exact))
        whole = snapped(self._text, span)
        if whole != span:
            return Anchoring(AnchorState.FUZZY, whole, len(span) / len(whole))
        state = AnchorState.EXACT if start == selectors.position.start else AnchorState.MOVED
        return Anchoring(state, span, 1.0)

    def _plain(self, passage: Passage, near: int) -> list[Place]:
        """Return the plainly best place with its rivals, or nothing where none is plain."""
        regions = self._regions(passage, near, FEW_VOTES)
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
        if len(passage.words) > LONGEST:
            return self._apart(passage, list(self._between_ends(passage, near)))
        exact = list(islice(places_of(text, passage.words), MOST_PLACES + 1))
        if len(exact) > MOST_PLACES:
            exact = []
        places = [stand(passage, text, each.start) for each in exact]
        regions = self._regions(passage, near)
        places += [self._lay(passage, each) for each in regions]
        if len(passage.whole) <= LONG:
            places += [self._lay(passage, each) for each in _joined(passage, regions[:JOINED])]
        return self._apart(passage, places)

    def _between_ends(self, passage: Passage, near: int) -> Iterator[Place]:
        """Yield the places from where the head of a very long passage is to where its tail is."""
        head = replace(passage, words=passage.words[:END], after="", shared=(passage.shared[0], 0))
        tail = replace(
            passage, words=passage.words[-END:], before="", shared=(0, passage.shared[1])
        )
        heads, tails = (
            [self._lay(part, each) for each in self._regions(part, at)[:REGIONS_OF_LONG]]
            for part, at in ((head, near), (tail, near + len(passage.words)))
        )
        for one, other in product(heads, tails):
            if min(one.likeness, other.likeness) >= 0.5 and one.start < other.end:
                alike = alike_by_words(passage.words, self._folded.text[one.start : other.end])
                yield Place(one.start, other.end, alike, alike, one.before, other.after)

    def _regions(self, passage: Passage, near: int, votes: int = MANY_VOTES) -> list[Region]:
        near = self._folded.of(min(near, len(self._text))) - passage.start
        most = REGIONS_OF_LONG if len(passage.whole) > LONG else REGIONS
        return self._landmarks.regions(passage.whole, near, most, votes)

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
        for place in places_of(text, quote.exact)
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
