"""How the sentence or paragraph looks that the keys are at: a faint ground and a bar beside it."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QTextEdit

from annotation.selectors import Span
from ui.reading.document import PageDocument
from ui.reading.painting import line_rects
from ui.theme import mixed

GROUND = 0.055
"""How much of the text's colour the ground below the sentence has."""
BAR_GAP, BAR_WIDTH = 26.0, 3.0
"""Pixels: the bar stands left of the stripes of notes."""


def paint_here(
    view: QTextEdit, painter: QPainter, page: PageDocument, span: Span | None, rect: QRect
) -> None:
    """Paint the mark of the sentence cursor within a viewport rectangle; None paints nothing."""
    if span is None:
        return
    theme = page.style.theme
    scroll = QPointF(0, view.verticalScrollBar().value())
    left = view.document().rootFrame().frameFormat().leftMargin() - BAR_GAP
    ground = mixed(theme.text, theme.page, GROUND)
    for number, start, end in page.pieces(span):
        layout = page.document.findBlockByNumber(number).layout()
        boxes = [box for box, _ in line_rects(layout, layout.position() - scroll, start, end)]
        for box in boxes:
            if rect.top() <= box.bottom() + 4 and box.top() - 4 <= rect.bottom():
                _fill(painter, box.adjusted(-3, -3, 3, 4), ground)
        if boxes:
            top, bottom = boxes[0].top() - 2, boxes[-1].bottom() + 3
            _fill(painter, QRectF(left, top, BAR_WIDTH, bottom - top), QColor(theme.dim))


def _fill(painter: QPainter, box: QRectF, colour: QColor) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, 2, 2)
    painter.fillPath(path, colour)
