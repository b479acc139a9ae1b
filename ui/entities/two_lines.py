"""Lists whose rows are a name, a quiet line below it and a count at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.appearance import Appearance
from ui.focus_ring import FocusRing
from ui.row_state import row_state
from ui.theme import STEP, Theme, mixed, sized

Index = QModelIndex | QPersistentModelIndex
BELOW = int(Qt.ItemDataRole.UserRole) + 10
"""The quiet line."""
COUNT = BELOW + 1
BAR = 3
"""Pixels."""
CHOSEN, CHOSEN_FOCUSED = 0.14, 0.24
"""How much of the accent lies below a chosen row, and below one of a list with the keys."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class TwoLines(QStyledItemDelegate):
    """Draws such rows, all of one height."""

    def __init__(self, appearance: Appearance, parent: QWidget, side: int = 3 * STEP) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._side = side

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for both lines."""
        small = QFontMetrics(sized(option.font, 0.88)).height()
        return QSize(80, QFontMetrics(option.font).height() + small + 2 * STEP + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        theme, rect = self._appearance.theme, option.rect
        state = row_state(option, index)
        painter.save()
        if state.chosen:
            share = CHOSEN_FOCUSED if state.focused else CHOSEN
            painter.fillRect(rect, mixed(theme.accent, theme.panel, share))
            paint_bar(painter, rect, theme)
        elif state.hovered:
            painter.fillRect(rect, mixed(theme.text, theme.panel, 0.05))
        self._words(painter, option, index, rect.adjusted(self._side, STEP, -self._side, -STEP))
        painter.restore()

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, inner: QRect
    ) -> None:
        theme, font, small = self._appearance.theme, option.font, sized(option.font, 0.88)
        quiet = quiet_ink(theme, chosen=row_state(option, index).chosen)
        metrics = QFontMetrics(font)
        count = str(index.data(COUNT) or "")
        room = metrics.horizontalAdvance(count) + 2 * STEP if count else 0
        top = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
        painter.setFont(font)
        painter.setPen(quiet)
        painter.drawText(top, _RIGHT, count)
        painter.setPen(QColor(theme.text))
        name = str(index.data())
        elided = metrics.elidedText(name, Qt.TextElideMode.ElideRight, top.width() - room)
        painter.drawText(top, _LEFT, elided)
        metrics = QFontMetrics(small)
        below = QRect(inner.left(), top.bottom() + 2, inner.width(), metrics.height())
        painter.setFont(small)
        painter.setPen(quiet)
        words = str(index.data(BELOW) or "")
        painter.drawText(
            below, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, below.width())
        )


def paint_bar(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Paint a bar beside a chosen row, so that its tint is not the only cue."""
    painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(theme.accent))


def quiet_ink(theme: Theme, *, chosen: bool) -> QColor:
    """Return the colour of secondary words; a tint behind them asks for more contrast."""
    return mixed(theme.text, theme.dim, 0.5) if chosen else QColor(theme.dim)


class TwoLineList(QListView):
    """A list of such rows. ``entered(index)``: a click or Enter; ``left()``: Esc."""

    entered = Signal(QModelIndex)
    left = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget, side: int = 3 * STEP) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setItemDelegate(TwoLines(appearance, self, side))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FocusRing(self)
        appearance.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.setStyleSheet(
            f"QListView {{ background: {theme.panel}; color: {theme.text}; border: none; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the row, Esc leaves the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
