"""How marks look: highlighters, tints, underlines that differ by style as well as by colour."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextLayout,
    QTextLine,
)

from annotation.entities import Mention
from annotation.notes import Annotation, Role
from ui.reading.marks import BlockMarks, Marks, stretches
from ui.theme import UNDERLINES, Theme, Underline

TINT = 0.08
LIFTED_TINT = 0.25
FOUND_TINT = 0.2
PROPOSED_OPACITY = 0.7
"""How strong the underline of a proposal is on the bare page. At 0.6 some would fall below 3:1."""
PROPOSED_OPACITY_MARKED = 0.85
"""The same on a highlighter, where fainter ones would fall below 3:1."""
CONFIRMED_WEIGHT = 1.4
"""How much heavier than a proposal's the underline of what the reader decided is."""
STRIPE_GAP = 16.0
MANY_LINES = 40
"""Lines from which on a paragraph's marks out of view are sorted out before painting."""


class MarkPainter:
    """Paints the marks of one document block at a time."""

    def __init__(
        self, painter: QPainter, theme: Theme, marks: Marks, top: float, bottom: float
    ) -> None:
        self._painter = painter
        self._theme = theme
        self._marks = marks
        self._top, self._bottom = top, bottom
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint_behind(self, block: QTextBlock, origin: QPointF, column_left: float) -> None:
        """Paint highlighters, tints and note stripes; the words come on top."""
        marks = self.seen(block, origin)
        if marks is None:
            return
        layout = block.layout()
        for start, end, annotations in stretches(marks.annotations):
            self._highlight(layout, origin, start, end, annotations)
        self._tints(layout, origin, marks)
        for start, end, present in marks.found:
            self._found(layout, origin, start, end, present)
        for start, end, annotation in marks.annotations:
            if annotation.role is Role.NOTE:
                self._stripe(layout, origin, start, end, annotation, column_left)

    def paint_above(self, block: QTextBlock, origin: QPointF) -> None:
        """Paint underlines and the frame of the active annotation."""
        marks = self.seen(block, origin)
        if marks is None:
            return
        layout = block.layout()
        for start, end, annotation in marks.annotations:
            if annotation.id == self._marks.active:
                self._frame(layout, origin, start, end, annotation)
        for start, end, mention in marks.mentions:
            if mention.label in self._marks.labels:
                colour = self._theme.label(mention.label)
                lifted = (mention.entity, mention.label) == self._marks.lifted
                marked = any(first < end and start < last for first, last, _ in marks.annotations)
                colour.setAlphaF(1.0 if lifted else opacity(mention, marked=marked))
                weight = CONFIRMED_WEIGHT if mention.decision else 1.0
                for rect, baseline in line_rects(layout, origin, start, end):
                    style = UNDERLINES[mention.label]
                    draw_underline(self._painter, style, colour, rect, baseline, weight)

    def seen(self, block: QTextBlock, origin: QPointF) -> BlockMarks | None:
        """Return the marks of a block that lie on lines in view; None where it has none."""
        marks = self._marks.of_block(block.blockNumber())
        if marks is None or block.layout().lineCount() < MANY_LINES:
            return marks
        seen = visible_range(block.layout(), origin, self._top, self._bottom)
        return marks.within(seen.start, seen.stop)

    def _highlight(
        self,
        layout: QTextLayout,
        origin: QPointF,
        start: int,
        end: int,
        annotations: list[Annotation],
    ) -> None:
        colour = self._theme.highlighter(annotations[-1].colour)
        for other in annotations[:-1]:
            colour = _between(colour, self._theme.highlighter(other.colour))
        if len(annotations) > 1:
            colour = colour.lighter(125) if self._theme.dark else colour.darker(108)
        for rect, _ in line_rects(layout, origin, start, end):
            self._painter.fillRect(rect.adjusted(-0.5, -1, 0.5, 2), colour)

    def _tints(self, layout: QTextLayout, origin: QPointF, marks: BlockMarks) -> None:
        for start, end, mention in marks.mentions:
            if mention.label not in self._marks.labels:
                continue
            lifted = (mention.entity, mention.label) == self._marks.lifted
            colour = self._theme.label(mention.label)
            colour.setAlphaF(LIFTED_TINT if lifted else TINT)
            for rect, _ in line_rects(layout, origin, start, end):
                path = QPainterPath()
                path.addRoundedRect(rect.adjusted(-1, -1, 1, 2), 3, 3)
                self._painter.fillPath(path, colour)

    def _found(
        self, layout: QTextLayout, origin: QPointF, start: int, end: int, present: bool
    ) -> None:
        colour = QColor(self._theme.accent)
        colour.setAlphaF(FOUND_TINT)
        self._painter.setPen(QPen(QColor(self._theme.accent), 2))
        for rect, _ in line_rects(layout, origin, start, end):
            self._painter.fillRect(rect.adjusted(0, -1, 0, 2), colour)
            if present:  # a frame, and no stronger tint: the words stay as easy to read
                self._painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 3), 2, 2)

    def _stripe(
        self,
        layout: QTextLayout,
        origin: QPointF,
        start: int,
        end: int,
        annotation: Annotation,
        column_left: float,
    ) -> None:
        rects = [rect for rect, _ in line_rects(layout, origin, start, end)]
        if rects:
            top, bottom = rects[0].top() - 1, rects[-1].bottom() + 2
            stripe = QRectF(column_left - STRIPE_GAP, top, 3, bottom - top)
            path = QPainterPath()
            path.addRoundedRect(stripe, 1.5, 1.5)
            self._painter.fillPath(path, self._theme.stripe(annotation.colour))

    def _frame(
        self, layout: QTextLayout, origin: QPointF, start: int, end: int, annotation: Annotation
    ) -> None:
        pen = QPen(self._theme.stripe(annotation.colour), 1.4)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect, _ in line_rects(layout, origin, start, end):
            self._painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 3), 3, 3)


def opacity(mention: Mention, *, marked: bool) -> float:
    """Return how strong a mention's underline is; ``marked`` tells that a highlighter is below."""
    if mention.decision:
        return 1.0
    return PROPOSED_OPACITY_MARKED if marked else PROPOSED_OPACITY


def visible_range(layout: QTextLayout, origin: QPointF, top: float, bottom: float) -> range:
    """Return the units of a block whose lines lie between two heights of the view (pixels)."""
    first, last = -1, 0
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        y = origin.y() + line.y()
        if y > bottom:
            break
        if y + line.height() >= top:
            first = line.textStart() if first < 0 else first
            last = line.textStart() + line.textLength()
    return range(max(first, 0), last)


def line_rects(
    layout: QTextLayout, origin: QPointF, start: int, end: int
) -> Iterator[tuple[QRectF, float]]:
    """Yield the rectangle of each line of ``[start, end)`` and its baseline, in view pixels."""
    line = layout.lineForTextPosition(start)
    while line.isValid() and line.textStart() < end:
        first, last = line.textStart(), line.textStart() + line.textLength()
        if last > start:
            yield _line_rect(line, origin, max(start, first), min(end, last))
        if line.lineNumber() + 1 >= layout.lineCount():
            return
        line = layout.lineAt(line.lineNumber() + 1)


def _line_rect(line: QTextLine, origin: QPointF, start: int, end: int) -> tuple[QRectF, float]:
    left, right = sorted((_x(line.cursorToX(start)), _x(line.cursorToX(end))))
    right = min(right, line.naturalTextRect().right())
    baseline = origin.y() + line.y() + line.ascent()
    metrics_ascent = line.ascent() - (line.height() - line.ascent() - line.descent())
    top = baseline - min(line.ascent(), max(metrics_ascent, line.descent() * 3.2))
    height = baseline + line.descent() - top
    return QRectF(origin.x() + left, top, right - left, height), baseline


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
    pen = QPen(colour, 1.6 * weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    left, right = QPointF(rect.left(), y), QPointF(rect.right(), y)
    if style is Underline.WAVE:
        painter.setPen(QPen(colour, 1.3 * weight))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_wave(rect.left(), rect.right(), y))
        return
    if style is Underline.DOUBLE:
        pen.setWidthF(1.1 * weight)
        painter.setPen(pen)
        painter.drawLine(left - QPointF(0, 1.2), right - QPointF(0, 1.2))
        painter.drawLine(left + QPointF(0, 1.4), right + QPointF(0, 1.4))
        return
    pattern = {
        Underline.DOTTED: (2.2, [0.01, 1.7]),
        Underline.DASHED: (1.3, [4.0, 2.6]),
        Underline.DASH_DOT: (1.5, [5.0, 2.0, 1.0, 2.0]),
        Underline.THIN_DOTS: (1.3, [1.0, 2.0]),
        Underline.THIN: (1.0, []),
    }.get(style)
    if pattern is not None:
        width, dashes = pattern
        pen.setWidthF(width * weight)
        if style is Underline.DOTTED:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if dashes:
            pen.setDashPattern(dashes)
    painter.setPen(pen)
    painter.drawLine(left, right)


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        step = min(3.0, right - x)
        path.quadTo(x + step / 2, y + (-2.2 if up else 2.2), x + step, y)
        x, up = x + 3.0, not up
    return path


def _between(one: QColor, other: QColor) -> QColor:
    return QColor(
        (one.red() + other.red()) // 2,
        (one.green() + other.green()) // 2,
        (one.blue() + other.blue()) // 2,
    )


def _x(answer: object) -> float:
    """Qt's Python binding answers a pair here, position and cursor."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
