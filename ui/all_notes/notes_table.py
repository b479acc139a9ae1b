"""The list of all annotations: chosen by lines, folded by groups, walked with keys."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from ui.all_notes.note_delegate import INDENT, NoteDelegate, line_height
from ui.all_notes.notes_model import NotesModel
from ui.appearance import Appearance
from ui.focus_ring import FocusRing


class NotesTable(QTableView):
    """``opened()``: Enter or a double click on an annotation; ``deleted()``: the Delete key;
    ``all_wanted()``: Ctrl+A, before all is chosen; ``menu_wanted(point)`` on the screen."""

    opened = Signal()
    deleted = Signal()
    all_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, model: NotesModel, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._notes = model
        self._appearance = appearance
        self.setModel(model)
        self.setItemDelegate(NoteDelegate(appearance, self))
        self.setAccessibleName("All notes")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(line_height(self.font()))
        FocusRing(self)
        appearance.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.setStyleSheet(
            f"QTableView {{ background: {theme.panel_raised}; border: none; outline: none;"
            f" border-top: 1px solid {theme.line}; border-bottom: 1px solid {theme.line}; }}"
        )

    # Choosing

    def ranges(self) -> list[tuple[int, int]]:
        """Return the chosen lines as ranges with both ends in them."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.count())]
        return [(part.top(), part.bottom()) for part in parts]

    def chosen(self) -> list[int]:
        """Return the rows of the chosen annotations, each once; headings bring their groups."""
        return self._notes.groups.chosen(self.ranges())

    def choose(self, rows: frozenset[int]) -> None:
        """Choose annotations by their rows, wherever they stand."""
        selection = QItemSelection()
        for first, last in self._notes.groups.ranges_of(rows):
            selection.select(self._notes.index(first), self._notes.index(last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selectAll(self) -> None:
        """Choose every line."""
        self.all_wanted.emit()
        last = self._notes.rowCount() - 1
        if last >= 0:
            every = QItemSelection(self._notes.index(0), self._notes.index(last))
            self.selectionModel().select(every, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def go(self, line: int) -> None:
        """Make a line the present one without choosing it."""
        index = self._notes.index(line)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    # Folding

    def fold(self, line: int, folded: bool) -> None:
        """Fold the group that a line is in, or unfold it; its heading becomes the present line."""
        heading = self._notes.groups.heading(line)
        self._notes.fold(heading, folded)
        if folded and line != heading:
            self.selectRow(heading)

    def _turn(self, index: QModelIndex) -> None:
        self.fold(index.row(), not self._notes.groups.at(index.row())[0].folded)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens or folds, Left and Right fold, Delete deletes."""
        keys, key, index = Qt.Key, event.key(), self.currentIndex()
        if key == keys.Key_Delete:
            self.deleted.emit()
        elif not index.isValid() or key not in _OURS:
            super().keyPressEvent(event)
        elif key in (keys.Key_Left, keys.Key_Right):
            self.fold(index.row(), key == keys.Key_Left)
        elif self._notes.is_heading(index.row()):
            self._turn(index)
        else:
            self.opened.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the arrow of a heading folds it, and chooses nothing."""
        index = self.indexAt(event.position().toPoint())
        on_arrow = event.position().x() < INDENT and event.button() == Qt.MouseButton.LeftButton
        if on_arrow and index.isValid() and self._notes.is_heading(index.row()):
            self._turn(index)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an annotation, fold a heading."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._notes.is_heading(index.row()):
            self._turn(index)
        else:
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen annotations."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))
        else:
            self.menu_wanted.emit(event.globalPos())


_OURS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter)
