"""How marks look: highlighters, tints, underlines that differ by style as well as by colour."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextLayout,
    QTextLine,
)

from ui.reading.grounds import On, active_line, found_frame, ground, underline
from ui.reading.marks import BlockMarks, Marks
from ui.reading.overlaps import Cell, Units, cells
from ui.reading.underlines import draw_underline
from ui.theme import UNDERLINES, Theme

CONFIRMED_WEIGHT = 1.4
"""How much heavier than a proposal's the underline of what the reader decided is."""
MANY_LINES = 40
"""Lines from which on a paragraph's marks out of view are sorted out before painting."""


class Lines:
    """Where the lines of one block are seen, each stretch of it worked out once."""

    def __init__(self, layout: QTextLayout, origin: QPointF) -> None:
        self._layout = layout
        self._origin = origin
        self._rects: dict[Units, list[tuple[QRectF, float]]] = {}

    def rects(self, start: int, end: int) -> list[tuple[QRectF, float]]:
        """Return the rectangle of each line of a stretch and its baseline, in view pixels."""
        if (start, end) not in self._rects:
            self._rects[start, end] = list(line_rects(self._layout, self._origin, start, end))
        return self._rects[start, end]


class SeenBlock(NamedTuple):
    """What is painted on a block."""

    marks: BlockMarks
    cells: list[Cell]
    lines: Lines


class MarkPainter:
    """Paints the marks of one document block at a time.

    ``selected`` is the selection in positions of the document: marks below it look different.
    """

    def __init__(
        self,
        painter: QPainter,
        theme: Theme,
        marks: Marks,
        top: float,
        bottom: float,
        selected: Units = (0, 0),
    ) -> None:
        self._theme = theme
        self._marks = marks
        self._top, self._bottom = top, bottom
        self._selected = selected
        self._known: dict[int, SeenBlock | None] = {}
        self.use(painter)

    def use(self, painter: QPainter) -> None:
        """Go on with another painter of the same view."""
        self._painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint_behind(self, block: QTextBlock, origin: QPointF) -> None:
        """Paint highlighters, tints and found words; the words come on top."""
        seen = self._look_at(block, origin)
        if seen is None:
            return
        for cell in seen.cells:
            self._ground(seen.lines, cell)
        found = [cell for cell in seen.cells if cell.found]
        starts = [cell.start for cell in found]
        for start, end, present in seen.marks.found:
            parts = found[bisect_left(starts, start) : bisect_left(starts, end)]
            self._found(seen.lines, (start, end), present, parts)

    def paint_above(self, block: QTextBlock, origin: QPointF) -> None:
        """Paint underlines and the frames of the annotations that are chosen or pointed at."""
        seen = self._look_at(block, origin)
        if seen is None:
            return
        chosen = self._marks.chosen
        for start, end, annotation in seen.marks.annotations:
            if annotation.id in chosen:
                colour = active_line(self._theme, annotation.colour)
                self._frame(seen.lines, (start, end), QPen(colour, 1.4))
            elif annotation.id in self._marks.stripes.hovered:
                pen = QPen(self._theme.stripe(annotation.colour), 1.0)
                self._frame(seen.lines, (start, end), pen)
        below: dict[int, list[Cell]] = {}
        for cell in seen.cells:
            below.setdefault(id(cell.mention), []).append(cell)
        for start, end, mention in seen.marks.mentions:
            if mention.label in self._marks.labels:
                self._underline(seen.lines, (start, end), below.get(id(mention), []))

    def seen(self, block: QTextBlock, origin: QPointF) -> BlockMarks | None:
        """Return the marks of a block that lie on lines in view; None where it has none."""
        marks = self._marks.of_block(block.blockNumber())
        if marks is None or block.layout().lineCount() < MANY_LINES:
            return marks
        seen = visible_range(block.layout(), origin, self._top, self._bottom)
        return marks.within(seen.start, seen.stop)

    def _look_at(self, block: QTextBlock, origin: QPointF) -> "SeenBlock | None":
        """Return what is to be painted on a block; it is worked out once for both passes."""
        number = block.blockNumber()
        if number not in self._known:
            marks = self.seen(block, origin)
            first, last = (max(0, place - block.position()) for place in self._selected)
            self._known[number] = (
                SeenBlock(
                    marks,
                    cells(marks, self._marks.labels, (first, last)),
                    Lines(block.layout(), origin),
                )
                if marks is not None
                else None
            )
        return self._known[number]

    def _on(self, cell: Cell) -> On:
        mention = cell.mention
        if mention is None:
            return On(cell.counts, None, False, cell.found, cell.selected)
        lifted = (mention.entity, mention.label) == self._marks.lifted
        return On(cell.counts, mention.label, lifted, cell.found, cell.selected)

    def _ground(self, lines: "Lines", cell: Cell) -> None:
        behind = ground(self._theme, self._on(cell))
        whole = cell.mention is not None and behind.fill is None and not cell.found
        for rect, _ in lines.rects(cell.start, cell.end):
            if whole and behind.tint is not None:
                path = QPainterPath()
                path.addRoundedRect(rect.adjusted(-1, -1, 1, 2), 3, 3)
                self._painter.fillPath(path, behind.tint)
                continue
            box = _on_pixels(rect.adjusted(0, -1, 0, 2), self._painter)
            for colour in filter(None, behind):
                self._painter.fillRect(box, colour)

    def _found(self, lines: "Lines", units: Units, present: bool, parts: list[Cell]) -> None:
        """Frame found words; where they lie on several grounds, each part as it needs."""
        for part in parts:
            colour = found_frame(self._theme, self._on(part), present=present)
            if len(parts) > 1:
                over = (-4 if part.start == units[0] else 0, 4 if part.end == units[1] else 0)
                self._clip(lines, part, over)
            self._frame(lines, units, QPen(colour, 2.0 if present else 1.0), 2)
        self._painter.setClipping(False)

    def _frame(self, lines: "Lines", units: Units, pen: QPen, round_: int = 3) -> None:
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        half = pen.widthF() / 2 if pen.widthF() <= 1 else 0  # a thin line fills whole pixels
        for rect, _ in lines.rects(*units):
            box = _on_pixels(rect.adjusted(-2, -2, 2, 3), self._painter)
            self._painter.drawRoundedRect(box.translated(half, half), round_, round_)

    def _underline(self, lines: "Lines", units: Units, parts: list[Cell]) -> None:
        """Draw a mention's line; where it goes over several grounds, each part as it needs."""
        for part in parts:
            mention = part.mention
            if mention is None:
                continue
            style, decided = UNDERLINES[mention.label], bool(mention.decision)
            weight = CONFIRMED_WEIGHT if decided else 1.0
            colour = underline(self._theme, self._on(part), mention.label, decided=decided)
            if len(parts) > 1:
                self._clip(lines, part)
            for rect, baseline in lines.rects(*units):
                draw_underline(self._painter, style, colour, rect, baseline, weight)
        self._painter.setClipping(False)

    def _clip(self, lines: "Lines", part: Cell, over: tuple[int, int] = (0, 0)) -> None:
        """Let only what is at a part be painted, and so many pixels to its left and right."""
        path = QPainterPath()
        for rect, _ in lines.rects(part.start, part.end):
            path.addRect(rect.adjusted(over[0], -4, over[1], rect.height()))
        self._painter.setClipPath(path)


def _on_pixels(rect: QRectF, painter: QPainter) -> QRectF:
    """Return a rectangle whose sides lie between pixels, so that neighbours leave no seam."""
    dots = painter.device().devicePixelRatio()
    left, right = round(rect.left() * dots) / dots, round(rect.right() * dots) / dots
    top, bottom = round(rect.top() * dots) / dots, round(rect.bottom() * dots) / dots
    return QRectF(left, top, right - left, bottom - top)


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
    top, bottom = _letters(line, baseline)
    return QRectF(origin.x() + left, top, right - left, bottom - top), baseline


def _letters(line: QTextLine, baseline: float) -> tuple[float, float]:
    """Return where the letters of a line begin and end from above."""
    metrics_ascent = line.ascent() - (line.height() - line.ascent() - line.descent())
    top = baseline - min(line.ascent(), max(metrics_ascent, line.descent() * 3.2))
    return top, baseline + line.descent()


def line_height_at(layout: QTextLayout, origin: QPointF, place: int) -> tuple[float, float]:
    """Return where the letters of a place's line begin and end from above, in view pixels."""
    line = layout.lineForTextPosition(place)
    return _letters(line, origin.y() + line.y() + line.ascent())


def _x(answer: object) -> float:
    """Qt's Python binding answers a pair here, position and cursor."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
