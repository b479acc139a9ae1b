"""What became of a passage when a text was edited, known from where each letter came from."""

from dataclasses import dataclass

from annotation.selectors import Span

NEW = -1
"""The origin of a letter that was put in. The copy of one from the old text has less than this."""


@dataclass(frozen=True)
class Edited:
    """A text before and after; ``origins`` has the offset in ``old`` for each letter of ``new``."""

    old: str
    new: str
    origins: tuple[int, ...]

    def truth(self, span: Span) -> "Truth":
        """Return what became of a span of the old text."""
        groups: list[list[int]] = []
        last = NEW
        for place, origin in enumerate(self.origins):
            if origin <= NEW:
                continue
            if span.contains(origin):
                if (
                    not groups
                    or (last not in (NEW, origin - 1) and not span.contains(last))
                    or (groups[-1] and self.origins[groups[-1][-1]] > origin)
                ):
                    groups.append([])
                groups[-1].append(place)
            last = origin
        told = [[place for place in each if self.new[place].isalnum()] for each in groups]
        kept = max(told, key=len, default=[])
        words = sum(letter.isalnum() for letter in span.of(self.old))
        everywhere = frozenset(place for each in told for place in each)
        torn = sum(map(bool, told)) > 1
        return Truth(self, span, tuple(kept), words, torn=torn, everywhere=everywhere)


@dataclass(frozen=True)
class Truth:
    """What became of a span: ``kept`` are the places of its letters and digits that stayed.

    Where the passage was torn apart they are those of its longest part, and ``everywhere`` are
    those of all parts.
    """

    edited: Edited
    span: Span
    kept: tuple[int, ...]
    words: int
    torn: bool
    everywhere: frozenset[int]

    @property
    def gone(self) -> bool:
        """Whether not one letter or digit of it stayed."""
        return not self.kept

    @property
    def inner(self) -> Span:
        """From the first to the last letter that stayed."""
        return Span(self.kept[0], self.kept[-1] + 1)

    @property
    def outer(self) -> Span:
        """The same with what was put in, or is no letter, directly before and after it."""
        start, end = self.inner.start, self.inner.end
        while start and self._free(start - 1):
            start -= 1
        while end < len(self.edited.new) and self._free(end):
            end += 1
        return Span(start, end)

    def _free(self, place: int) -> bool:
        origin = self.edited.origins[place]
        return origin <= NEW or self.span.contains(origin) or not self.edited.new[place].isalnum()

    @property
    def share(self) -> float:
        """Which share of the letters was edited: the lost or the put in, whichever are more."""
        if not self.words:
            return 1.0
        kept = set(self.kept)
        inner = self.inner if self.kept else Span(0, 0)
        put_in = sum(
            self.edited.new[place].isalnum() and place not in kept
            for place in range(inner.start, inner.end)
        )
        return max(self.words - len(self.kept), put_in) / self.words

    @property
    def same(self) -> bool:
        """Whether the words stand in the new text letter for letter, in one piece."""
        if not self.kept:
            return False
        start = self.kept[0] - (self.edited.origins[self.kept[0]] - self.span.start)
        return (
            start >= 0
            and self.edited.new[start : start + len(self.span)] == self.span.of(self.edited.old)
            and all(
                origin == self.span.start + offset
                for offset, origin in enumerate(self.edited.origins[start : start + len(self.span)])
                if self.edited.new[start + offset].isalnum()
            )
        )

    def holds(self, found: Span) -> bool:
        """Tell whether a place is right.

        It covers at least half of the letters that stayed (of the longest part, where the passage
        was torn apart), and at most half of its letters belong to something else.
        """
        if not self.kept:
            return False
        covered = sum(place in self.everywhere for place in range(found.start, found.end))
        outer = self.outer
        foreign = sum(
            not outer.contains(place) and not self._free(place)
            for place in range(found.start, found.end)
        )
        return 2 * covered >= len(self.kept) and 2 * foreign <= len(found)

    def copied(self, found: Span) -> bool:
        """Tell whether most of a place is a copy of the passage, shown a second time."""
        copies = {NEW - 1 - origin for origin in range(self.span.start, self.span.end)}
        origins = self.edited.origins[found.start : found.end]
        return 2 * sum(origin in copies for origin in origins) >= len(found)

    def sharp(self, found: Span) -> bool:
        """Tell whether both ends are right: no word that stayed lost, none of others taken in."""
        inner, outer = self.inner, self.outer
        return outer.start <= found.start <= inner.start and inner.end <= found.end <= outer.end
