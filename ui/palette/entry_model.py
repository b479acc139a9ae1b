"""The palette's lines as a model, and how they are drawn."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.appearance import Appearance
from ui.entities.two_lines import paint_bar, quiet_ink
from ui.palette.entries import Entry
from ui.row_state import row_state
from ui.theme import STEP, mixed

Index = QModelIndex | QPersistentModelIndex
ENTRY = int(Qt.ItemDataRole.UserRole)
CHOSEN = 0.2
"""How much of the accent lies below the chosen line."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class EntryModel(QAbstractListModel):
    """The entries that fit, in order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List these instead."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an entry, its title, or what a screen reader says."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "" if entry.available else "not available now"
            return ", ".join(filter(None, (entry.title, entry.where, entry.keys, state)))
        return None


class EntryDelegate(QStyledItemDelegate):
    """Draws the title, the menu quietly behind it, the keys at the right; dim for unavailable."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for one line."""
        return QSize(80, QFontMetrics(option.font).height() + 3 * STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        theme, entry = self._appearance.theme, index.data(ENTRY)
        painter.save()
        chosen = row_state(option, index).chosen
        quiet = quiet_ink(theme, chosen=chosen)
        if chosen:
            painter.fillRect(option.rect, mixed(theme.accent, theme.panel_raised, CHOSEN))
            paint_bar(painter, option.rect, theme)
        inner = option.rect.adjusted(4 * STEP, 0, -4 * STEP, 0)
        metrics = QFontMetrics(option.font)
        keys = metrics.horizontalAdvance(entry.keys)
        painter.setFont(option.font)
        painter.setPen(quiet)
        painter.drawText(inner, _RIGHT, entry.keys)
        room = inner.adjusted(0, 0, -(keys + 4 * STEP if keys else 0), 0)
        painter.setPen(QColor(theme.text) if entry.available else quiet)
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, title)
        room.setLeft(room.left() + metrics.horizontalAdvance(title) + 3 * STEP)
        painter.setPen(quiet)
        if room.width() > metrics.horizontalAdvance(entry.where):
            painter.drawText(room, _LEFT, entry.where)
        painter.restore()
