"""What stands on a page, row by row: the article's blocks, and the line of facts between them.

A row is what the document shows as one block of its own. Boilerplate is folded to a line, white
space between blocks is left out, and an article that lacks its headline gets its title on top.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from math import ceil

from annotation.article import Article, Block, BlockKind
from annotation.selectors import Span
from ui.reading.block_styles import BlockStyle, BlockStyles

_MARKER = re.compile(r"[-*•–—·‣◦]|\(?\w{1,3}[.)]\s")
_SHOWN_INSTEAD = {"\n": "\u2028", "\u2029": "\u2028", "\ufffc": "�", "\ufdd0": "�", "\ufdd1": "�"}
_ODD = re.compile("[\n\u2029\ufffc\ufdd0\ufdd1]")
_WRAP_RANGE = 24
FOLDED = 44
"""Letters of a folded block that are shown."""


Guess = tuple[float, int, int]


class Rows:
    """The rows of an article's page. Ranks count the article's blocks, rows what is shown."""

    def __init__(
        self, article: Article, facts: str, unfolded: AbstractSet[int], styles: BlockStyles
    ) -> None:
        self.article = article
        self.unfolded = unfolded
        self._blocks = article.blocks
        self._facts = facts
        self._styles = styles
        headline = article.headline_span()
        titled = headline is None and not begins_with(article.text, article.title)
        self.facts_row = 1 if titled else -1
        if headline is not None:
            self.facts_row = 1 + next(
                rank for rank, block in enumerate(self._blocks) if block.start == headline.start
            )
        self._lead = 1 if titled else 0

    def __len__(self) -> int:
        return len(self._blocks) + self._lead + (self.facts_row >= 0)

    def rank(self, row: int) -> int | None:
        """Return which block of the article a row shows; None for a row of our own."""
        if row == self.facts_row or row < self._lead:
            return None
        return row - self._lead - (0 <= self.facts_row < row)

    def row(self, rank: int) -> int:
        """Return the row that shows a block of the article."""
        row = rank + self._lead
        return row + (0 <= self.facts_row <= row)

    def rank_at(self, offset: int) -> int:
        """Return the block that holds a code point offset, or stands before it, or the first."""
        return max(0, bisect_right(self._blocks, offset, key=_start) - 1)

    def folded(self, rank: int) -> bool:
        """Tell whether a block is folded to one line."""
        block = self._blocks[rank]
        return block.kind is BlockKind.BOILERPLATE and block.start not in self.unfolded

    def words(self, row: int) -> str:
        """Return what a row shows, one UTF-16 unit for each of the article's where it shows it."""
        rank = self.rank(row)
        if rank is None:
            return shown(self._facts if row == self.facts_row else self.article.title)
        block = self._blocks[rank]
        words = self.article.text[block.start : block.end]
        return folded_line(words) if self.folded(rank) else shown(words)

    def length(self, row: int) -> int:
        """Return about how many letters a row shows."""
        rank = self.rank(row)
        if rank is None:
            return len(self._facts if row == self.facts_row else self.article.title)
        block = self._blocks[rank]
        return FOLDED if self.folded(rank) else block.end - block.start

    def guesses(self, guess: Callable[[BlockStyle], Guess]) -> list[int]:
        """Return about how high each row is, in pixels.

        ``guess`` tells for a style how many lines a letter takes, how high a line is, and how
        much room there is around them.
        """
        known: dict[tuple[BlockKind, int], Guess] = {}
        result = []
        for start, end, kind, level in self._blocks:
            key = (kind, level)
            if key not in known:
                known[key] = guess(self._styles.of(kind, level))
            lines, height, around = known[key]
            if kind is BlockKind.BOILERPLATE and start not in self.unfolded:
                end = start + FOLDED
            result.append(ceil((end - start) * lines) * height + around)
        for row in [*range(self._lead), *([self.facts_row] if self.facts_row >= 0 else [])]:
            lines, height, around = guess(self.style(row))
            result.insert(row, ceil(self.length(row) * lines) * height + around)
        return result

    def style(self, row: int) -> BlockStyle:
        """Return how a row is set."""
        rank = self.rank(row)
        if rank is None:
            return (
                self._styles.facts
                if row == self.facts_row
                else self._styles.of(BlockKind.HEADING, 1)
            )
        block = self._blocks[rank]
        return self._styles.of(block.kind, block.level, marker=self.marker(block))

    def marker(self, block: Block) -> bool:
        """Tell whether a list item carries its own bullet or number."""
        if block.kind is not BlockKind.LIST_ITEM:
            return False
        return _MARKER.match(self.article.text, block.start, block.end) is not None


def _start(block: Block) -> int:
    return block.start


def shown(words: str) -> str:
    """Return words as the document holds them, one UTF-16 unit for each of theirs."""
    if "\n" in words and hard_wrapped(words):
        words = words.replace("\n", " ")
    return _ODD.sub(lambda hit: _SHOWN_INSTEAD[hit[0]], words)


def begins_with(text: str, title: str) -> bool:
    """Tell whether a title only repeats the text's first words, or is empty."""
    return text.startswith(title.rstrip("….").rstrip())


def hard_wrapped(words: str) -> bool:
    """Tell whether line ends are those of a fixed width, rather than of verse or a list."""
    lines = words.split("\n")
    lengths = [len(line) for line in lines[:-1]]
    return bool(lengths) and min(lengths) >= 45 and max(lengths) - min(lengths) <= _WRAP_RANGE


def folded_line(words: str) -> str:
    """Return the one line that stands for folded boilerplate."""
    first = " ".join(words.split())
    short = first if len(first) <= FOLDED else first[:FOLDED].rsplit(" ", 1)[0] + " …"
    return "▸ " + shown(short)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a span without white space at its ends; None where nothing else is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
