"""A field that narrows the list below it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget


class SearchField(QLineEdit):
    """Clears itself with a button, which has a name for those who hear it."""

    def __init__(self, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(f"Search {what}…")
        self.setAccessibleName(f"Search {what}")
        self.setClearButtonEnabled(True)
        clear = self.findChild(QAction, "_q_qlineeditclearaction")
        if isinstance(clear, QAction):
            clear.setText("Clear the search")
