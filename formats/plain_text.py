"""Plain text to an article. The text stays as it came; blocks are laid over it, nothing is lost."""

import re
from collections.abc import Iterator, Sequence

from annotation.article import Article, Block, BlockKind, canonical
from formats.boilerplate import debris_kinds
from formats.datelines import author_of, date_in_byline, date_of
from formats.text_shape import (
    BULLET,
    NUMBER,
    RULE,
    UNDERLINE,
    is_capitals,
    is_heading,
    is_headline,
    is_paragraph_per_line,
)

_FIRST_BLOCKS = 6
"""How many blocks at the top may hold the headline, the byline and the date."""

_TITLE_LENGTH = 80
"""Code points of a title that is made from the first words."""

Line = tuple[int, int, str]
"""Start, end and words of a line, in code points; the end leaves out the line break."""


def article_from_plain_text(text: str, name: str = "") -> Article:
    """Return the article that a plain text is; ``name`` is its title where it has no headline."""
    text = canonical(text)
    blocks = _classify(text, [_block(text, group) for group in _groups(text)])
    headline = next((block for block in blocks if block.level == 1 and _is_heading(block)), None)
    title = " ".join(headline.span.of(text).split()) if headline else name or first_words(text)
    author, published = _byline_and_date(text, blocks)
    return Article(title, text, tuple(blocks), author=author, published=published)


def first_words(text: str) -> str:
    """Return the first words of a text as a title of one line."""
    words = " ".join(text[: _TITLE_LENGTH * 4].split())
    if len(words) <= _TITLE_LENGTH:
        return words
    cut = words[:_TITLE_LENGTH]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-–—") + "…"


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line), line
        start += len(line) + 1


def _groups(text: str) -> Iterator[list[Line]]:
    """Yield the lines of each block: between blank lines, and split further where lines tell."""
    chunk: list[Line] = []
    for line in _lines(text):
        if line[2].strip():
            chunk.append(line)
        elif chunk:
            yield from _split(chunk)
            chunk = []
    if chunk:
        yield from _split(chunk)


def _split(chunk: list[Line]) -> Iterator[list[Line]]:
    """Yield the blocks of lines without a blank one between: underlined headings apart."""
    start = 0
    for place in range(1, len(chunk)):
        if place > start and UNDERLINE.fullmatch(chunk[place][2]):
            yield from _parts(chunk[start : place - 1])
            yield from ([line] for line in chunk[place - 1 : place + 1])
            start = place + 1
    yield from _parts(chunk[start:])


def _parts(chunk: list[Line]) -> Iterator[list[Line]]:
    starts = _starts(chunk)
    if starts:
        yield from _at(chunk, starts)
    elif is_paragraph_per_line([line[2] for line in chunk]) or _has_byline(chunk):
        yield from ([line] for line in chunk)
    elif chunk:
        yield chunk


def _at(chunk: list[Line], starts: Sequence[int]) -> Iterator[list[Line]]:
    for start, end in zip(starts, [*starts[1:], len(chunk)], strict=True):
        yield chunk[start:end]


def _starts(chunk: list[Line]) -> list[int]:
    """Return where blocks start inside a chunk: at list items or at indented first lines."""
    words = [line[2] for line in chunk]
    items = [place for place, line in enumerate(words) if _is_item(line)]
    if len(items) >= 2 or items == [0]:
        return sorted({0, *items})
    indented = [
        place for place, line in enumerate(words) if re.match(r"(?: {2,8}|\t|\u3000)\S", line)
    ]
    flush = len(words) - len(indented)
    if indented and flush and 0 not in indented[1:] and flush >= len(indented):
        return sorted({0, *indented})
    return []


def _has_byline(chunk: list[Line]) -> bool:
    return (
        bool(chunk)
        and chunk[0][0] == 0
        and any(author_of(line[2]) or date_of(line[2]) for line in chunk[1:4])
    )


def _is_item(line: str) -> bool:
    return bool(BULLET.match(line) or NUMBER.match(line)) and not RULE.fullmatch(line)


def _block(text: str, group: Sequence[Line]) -> Block:
    """Return the block over a group of lines, with its kind as far as its own lines tell it."""
    start, end = group[0][0], group[-1][1]
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    words = [line[2] for line in group]
    if all(line.lstrip().startswith(">") for line in words):
        return Block(start, end, BlockKind.QUOTATION)
    if _is_item(words[0]):
        indent = len(words[0].expandtabs(4)) - len(words[0].expandtabs(4).lstrip())
        return Block(start, end, BlockKind.LIST_ITEM, 1 + indent // 2)
    if UNDERLINE.fullmatch(words[0]) and len(group) == 1:
        return Block(start, end, BlockKind.BOILERPLATE)
    if all(re.match(r"(?: {4}|\t)\s*\S", line) for line in words) and start > 4:
        return Block(start, end, BlockKind.QUOTATION)
    return Block(start, end)


def _classify(text: str, blocks: list[Block]) -> list[Block]:
    """Give headings, list items and debris their kinds, with the neighbours in view."""
    words = [text[block.start : block.end] for block in blocks]
    debris = debris_kinds(words)
    headline = _headline_place(words, blocks, debris)
    kinds = []
    for place, block in enumerate(blocks):
        kind, level = block.kind, block.level
        if place == headline:
            kind, level = BlockKind.HEADING, 1
        elif debris[place] is not None:
            kind, level = debris[place] or kind, 0
        elif kind is BlockKind.LIST_ITEM and not _has_sibling(blocks, place):
            kind, level = BlockKind.PARAGRAPH, 0
        elif kind is BlockKind.PARAGRAPH and _is_sub_heading(words, blocks, debris, place):
            kind, level = BlockKind.HEADING, 2
        kinds.append(Block(block.start, block.end, kind, level))
    return kinds


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING


def _headline_place(
    words: Sequence[str], blocks: Sequence[Block], debris: Sequence[BlockKind | None]
) -> int | None:
    """Return which block is the headline: the first that is no debris, byline or date."""
    for place in range(min(_FIRST_BLOCKS, len(words) - 1)):
        if debris[place] is not None or author_of(words[place]) or date_of(words[place]):
            continue
        plain = blocks[place].kind is BlockKind.PARAGRAPH
        return place if plain and is_headline(words[place]) else None
    return None


def _has_sibling(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a list item stands beside another; a lone "- Well." is no list."""
    beside = [*blocks[max(0, place - 1) : place], *blocks[place + 1 : place + 2]]
    return any(block.kind is BlockKind.LIST_ITEM for block in beside)


def _is_sub_heading(
    words: Sequence[str],
    blocks: Sequence[Block],
    debris: Sequence[BlockKind | None],
    place: int,
) -> bool:
    line, following = words[place], place + 1
    if following >= len(words) or author_of(line) or date_of(line):
        return False
    if is_capitals(line) or UNDERLINE.fullmatch(words[following]):
        return len(line) <= 80 and "\n" not in line
    if not is_heading(line) or debris[following] is not None:
        return False
    return len(words[following]) >= max(60, 2 * len(line))


def _byline_and_date(text: str, blocks: Sequence[Block]) -> tuple[str, str]:
    """Return the author and the ISO date that lines at the top, or a last line, state."""
    author = published = ""
    tops = [block.span.of(text) for block in blocks[:_FIRST_BLOCKS]]
    for words in tops:
        author = author or author_of(words)
        published = published or date_of(words) or date_in_byline(words)
    if not published and len(blocks) > _FIRST_BLOCKS:
        published = date_of(blocks[-1].span.of(text))
    return author, published
