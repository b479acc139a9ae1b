"""Where the reader is in an article: the first line in view, held while the page is set anew."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextLayout, QTextLine

if TYPE_CHECKING:
    from ui.reading.page_view import PageView

GAP = 6
"""Pixels between the view's upper edge and the first line, when a place is gone to."""

TRIES = 4
"""How often a place is gone to while the guessed heights around it turn into known ones."""


class Place(QObject):
    """Follows the reader's own scrolling; every other change of the page comes back to it.

    ``offset`` is the code point at which the first line in view began when the reader last
    scrolled, so that making the window narrow and wide again does not drift away from it.
    """

    def __init__(self, page: "PageView") -> None:
        super().__init__(page)
        self._page = page
        self._bar = page.verticalScrollBar()
        self.offset = 0
        self._above = 0.0
        self._held = False
        self._bar.valueChanged.connect(self._follow)

    @property
    def is_held(self) -> bool:
        """Whether scrolling is not the reader's at the moment."""
        return self._held

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

    def again(self, *, whole_line: bool = False) -> None:
        """Come back to the place, after the page was laid out anew.

        ``whole_line`` shows the first line whole, even where it was cut before: its height may
        be another one now.
        """
        if whole_line:
            self._above = 0.0
        page = self._page.page
        with self.held():
            for _ in range(TRIES):
                wanted = 0
                if page is not None and self.offset > 0:
                    wanted = max(0, ceil(self._line_top(page.position(self.offset))) - GAP)
                    wanted += round(self._above)
                self._bar.setValue(wanted)
                if not self._page.lay_out_in_view():
                    return

    def _follow(self) -> None:
        if self._held or self._page.page is None:
            return
        self.offset, self._above = 0, 0.0
        position = self._first_position() if self._bar.value() > 0 else None
        if position is not None:
            self.offset = self._page.page.offset(position)
            self._above = self._bar.value() + GAP - ceil(self._line_top(position))

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return the document block and the line in it that show a code point offset."""
        page = self._page.page
        if page is None:
            return 0, 0
        position = page.position(offset)
        block = page.document.findBlock(position)
        line = page.layout.laid(block).lineForTextPosition(position - block.position())
        return block.blockNumber(), line.lineNumber() if line.isValid() else 0

    def _line_top(self, position: int) -> float:
        """Return how far down the page the line of a position begins, in pixels."""
        page = self._page.page
        if page is None:
            return 0.0
        block = page.document.findBlock(position)
        line = page.layout.laid(block).lineForTextPosition(position - block.position())
        return page.layout.origin(block).y() + (line.y() if line.isValid() else 0.0)

    def _first_position(self) -> int | None:
        """Return where the first line of the article that is in view begins."""
        page, height = self._page.page, self._bar.value() + GAP
        if page is None:
            return None
        for block in page.layout.rows_between(height, float("inf")):
            if page.placed(block.blockNumber()) is not None:
                within = height - page.layout.origin(block).y()
                if (start := _line_below(block.layout(), within)) is not None:
                    return block.position() + start
        return None


def _line_below(layout: QTextLayout, within: float) -> int | None:
    """Return where in a block the first line begins that ends below a height; None for none."""
    lines = range(layout.lineCount())
    rank = bisect_right(lines, within, key=lambda each: _bottom(layout.lineAt(each)))
    return layout.lineAt(rank).textStart() if rank < len(lines) else None


def _bottom(line: QTextLine) -> float:
    return line.y() + line.height()
