"""What two rows of things have in common, in time that grows with the rows only. Pure."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence

MOST_CELLS = 4_000_000
"""Pairs of things that are compared at once; longer rows are parted first by what is rare."""

DEPTH = 4
"""So often a stretch is parted by what is rare in it."""

Block = tuple[int, int, int]
"""Where in one row, where in the other, and how many stand there that are the same."""


def matching(
    old: Sequence[Hashable], new: Sequence[Hashable], size: int, depth: int = DEPTH
) -> list[Block]:
    """Return what is the same in two rows, in the order of both.

    Long rows are parted first where ``size`` things in a row stand once in each of them.
    """
    start, end = _ends(old, new)
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    found = [(0, 0, start)] if start else []
    if inner_old and inner_new:
        inner = _inner(inner_old, inner_new, size, depth)
        found += [(one + start, other + start, count) for one, other, count in inner]
    if end:
        found.append((len(old) - end, len(new) - end, end))
    return _joined(found)


def _ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    most = min(len(old), len(new))
    start = 0
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _inner(
    old: Sequence[Hashable], new: Sequence[Hashable], size: int, depth: int
) -> Iterator[Block]:
    if len(old) * len(new) <= MOST_CELLS:
        yield from _longest_common(old, new)
        return
    if not depth:
        return
    first, second = _once(old, size), _once(new, size)
    both = ((place, second[key]) for key, place in first.items() if key in second)
    last = (0, 0)
    for one, other in [*in_order(both), (len(old), len(new))]:
        if one < last[0] or other < last[1]:
            continue  # runs of rare things overlap
        inner = matching(old[last[0] : one], new[last[1] : other], size, depth - 1)
        yield from ((each[0] + last[0], each[1] + last[1], each[2]) for each in inner)
        if one < len(old):
            yield one, other, size
        last = (one + size, other + size)


def _once(row: Sequence[Hashable], size: int) -> dict[tuple[Hashable, ...], int]:
    """Return what stands once in a row, ``size`` things each, and where, in order."""
    places: dict[tuple[Hashable, ...], int] = {}
    for place, key in enumerate(zip(*(row[each:] for each in range(size)), strict=False)):
        places[key] = -1 if key in places else place
    return {key: place for key, place in places.items() if place >= 0}


def _longest_common(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Block]:
    from rapidfuzz.distance import LCSseq  # no window needs it at its start

    numbers: dict[Hashable, int] = {}
    rows = [[numbers.setdefault(each, len(numbers)) for each in row] for row in (old, new)]
    for op in LCSseq.opcodes(*rows):
        if op.tag == "equal":
            yield op.src_start, op.dest_start, op.src_end - op.src_start


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with those made one that follow each other on both sides."""
    found: list[Block] = []
    for start, other, count in blocks:
        if found and (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]) == (start, other):
            found[-1] = (*found[-1][:2], found[-1][2] + count)
        else:
            found.append((start, other, count))
    return found


def in_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs that rise on both sides; they come in the order of the first."""
    tails: list[int] = []
    ends: list[int] = []
    links: list[tuple[tuple[int, int], int]] = []
    for number, pair in enumerate(pairs):
        place = bisect_left(tails, pair[1])
        links.append((pair, ends[place - 1] if place else -1))
        if place == len(tails):
            tails.append(pair[1])
            ends.append(number)
        else:
            tails[place], ends[place] = pair[1], number
    found: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        pair, at = links[at]
        found.append(pair)
    return found[::-1]
