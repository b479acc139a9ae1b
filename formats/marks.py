"""Highlights and footnote references as tags inside a block, always well nested."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotation.notes import Colour


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of one block: offsets into the block in code points, end exclusive.

    ``footnote`` is the name of the footnote that belongs at its end, or empty.
    """

    start: int
    end: int
    colour: Colour
    footnote: str = ""


def with_marks(units: Sequence[str], marks: Sequence[Mark]) -> str:
    """Join the units of a block, one per code point, with the tags of its marks between.

    Where marks overlap, all are closed and opened again at each boundary.
    """
    boundaries = sorted({0, len(units)} | {offset for mark in marks for offset in _ends(mark)})
    pieces: list[str] = []
    active: list[Mark] = []
    for offset, following in zip(boundaries, [*boundaries[1:], len(units)], strict=True):
        ended = [mark for mark in active if mark.end == offset]
        pieces.append("</mark>" * len(active))
        references = "".join(f"[^{mark.footnote}]" for mark in ended if mark.footnote)
        pieces.append(references)
        active = [mark for mark in active if mark.end > offset]
        active += [mark for mark in marks if mark.start == offset]
        pieces += [f'<mark class="{mark.colour.value}">' for mark in active]
        words = "".join(units[offset:following])
        pieces.append(_not_a_link(words) if references else words)
    return "".join(pieces)


def _ends(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _not_a_link(words: str) -> str:
    """Escape a parenthesis after a footnote reference; some viewers would read a link there."""
    return "\\" + words if words.startswith("(") else words
