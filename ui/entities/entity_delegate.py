"""How a row of the entities panel is drawn: name, aliases below it, count at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from annotation.entities import Entity
from ui.appearance import Appearance
from ui.entities.entity_model import COUNT, ENTITY, LABEL
from ui.icons import icon
from ui.row_state import row_state
from ui.theme import mixed, sized

Index = QModelIndex | QPersistentModelIndex
PADDING = 12
ARROW = 12
INDENT = 26
"""Pixels from the edge to the words, of labels and of the entities below them."""


class EntityDelegate(QStyledItemDelegate):
    """Draws labels as small headings and entities in two lines where they have aliases."""

    def __init__(self, appearance: Appearance, tree: QTreeView) -> None:
        super().__init__(tree)
        self._appearance = appearance
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave room for the aliases."""
        entity = index.data(ENTITY)
        line = QFontMetrics(option.font).height()
        small = QFontMetrics(sized(option.font, 0.88)).height()
        if entity is None:
            return QSize(100, line + 14)
        return QSize(100, line + 8 + (small + 1 if entity.aliases else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        theme = self._appearance.theme
        rect: QRect = option.rect
        font: QFont = option.font
        state = row_state(option, index)
        if state.chosen:
            painter.fillRect(rect, mixed(theme.accent, theme.panel, 0.16))
        elif state.hovered:
            painter.fillRect(rect, mixed(theme.text, theme.panel, 0.05))
        entity = index.data(ENTITY)
        if entity is None:
            self._heading(painter, rect, font, index)
        else:
            self._entity(painter, rect, font, entity)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, font: QFont, index: Index) -> None:
        theme = self._appearance.theme
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(theme.label(index.data(LABEL)))
        arrow = "chevron-down" if self._tree.isExpanded(index) else "chevron-right"
        place = QRect(rect.left() + 8, rect.center().y() - ARROW // 2, ARROW, ARROW)
        icon(arrow, QColor(theme.dim), ARROW).paint(painter, place)
        inner = rect.adjusted(INDENT, 0, -PADDING, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, flags, str(index.data()))
        self._count(painter, inner, font, index.data(COUNT))

    def _entity(self, painter: QPainter, rect: QRect, font: QFont, entity: Entity) -> None:
        theme = self._appearance.theme
        metrics = QFontMetrics(font)
        count_width = metrics.horizontalAdvance("0000")
        top = rect.adjusted(0, 4, -PADDING, 0)
        top.setHeight(metrics.height())
        self._count(painter, top, font, len(entity.mentions))
        width = top.width() - count_width
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        name = metrics.elidedText(entity.name, Qt.TextElideMode.ElideRight, width)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(top.adjusted(0, 0, -count_width, 0), flags, name)
        if entity.aliases:
            small = sized(font, 0.88)
            painter.setFont(small)
            painter.setPen(QColor(theme.dim))
            metrics = QFontMetrics(small)
            words = metrics.elidedText(
                ", ".join(entity.aliases), Qt.TextElideMode.ElideRight, width
            )
            below = QRect(top.left(), top.bottom() + 1, width, metrics.height())
            painter.drawText(below, flags, words)

    def _count(self, painter: QPainter, rect: QRect, font: QFont, count: int) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._appearance.theme.dim))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, flags, str(count))
