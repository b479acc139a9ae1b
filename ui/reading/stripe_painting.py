"""The stripes of annotations in the margin: how they look, and which are in view where.

One thin stripe for each annotation, over just the lines that it lies on, also where it goes on
from one paragraph to the next. A highlight's is thin; a note's is wider and begins with a dot.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QTextBlock

from annotation.notes import Annotation, Role
from annotation.selectors import Span
from ui.reading.document import PageDocument
from ui.reading.grounds import active_line
from ui.reading.marks import BlockMarks, Marks
from ui.reading.painting import line_height_at
from ui.reading.stripes import Bundle
from ui.theme import Theme, mixed

FIRST_LANE = 13.0
"""Pixels from the words to the middle of the first lane; the sentence's bar stands before it."""
PITCH = 6.0
"""Pixels from one lane to the next."""
MOST_LANES = 8
"""Lanes at the most, however wide the margin is."""
COUNT_WIDTH, COUNT_HEIGHT = 12.0, 9
"""Pixels: the least room for how many stripes there are more, and the height of its face."""
THIN, WIDE, STRONGER = 2.0, 3.0, 2.0
"""Pixels: a highlight's stripe, a note's, and how much wider the chosen one is."""
DOT = 2.75
"""Pixels: the radius of the dot at the beginning of a note's stripe."""
FAR = 10_000.0
"""Pixels: as far above or below the view as makes no difference."""


class SeenStripe(NamedTuple):
    """A stripe, or a bundle of them, where it stands in the view (pixels)."""

    annotation: Annotation
    """The one that is meant; of a bundle the first."""
    bundle: Bundle | None
    middle: float
    top: float
    bottom: float
    begins: bool
    """Whether its upper end can be in view."""

    @property
    def ids(self) -> frozenset[str]:
        """The annotations that it stands for."""
        stripes = self.bundle.stripes if self.bundle is not None else ()
        return frozenset(each.annotation.id for each in stripes) or frozenset({self.annotation.id})

    @property
    def area(self) -> QRectF:
        """Where the pointer is over it."""
        left = self.middle - (PITCH / 2 if self.bundle is None else COUNT_WIDTH - PITCH / 2)
        right = self.middle + PITCH / 2
        return QRectF(left, self.top - 2, right - left, self.bottom - self.top + 4)


def room(margin: float) -> int:
    """Return how many lanes fit into a margin (pixels)."""
    free = margin - 1 - FIRST_LANE - (COUNT_WIDTH - PITCH / 2)
    return max(1, min(MOST_LANES, int(free // PITCH) + 1))


# What is in view


def seen_stripes(
    page: PageDocument, marks: Marks, blocks: Sequence[tuple[QTextBlock, QPointF]]
) -> list[SeenStripe]:
    """Return the stripes beside visible blocks, each of which comes with its origin."""
    extents = _extents(page, marks, blocks)
    fit, margin = room(page.layout.margin), page.layout.margin
    bundled: dict[Span, SeenStripe] = {}
    result = []
    for annotation, (top, bottom, begins) in extents:
        stripe = marks.stripes.of(annotation.id)
        if stripe is None:
            continue
        bundle = marks.stripes.bundle(annotation.id, fit)
        lane = min(stripe.lane, fit - 1)
        begins = begins and (bundle is None or stripe.span.start == bundle.span.start)
        middle = margin - FIRST_LANE - lane * PITCH
        seen = SeenStripe(annotation, bundle, middle, top, bottom, begins)
        if bundle is None:
            result.append(seen)
        elif bundle.span in bundled:
            bundled[bundle.span] = _joined(bundled[bundle.span], seen)
        else:
            bundled[bundle.span] = seen
        if bundle is not None and annotation.id in marks.chosen:
            result.append(seen._replace(bundle=None))
    return [*bundled.values(), *result]


def _joined(one: SeenStripe, other: SeenStripe) -> SeenStripe:
    first = one if one.top <= other.top else other
    bottom = max(one.bottom, other.bottom)
    return first._replace(bottom=bottom)


Extent = tuple[float, float, bool]


def _extents(
    page: PageDocument, marks: Marks, blocks: Sequence[tuple[QTextBlock, QPointF]]
) -> list[tuple[Annotation, Extent]]:
    """Return how far each annotation reaches in the view, in the order of the text."""
    shown = []
    for block, origin in blocks:
        placed, laid = page.placed(block.blockNumber()), marks.of_block(block.blockNumber())
        if placed is not None and block.layout().lineCount():
            shown.append((block, origin, placed.block, laid or BlockMarks()))
    if not shown:
        return []
    first, last = shown[0][2].start, shown[-1][2].end
    found: dict[str, tuple[Annotation, Extent]] = {}
    for block, origin, _, laid in shown:
        for start, end, annotation in laid.annotations:
            span = annotation.span
            if span is None:
                continue
            top = line_height_at(block.layout(), origin, start)[0] - 1
            bottom = line_height_at(block.layout(), origin, max(start, end - 1))[1] + 2
            begins = span.start >= first
            if annotation.id in found:
                top = found[annotation.id][1][0]
            elif not begins:
                top = -FAR
            found[annotation.id] = (annotation, (top, bottom if span.end <= last else FAR, begins))
    return list(found.values())


# How they look


def paint_stripes(
    painter: QPainter, page: PageDocument, marks: Marks, stripes: Sequence[SeenStripe]
) -> None:
    """Paint stripes, the chosen one last and strongest."""
    theme = page.style.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stripe in sorted(stripes, key=lambda each: _chosen(each, marks)):
        if stripe.ids & marks.stripes.hovered:
            _paint_lift(painter, theme, stripe)
        if stripe.bundle is not None:
            _paint_bundle(painter, theme, stripe)
        else:
            _paint_stripe(painter, theme, stripe, strong=_chosen(stripe, marks))


def _chosen(stripe: SeenStripe, marks: Marks) -> bool:
    return stripe.bundle is None and stripe.annotation.id in marks.chosen


def _paint_lift(painter: QPainter, theme: Theme, stripe: SeenStripe) -> None:
    lift = mixed(theme.text, theme.page, 0.15)
    _fill(painter, stripe.area.adjusted(0, 1, 0, -1), lift, 2.5)


def _paint_stripe(painter: QPainter, theme: Theme, stripe: SeenStripe, *, strong: bool) -> None:
    annotation = stripe.annotation
    colour = theme.stripe(annotation.colour)
    note = annotation.role is Role.NOTE
    wide = (WIDE if note else THIN) + (STRONGER if strong else 0)
    if strong:
        colour = active_line(theme, annotation.colour)
    left = _on_pixel(painter, stripe.middle - wide / 2)
    box = QRectF(left, stripe.top, wide, stripe.bottom - stripe.top)
    _fill(painter, box, colour, wide / 2)
    if note and stripe.begins:
        radius = DOT + (STRONGER / 2 if strong else 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(left + wide / 2, stripe.top + radius), radius, radius)


def _paint_bundle(painter: QPainter, theme: Theme, stripe: SeenStripe) -> None:
    """Paint two lines for all stripes of a bundle, and above them how many there are."""
    colour, top = QColor(theme.dim), stripe.top
    if stripe.begins and stripe.bundle is not None:
        top = _paint_count(painter, colour, stripe, len(stripe.bundle.stripes))
    left = _on_pixel(painter, stripe.middle - 2)
    for shift in (0, 3):
        if stripe.bottom > top:
            _fill(painter, QRectF(left + shift, top, 1.5, stripe.bottom - top), colour, 0.75)


def _paint_count(painter: QPainter, colour: QColor, stripe: SeenStripe, count: int) -> float:
    """Paint "+3" at the upper end of a bundle; return where its lines begin."""
    font = QFont()
    font.setPixelSize(COUNT_HEIGHT)
    metrics = QFontMetricsF(font)
    words = f"+{count}"
    right = stripe.middle + PITCH / 2
    if metrics.horizontalAdvance(words) > right:  # the margin ends here
        words = "+"
    painter.setFont(font)
    painter.setPen(colour)
    at = QPointF(right - metrics.horizontalAdvance(words), stripe.top + metrics.ascent())
    painter.drawText(at, words)
    return stripe.top + metrics.height() + 1


def _on_pixel(painter: QPainter, x: float) -> float:
    dots = painter.device().devicePixelRatio()
    return round(x * dots) / dots


def _fill(painter: QPainter, box: QRectF, colour: QColor, radius: float) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.fillPath(path, colour)
