"""One of a few things of which one is on: a radio button that looks like a quiet button."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget


class Choice(QRadioButton):
    """Looks as the style sheet says, without the round mark; screen readers know what it is."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAutoExclusive(False)  # the group it is put into sees to that, across its parents
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on it, not only on its words."""
        return self.rect().contains(pos)
