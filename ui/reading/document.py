"""From an article to the document that Qt shows, and between their positions.

The document is a view: it leaves out the white space between blocks, folds boilerplate, and puts
a line of facts below the headline. The article's text stays the truth; every position is
converted here.

A long article is shown at once: at first the document holds only the rows around the place gone
to, the others follow with ``grow``. Whoever asks for a place that is not there yet gets it.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import NamedTuple

from PySide6.QtGui import QTextCursor, QTextDocument

from annotation.article import Article, Block
from annotation.graphemes import snapped
from annotation.selectors import Span
from ui.offsets import Utf16Map
from ui.reading.block_styles import BlockStyles, PageStyle
from ui.reading.page_layout import PageLayout
from ui.reading.rows import Rows, trimmed

BEFORE, AFTER = 3_000, 12_000
"""Letters before and after a place that are there at once: more than any screen shows."""

SLICE = 60_000
"""Letters that follow in one go: some milliseconds."""

MOST_ROWS = 400
"""Rows that follow in one go, however short they are."""

_NO_ASTRAL = Utf16Map("")
_MOST_MAPS = 1_000


class PlacedBlock(NamedTuple):
    """A block of the article that the document shows, and how its letters are counted there."""

    block: Block
    units: Utf16Map
    folded: bool


class PageDocument:
    """An article laid into a QTextDocument.

    ``near`` is the code point offset that is to be seen first; None holds all rows at once.
    """

    def __init__(
        self,
        article: Article,
        style: PageStyle,
        facts: str,
        unfolded: AbstractSet[int],
        near: int | None = None,
    ) -> None:
        self.article = article
        self.style = style
        self.unfolded = unfolded
        self.rows = Rows(article, facts, unfolded, BlockStyles(style))
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDefaultFont(style.font())
        self.layout = PageLayout(self.document, self.rows)
        self.document.setDocumentLayout(self.layout)
        self._maps: dict[int, Utf16Map] = {}
        self._ascii = article.text.isascii()
        start, end = (0, len(self.rows)) if near is None else self._around(near)
        self._first = self._last = start
        self.layout.first_row = start
        self._append(end)

    # Rows in

    def _around(self, offset: int) -> tuple[int, int]:
        if not self.article.blocks:
            return 0, len(self.rows)
        start = end = self.rows.row(self.rows.rank_at(offset))
        return self._reaching(start, -1, BEFORE), self._reaching(end, 1, AFTER)

    def _reaching(self, row: int, step: int, letters: int) -> int:
        """Return the row so many letters after (1) or before (-1) another, or the last."""
        most = row + step * MOST_ROWS
        while letters > 0 and 0 <= row < len(self.rows) and row != most:
            at = row if step > 0 else row - 1
            letters -= self.rows.length(at) if at >= 0 else 0
            row += step
        return max(0, min(row, len(self.rows)))

    def held(self) -> tuple[int, int]:
        """Return from where to where the document holds the article's text (code points)."""
        ranks = [self.rows.rank(row) for row in range(self._first, self._last)]
        blocks = [self.article.blocks[rank] for rank in ranks if rank is not None]
        return (blocks[0].start, blocks[-1].end) if blocks else (0, 0)

    @property
    def complete(self) -> bool:
        """Whether the document holds all rows."""
        return self._first == 0 and self._last == len(self.rows)

    def grow(self) -> None:
        """Take some more rows in: below what is there, and then above."""
        if self._last < len(self.rows):
            self._append(self._reaching(self._last, 1, SLICE))
        elif self._first > 0:
            self._prepend(self._reaching(self._first, -1, SLICE))

    def fill(self) -> None:
        """Take all rows in."""
        self._append(len(self.rows))
        self._prepend(0)

    def hold(self, first: int, last: int) -> None:
        """Take rows in as far as these two."""
        if not self._first <= first <= last < self._last:
            self._append(max(self._last, min(last + 1, len(self.rows))))
            self._prepend(max(0, min(self._first, first)))

    def lay_out(self, top: float, bottom: float) -> bool:
        """Break the rows between two heights into lines; return whether a height changed."""
        self.hold(self.layout.row_at(top), self.layout.row_at(bottom))
        return self.layout.lay_out(top, bottom)

    def _append(self, end: int) -> None:
        if end <= self._last:
            return
        cursor = QTextCursor(self.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        lead = "" if self._first == self._last else "\n"
        for style, rows in groupby(range(self._last, end), self.rows.style):
            cursor.insertText(lead + "\n".join(map(self.rows.words, rows)), style.characters)
            lead = "\n"
        self._last = end
        cursor.endEditBlock()

    def _prepend(self, start: int) -> None:
        if start >= self._first:
            return
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for style, rows in groupby(range(start, self._first), self.rows.style):
            cursor.insertText("".join(self._lines(rows)), style.characters)
        self._first = self.layout.first_row = start
        cursor.endEditBlock()

    def _lines(self, rows: Iterable[int]) -> Iterable[str]:
        return (self.rows.words(row) + "\n" for row in rows)

    # Positions

    def _number(self, rank: int) -> int:
        """Return which block of the document shows a block of the article."""
        row = self.rows.row(rank)
        self.hold(row, row)
        return row - self._first

    def _units(self, rank: int) -> Utf16Map:
        if self._ascii:
            return _NO_ASTRAL
        if rank not in self._maps:
            if len(self._maps) >= _MOST_MAPS:
                self._maps.clear()
            self._maps[rank] = Utf16Map(self.article.blocks[rank].span.of(self.article.text))
        return self._maps[rank]

    def position(self, offset: int) -> int:
        """Return the document position (UTF-16 units) of a code point offset of the text.

        Between two blocks it is the end of the one before; in a folded block its beginning.
        """
        if not self.article.blocks:
            return 0
        rank = self.rows.rank_at(offset)
        block = self.article.blocks[rank]
        start = self.document.findBlockByNumber(self._number(rank)).position()
        if self.rows.folded(rank):
            return start
        within = min(max(offset, block.start), block.end) - block.start
        return start + self._units(rank).units(within)

    def offset(self, position: int) -> int:
        """Return the code point offset that stands nearest to a document position."""
        if not self.article.blocks:
            return 0
        shown = self.document.findBlock(position)
        if not shown.isValid():
            shown = self.document.begin() if position < 0 else self.document.lastBlock()
        row = self._first + shown.blockNumber()
        rank = self.rows.rank(row)
        if rank is None:
            before = self.rows.rank(row - 1) if row else None
            return self.article.blocks[0].start if before is None else self._end(before)
        block = self.article.blocks[rank]
        if self.rows.folded(rank):
            return block.start
        units = max(0, position - shown.position())
        return block.start + min(self._units(rank).code_points(units), block.end - block.start)

    def _end(self, rank: int) -> int:
        block = self.article.blocks[rank]
        return block.start if self.rows.folded(rank) else block.end

    def span(self, start: int, end: int) -> Span | None:
        """Return the whole letters between two document positions; None where there are none.

        White space at the ends is left out.
        """
        span = trimmed(self.article.text, self.offset(start), self.offset(end))
        return snapped(self.article.text, span) if span is not None else None

    def folded_at(self, offset: int) -> int | None:
        """Return the start of the folded block that holds a code point offset; None for others."""
        if not self.article.blocks:
            return None
        rank = self.rows.rank_at(offset)
        return self.article.blocks[rank].start if self.rows.folded(rank) else None

    def rank(self, block_number: int) -> int | None:
        """Return which block of the article a document block shows; None for decoration."""
        row = self._first + block_number
        return self.rows.rank(row) if 0 <= row < len(self.rows) else None

    def placed(self, block_number: int) -> PlacedBlock | None:
        """Return the article's block that a document block shows; None for decoration."""
        rank = self.rank(block_number)
        if rank is None:
            return None
        return PlacedBlock(self.article.blocks[rank], self._units(rank), self.rows.folded(rank))

    def shows_facts(self, block_number: int) -> bool:
        """Tell whether a document block is the line of facts."""
        return self._first + block_number == self.rows.facts_row

    def pieces(self, span: Span) -> list[tuple[int, int, int]]:
        """Split a span at block edges: ``(document block, start, end)`` relative to each block.

        The numbers of the blocks hold until the document grows.
        """
        result = []
        blocks = self.article.blocks
        for rank in range(self.rows.rank_at(span.start), len(blocks)):
            block = blocks[rank]
            if block.start >= span.end:
                break
            start, end = max(span.start, block.start), min(span.end, block.end)
            if start < end and not self.rows.folded(rank):
                units = self._units(rank)
                within = units.units(start - block.start), units.units(end - block.start)
                result.append((rank, *within))
        if result:
            self.hold(self.rows.row(result[0][0]), self.rows.row(result[-1][0]))
        return [(self._number(rank), start, end) for rank, start, end in result]
