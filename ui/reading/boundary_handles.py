"""The frame around a mention whose ends are being moved, and the two handles to drag them by."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTextEdit, QWidget

from annotation.selectors import Span
from ui.reading.document import PageDocument
from ui.reading.painting import line_rects

KNOB = 5.5
"""Pixels: the radius of a handle's knob."""

REACH = 13
"""Pixels on each side of a handle's line that still catch it: wide enough for a finger's end."""


def line_boxes(view: QTextEdit, page: PageDocument, span: Span) -> list[QRectF]:
    """Return a rectangle for each line of a span, in viewport pixels."""
    scroll = QPointF(0, view.verticalScrollBar().value())
    boxes = []
    for number, start, end in page.pieces(span):
        block = page.document.findBlockByNumber(number)
        layout, origin = page.layout.laid(block), page.layout.origin(block) - scroll
        boxes += [rect for rect, _ in line_rects(layout, origin, start, end)]
    return boxes


class BoundaryFrame(QWidget):
    """Tints and frames the words; lets every click through."""

    def __init__(self, colour: QColor, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._colour = colour
        self._boxes: Sequence[QRectF] = ()

    def show_boxes(self, boxes: Sequence[QRectF]) -> None:
        """Frame these rectangles of the parent instead."""
        self._boxes = boxes
        self.setGeometry(self._ground.rect())
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a tint and a thin frame on each line."""
        tint = QColor(self._colour)
        tint.setAlphaF(0.22)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._colour, 1))
            painter.setBrush(tint)
            for box in self._boxes:
                painter.drawRoundedRect(box.adjusted(-1, -2, 1, 3), 2, 2)


class BoundaryHandle(QWidget):
    """One end. ``dragged(point, at_end, by_letter)``: the point is one of the parent;
    ``released()`` comes when it is let go.

    With Ctrl held an end snaps to letters instead of words.
    """

    dragged = Signal(QPoint, bool, bool)
    released = Signal()

    def __init__(self, colour: QColor, ground: QWidget, what: str, *, at_end: bool) -> None:
        super().__init__(ground)
        self._colour = colour
        self._at_end = at_end
        self._grip = QPoint()
        self._middle = QPoint()
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(f"{'End' if at_end else 'Beginning'} of the {what}")

    def stand_at(self, boxes: Sequence[QRectF]) -> None:
        """Stand at the outer edge of the first or the last of a mention's lines."""
        self.setVisible(bool(boxes))
        if not boxes:
            return
        box = boxes[-1] if self._at_end else boxes[0]
        x = round(box.right() if self._at_end else box.left())
        room = round(2 * KNOB)
        self._middle = QPoint(x, round(box.center().y()))
        top, bottom = round(box.top()) - room, round(box.bottom()) + room
        self.setGeometry(QRect(x - REACH, top, 2 * REACH, bottom - top))
        self.raise_()

    def middle(self) -> QPoint:
        """Return the place of the parent that the handle marks, on the words' line."""
        return self._middle

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle; the words under it are not pressed."""
        self._grip = self.mapToParent(event.position().toPoint()) - self._middle
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the end is dragged to."""
        point = self.mapToParent(event.position().toPoint()) - self._grip
        by_letter = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self.dragged.emit(point, self._at_end, by_letter)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        event.accept()
        self.released.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a line beside the words with a knob above the first or below the last."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            x, room = float(REACH), 2 * KNOB
            painter.drawRect(QRectF(x - 1, room - 3, 2, self.height() - 2 * room + 6))
            y = self.height() - KNOB if self._at_end else KNOB
            painter.drawEllipse(QPointF(x, y), KNOB - 0.5, KNOB - 0.5)
