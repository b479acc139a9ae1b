"""Where the reader is in an article: the first line in view, held while the page is set anew."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QTextBlock, QTextLine

if TYPE_CHECKING:
    from ui.reading.page import Page

GAP = 6
"""Pixels between the view's upper edge and the first line, when a place is gone to."""


class Place(QObject):
    """Follows the reader's own scrolling; every other change of the page comes back to it.

    ``offset`` is the code point at which the first line in view began when the reader last
    scrolled, so that making the window narrow and wide again does not drift away from it.
    """

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self._bar = page.verticalScrollBar()
        self.offset = 0
        self._above = 0.0
        self._held = False
        self._short = False
        self._bar.valueChanged.connect(self._follow)
        self._bar.rangeChanged.connect(self._reach)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Take no scrolling for the reader's while this lasts."""
        before, self._held = self._held, True
        try:
            yield
        finally:
            self._held = before

    def go(self, offset: int) -> None:
        """Bring the line of a code point offset to the top of the view; 0 is the very top."""
        self.offset, self._above = max(0, offset), 0.0
        self.again()
        QTimer.singleShot(0, self, self._reach)  # what lies far down is laid out only by then

    def again(self, *, whole_line: bool = False) -> None:
        """Come back to the place, after the page was laid out anew.

        ``whole_line`` shows the first line whole, even where it was cut before: its height may
        be another one now.
        """
        if whole_line:
            self._above = 0.0
        page = self._page.page
        wanted = 0
        if page is not None and self.offset > 0:
            wanted = max(0, ceil(self._line_top(page.position(self.offset))) - GAP)
            wanted += round(self._above)
        with self.held():
            self._bar.setValue(wanted)
        self._short = self._bar.value() < wanted

    def _reach(self) -> None:
        """Go on to the place where the page was too short for it a moment ago."""
        if self._short and not self._held:
            self.again()

    def _follow(self) -> None:
        if self._held or self._page.page is None:
            return
        self._short = False
        self.offset, self._above = 0, 0.0
        position = self._first_position() if self._bar.value() > 0 else None
        if position is not None:
            self.offset = self._page.page.offset(position)
            self._above = self._bar.value() + GAP - ceil(self._line_top(position))

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return the document block and the line in it that show a code point offset."""
        page, document = self._page.page, self._page.document()
        position = page.position(offset) if page is not None else 0
        block = document.findBlock(position)
        document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        return block.blockNumber(), line.lineNumber() if line.isValid() else 0

    def _line_top(self, position: int) -> float:
        """Return how far down the document the line of a position begins, in pixels."""
        document = self._page.document()
        block = document.findBlock(position)
        document.documentLayout().blockBoundingRect(block)  # lays out as far as this
        line = block.layout().lineForTextPosition(position - block.position())
        return block.layout().position().y() + (line.y() if line.isValid() else 0.0)

    def _first_position(self) -> int | None:
        """Return where the first line of the article that is in view begins."""
        document, height = self._page.document(), self._bar.value() + GAP
        hit = QPointF(0, height)
        place = document.documentLayout().hitTest(hit, Qt.HitTestAccuracy.FuzzyHit)
        block = document.findBlock(place).previous()
        block = block if block.isValid() else document.begin()
        while block.isValid():
            if self._page.page is not None and self._page.page.placed(block.blockNumber()):
                document.documentLayout().blockBoundingRect(block)
                if (start := _line_below(block, height)) is not None:
                    return block.position() + start
            block = block.next()
        return None


def _line_below(block: QTextBlock, height: float) -> int | None:
    """Return where in a block the first line begins that ends below a height; None for none."""
    layout = block.layout()
    within = height - layout.position().y()
    lines = range(layout.lineCount())
    rank = bisect_right(lines, within, key=lambda each: _bottom(layout.lineAt(each)))
    return layout.lineAt(rank).textStart() if rank < len(lines) else None


def _bottom(line: QTextLine) -> float:
    return line.y() + line.height()
