"""Where in a text a passage may stand: words that both share point to the same place.

Each word of the passage that stands in the text too votes for the place where the passage would
then begin; rare words have more weight. Words of scripts without spaces are taken two signs at a
time. All offsets are code points of folded texts.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from heapq import nlargest
from math import log2
from typing import NamedTuple

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORDS = re.compile(rf"(?=([{_UNSPACED}]{{2}}))|([^\W{_UNSPACED}]+)")

FEW_WORDS, NEAREST = 4, 40
"""So many words vote in any case; of one that is too common, the places nearest to the old one."""


class Region(NamedTuple):
    """Where a passage may begin, from the first to the last offset, and how much speaks for it."""

    weight: float
    first: int
    last: int


def words_of(text: str) -> list[tuple[str, int]]:
    """Return the words of a text with their offsets."""
    return [(each[1] or each[2], each.start()) for each in _WORDS.finditer(text)]


def alike_by_words(one: str, other: str) -> float:
    """Return which share of the words of two texts both have, from 0 to 1, in any order."""
    words, others = (Counter(word for word, _ in words_of(text)) for text in (one, other))
    return 2 * (words & others).total() / max(1, words.total() + others.total())


class Landmarks:
    """The words of a text and where each stands."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for each in _WORDS.finditer(self._text):
            places[each[1] or each[2]].append(each.start())
        return places

    def regions(self, passage: str, near: int, most: int, votes: int) -> list[Region]:
        """Return where a passage may begin, the most probable first.

        ``near`` is where it began in the old text; so many ``votes`` are counted, those of the
        rarest words first. A passage into which something was put begins
        at two places at once, seen from its head and from its tail.
        """
        width = max(48, len(passage) // 4)
        weights: dict[int, float] = defaultdict(float)
        beginnings: list[int] = []
        for number, (word, offset) in enumerate(self._rarest(passage)):
            places = self._places[word]
            weight = log2(2 + len(self._text) / 6 / len(places))
            if len(beginnings) + len(places) > votes:
                if number >= FEW_WORDS:
                    break
                middle = bisect_left(places, near + offset)
                places = places[max(0, middle - NEAREST // 2) : middle + NEAREST // 2]
            pointed = [place - offset for place in places]
            beginnings += pointed
            for bucket in {beginning // width for beginning in pointed}:
                weights[bucket] += weight
        return _heaviest(weights, beginnings, width, most)

    def _rarest(self, passage: str) -> list[tuple[str, int]]:
        """Return the words of a passage that stand in the text, with their offsets."""
        found = [each for each in words_of(passage) if each[0] in self._places]
        twice = Counter(word for word, _ in found)
        rare = [each for each in found if twice[each[0]] <= 2]
        return sorted(rare, key=lambda each: (len(self._places[each[0]]), each[1]))


def _heaviest(
    weights: Mapping[int, float], beginnings: Iterable[int], width: int, most: int
) -> list[Region]:
    """Return the best regions: two buckets beside each other, no bucket in two regions."""
    pairs: dict[int, float] = {}
    for bucket in nlargest(4 * most, weights, key=weights.__getitem__):
        for first in (bucket - 1, bucket):
            pairs[first] = weights.get(first, 0.0) + weights.get(first + 1, 0.0)
    chosen: dict[int, list[int]] = {}
    for first in sorted(pairs, key=lambda each: (-pairs[each], each)):
        if len(chosen) < most and not {first - 1, first, first + 1} & chosen.keys():
            chosen[first] = []
    for beginning in beginnings:
        bucket = beginning // width
        inside = chosen.get(bucket, chosen.get(bucket - 1))
        if inside is not None:
            inside.append(beginning)
    return [Region(pairs[first], min(each), max(each)) for first, each in chosen.items()]
