"""Underlines that differ by style as well as by colour."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ui.theme import Underline

_PATTERNS: dict[Underline, tuple[float, list[float]]] = {
    Underline.WAVE: (1.3, []),
    Underline.DOUBLE: (1.1, []),
    Underline.DASHED: (1.3, [4.0, 2.6]),
    Underline.DASH_DOT: (1.5, [5.0, 2.0, 1.0, 2.0]),
    Underline.THIN_DOTS: (1.3, [1.0, 2.0]),
    Underline.THIN: (1.0, []),
}
"""Width in pixels, and dashes and gaps in widths."""

DOT, DOTS_APART = 2.2, 3.75
WAVE = 6.0
"""Pixels from crest to crest."""

STRIP, HALF_STRIP = 510, 4
"""Pixels: length of a drawn strip, a whole number of dots and of waves, and half its height."""


def draw_underline(
    painter: QPainter,
    style: Underline,
    colour: QColor,
    rect: QRectF,
    baseline: float,
    weight: float = 1.0,
) -> None:
    """Draw one underline below a baseline; ``weight`` multiplies its thickness."""
    y = baseline + max(3.0, rect.height() * 0.13)
    if style in (Underline.DOTTED, Underline.WAVE):
        _draw_strip(painter, style, colour, (rect.left(), rect.right()), y, weight)
        return
    left, right = QPointF(rect.left(), y), QPointF(rect.right(), y)
    painter.setPen(_pen(style, colour.rgba(), weight))
    if style is Underline.DOUBLE:
        painter.drawLine(left - QPointF(0, 1.2), right - QPointF(0, 1.2))
        painter.drawLine(left + QPointF(0, 1.4), right + QPointF(0, 1.4))
    else:
        painter.drawLine(left, right)


@lru_cache(maxsize=256)
def _pen(style: Underline, colour: int, weight: float) -> QPen:
    width, dashes = _PATTERNS.get(style, (1.6, []))
    pen = QPen(QColor.fromRgba(colour), width * weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(dashes)
    return pen


def _draw_strip(
    painter: QPainter,
    style: Underline,
    colour: QColor,
    ends: tuple[float, float],
    y: float,
    weight: float,
) -> None:
    """Draw dots or a wave from a strip drawn once: as lines they take twenty times as long."""
    dots = painter.device().devicePixelRatio()
    strip = _strip(style, colour.rgba(), weight, dots)
    x, right = round(ends[0] * dots) / dots, ends[1]
    top = round((y - HALF_STRIP) * dots) / dots
    while x < right:
        width = min(STRIP, right - x)
        part = QRectF(0, 0, width * dots, 2 * HALF_STRIP * dots)
        painter.drawPixmap(QRectF(x, top, width, 2 * HALF_STRIP), strip, part)
        x += width


@lru_cache(maxsize=64)
def _strip(style: Underline, colour: int, weight: float, dots: float) -> QPixmap:
    strip = QPixmap(round(STRIP * dots), round(2 * HALF_STRIP * dots))
    strip.setDevicePixelRatio(dots)
    strip.fill(Qt.GlobalColor.transparent)
    with QPainter(strip) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if style is Underline.WAVE:
            painter.setPen(_pen(style, colour, weight))
            painter.drawPath(_wave())
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor.fromRgba(colour))
            radius = DOT * weight / 2
            for number in range(round(STRIP / DOTS_APART)):
                middle = QPointF(number * DOTS_APART + radius, HALF_STRIP)
                painter.drawEllipse(middle, radius, radius)
    return strip


def _wave() -> QPainterPath:
    path = QPainterPath(QPointF(0, HALF_STRIP))
    for crest in range(round(STRIP / WAVE)):
        x = crest * WAVE
        path.quadTo(x + WAVE / 4, HALF_STRIP - 2.2, x + WAVE / 2, HALF_STRIP)
        path.quadTo(x + WAVE * 3 / 4, HALF_STRIP + 2.2, x + WAVE, HALF_STRIP)
    return path
