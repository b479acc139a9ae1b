"""Paints what lies behind and above the words of the visible part of a page."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from annotation.article import BlockKind
from ui.reading.document import PageDocument
from ui.reading.here_painting import paint_here
from ui.reading.marks import Marks
from ui.reading.painting import MarkPainter
from ui.reading.stripe_painting import paint_stripes, seen_stripes
from ui.theme import Theme, mixed

CAPTION_RULE = 48
"""Pixels: the short line over a caption, where the picture stood."""

VisibleBlocks = list[tuple[QTextBlock, QPointF]]


def visible_blocks(view: QTextEdit, page: PageDocument, rect: QRect) -> VisibleBlocks:
    """Return the blocks within a viewport rectangle, each with its origin in viewport pixels."""
    scroll = QPointF(0, view.verticalScrollBar().value())
    top, bottom = rect.top() + scroll.y(), rect.bottom() + scroll.y()
    layout = page.layout
    return [(block, layout.origin(block) - scroll) for block in layout.rows_between(top, bottom)]


class Painting:
    """Paints one part of a view: what lies behind the words, and once they are painted the rest."""

    def __init__(self, view: QTextEdit, page: PageDocument, marks: Marks, rect: QRect) -> None:
        self._view, self._page, self._marks, self._rect = view, page, marks, rect
        self._blocks = visible_blocks(view, page, rect)
        self._marker: MarkPainter | None = None

    def behind(self) -> None:
        """Paint the page's ground, its furniture, highlighters and tints."""
        page, marks, rect = self._page, self._marks, self._rect
        with QPainter(self._view.viewport()) as painter:
            painter.fillRect(rect, QColor(page.style.theme.page))
            paint_here(self._view, painter, page, marks.here, rect)
            marker = self._paint_with(painter)
            for block, origin in self._blocks:
                _paint_furniture(painter, page, block, origin)
                marker.paint_behind(block, origin)
            paint_stripes(painter, page, marks, seen_stripes(page, marks, self._blocks))

    def above(self) -> None:
        """Paint underlines and frames."""
        with QPainter(self._view.viewport()) as painter:
            marker = self._paint_with(painter)
            for block, origin in self._blocks:
                marker.paint_above(block, origin)

    def _paint_with(self, painter: QPainter) -> MarkPainter:
        if self._marker is None:
            cursor, rect = self._view.textCursor(), self._rect
            selected = cursor.selectionStart(), cursor.selectionEnd()
            theme, edges = self._page.style.theme, (rect.top(), rect.bottom())
            self._marker = MarkPainter(painter, theme, self._marks, *edges, selected)
        self._marker.use(painter)
        return self._marker


def _paint_furniture(
    painter: QPainter, page: PageDocument, block: QTextBlock, origin: QPointF
) -> None:
    """Paint what is neither text nor mark: the rule below the facts, bars and bullets."""
    theme = page.style.theme
    bounds = block.layout().boundingRect().translated(origin)
    if page.shows_facts(block.blockNumber()):
        rule = QRect(round(bounds.left()), round(bounds.bottom() + 9), round(bounds.width()), 1)
        painter.fillRect(rule, QColor(theme.line))
        return
    placed = page.placed(block.blockNumber())
    if placed is None:
        return
    if placed.block.kind is BlockKind.QUOTATION:
        bar = QRect(round(bounds.left() - 16), round(bounds.top()), 3, round(bounds.height()))
        painter.fillRect(bar, mixed(theme.text, theme.page, 0.22))
    elif placed.block.kind is BlockKind.CAPTION:
        rule = QRect(round(bounds.left()), round(bounds.top() - 5), CAPTION_RULE, 1)
        painter.fillRect(rule, QColor(theme.dim))
    elif placed.block.kind is BlockKind.LIST_ITEM and not page.rows.marker(placed.block):
        _paint_bullet(painter, theme, block, origin)


def _paint_bullet(painter: QPainter, theme: Theme, block: QTextBlock, origin: QPointF) -> None:
    if block.layout().lineCount() == 0:
        return  # not laid out yet, and Qt does not check
    line = block.layout().lineAt(0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.dim))
    painter.drawEllipse(origin + QPointF(line.x() - 13, line.y() + line.ascent() * 0.72), 2.4, 2.4)
