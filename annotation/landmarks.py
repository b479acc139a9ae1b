"""Where in a text a passage may stand: words that both share point to the same place.

Each word of the passage that stands in the text too votes for the place where the passage would
then begin; rare words have more weight. Words of scripts without spaces are taken two signs at a
time. All offsets are code points of folded texts.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cached_property
from itertools import islice
from math import log2

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORDS = re.compile(rf"(?=([{_UNSPACED}]{{2}}))|([^\W{_UNSPACED}]+)")

COMMON = 400
"""Words that stand in the text more often than this give no vote, but near the old place."""

MOST_WORDS = 160
"""Votes come from so many words of a passage, the rarest first."""


def words_of(text: str) -> list[tuple[str, int]]:
    """Return the words of a text with their offsets."""
    return [(each[1] or each[2], each.start()) for each in _WORDS.finditer(text)]


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

    def beginnings(self, passage: str, near: int, most: int) -> list[tuple[float, int, int]]:
        """Return where a passage may begin: weight, and from where to where, the heaviest first.

        ``near`` is where it began in the old text. A passage into which something was put begins
        at two places at once, seen from its head and from its tail.
        """
        width = max(48, len(passage) // 4)
        weights: dict[int, float] = defaultdict(float)
        for word, offset in self._rarest(passage):
            places = self._places[word]
            weight = log2(2 + len(self._text) / 6 / len(places))
            if len(places) > COMMON:
                middle = bisect_left(places, near + offset)
                places = places[max(0, middle - 20) : middle + 20]
            for bucket in {(place - offset) // width for place in places}:
                weights[bucket] += weight
        return self._heaviest(weights, width, most)

    def _rarest(self, passage: str) -> list[tuple[str, int]]:
        found = [(word, offset) for word, offset in words_of(passage) if word in self._places]
        twice = Counter(word for word, _ in found)
        rare = sorted(
            (len(self._places[word]), offset, word) for word, offset in found if twice[word] <= 2
        )
        return [(word, offset) for _, offset, word in islice(rare, MOST_WORDS)]

    @staticmethod
    def _heaviest(weights: dict[int, float], width: int, most: int) -> list[tuple[float, int, int]]:
        pairs = {bucket: weights[bucket] + weights.get(bucket + 1, 0.0) for bucket in list(weights)}
        chosen: list[tuple[float, int, int]] = []
        taken: set[int] = set()
        for bucket in sorted(pairs, key=lambda each: (-pairs[each], each)):
            if not taken & {bucket, bucket + 1}:
                taken |= {bucket, bucket + 1}
                chosen.append((pairs[bucket], bucket * width, (bucket + 2) * width))
                if len(chosen) == most:
                    break
        return chosen
