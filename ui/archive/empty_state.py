"""What stands where a list would be, when there is nothing to list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.fitting import FittingButton
from ui.theme import STEP


class EmptyState(QWidget):
    """One sentence that says what to do next, and a button that does it where one helps."""

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.button = FittingButton("Open a file…", self)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * STEP, 12 * STEP, 6 * STEP, 6 * STEP)
        layout.setSpacing(4 * STEP)
        layout.addWidget(self._words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def say(self, words: str, button: str = "") -> None:
        """Show a sentence, and a button where it has a text."""
        self._words.setText(words)
        self.button.setText(button)
        self.button.setVisible(bool(button))

    def text(self) -> str:
        """Return the sentence that is shown."""
        return self._words.text()
