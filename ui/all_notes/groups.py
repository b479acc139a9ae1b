"""Annotations put together, and which line shows what of them. Only their rows' ids are held."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from annotation.notes import Colour
from annotation.notes_filter import Grouping
from storage import NotePlace


class Group:
    """Annotations under one heading, in the order of the list."""

    __slots__ = ("folded", "key", "rows")

    def __init__(self, key: str, folded: bool) -> None:
        self.key = key
        self.folded = folded
        self.rows = array("q")

    def __len__(self) -> int:
        """Count the lines it takes, its heading among them."""
        return 1 if self.folded else 1 + len(self.rows)


class NoteGroups:
    """Lines: a heading for each group and, where it is not folded, its annotations.

    ``folded`` are the keys of groups that are folded. An annotation stands in each group that it
    belongs to.
    """

    def __init__(self, grouping: Grouping, folded: frozenset[str] = frozenset()) -> None:
        self.grouping = grouping
        self.groups: list[Group] = []
        self.notes = 0
        self.articles: set[int] = set()
        self._folded = folded
        self._by_key: dict[str, Group] = {}
        self._starts: list[int] = []
        self._lines = 0

    def add(self, places: Iterable[NotePlace]) -> None:
        """Take more annotations; ``arrange`` says where their lines are."""
        for place in places:
            self.notes += 1
            self.articles.add(place.article_id)
            for key in place.keys:
                group = self._by_key.get(key)
                if group is None:
                    group = self._by_key[key] = Group(key, key in self._folded)
                    self.groups.append(group)
                group.rows.append(place.row_id)

    def arrange(self) -> None:
        """Put the groups in their order and count the lines."""
        if self.grouping is not Grouping.ARTICLE:  # which come in their order
            self.groups.sort(key=self._rank)
        self._count()

    def _count(self) -> None:
        self._starts, self._lines = [], 0
        for group in self.groups:
            self._starts.append(self._lines)
            self._lines += len(group)

    def _rank(self, group: Group) -> tuple[object, ...]:
        """Sort what belongs nowhere to the end."""
        key = group.key
        last = key == ""
        if self.grouping is Grouping.COLOUR:
            order = [colour.value for colour in Colour]
            return last, order.index(key) if key in order else len(order), key
        if self.grouping is Grouping.MONTH:
            return last, [-ord(sign) for sign in key]
        if self.grouping is Grouping.ENTITY:
            return last, -len(group.rows), key.partition("\t")[2].casefold(), key
        return last, key.casefold(), key

    # Lines

    def __len__(self) -> int:
        """Count the lines."""
        return self._lines

    def at(self, line: int) -> tuple[Group, int]:
        """Return the group of a line, and which of its annotations; -1 for its heading."""
        place = bisect_right(self._starts, line) - 1
        return self.groups[place], line - self._starts[place] - 1

    def heading(self, line: int) -> int:
        """Return the line of the heading above a line."""
        return self._starts[bisect_right(self._starts, line) - 1]

    def ids_at(self, first: int, last: int) -> Iterator[int]:
        """Yield the annotations of some lines; a heading stands for the first below it."""
        for line in range(max(0, first), min(last + 1, self._lines)):
            group, place = self.at(line)
            yield group.rows[max(0, place)]

    def fold(self, line: int, folded: bool) -> int:
        """Fold the group of a heading, or unfold it; return how many lines go or come."""
        group, _ = self.at(line)
        if group.folded == folded:
            return 0
        group.folded = folded
        self._count()
        return len(group.rows)

    def fold_all(self, folded: bool) -> None:
        """Fold every group, or unfold it."""
        for group in self.groups:
            group.folded = folded
        self._count()

    def folded(self) -> frozenset[str]:
        """Return the keys of the groups that are folded."""
        return frozenset(group.key for group in self.groups if group.folded)

    # Choosing

    def chosen(self, ranges: Iterable[tuple[int, int]]) -> list[int]:
        """Return the annotations of ranges of lines, each once; a heading brings its whole group.

        Both ends of a range are in it.
        """
        found: dict[int, None] = {}
        for first, last in sorted(ranges):
            line = first
            while line <= last:
                group, place = self.at(line)
                if place < 0:
                    found.update(dict.fromkeys(group.rows))
                    line += len(group)
                    continue
                end = min(last - line + place + 1, len(group.rows))
                found.update(dict.fromkeys(group.rows[place:end]))
                line += end - place
        return list(found)

    def ranges_of(self, chosen: frozenset[int]) -> Sequence[tuple[int, int]]:
        """Return the lines that show annotations, as ranges with both ends in them.

        A heading is among them where all of its group are.
        """
        ranges: list[tuple[int, int]] = []
        for line in self._lines_of(chosen):
            if ranges and ranges[-1][1] == line - 1:
                ranges[-1] = (ranges[-1][0], line)
            else:
                ranges.append((line, line))
        return ranges

    def _lines_of(self, chosen: frozenset[int]) -> Iterator[int]:
        for start, group in zip(self._starts, self.groups, strict=True):
            if chosen.issuperset(group.rows):
                yield start
            if not group.folded:
                for place, row_id in enumerate(group.rows, start + 1):
                    if row_id in chosen:
                        yield place

    def line_of(self, row_id: int, key: str | None = None) -> int:
        """Return the first line that shows an annotation, in one group if wanted; -1 for none.

        Where its group is folded that is the heading.
        """
        for start, group in zip(self._starts, self.groups, strict=True):
            if (key is None or group.key == key) and row_id in group.rows:
                return start if group.folded else start + 1 + group.rows.index(row_id)
        return -1 if key is None else self.line_of(row_id)
