"""A scroll bar that shows where the marks are."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget


class TickedScrollBar(QScrollBar):
    """A vertical scroll bar with coloured ticks, each at a share (0 to 1) of the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ticks: list[tuple[float, QColor]] = []

    def set_ticks(self, ticks: Sequence[tuple[float, QColor]]) -> None:
        """Show these ticks instead."""
        self._ticks = list(ticks)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, then the ticks over it."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            for share, colour in self._ticks:
                y = share * (self.height() - 4)
                painter.fillRect(QRectF(self.width() - 5, y, 5, 3), colour)
