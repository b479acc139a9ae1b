"""The blocks of an article as Markdown: its own words escaped, its marks in place."""

from collections.abc import Mapping, Sequence

from annotation.article import Article, Block, BlockKind
from formats.markdown_escape import escape_block
from formats.marks import Mark, with_marks
from formats.text_shape import BULLET, NUMBER


def body_markdown(article: Article, marks: Mapping[int, Sequence[Mark]]) -> str:
    """Return all blocks as Markdown, without a line break at the end.

    ``marks`` holds the marks of each block, by the block's place in the article.
    """
    parts: list[str] = []
    depths = _depths(article)
    before: Block | None = None
    for place, block in enumerate(article.blocks):
        words = block.span.of(article.text)
        if before is not None:
            parts.append(_between(article.text, before, block))
        parts.append(_block(block, words, marks.get(place, ()), depths[place]))
        before = block
    return "".join(parts)


def _block(block: Block, words: str, marks: Sequence[Mark], depth: int) -> str:
    kind = block.kind
    if kind is BlockKind.HEADING:
        return "#" * (min(block.level, 6) or 2) + " " + with_marks(escape_block(words, " "), marks)
    if kind is BlockKind.QUOTATION:
        return "> " + with_marks(escape_block(words, "\n> "), marks)
    if depth:
        indent = "    " * (depth - 1)
        return f"{indent}-   " + with_marks(escape_block(words, f"\n{indent}    "), marks)
    line = with_marks(escape_block(words), marks)
    if kind is BlockKind.BOILERPLATE:
        return f"<small>{line}</small>"
    return f"<em>{line}</em>" if kind is BlockKind.CAPTION else line


def _depths(article: Article) -> list[int]:
    """Return each block's depth as a list item, never more than one below the item before it.

    An item that brings its own "1." or "•" is no list item here: a second sign would be added.
    """
    depths: list[int] = []
    for block in article.blocks:
        is_item = block.kind is BlockKind.LIST_ITEM and not _has_own_sign(article.text, block)
        before = depths[-1] if depths else 0
        depths.append(min(max(1, block.level), before + 1) if is_item else 0)
    return depths


def _between(text: str, before: Block, block: Block) -> str:
    """Return what separates two blocks: items of a list stand close together."""
    if before.kind is not BlockKind.LIST_ITEM or block.kind is not BlockKind.LIST_ITEM:
        return "\n\n"
    own = [_has_own_sign(text, each) for each in (before, block)]
    if all(own):
        return "  \n"
    return "\n\n" if any(own) else "\n"


def _has_own_sign(text: str, block: Block) -> bool:
    start = text[block.start : min(block.end, block.start + 16)]
    return bool(BULLET.match(start) or NUMBER.match(start))
