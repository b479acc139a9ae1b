"""Paints what lies behind and above the words of the visible part of a page."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from annotation.article import BlockKind
from ui.reading.document import PageDocument, has_marker
from ui.reading.here_painting import paint_here
from ui.reading.marks import Marks
from ui.reading.painting import MarkPainter
from ui.theme import Theme, mixed

CAPTION_RULE = 48
"""Pixels: the short line over a caption, where the picture stood."""

VisibleBlocks = list[tuple[QTextBlock, QPointF]]


def visible_blocks(view: QTextEdit, rect: QRect) -> VisibleBlocks:
    """Return the blocks within a viewport rectangle, each with its origin in viewport pixels."""
    return list(_visible_blocks(view, rect))


def _visible_blocks(view: QTextEdit, rect: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
    scroll = view.verticalScrollBar().value()
    document = view.document()
    layout = document.documentLayout()
    first = layout.hitTest(QPointF(0, rect.top() + scroll), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(first).previous()
    if not block.isValid():
        block = document.begin()
    while block.isValid():
        if layout.blockBoundingRect(block).top() - scroll > rect.bottom():
            return
        yield block, block.layout().position() - QPointF(0, scroll)
        block = block.next()


def paint_behind(view: QTextEdit, page: PageDocument, marks: Marks, rect: QRect) -> None:
    """Paint the page's ground, its furniture, highlighters and tints."""
    column_left = view.document().rootFrame().frameFormat().leftMargin()
    with QPainter(view.viewport()) as painter:
        painter.fillRect(rect, QColor(page.style.theme.page))
        paint_here(view, painter, page, marks.here, rect)
        marker = MarkPainter(painter, page.style.theme, marks, rect.top(), rect.bottom())
        for block, origin in visible_blocks(view, rect):
            _paint_furniture(painter, page, block, origin)
            marker.paint_behind(block, origin, column_left)


def paint_above(view: QTextEdit, page: PageDocument, marks: Marks, rect: QRect) -> None:
    """Paint underlines and frames."""
    with QPainter(view.viewport()) as painter:
        marker = MarkPainter(painter, page.style.theme, marks, rect.top(), rect.bottom())
        for block, origin in visible_blocks(view, rect):
            marker.paint_above(block, origin)


def _paint_furniture(
    painter: QPainter, page: PageDocument, block: QTextBlock, origin: QPointF
) -> None:
    """Paint what is neither text nor mark: the rule below the facts, bars and bullets."""
    theme = page.style.theme
    bounds = block.layout().boundingRect().translated(origin)
    if block.blockNumber() == page.facts_block:
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
    elif placed.block.kind is BlockKind.LIST_ITEM and not has_marker(block.text()):
        _paint_bullet(painter, theme, block, origin)


def _paint_bullet(painter: QPainter, theme: Theme, block: QTextBlock, origin: QPointF) -> None:
    if block.layout().lineCount() == 0:
        return  # not laid out yet, and Qt does not check
    line = block.layout().lineAt(0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.dim))
    painter.drawEllipse(origin + QPointF(line.x() - 13, line.y() + line.ascent() * 0.72), 2.4, 2.4)
