"""A passage laid beside a stretch of text, letter by letter. The only place that knows rapidfuzz.

rapidfuzz is imported when the first passage has to be laid anywhere: passages that stand where
they stood, or elsewhere with all their context, do not need it. All offsets are code points of
folded texts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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

FAR = 32
"""Letters at the far ends of a context that was grown, because copies share what is nearer."""

GAP_COST, DEAREST_GAP = 0.3, 30.0
"""What a letter costs that separates two runs, and what a gap costs at the most, in letters."""

WIDEST_GAP = 300
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
    grown: tuple[bool, bool] = (False, False)
    """Whether the context before and after reaches beyond what copies of the words share."""

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

    ``around`` anywhere near, ``close`` directly beside the words, ``far`` at its far end; ``far``
    is None where the context was not grown.
    """

    around: float
    close: float
    far: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage may stand: ``[start, end)``, empty where only its context does.

    ``likeness`` is 1 less the share of edited letters, ``kept`` the share of the letters in runs.
    """

    start: int
    end: int
    likeness: float
    kept: float
    before: Side = field(default=Side(0.0, 0.0))
    after: Side = field(default=Side(0.0, 0.0))

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
        length = op.src_end - op.src_start
        if op.tag == "equal" and length >= SHORTEST_RUN:
            runs.append(Run(op.src_start, op.dest_start, length))
        for number, border in enumerate(borders):
            if op.src_start <= border <= op.src_end:
                into = min(border - op.src_start, op.dest_end - op.dest_start)
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
    alike = likeness(passage.words, text[start:end]) if start < end else 0.0
    size = min(CLOSE, len(passage.before))
    before = Side(
        _around(runs, (0, passage.start), passage.start),
        _more_than_chance(passage.before[-size:], text[max(0, start - size) : start]),
        _at_far_end(runs, 0, passage.start) if passage.grown[0] else None,
    )
    size = min(CLOSE, len(passage.after))
    whole = len(passage.whole)
    after = Side(
        _around(runs, (passage.end, whole), passage.end),
        _more_than_chance(passage.after[:size], text[end : end + size]),
        _at_far_end(runs, whole - FAR, whole) if passage.grown[1] else None,
    )
    return Place(start, end, alike, kept if start < end else 0.0, before, after)


def _more_than_chance(one: str, other: str) -> float:
    """Return how alike two contexts are, where 0 is what any two texts are."""
    return max(0.0, (likeness(one, other) - CHANCE) / (1 - CHANCE)) if one else 0.0


def _around(runs: Iterable[Run], context: tuple[int, int], words: int) -> float:
    """Return which share of a context agrees; the part beside the words counts as much as all."""
    start, end = context
    if start == end:
        return 0.0
    near = (max(start, end - NEAR), end) if words == end else (start, min(end, start + NEAR))
    runs = list(runs)
    all_of_it = sum(each.shared(start, end) for each in runs) / (end - start)
    return (all_of_it + sum(each.shared(*near) for each in runs) / (near[1] - near[0])) / 2


def _at_far_end(runs: Iterable[Run], start: int, end: int) -> float:
    """Return how well the far end of a grown context agrees; half of it is worth nothing."""
    end = min(end, start + FAR)
    agree = sum(each.shared(start, end) for each in runs) / (end - start)
    return max(0.0, 2 * agree - 1)
