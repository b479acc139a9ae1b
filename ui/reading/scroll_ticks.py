"""A scroll bar that shows where annotations, found words and the chosen name are."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollBar, QWidget

from ui.reading.document import PageDocument
from ui.reading.marks import Marks

ROWS = 2000
"""More matches than a scroll bar has rows of pixels need no ticks of their own."""


class TickKind(Enum):
    """What stands at a place. Each kind has its own side and shape, colour comes on top."""

    ANNOTATION = "annotation"
    """A block at the left edge."""
    NAME = "name"
    """A dot in the middle."""
    FOUND = "found"
    """A thin line at the right edge."""
    PRESENT = "present"
    """The match gone to: a line across the whole bar."""


class Tick(NamedTuple):
    """A mark in the scroll bar at a share (0 to 1) of the text."""

    share: float
    kind: TickKind
    colour: QColor


class TickedScrollBar(QScrollBar):
    """A vertical scroll bar with ticks over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName("Scroll the article")
        self._ticks: list[Tick] = []
        self._ground = QColor(Qt.GlobalColor.white)
        self._picture: QPixmap | None = None

    def show_marks(self, page: PageDocument | None, marks: Marks) -> None:
        """Show where a page's marks are, each set off by a rim in the colour of the page."""
        self._ticks = ticks_of(page, marks) if page is not None else []
        if page is not None:
            self._ground = QColor(page.style.theme.page)
        self._picture = None
        self.update()

    def ticks(self) -> list[Tick]:
        """Return what is shown."""
        return list(self._ticks)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, then the ticks."""
        super().paintEvent(event)
        if not self._ticks:
            return
        size = self.size() * self.devicePixelRatio()
        if self._picture is None or self._picture.size() != size:
            self._picture = self._painted(size)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def _painted(self, size: QSize) -> QPixmap:
        """Return the ticks as a picture: they stay the same while one scrolls."""
        picture = QPixmap(size)
        picture.setDevicePixelRatio(self.devicePixelRatio())
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            for tick in self._ticks:
                self._paint(painter, tick)
        return picture

    def _paint(self, painter: QPainter, tick: Tick) -> None:
        rect = tick_rect(tick, self.width(), self.height())
        painter.fillRect(rect.adjusted(-1, -1, 1, 1), self._ground)
        if tick.kind is TickKind.NAME:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(tick.colour)
            painter.drawEllipse(rect)
        else:
            painter.fillRect(rect, tick.colour)


def tick_rect(tick: Tick, width: int, height: int) -> QRectF:
    """Return where a tick stands in a bar of this size, in pixels."""
    top = round(tick.share * (height - 4))
    if tick.kind is TickKind.ANNOTATION:
        return QRectF(0, top, 4, 4)
    if tick.kind is TickKind.NAME:
        return QRectF(width / 2 - 2, top, 4, 4)
    if tick.kind is TickKind.PRESENT:
        return QRectF(0, top + 1, width, 2)
    return QRectF(width - 4, top + 1, 4, 2)


def ticks_of(page: PageDocument, marks: Marks) -> list[Tick]:
    """Return the ticks of a page: annotations, the lifted entity and found words."""
    theme, length = page.style.theme, max(1, len(page.article.text))
    kinds, accent = TickKind, QColor(theme.accent)
    rows = {span.start * ROWS // length: span for span in reversed(marks.found)}
    ticks = [Tick(span.start / length, kinds.FOUND, accent) for span in rows.values()]
    ticks += [
        Tick(each.start / length, kinds.NAME, theme.label(each.label))
        for each in marks.of_entity(marks.lifted)
    ]
    ticks += [
        Tick(each.span.start / length, kinds.ANNOTATION, theme.stripe(each.colour))
        for each in marks.annotations
        if each.span is not None
    ]
    if 0 <= marks.present < len(marks.found):
        present = marks.found[marks.present].start / length
        ticks.append(Tick(present, kinds.PRESENT, QColor(theme.text)))
    return ticks
