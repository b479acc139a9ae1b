"""What differs between two versions of a text: paragraphs beside each other, and words in them.

Paragraphs that read the same are matched first, then those that share most words in threes, in
their order. Nothing is looked for without an end: the time grows with the texts only.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from annotation.article import Article
from annotation.matching import Block, in_order, matching
from annotation.selectors import Span

ALIKE = 0.25
"""Paragraphs that share so many of their words in threes are one that was edited."""

ALIKE_SHORT = 0.5
"""Short neighbours, such as headings, that share so many words are one that was edited."""

MOST_NEIGHBOURS = 64
"""Pairs of paragraphs between two that match which are compared word by word."""

COMMON = 4
"""Words in threes that stand in more paragraphs tell nothing."""

LONG = 4000
"""Code points from which on a paragraph is compared sentence by sentence."""

MOST_THREES = 300_000
"""Words in threes of a stretch that are remembered; of more, some of each paragraph."""

_WORD = re.compile(r"[^\W\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+|\S")
"""A word, or any other sign by itself; so are those of Chinese, Japanese and Korean."""
_SENTENCE_END = re.compile(r"(?<=[.!?…][\s”’\"')])\s*|(?<=[。！？])")


class Kind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


class Change(NamedTuple):
    """Words that were replaced: either is empty where words were only put in or taken out."""

    old: Span
    new: Span


class EditedQuote(NamedTuple):
    """Annotated words that read otherwise now, as far as they stand in one paragraph.

    ``after`` is empty where they are gone.
    """

    annotation_id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph of the old and the new text beside each other.

    A very long paragraph is taken apart into its sentences. Spans are code points of the whole
    texts; ``old`` is None for one that was added, ``new`` for
    one that was removed. Paragraphs that differ in white space only are the same.
    """

    kind: Kind
    old: Span | None
    new: Span | None
    changes: tuple[Change, ...] = ()
    quotes: tuple[EditedQuote, ...] = ()


class _Words:
    """The words of a paragraph, and where in the text they stand."""

    def __init__(self, text: str, paragraph: Span) -> None:
        found = list(_WORD.finditer(text, paragraph.start, paragraph.end))
        self.words = [each[0] for each in found]
        self.starts = [each.start() for each in found]
        self.ends = [each.end() for each in found]
        self._paragraph = paragraph

    def span(self, part: range) -> Span:
        """Return the span of words in a row; empty, after the word before it, where it is."""
        if part:
            return Span(self.starts[part.start], self.ends[part.stop - 1])
        place = self.ends[part.start - 1] if part.start else self._paragraph.start
        return Span(place, place)


def differences(
    old: Article, new: Article, quotes: Mapping[str, Span] | None = None
) -> list[Difference]:
    """Return the paragraphs of two versions in order, what was removed before what was added.

    ``quotes`` says where annotations stand in the old text, by their ids.
    """
    comparing = _Comparing(old, new, quotes or {})
    return list(comparing.differences())


class _Comparing:
    """Two texts beside each other."""

    def __init__(self, old: Article, new: Article, quotes: Mapping[str, Span]) -> None:
        self._old, self._new = old.text, new.text
        self._before = [piece for block in old.blocks for piece in _pieces(old.text, block.span)]
        self._after = [piece for block in new.blocks for piece in _pieces(new.text, block.span)]
        self._quotes = sorted(quotes.items(), key=lambda each: (each[1], each[0]))
        self._longest = max((len(span) for span in quotes.values()), default=0)
        self._starts = [span.start for _, span in self._quotes]

    def differences(self) -> Iterator[Difference]:
        before = [" ".join(each.of(self._old).split()) for each in self._before]
        after = [" ".join(each.of(self._new).split()) for each in self._after]
        last = (0, 0)
        for start, other, count in [*matching(before, after, 1), (len(before), len(after), 0)]:
            yield from self._between(range(last[0], start), range(last[1], other))
            for step in range(count):
                yield Difference(Kind.SAME, self._before[start + step], self._after[other + step])
            last = (start + count, other + count)

    def _between(self, olds: range, news: range) -> Iterator[Difference]:
        """Yield the paragraphs between two that are the same."""
        pairs = _pairs(
            [
                _WORD.findall(self._old, self._before[each].start, self._before[each].end)
                for each in olds
            ],
            [
                _WORD.findall(self._new, self._after[each].start, self._after[each].end)
                for each in news
            ],
        )
        last = (olds.start, news.start)
        pairs = [(olds[one], news[other]) for one, other in pairs]
        for one, other in [*pairs, (olds.stop, news.stop)]:
            for each in range(last[0], one):
                yield self._removed(self._before[each])
            for each in range(last[1], other):
                yield Difference(Kind.ADDED, None, self._after[each])
            if one < olds.stop and other < news.stop:
                yield self._changed(self._before[one], self._after[other])
            last = (one + 1, other + 1)

    def _removed(self, old: Span) -> Difference:
        gone = [EditedQuote(each, part.of(self._old), "") for each, part in self._quotes_in(old)]
        return Difference(Kind.REMOVED, old, None, quotes=tuple(gone))

    def _changed(self, old: Span, new: Span) -> Difference:
        before, after = _Words(self._old, old), _Words(self._new, new)
        count = len(before.words), len(after.words)
        same = _smoothed(matching(before.words, after.words, 3), *count)
        changes = [
            Change(before.span(first), after.span(second)) for first, second in _gaps(same, *count)
        ]
        if not changes:
            return Difference(Kind.SAME, old, new)
        quotes = [
            edited
            for each, part in self._quotes_in(old)
            if (edited := self._edited(each, part, same, before, after)) is not None
        ]
        return Difference(Kind.CHANGED, old, new, tuple(changes), tuple(quotes))

    def _quotes_in(self, paragraph: Span) -> Iterator[tuple[str, Span]]:
        """Yield the annotations on a paragraph, each with the part that stands in it."""
        first = bisect_left(self._starts, paragraph.start - self._longest)
        for annotation_id, span in self._quotes[first:]:
            if span.start >= paragraph.end:
                return
            if span.overlaps(paragraph):
                start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
                yield annotation_id, Span(start, end)

    def _edited(
        self,
        annotation_id: str,
        part: Span,
        same: Sequence[Block],
        before: _Words,
        after: _Words,
    ) -> EditedQuote | None:
        """Return how annotated words read now, or None where they read as they did."""
        first = bisect_right(before.ends, part.start)
        last = bisect_left(before.starts, part.end)
        if first >= last or any(
            start <= first and last <= start + count for start, _, count in same
        ):
            return None
        count = len(after.words)
        there = range(_other(same, first, count)[0], _other(same, last - 1, count)[1])
        now = after.span(there).of(self._new) if there else ""
        return EditedQuote(annotation_id, part.of(self._old), now)


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield a paragraph, or the sentences of one that is very long."""
    start = paragraph.start
    if len(paragraph) > LONG:
        for found in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
            if text[start : found.start()].strip():
                yield Span(start, found.start())
                start = found.end()
    if text[start : paragraph.end].strip():
        yield Span(start, paragraph.end)


def _other(same: Sequence[Block], at: int, count: int) -> tuple[int, int]:
    """Return which words of the new row stand for one of the old row: [from, to)."""
    low = 0
    for start, other, length in same:
        if at < start:
            return low, other
        if at < start + length:
            return other + at - start, other + at - start + 1
        low = other + length
    return low, count


def _gaps(same: Sequence[Block], old: int, new: int) -> Iterator[tuple[range, range]]:
    last = (0, 0)
    for start, other, count in [*same, (old, new, 0)]:
        if last != (start, other):
            yield range(last[0], start), range(last[1], other)
        last = (start + count, other + count)


def _smoothed(same: Sequence[Block], old: int, new: int) -> list[Block]:
    """Leave out words that agree by chance amid many that were changed."""
    kept: list[Block] = []
    last = (0, 0)
    blocks = list(same)
    for number, (start, other, count) in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else (old, new, 0)
        before = max(start - last[0], other - last[1])
        after = max(following[0] - start - count, following[1] - other - count)
        if 2 * count <= min(before, after):
            continue
        kept.append((start, other, count))
        last = (start + count, other + count)
    return kept


# Which paragraphs belong together


def _pairs(olds: list[list[str]], news: list[list[str]]) -> list[tuple[int, int]]:
    """Return which paragraphs are the same one, edited, in the order of both."""
    found = in_order(_sharing(olds, news))
    pairs: list[tuple[int, int]] = []
    last = (0, 0)
    for one, other in [*found, (len(olds), len(news))]:
        pairs += _neighbours(olds, news, range(last[0], one), range(last[1], other))
        pairs += [(one, other)] if one < len(olds) and other < len(news) else []
        last = (one + 1, other + 1)
    return pairs


def _sharing(olds: list[list[str]], news: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Yield for each old paragraph the new one that shares most words in threes with it."""
    some = 1 + sum(map(len, news)) // MOST_THREES
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes = []
    for number, words in enumerate(news):
        threes = _threes(words, some)
        sizes.append(len(threes))
        for three in threes:
            holders[three].append(number)
    for number, words in enumerate(olds):
        threes = _threes(words, some)
        votes: dict[int, int] = defaultdict(int)
        for three in threes:
            having = holders.get(three, ())
            if len(having) <= COMMON:
                for each in having:
                    votes[each] += 1
        if votes:
            best = max(votes, key=lambda each: (votes[each], -abs(each - number)))
            if votes[best] >= ALIKE * min(len(threes), sizes[best]):
                yield number, best


def _threes(words: list[str], some: int) -> set[tuple[str, ...]]:
    """Return words in threes; where there are very many, some that are chosen by how they look."""
    threes = zip(words, words[1:], words[2:], strict=False)
    if some == 1:
        return set(threes)
    return {each for each in threes if not (sum(map(len, each)) + ord(each[0][0])) % some}


def _neighbours(
    olds: list[list[str]], news: list[list[str]], first: range, second: range
) -> Iterator[tuple[int, int]]:
    if len(first) * len(second) > MOST_NEIGHBOURS:
        return
    start = second.start
    for one in first:
        for other in range(start, second.stop):
            if _share(olds[one], news[other]) >= ALIKE_SHORT:
                yield one, other
                start = other + 1
                break


def _share(one: list[str], other: list[str]) -> float:
    """Return how many words two paragraphs share, of those in the longer one."""
    counts = [Counter(map(str.casefold, words)) for words in (one, other)]
    return (counts[0] & counts[1]).total() / max(1, len(one), len(other))
