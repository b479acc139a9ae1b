"""How a row of the entities panel is drawn: name, aliases below it, count at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from annotation.entities import Entity, Label
from ui.appearance import Appearance
from ui.entities.entity_model import COUNT, ENTITY, LABEL
from ui.entities.two_lines import paint_bar, quiet_ink
from ui.icons import icon
from ui.row_state import row_state
from ui.theme import Theme, mixed, sized

Index = QModelIndex | QPersistentModelIndex
CHOSEN = 0.16
"""How much of the accent lies below the chosen row."""
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
            painter.fillRect(rect, mixed(theme.accent, theme.panel, CHOSEN))
            paint_bar(painter, rect.adjusted(-rect.left(), 0, 0, 0), theme)  # at the edge
        elif state.hovered:
            painter.fillRect(rect, mixed(theme.text, theme.panel, 0.05))
        entity = index.data(ENTITY)
        if entity is None:
            self._heading(painter, rect, font, index, chosen=state.chosen)
        else:
            self._entity(painter, rect, font, entity, chosen=state.chosen)
        painter.restore()

    def _heading(
        self, painter: QPainter, rect: QRect, font: QFont, index: Index, *, chosen: bool
    ) -> None:
        theme = self._appearance.theme
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(heading_ink(theme, index.data(LABEL), chosen=chosen))
        arrow = "chevron-down" if self._tree.isExpanded(index) else "chevron-right"
        place = QRect(rect.left() + 8, rect.center().y() - ARROW // 2, ARROW, ARROW)
        icon(arrow, QColor(theme.dim), ARROW).paint(painter, place)
        inner = rect.adjusted(INDENT, 0, -PADDING, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, flags, str(index.data()))
        painter.setPen(quiet_ink(theme, chosen=chosen))
        self._count(painter, inner, font, index.data(COUNT))

    def _entity(
        self, painter: QPainter, rect: QRect, font: QFont, entity: Entity, *, chosen: bool
    ) -> None:
        theme = self._appearance.theme
        quiet = quiet_ink(theme, chosen=chosen)
        metrics = QFontMetrics(font)
        count_width = metrics.horizontalAdvance("0000")
        top = rect.adjusted(0, 4, -PADDING, 0)
        top.setHeight(metrics.height())
        painter.setPen(quiet)
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
            painter.setPen(quiet)
            metrics = QFontMetrics(small)
            words = metrics.elidedText(
                ", ".join(entity.aliases), Qt.TextElideMode.ElideRight, width
            )
            below = QRect(top.left(), top.bottom() + 1, width, metrics.height())
            painter.drawText(below, flags, words)

    def _count(self, painter: QPainter, rect: QRect, font: QFont, count: int) -> None:
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, flags, str(count))


def heading_ink(theme: Theme, label: Label, *, chosen: bool) -> QColor:
    """Return the colour of a label's heading; a tint behind it asks for more contrast."""
    return QColor(theme.text) if chosen else theme.label(label)
