"""How the sentence or paragraph looks that the keys are at: a faint ground and a bar beside it."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QTextEdit

from annotation.selectors import Span
from ui.reading.document import PageDocument
from ui.reading.painting import line_rects
from ui.theme import LIGHT, Theme, mixed

GROUND, GROUND_IN_DARK = 0.055, 0.085
"""How much of the text's colour the ground below the sentence has."""
LIFTED = 0.65
"""How much of white it has on a tinted page."""
BAR_GAP, BAR_WIDTH = 9.0, 3.0
"""Pixels: the bar stands between the words and the stripes of annotations."""


def paint_here(
    view: QTextEdit, painter: QPainter, page: PageDocument, span: Span | None, rect: QRect
) -> None:
    """Paint the mark of the sentence cursor within a viewport rectangle; None paints nothing."""
    if span is None:
        return
    theme = page.style.theme
    scroll = QPointF(0, view.verticalScrollBar().value())
    left = page.layout.margin - BAR_GAP
    ground = ground_of(theme)
    for number, start, end in page.pieces(span):
        block = page.document.findBlockByNumber(number)
        layout, origin = page.layout.laid(block), page.layout.origin(block) - scroll
        boxes = [box for box, _ in line_rects(layout, origin, start, end)]
        for box in boxes:
            if rect.top() <= box.bottom() + 4 and box.top() - 4 <= rect.bottom():
                _fill(painter, box.adjusted(-3, -3, 3, 4), ground)
        if boxes:
            top, bottom = boxes[0].top() - 2, boxes[-1].bottom() + 3
            _fill(painter, QRectF(left, top, BAR_WIDTH, bottom - top), QColor(theme.dim))


def ground_of(theme: Theme) -> QColor:
    """Return the colour below the sentence.

    A tinted page becomes lighter: darker, it would leave proposed underlines below 3:1.
    """
    if theme.dark:
        return mixed(theme.text, theme.page, GROUND_IN_DARK)
    if theme.page != LIGHT.page:
        return mixed(LIGHT.page, theme.page, LIFTED)
    return mixed(theme.text, theme.page, GROUND)


def _fill(painter: QPainter, box: QRectF, colour: QColor) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, 2, 2)
    painter.fillPath(path, colour)
