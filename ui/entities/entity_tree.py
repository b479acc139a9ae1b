"""The tree of the entities panel, which knows what a menu was asked for."""

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QTreeView


class EntityTree(QTreeView):
    """``menu_asked(index, point)``: for the row under the pointer, or the chosen one by key."""

    menu_asked = Signal(QModelIndex, QPoint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at a point of the screen, beside the row that it is for."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.visualRect(index).bottomLeft()
            self.menu_asked.emit(index, self.viewport().mapToGlobal(place))
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
            self.menu_asked.emit(index, event.globalPos())
