"""What differs between two versions as rows to show: paragraphs side by side, the same ones folded.

No Qt here. Marks are code points within the words of their side.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotation.differences import Difference, Kind
from annotation.selectors import Span

CONTEXT = 1
"""Paragraphs that stay shown before and after what differs."""

Marks = tuple[tuple[int, int], ...]


class DifferenceRow(NamedTuple):
    """A paragraph on both sides; ``kind`` is None for the line that stands for folded ones."""

    kind: Kind | None
    old: str = ""
    new: str = ""
    old_marks: Marks = ()
    new_marks: Marks = ()
    edited: tuple[str, ...] = ()
    """A sentence for each annotation whose words read otherwise now."""

    def in_words(self) -> str:
        """Return the row as it is read aloud."""
        said = {
            None: self.old,
            Kind.SAME: f"The same: {self.new}",
            Kind.REMOVED: f"Only in the older text: {self.old}",
            Kind.ADDED: f"Only in the newer text: {self.new}",
            Kind.CHANGED: f"Older: {self.old} Newer: {self.new}",
        }[self.kind]
        return " ".join([said, *self.edited])


def rows_of(
    differences: Sequence[Difference], old: str, new: str, *, everything: bool = False
) -> list[DifferenceRow]:
    """Return the rows for two texts; ``everything`` folds nothing."""
    shown = {number for number in range(len(differences)) if everything}
    for number, each in enumerate(differences):
        if each.kind is not Kind.SAME:
            shown.update(range(number - CONTEXT, number + CONTEXT + 1))
    rows: list[DifferenceRow] = []
    folded = 0
    for number, each in enumerate(differences):
        if number not in shown:
            folded += 1
            continue
        rows += _fold(folded)
        folded = 0
        rows.append(_row(each, old, new))
    return rows + _fold(folded)


def _fold(count: int) -> list[DifferenceRow]:
    if not count:
        return []
    words = "1 paragraph is the same" if count == 1 else f"{count:,} paragraphs are the same"
    return [DifferenceRow(None, words)]


def _row(difference: Difference, old: str, new: str) -> DifferenceRow:
    before, after = difference.old, difference.new
    quotes = (_edited(each.before, each.after) for each in difference.quotes)
    return DifferenceRow(
        difference.kind,
        before.of(old) if before else "",
        after.of(new) if after else "",
        _marks(before, (each.old for each in difference.changes)),
        _marks(after, (each.new for each in difference.changes)),
        tuple(dict.fromkeys(quotes)),
    )


def _marks(within: Span | None, spans: Iterable[Span]) -> Marks:
    if within is None:
        return ()
    return tuple((span.start - within.start, span.end - within.start) for span in spans if span)


def _edited(before: str, after: str) -> str:
    if not after:
        return f"You marked “{before}”: these words are gone."
    return f"You marked “{before}”: it now reads “{after}”."
