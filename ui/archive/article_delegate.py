"""How one row of the archive's list is painted."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.appearance import Appearance
from ui.archive.cards import Card, Words
from ui.archive.listing import CARD_ROLE
from ui.archive.text_layout import Ink, laid_out, line_height
from ui.row_state import RowState, row_state
from ui.theme import STEP, Theme, mixed, sized

SIDE = 3 * STEP
TOP = 5 * STEP // 2
BAR = 3
GAP = 2
LINES = 3

ISOLATE, ISOLATE_END = "\u2068", "\u2069"
"""Around a name that may run from right to left, so that it stays in its place."""


class ArticleDelegate(QStyledItemDelegate):
    """Paints cards, all of one height, so that the length of the list costs nothing."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def row_height(self, font: QFont) -> int:
        """Return the height of each row in pixels: two lines of a title and one below."""
        return round(2 * _title(font) + _small(font)) + GAP + 2 * TOP

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one height of all rows; the width is the list's."""
        return QSize(0, self.row_height(option.font))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        card = index.data(CARD_ROLE)
        painter.save()
        painter.setClipRect(option.rect)
        state = row_state(option, index)
        self._paint_ground(painter, option.rect, state)
        if card is not None:
            self._paint_card(painter, option, card, state)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        theme = self._appearance.theme
        painter.fillRect(rect, ground(theme, state))
        line = QRect(rect.left() + SIDE, rect.bottom(), rect.width() - SIDE, 1)
        painter.fillRect(line, QColor(theme.line))
        if state.chosen:
            bar = QRect(rect.left(), rect.top(), BAR, rect.height())
            painter.fillRect(bar, QColor(theme.accent))

    def _paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, card: Card, state: RowState
    ) -> None:
        theme = self._appearance.theme
        font: QFont = option.font
        rect: QRect = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        text, dim = QColor(theme.text), dim_ink(theme, state)
        cue = cue_ink(theme, state)
        title = laid_out(
            card.title, title_font(font), rect.width(), card.title_lines, Ink(text, text, cue)
        )
        ink = Ink(dim, text, cue)
        under = self._under(card, small_font(font), rect.width(), LINES - title.lineCount(), ink)
        height = title.lineCount() * _title(font) + under.lineCount() * _small(font) + GAP
        top = rect.top() + (rect.height() - height) / 2
        painter.setPen(text)
        title.draw(painter, QPointF(rect.left(), top))
        painter.setPen(dim)
        below = top + title.lineCount() * _title(font) + GAP
        under.draw(painter, QPointF(rect.left(), below))

    def _under(self, card: Card, font: QFont, width: float, lines: int, ink: Ink) -> QTextLayout:
        if not card.tail:
            return laid_out(card.under, font, width, lines, ink)
        tail = f" · {card.tail}" if card.under.text else card.tail
        metrics = QFontMetricsF(font)
        room = width - metrics.horizontalAdvance(tail) - 1
        under = metrics.elidedText(card.under.text, Qt.TextElideMode.ElideRight, room)
        return laid_out(Words(f"{ISOLATE}{under}{ISOLATE_END}{tail}"), font, width, 1, ink)


def ground(theme: Theme, state: RowState) -> QColor:
    """Return the colour behind a row."""
    if state.chosen:
        share = 0.16 if state.focused else 0.12
        return mixed(theme.accent, theme.panel, share)
    if state.hovered:
        return mixed(theme.text, theme.panel, 0.05)
    return QColor(theme.panel)


def dim_ink(theme: Theme, state: RowState) -> QColor:
    """Return the colour of secondary words; a tint behind them asks for more contrast."""
    if state.chosen:
        return mixed(theme.text, theme.dim, 0.4)
    return QColor(theme.dim)


def cue_ink(theme: Theme, state: RowState) -> QColor:
    """Return the colour of "In a note"."""
    if state.chosen:
        return mixed(theme.accent, theme.text, 0.7)
    return QColor(theme.accent)


def title_font(font: QFont) -> QFont:
    """Return the font of a title."""
    copy = QFont(font)
    copy.setWeight(QFont.Weight.Medium)
    return copy


def small_font(font: QFont) -> QFont:
    """Return the font of what stands under a title."""
    return sized(font, 0.9)


def _title(font: QFont) -> float:
    return line_height(title_font(font))


def _small(font: QFont) -> float:
    return line_height(small_font(font))
