"""Lays out a page's rows when they are first needed, and guesses the height of all others.

Qt's own layout of a rich text goes through the whole document, seconds for a book. This one costs
what is in view: a row is broken into lines when it is painted, pointed at or gone to. Until then
its height is guessed from the number of its letters. ``rows_grew(top, by)`` tells that the guess
for the row that begins at ``top`` was wrong by so many pixels.
"""

import re
from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ui.reading.block_styles import BlockStyle
from ui.reading.heights import Heights
from ui.reading.rows import Guess, Rows

TOP, BOTTOM = 40, 120
"""Pixels above the first row and below the last one."""

REACH = 8.0
"""Pixels above and below a line that still count as the line for a click."""

MOST_LAID = 2000
"""Rows that stay broken into lines; from there on those far from view are let go."""

SAMPLE = 2000
"""Letters of the article by which the width of all is guessed."""

ENDLESS = 4000
"""Letters without a place to break from which on a paragraph is cut anywhere: looking for the
ends of such words takes Qt a time that grows with the square of their length."""

_ENDLESS_WORD = re.compile(f"[!-~\u00a0-\u07bf]{{{ENDLESS}}}")


class PageLayout(QAbstractTextDocumentLayout):
    """The layout of a document that holds some or all rows of a page, from ``first_row`` on."""

    rows_grew = Signal(int, int)

    def __init__(self, document: QTextDocument, rows: Rows) -> None:
        super().__init__(document)
        self._rows = rows
        self.first_row = 0
        self._width = 0.0
        self.margin = 0.0
        self._heights = Heights([0] * len(rows))
        self._laid: set[int] = set()

    # The column

    def set_column(self, width: float, margin: float) -> None:
        """Lay out for a view so wide, with so much free at both sides of the column (pixels)."""
        if (width, margin) == (self._width, self.margin):
            return
        self._width, self.margin = width, margin
        for row in self._laid:
            self._block(row).clearLayout()
        self._laid.clear()
        self._heights = Heights(self._guesses())
        self.documentSizeChanged.emit(self.documentSize())

    def _guesses(self) -> list[int]:
        sample = self._rows.article.text[:SAMPLE].replace("\n", " ")
        column = self._width - 2 * self.margin

        def guess(style: BlockStyle) -> Guess:
            room = max(1.0, column - style.left - style.right)
            around = style.above + style.below
            return style.advance(sample) / room, round(style.line_height), round(around)

        return self._rows.guesses(guess)

    # Rows

    def top(self, row: int) -> int:
        """Return where a row begins, in pixels from the top of the page."""
        return TOP + self._heights.top(row)

    def row_at(self, y: float) -> int:
        """Return the row at a height of the page, or the nearest."""
        return self._heights.row_at(y - TOP)

    def row_of(self, block: QTextBlock) -> int:
        """Return the row that a block of the document shows."""
        return self.first_row + block.blockNumber()

    def _block(self, row: int) -> QTextBlock:
        return self.document().findBlockByNumber(row - self.first_row)

    def origin(self, block: QTextBlock) -> QPointF:
        """Return the point of the page that the lines of a block are measured from."""
        return QPointF(0, self.top(self.row_of(block)))

    def lay_out(self, top: float, bottom: float) -> bool:
        """Break all rows between two heights into lines; return whether any row's height changed.

        Rows that the document does not hold yet are passed over.
        """
        changed = False
        row = self.row_at(top)
        while row < len(self._rows) and self.top(row) <= bottom:
            block = self._block(row)
            changed = (block.isValid() and self._lay(block, row)) or changed
            row += 1
        if len(self._laid) > MOST_LAID:
            self._let_go(row)
        return changed

    def _let_go(self, row: int) -> None:
        for far in [each for each in self._laid if abs(each - row) > MOST_LAID // 4]:
            self._block(far).clearLayout()
            self._laid.discard(far)

    def rows_between(self, top: float, bottom: float) -> Iterator[QTextBlock]:
        """Yield the blocks that show anything between two heights of the page."""
        row = self.row_at(top)
        while row < len(self._rows) and self.top(row) <= bottom:
            block = self._block(row)
            if block.isValid():
                self._lay(block, row)
                yield block
            row += 1

    def laid(self, block: QTextBlock) -> QTextLayout:
        """Return a block's layout with its lines."""
        self._lay(block, self.row_of(block))
        return block.layout()

    def _lay(self, block: QTextBlock, row: int) -> bool:
        if row in self._laid or row >= len(self._rows):  # an empty article has no rows at all
            return False
        style, layout = self._rows.style(row), block.layout()
        layout.setTextOption(_option(block))
        left = self.margin + style.left
        room = self._width - self.margin - style.right - left
        y, indent = style.above, style.indent
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(1.0, room - indent))
            line.setPosition(QPointF(left + indent, y))
            y += ceil(line.height()) * style.line / 100
            indent = 0
            line = layout.createLine()
        layout.endLayout()
        self._laid.add(row)
        grown = self._heights.set(row, ceil(y + style.below))
        if grown:
            self.documentSizeChanged.emit(self.documentSize())
            self.rows_grew.emit(self.top(row), grown)
        return grown != 0

    # What Qt asks

    def documentSize(self) -> QSizeF:
        """Return the size of the page; its height is partly guessed."""
        return QSizeF(self._width, TOP + self._heights.total + BOTTOM)

    def pageCount(self) -> int:
        """A page that scrolls is one page."""
        return 1

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        """Return the page: it has no other frames."""
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return where a block stands, once it is broken into lines."""
        if not block.isValid() or not self._width:
            return QRectF()
        row = self.row_of(block)
        if row >= len(self._rows):
            return QRectF()
        self._lay(block, row)
        return QRectF(0, self.top(row), self._width, self._heights[row])

    def documentChanged(self, _start: int, _removed: int, _added: int) -> None:
        """Do nothing: the page tells itself which rows there are, and their words never change."""

    def hitTest(self, point: QPointF | object, accuracy: Qt.HitTestAccuracy) -> int:
        """Return the document position at a point of the page.

        The space between two lines belongs to the nearer one. An exact hit is on a letter, or
        at most ``REACH`` above or below it; -1 elsewhere.
        """
        assert isinstance(point, QPointF)
        block, line = self._nearest_line(point.y())
        if line is None:
            return -1
        exact = accuracy is Qt.HitTestAccuracy.ExactHit
        if exact and not self._on_letters(block, line, point):
            return -1
        kind = QTextLine.CursorPosition
        place = line.xToCursor(
            point.x(), kind.CursorOnCharacter if exact else kind.CursorBetweenCharacters
        )
        return block.position() + place

    def _nearest_line(self, y: float) -> tuple[QTextBlock, QTextLine | None]:
        block = self._block(self.row_at(y))
        if not block.isValid():
            document = self.document()
            block = document.begin() if y < self.top(self.first_row) else document.lastBlock()
        found: tuple[float, QTextBlock, QTextLine] | None = None
        for candidate in (block.previous(), block, block.next()):
            if not candidate.isValid():
                continue
            line = nearest_line(self.laid(candidate), y - self.origin(candidate).y())
            if line is None:
                continue
            distance = _distance(line, y - self.origin(candidate).y())
            if found is None or distance < found[0]:
                found = (distance, candidate, line)
        return (block, None) if found is None else found[1:]

    def _on_letters(self, block: QTextBlock, line: QTextLine, point: QPointF) -> bool:
        letters = line.naturalTextRect()
        near = _distance(line, point.y() - self.origin(block).y()) <= REACH
        return near and letters.left() <= point.x() <= letters.right()

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint the words in the painter's clip, what is selected, and the caret."""
        clip = context.clip
        caret = context.cursorPosition
        for block in self.rows_between(clip.top(), clip.bottom()):
            origin, layout = self.origin(block), block.layout()
            painter.setPen(self._rows.style(self.row_of(block)).colour)
            layout.draw(painter, origin, _selected(block, context), clip)
            if block.contains(caret):
                layout.drawCursor(painter, origin, caret - block.position(), self._caret_width())

    def _caret_width(self) -> int:
        return int(self.property("cursorWidth") or 1)


def _option(block: QTextBlock) -> QTextOption:
    option = QTextOption()
    modes = QTextOption.WrapMode
    endless = block.length() > ENDLESS and _ENDLESS_WORD.search(block.text()) is not None
    option.setWrapMode(modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(block.textDirection())
    if block.textDirection() is Qt.LayoutDirection.RightToLeft:
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _selected(
    block: QTextBlock, context: QAbstractTextDocumentLayout.PaintContext
) -> list[QTextLayout.FormatRange]:
    ranges = []
    for selection in context.selections:
        start = max(selection.cursor.selectionStart() - block.position(), 0)
        end = min(selection.cursor.selectionEnd() - block.position(), block.length())
        if start < end:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, end - start, selection.format
            ranges.append(part)
    return ranges


def nearest_line(layout: QTextLayout, y: float) -> QTextLine | None:
    """Return the line of a layout that is nearest to a height in it; None where it has none."""
    low, high = 0, layout.lineCount()
    if not high:
        return None
    while high - low > 1:  # the last line that begins at or above
        middle = (low + high) // 2
        low, high = (middle, high) if layout.lineAt(middle).y() <= y else (low, middle)
    line = layout.lineAt(low)
    if low + 1 < layout.lineCount():
        below = layout.lineAt(low + 1)
        return below if _distance(below, y) < _distance(line, y) else line
    return line


def _distance(line: QTextLine, y: float) -> float:
    """Return how far a height is above or below a line; 0 on it."""
    return max(line.y() - y, y - line.y() - line.height(), 0.0)
