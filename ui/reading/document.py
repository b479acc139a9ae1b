"""From an article to the document that Qt lays out, and between their positions.

The document is a view: it leaves out the white space between blocks, folds boilerplate, and puts
a line of facts below the headline. The article's text stays the truth; every position is
converted here.
"""

import re
from bisect import bisect_right
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from annotation.article import Article, Block, BlockKind
from annotation.graphemes import snapped
from annotation.selectors import Span
from ui.offsets import Utf16Map
from ui.reading.looks import Looks
from ui.theme import Theme, reading_font, sized

_MARKER = re.compile(r"[-*•–—·‣◦]|\(?\w{1,3}[.)]\s")
_SHOWN_INSTEAD = str.maketrans(
    {"\n": "\u2028", "\u2029": "\u2028", "\ufffc": "\ufffd", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"}
)
_HEADING_SIZES = {1: 1.7, 2: 1.3, 3: 1.12}
_WRAP_RANGE = 24


class PageStyle(NamedTuple):
    """How the page is set: the theme in force and what the reader chose."""

    theme: Theme
    looks: Looks = Looks()

    @property
    def points(self) -> float:
        """Size of the reading face."""
        return self.looks.points

    def font(self) -> QFont:
        """Return the reading face at its size."""
        return reading_font(self.points, self.looks.face)


class PlacedBlock(NamedTuple):
    """A block of the article and where its words begin in the document (UTF-16 units)."""

    block: Block
    position: int
    units: Utf16Map
    folded: bool


class PageDocument:
    """An article laid into a QTextDocument."""

    def __init__(
        self, article: Article, style: PageStyle, facts: str, unfolded: AbstractSet[int]
    ) -> None:
        self.article = article
        self.style = style
        self.unfolded = unfolded
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDefaultFont(style.font())
        self.facts_block = -1
        self._placed: list[PlacedBlock] = []
        self._by_number: dict[int, PlacedBlock] = {}
        self._fill(facts, unfolded)
        self._starts = [placed.block.start for placed in self._placed]
        self._positions = [placed.position for placed in self._placed]

    def _fill(self, facts: str, unfolded: AbstractSet[int]) -> None:
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        article = self.article
        if article.headline_span() is None and not begins_with(article.text, article.title):
            self._decoration(cursor, article.title, _HEADING_SIZES[1], facts)
        for block in article.blocks:
            self._place(cursor, block, folded=_folds(block) and block.start not in unfolded)
            if block.kind is BlockKind.HEADING and block.level == 1 and self.facts_block < 0:
                self._write_facts(cursor, facts)
        cursor.endEditBlock()

    def _decoration(self, cursor: QTextCursor, title: str, size: float, facts: str) -> None:
        font = sized(self.style.font(), size)
        font.setWeight(QFont.Weight.DemiBold)
        self._new_block(cursor, _margins(0, 8, 118), _characters(font, self.style.theme.text))
        cursor.insertText(shown(title))
        self._write_facts(cursor, facts)

    def _write_facts(self, cursor: QTextCursor, facts: str) -> None:
        font = QFont()
        font.setPointSizeF(self.style.points * 0.78)
        self._new_block(cursor, _margins(2, 22, 130), _characters(font, self.style.theme.dim))
        cursor.insertText(shown(facts))
        self.facts_block = cursor.block().blockNumber()

    def _place(self, cursor: QTextCursor, block: Block, *, folded: bool) -> None:
        words = self.article.text[block.start : block.end]
        block_format, characters = self._formats(block, words)
        self._new_block(cursor, block_format, characters)
        placed = PlacedBlock(block, cursor.position(), Utf16Map(words), folded)
        self._placed.append(placed)
        self._by_number[cursor.block().blockNumber()] = placed
        cursor.insertText(folded_line(words) if folded else shown(words))

    def _new_block(
        self, cursor: QTextCursor, block_format: QTextBlockFormat, characters: QTextCharFormat
    ) -> None:
        if self.document.isEmpty() and not self._placed and self.facts_block < 0:
            cursor.setBlockFormat(block_format)
            cursor.setBlockCharFormat(characters)
            cursor.setCharFormat(characters)
        else:
            cursor.insertBlock(block_format, characters)

    def _formats(self, block: Block, words: str) -> tuple[QTextBlockFormat, QTextCharFormat]:
        theme, font, line = self.style.theme, self.style.font(), self.style.looks.line
        kinds = BlockKind
        if block.kind is kinds.HEADING:
            font = sized(font, _HEADING_SIZES.get(block.level, 1.0))
            font.setWeight(QFont.Weight.DemiBold)
            top, bottom = (0, 8) if block.level == 1 else (22, 10)
            return _margins(top, bottom, 118), _characters(font, theme.text)
        if block.kind is kinds.QUOTATION:
            font.setItalic(True)
            return _margins(4, 14, line, left=28, right=12), _characters(font, theme.text)
        if block.kind is kinds.LIST_ITEM:
            left = 24 * max(1, block.level)
            hanging = -14 if has_marker(words) else 0
            return _margins(0, 6, line, left=left, indent=hanging), _characters(font, theme.text)
        if block.kind is kinds.CAPTION:
            smaller = sized(reading_font(self.style.points, "sans"), 0.8)
            return _margins(10, 22, line - 10), _characters(smaller, theme.dim)
        if block.kind is kinds.BOILERPLATE:
            return _margins(0, 14, line - 10), _characters(sized(font, 0.85), theme.dim)
        return _margins(0, 14, line), _characters(font, theme.text)

    # Positions

    def position(self, offset: int) -> int:
        """Return the document position (UTF-16 units) of a code point offset of the text.

        Between two blocks it is the end of the one before; in a folded block its beginning.
        """
        if not self._placed:
            return 0
        placed = self._placed[max(0, bisect_right(self._starts, offset) - 1)]
        if placed.folded:
            return placed.position
        within = min(max(offset, placed.block.start), placed.block.end) - placed.block.start
        return placed.position + placed.units.units(within)

    def offset(self, position: int) -> int:
        """Return the code point offset that stands nearest to a document position."""
        if not self._placed:
            return 0
        placed = self._placed[max(0, bisect_right(self._positions, position) - 1)]
        if placed.folded or position < placed.position:
            return placed.block.start
        length = placed.block.end - placed.block.start
        return placed.block.start + min(
            placed.units.code_points(position - placed.position), length
        )

    def span(self, start: int, end: int) -> Span | None:
        """Return the whole letters between two document positions; None where there are none.

        White space at the ends is left out.
        """
        span = trimmed(self.article.text, self.offset(start), self.offset(end))
        return snapped(self.article.text, span) if span is not None else None

    def folded_at(self, offset: int) -> int | None:
        """Return the start of the folded block that holds a code point offset; None for others."""
        if not self._placed:
            return None
        placed = self._placed[max(0, bisect_right(self._starts, offset) - 1)]
        return placed.block.start if placed.folded else None

    def placed(self, block_number: int) -> PlacedBlock | None:
        """Return the article's block that a document block shows; None for decoration."""
        return self._by_number.get(block_number)

    def pieces(self, span: Span) -> list[tuple[int, int, int]]:
        """Split a span at block edges: ``(document block, start, end)`` relative to each block."""
        result = []
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for rank in range(first, len(self._placed)):
            placed = self._placed[rank]
            block = placed.block
            if block.start >= span.end:
                break
            start, end = max(span.start, block.start), min(span.end, block.end)
            if start < end and not placed.folded:
                units = placed.units
                number = self.document.findBlock(placed.position).blockNumber()
                result.append(
                    (number, units.units(start - block.start), units.units(end - block.start))
                )
        return result


def shown(words: str) -> str:
    """Return words as the document holds them, one UTF-16 unit for each of theirs."""
    return (words.replace("\n", " ") if hard_wrapped(words) else words).translate(_SHOWN_INSTEAD)


def begins_with(text: str, title: str) -> bool:
    """Tell whether a title only repeats the text's first words, or is empty."""
    return text.startswith(title.rstrip("….").rstrip())


def has_marker(words: str) -> bool:
    """Tell whether a list item carries its own bullet or number."""
    return _MARKER.match(words) is not None


def hard_wrapped(words: str) -> bool:
    """Tell whether line ends are those of a fixed width, rather than of verse or a list."""
    lines = words.split("\n")
    lengths = [len(line) for line in lines[:-1]]
    return bool(lengths) and min(lengths) >= 45 and max(lengths) - min(lengths) <= _WRAP_RANGE


def folded_line(words: str) -> str:
    """Return the one line that stands for folded boilerplate."""
    first = " ".join(words.split())
    return "▸ " + (first if len(first) <= 44 else first[:44].rsplit(" ", 1)[0] + " …")


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a span without white space at its ends; None where nothing else is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _folds(block: Block) -> bool:
    return block.kind is BlockKind.BOILERPLATE


def _margins(
    top: float,
    bottom: float,
    line_height: int,
    *,
    left: float = 0,
    right: float = 0,
    indent: int = 0,
) -> QTextBlockFormat:
    result = QTextBlockFormat()
    result.setTopMargin(top)
    result.setBottomMargin(bottom)
    result.setLeftMargin(left)
    result.setRightMargin(right)
    result.setTextIndent(indent)
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    result.setLineHeight(line_height, kind.value)
    return result


def _characters(font: QFont, colour: str) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setFont(font)
    result.setForeground(QColor(colour))
    return result
