"""The tree of tags: choosing filters, F2 renames, dragging onto another joins, Delete deletes."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui.appearance import Appearance
from ui.archive.tag_model import COUNT, TAG, TagModel
from ui.focus_ring import FocusRing
from ui.icons import icon
from ui.row_state import row_state
from ui.theme import STEP, mixed

Index = QModelIndex | QPersistentModelIndex
ARROW = 12
INDENT = 14
SIDE = 3 * STEP
"""Pixels: of the arrow, of each level, and at both edges."""

MOST_ROWS = 8
"""Rows in sight; more are scrolled to."""

_OURS = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Escape)
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class TagRows(QStyledItemDelegate):
    """Draws an arrow, the last part of a tag, and its count at the right."""

    def __init__(self, appearance: Appearance, tree: QTreeView) -> None:
        super().__init__(tree)
        self._appearance = appearance
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the one height of all rows."""
        return QSize(60, QFontMetrics(option.font).height() + STEP + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        theme = self._appearance.theme
        rect = full_width(self._tree, option.rect)
        state = row_state(option, index)
        painter.save()
        if state.chosen:
            painter.fillRect(
                rect, mixed(theme.accent, theme.panel, 0.24 if state.focused else 0.16)
            )
        elif state.hovered:
            painter.fillRect(rect, mixed(theme.text, theme.panel, 0.05))
        inner = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        if index.model().hasChildren(index):
            name = "chevron-down" if self._tree.isExpanded(index) else "chevron-right"
            place = QRect(inner.left(), inner.center().y() - ARROW // 2, ARROW, ARROW)
            icon(name, QColor(theme.dim), ARROW).paint(painter, place)
        self._words(painter, option, index, inner.adjusted(ARROW + STEP, 0, 0, 0))
        painter.restore()

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, inner: QRect
    ) -> None:
        theme, metrics = self._appearance.theme, QFontMetrics(option.font)
        count = f"{index.data(COUNT):,}"
        painter.setFont(option.font)
        painter.setPen(QColor(theme.dim))
        painter.drawText(inner, _RIGHT, count)
        room = inner.width() - metrics.horizontalAdvance(count) - 2 * STEP
        painter.setPen(QColor(theme.text))
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, _LEFT, name)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Let the whole name be written, so that a tag can move to another parent."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(f"New name of the tag {index.data(TAG)}")
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Give the name the width of the tree, and the height it needs."""
        rect = full_width(self._tree, option.rect)
        spare = max(0, editor.sizeHint().height() - rect.height())
        editor.setGeometry(rect.adjusted(0, -spare // 2, 0, spare - spare // 2))


def full_width(tree: QTreeView, rect: QRect) -> QRect:
    """Return a row's rectangle from edge to edge."""
    return QRect(0, rect.top(), tree.viewport().width(), rect.height())


class TagTree(QTreeView):
    """``chosen(tag)``: moved to or clicked. ``left()``: Esc. ``deleted(tag)``: Delete was pressed.

    ``dropped(tag, onto)``: one was dragged onto another. ``menu_asked(tag, point)``: on the screen.
    """

    chosen = Signal(str)
    left = Signal()
    deleted = Signal(str)
    dropped = Signal(str, str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, model: TagModel, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setModel(model)
        self.setItemDelegate(TagRows(appearance, self))
        self.setAccessibleName("Tags")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QTreeView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.viewport().setAutoFillBackground(False)
        FocusRing(self)
        self.expanded.connect(self.fit)
        self.collapsed.connect(self.fit)
        appearance.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.setStyleSheet(
            f"QTreeView {{ background: {theme.panel}; color: {theme.text}; border: none; }}"
            "QTreeView::branch { background: transparent; }"
        )

    def fit(self) -> None:
        """Be as tall as the rows there are, up to a few."""
        rows, index = 0, self.model().index(0, 0)
        while index.isValid() and rows < MOST_ROWS:
            rows, index = rows + 1, self.indexBelow(index)
        self.setFixedHeight(self.height_of(rows))

    def height_of(self, rows: int) -> int:
        """Return the height of so many rows in pixels."""
        return rows * self.sizeHintForRow(0) + 2 if rows else 0

    def current_tag(self) -> str:
        """Return the tag that is chosen; "" for none."""
        rows = self.selectionModel().selectedRows()
        return str(rows[0].data(TAG)) if rows else ""

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys that act on tags from the window's shortcuts."""
        ours = isinstance(event, QKeyEvent) and event.key() in _OURS
        if event.type() == QEvent.Type.ShortcutOverride and ours:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, leave, or move; moving chooses."""
        tag = self.current_tag()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and tag:
            self.deleted.emit(tag)
        else:
            super().keyPressEvent(event)
            if self.current_tag() != tag:
                self.chosen.emit(self.current_tag())

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Unfold at the arrow, choose elsewhere."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        arrow = self.visualRect(index).left() + SIDE + ARROW + STEP // 2
        if index.isValid() and self.model().hasChildren(index) and point.x() <= arrow:
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.current_tag())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu for the row under the pointer, or the chosen one by key."""
        index, point = self.currentIndex(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(point))
        if index.isValid():
            self.menu_asked.emit(str(index.data(TAG)), point)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take tags of this tree only; files go to the window."""
        if event.source() is self:
            super().dragEnterEvent(event)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show which tag it would be dropped on."""
        super().dragMoveEvent(event)
        event.setAccepted(self.indexAt(event.position().toPoint()).isValid())

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which tag was dropped on which."""
        onto = self.indexAt(event.position().toPoint())
        tag = event.mimeData().text()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the model itself moves nothing
        event.accept()
        if onto.isValid() and tag and onto.data(TAG) != tag:
            self.dropped.emit(tag, str(onto.data(TAG)))
