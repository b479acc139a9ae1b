"""A passage laid beside a stretch of text, letter by letter. The only place that knows rapidfuzz.

rapidfuzz is imported when the first passage has to be laid anywhere: passages that stand where
they stood, or elsewhere with all their context, do not need it. All offsets are code points of
folded texts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

SHORTEST_RUN = 3
"""Fewer letters in a row that agree are chance."""

NEAR = 24
"""Letters of context that count twice: those beside the words."""

CLOSE = 32
"""Letters of context that are compared where they ought to be, directly beside the words."""

CHANCE = 0.3
"""How alike two stretches of text are that have nothing to do with each other."""

SHARED = 8
"""Where copies share more letters of context beside the words than these, those tell nothing."""

GAP_COST, DEAREST_GAP = 0.3, 30.0
"""What a letter costs that separates two runs, and what a gap costs at the most, in letters."""

WIDEST_GAP = 100
"""Letters that may have been put into a passage; into a longer one, as many as it has."""


class Run(NamedTuple):
    """Letters in a row that agree: where in the passage, where in the text, how many."""

    passage: int
    text: int
    length: int

    @property
    def passage_end(self) -> int:
        """Where it ends in the passage."""
        return self.passage + self.length

    @property
    def text_end(self) -> int:
        """Where it ends in the text."""
        return self.text + self.length

    def shared(self, start: int, end: int) -> int:
        """Count its letters that lie in a stretch of the passage."""
        return max(0, min(self.passage_end, end) - max(self.passage, start))


@dataclass(frozen=True)
class Passage:
    """The folded words of a quote and their folded context."""

    before: str
    words: str
    after: str
    copies: bool | None = None
    """Whether the words stood more than once in the text they were taken from, if it is known."""
    shared: tuple[int, int] = (0, 0)
    """How many letters before and after the words are the same around a copy of them."""
    tells: tuple[bool, bool] = (False, False)
    """Whether the context before and after is long enough to tell copies apart."""

    @cached_property
    def whole(self) -> str:
        """The words between their context."""
        return self.before + self.words + self.after

    @property
    def start(self) -> int:
        """Where in the whole the words begin."""
        return len(self.before)

    @property
    def end(self) -> int:
        """Where in the whole the words end."""
        return len(self.before) + len(self.words)


@dataclass(frozen=True, slots=True)
class Side:
    """How well a context agrees, each from 0 to 1.

    ``around`` anywhere near, ``close`` directly beside the words; ``telling`` where it tells the
    passage from its copies.
    """

    around: float
    close: float
    telling: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage may stand: ``[start, end)``, empty where only its context does.

    ``likeness`` is 1 less the share of edited letters, ``kept`` the share of the letters in runs.
    """

    start: int
    end: int
    likeness: float
    kept: float
    before: Side = Side(0.0, 0.0, 0.0)
    after: Side = Side(0.0, 0.0, 0.0)

    def overlaps(self, other: "Place") -> bool:
        """Tell whether two places share more than half of the shorter one."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return 2 * shared > min(self.end - self.start, other.end - other.start)


def likeness(one: str, other: str) -> float:
    """Return how alike two strings are, from 0 to 1: one less the share of edited letters."""
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.normalized_similarity(one, other))


def stand(passage: Passage, text: str, start: int) -> Place:
    """Return the place of the words where they stand letter for letter."""
    end = start + len(passage.words)
    room = len(passage.before) * 3 // 2 + 8
    runs = _aligned(passage.before, text[max(0, start - room) : start])[0]
    room = len(passage.after) * 3 // 2 + 8
    after = _aligned(passage.after, text[end : end + room])[0]
    runs += [Run(each.passage + passage.end, each.text, each.length) for each in after]
    return _place(passage, text, (start, end), 1.0, runs)


def lay(passage: Passage, text: str, start: int, end: int) -> Place:
    """Return the best place for a passage that stands, with its context, in a stretch of text."""
    start, end = max(0, start), min(len(text), end)
    runs, cuts = _aligned(passage.whole, text[start:end], passage.start, passage.end)
    runs = [Run(each.passage, each.text + start, each.length) for each in runs]
    cuts = [cut + start for cut in cuts]
    within = [each for each in runs if each.shared(passage.start, passage.end)]
    best = _heaviest(within, passage)
    kept = sum(each.shared(passage.start, passage.end) for each in best) / len(passage.words)
    ends = _ends(passage, text, best, cuts) if best else (cuts[1], cuts[1])
    return _place(passage, text, ends, kept, runs)


def _aligned(passage: str, text: str, *borders: int) -> tuple[list[Run], list[int]]:
    """Lay strings beside each other at the least cost of edits.

    Also returns between which offsets of the text each border within the passage comes to lie.
    """
    from rapidfuzz.distance import Levenshtein

    runs = []
    low, high = [len(text)] * len(borders), [0] * len(borders)
    for op in Levenshtein.opcodes(passage, text):
        start, end = op.src_start, op.src_end
        if op.tag == "equal" and end - start >= SHORTEST_RUN:
            runs.append(Run(start, op.dest_start, end - start))
        for number, border in enumerate(borders):
            if start <= border <= end:
                into = min(border - start, op.dest_end - op.dest_start)
                upto = op.dest_end if op.tag == "insert" else op.dest_start + into
                low[number] = min(low[number], op.dest_start + into)
                high[number] = max(high[number], upto)
    return runs, [offset for pair in zip(low, high, strict=True) for offset in pair]


def _heaviest(runs: Sequence[Run], passage: Passage) -> Sequence[Run]:
    """Return the runs in a row that hold the most letters, less what lies between them."""
    widest = max(WIDEST_GAP, len(passage.words))
    best: tuple[float, int, int] = (0.0, 0, 0)
    weight, first = 0.0, 0
    for number, run in enumerate(runs):
        if number:
            one = runs[number - 1]
            gap = max(run.passage - one.passage_end, run.text - one.text_end)
            weight -= min(GAP_COST * gap, DEAREST_GAP) if gap <= widest else weight
        if weight <= 0:
            weight, first = 0.0, number
        weight += run.shared(passage.start, passage.end)
        best = max(best, (weight, first, number + 1))
    return runs[best[1] : best[2]]


def _ends(passage: Passage, text: str, runs: Sequence[Run], cuts: Sequence[int]) -> tuple[int, int]:
    """Return where the words begin and end: where they are most alike, preferably whole words.

    A few lost letters at an end may have been replaced, more are taken for gone.
    """
    first, last = runs[0], runs[-1]
    lost = max(0, first.passage - passage.start)
    start = first.text + max(0, passage.start - first.passage)
    starts = {start}
    few = max(12, len(passage.words) // 10)
    if lost <= few:
        starts |= {max(0, start - lost), cuts[0], cuts[1]}
    lost = max(0, passage.end - last.passage_end)
    end = last.text_end - max(0, last.passage_end - passage.end)
    ends = {end}
    if lost <= few:
        ends |= {min(len(text), end + lost), cuts[2], cuts[3]}
    if not (passage.before[-1:].isalnum() and passage.words[0].isalnum()):
        starts = _word_edges(text, starts)
    if not (passage.words[-1].isalnum() and passage.after[:1].isalnum()):
        ends = _word_edges(text, ends)
    starts = {_skip_space(text, each) for each in starts}
    ends = {_skip_space_back(text, each) for each in ends}
    pairs = [(one, other) for one in sorted(starts) for other in sorted(ends) if one < other]
    return max(
        pairs, key=lambda pair: likeness(passage.words, text[slice(*pair)]), default=(start, start)
    )


LONGEST_WORD = 30
"""A word's edge is looked for in so many letters."""


def _word_edges(text: str, offsets: Iterable[int]) -> set[int]:
    """Return for each offset the edges of the word that it lies in, or the offset itself."""
    edges = set()
    for offset in offsets:
        before = after = offset
        if 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum():
            while before > max(0, offset - LONGEST_WORD) and text[before - 1].isalnum():
                before -= 1
            while after < min(len(text), offset + LONGEST_WORD) and text[after].isalnum():
                after += 1
        edges |= {before, after}
    return edges


def _skip_space(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _skip_space_back(text: str, offset: int) -> int:
    while offset > 0 and text[offset - 1].isspace():
        offset -= 1
    return offset


def _place(
    passage: Passage, text: str, ends: tuple[int, int], kept: float, runs: Sequence[Run]
) -> Place:
    start, end = ends
    if start >= end:
        kept, alike = 0.0, 0.0
    else:
        alike = likeness(passage.words, text[start:end])
    size = min(CLOSE, len(passage.before))
    close = _more_than_chance(passage.before[-size:], text[max(0, start - size) : start])
    before = _side(runs, passage.start, 0, passage.shared[0], close)
    size = min(CLOSE, len(passage.after))
    close = _more_than_chance(passage.after[:size], text[end : end + size])
    after = _side(runs, passage.end, len(passage.whole), passage.shared[1], close)
    return Place(start, end, alike, kept, before, after)


def _side(runs: Sequence[Run], words: int, far: int, shared: int, close: float) -> Side:
    """Return how well the context agrees that reaches from the words to a far end."""
    around = _around(runs, words, far)
    if shared < SHARED:
        return Side(around, close, (around + close) / 2)
    return Side(around, close, _around(runs, words + (shared if words < far else -shared), far))


def _more_than_chance(one: str, other: str) -> float:
    """Return how alike two contexts are, where 0 is what any two texts are."""
    return max(0.0, (likeness(one, other) - CHANCE) / (1 - CHANCE)) if one else 0.0


def _around(runs: Iterable[Run], near: int, far: int) -> float:
    """Return which share of a context agrees; its nearest part counts as much as all of it."""
    if near == far:
        return 0.0
    start, end = sorted((near, far))
    first, last = (start, min(end, near + NEAR)) if near < far else (max(0, near - NEAR), end)
    whole = part = 0
    for run in runs:
        whole += run.shared(start, end)
        part += run.shared(first, last)
    return (whole / (end - start) + part / (last - first)) / 2
