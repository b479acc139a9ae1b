"""From pieces with kinds to the text and blocks of an article, headline first."""

import re
from collections.abc import Sequence

from annotation.article import Block, BlockKind, build
from formats.boilerplate import debris_kinds
from formats.element_blocks import Piece


def assemble(title: str, pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Join pieces into a text and its blocks.

    The title stands in front as the headline unless the pieces already begin with it; debris gets
    its kind; a heading of the first rank elsewhere steps down to the second.
    """
    rest = list(pieces)
    place = _headline_place(title, rest)
    headline = [(rest[place][0] if place is not None else title, BlockKind.HEADING, 1)]
    before = rest[:place] if place is not None else []
    after = rest[place + 1 :] if place is not None else rest
    return build([*_marked(before), *(headline if title else []), *_marked(after)])


def same_words(one: str, other: str) -> bool:
    """Tell whether two lines say the same, apart from case, spaces and punctuation."""
    return bool(_key(one)) and _key(one) == _key(other)


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().casefold()


def _headline_place(title: str, pieces: Sequence[Piece]) -> int | None:
    """Return which of the first pieces repeats the title."""
    for place, (words, _, _) in enumerate(pieces[:3]):
        if same_words(words, title):
            return place
    return None


def _marked(pieces: Sequence[Piece]) -> list[Piece]:
    debris = debris_kinds([words for words, _, _ in pieces])
    marked: list[Piece] = []
    for (words, kind, level), found in zip(pieces, debris, strict=True):
        if found is not None and kind is not BlockKind.QUOTATION:
            marked.append((words, found, 0))
        else:
            marked.append((words, kind, max(2, level) if kind is BlockKind.HEADING else level))
    return marked
