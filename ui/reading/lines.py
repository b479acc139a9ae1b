"""Points between two lines belong to the nearer one.

Qt's hit test takes the space that a line height above 100 % leaves between lines for the end of
a line; a selection dragged through it would jump. So points are moved onto a line first.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextBlock, QTextDocument
from PySide6.QtWidgets import QTextEdit

HALF_GAP = 8.0
"""Pixels above and below a line that still count as the line for a click."""


def onto_line(document: QTextDocument, point: QPointF, reach: float | None = None) -> QPointF:
    """Return a point of the document moved up or down onto the nearest line.

    With ``reach`` (pixels), a point farther than that from any line stays where it is.
    """
    layout = document.documentLayout()
    place = layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(place)
    nearest: float | None = None
    for candidate in (block.previous(), block, block.next()):
        if candidate.isValid():
            nearest = _nearer(nearest, _nearest_height(candidate, point.y()), point.y())
    if nearest is None or (reach is not None and abs(nearest - point.y()) > reach):
        return point
    return QPointF(point.x(), nearest)


def event_on_line(view: QTextEdit, event: QMouseEvent) -> QMouseEvent:
    """Return a view's mouse event moved onto the nearest line."""
    area = view.viewport().rect()
    scroll = QPointF(0, view.verticalScrollBar().value())
    place = onto_line(view.document(), event.position() + scroll) - scroll
    if not (area.contains(event.position().toPoint()) and area.contains(place.toPoint())):
        return event
    return QMouseEvent(
        event.type(),
        place,
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
    )


def _nearest_height(block: QTextBlock, y: float) -> float | None:
    """Return the height within one of the block's lines that is nearest to ``y``."""
    layout = block.layout()
    top = layout.position().y()
    nearest: float | None = None
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = top + line.y() + 1, top + line.y() + line.height() - 1
        nearest = _nearer(nearest, min(max(y, first), last), y)
    return nearest


def _nearer(one: float | None, other: float | None, y: float) -> float | None:
    if one is None or other is None:
        return other if one is None else one
    return one if abs(one - y) <= abs(other - y) else other
