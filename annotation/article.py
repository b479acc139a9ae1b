"""An article: a canonical text that is never edited, and blocks over it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from annotation.selectors import Span


class BlockKind(StrEnum):
    """What a stretch of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class Block(NamedTuple):
    """A stretch of the text with a kind.

    ``level`` is the rank of a heading (1 is the headline) or the depth of a list item
    (1 is outermost); 0 everywhere else. Offsets are code points.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0

    @property
    def span(self) -> Span:
        """The stretch as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Article:
    """A kept text and what is known about it.

    ``blocks`` lie in text order, do not overlap, and leave out nothing but white space.
    ``published`` is an ISO date as precise as it is known ("2024", "2024-05", "2024-05-17"),
    ``source`` the publication, ``address`` its web address; all empty where unknown.
    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    author: str = ""
    source: str = ""
    published: str = ""
    address: str = ""
    language: str = ""

    @cached_property
    def text_hash(self) -> str:
        """SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
        return text_hash(self.text)

    def words_to_read(self) -> int:
        """Count the words outside boilerplate."""
        return sum(
            len(self.text[block.start : block.end].split())
            for block in self.blocks
            if block.kind is not BlockKind.BOILERPLATE
        )

    def headline_span(self) -> Span | None:
        """Return where the headline stands in the text, or None where the text has none."""
        for block in self.blocks:
            if block.kind is BlockKind.HEADING and block.level == 1:
                return block.span
        return None


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    from hashlib import sha256  # slow to load, and an article is shown without it

    return sha256(text.encode("utf-8")).hexdigest()


def canonical(text: str) -> str:
    """Return ``text`` as Pressmark stores it.

    NFC, line ends as ``\\n``, no NUL, lone surrogates as U+FFFD, no byte order mark in front,
    no white space at either end.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\0", "")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", text).strip()


def build(pieces: Iterable[tuple[str, BlockKind, int]]) -> tuple[str, tuple[Block, ...]]:
    """Join pieces of text into one canonical text with a blank line between, and its blocks.

    Each piece is ``(text, kind, level)``; empty pieces are left out.
    """
    text_parts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for piece, kind, level in pieces:
        words = canonical(piece)
        if not words:
            continue
        if text_parts:
            text_parts.append("\n\n")
            offset += 2
        blocks.append(Block(offset, offset + len(words), kind, level))
        text_parts.append(words)
        offset += len(words)
    return "".join(text_parts), tuple(blocks)
