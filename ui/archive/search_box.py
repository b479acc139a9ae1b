"""The one box that searches the archive."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.appearance import Appearance
from ui.later import Later

LONGEST = 500
"""Code units that may be typed or pasted."""


class SearchBox(QLineEdit):
    """Where the reader types what to search for.

    ``left()``: go to the results. ``entered()``: open the first one. ``given_up()``: back to
    the list.
    """

    left = Signal()
    entered = Signal()
    given_up = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setPlaceholderText("Search titles, texts and notes")
        self.setAccessibleName("Search the archive")
        self.setAcceptDrops(False)
        self.setMaxLength(LONGEST)
        self._glass = QAction("Search", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._cross = QAction("Clear the search", self)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._cross.setVisible(False)
        self._cross.triggered.connect(self.give_up)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))

    def give_up(self) -> None:
        """Clear the box and go back to the list."""
        self.clear()
        self.given_up.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window while there is something to clear here."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Esc, go down with Down or Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _is_escape(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        return is_key and bool(self.text())

    @Later
    def icons(self) -> None:
        """The glass and the cross, for which there is room from the first."""
        self._paint_icons()
        self._appearance.changed.connect(self._paint_icons)

    def _paint_icons(self) -> None:
        from ui.icons import icon  # slow to load

        colour = QColor(self._appearance.theme.dim)
        self._glass.setIcon(icon("search", colour, 16))
        self._cross.setIcon(icon("close", colour, 16))
