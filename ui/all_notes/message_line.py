"""What the status line says, said in a window that lies over it, with an offer to undo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.session import Session
from ui.theme import STEP


class MessageLine(QWidget):
    """``cancelled()`` asks to stop what is under way."""

    cancelled = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.undo = self._button("&Undo")
        self.cancel = self._button("&Stop")
        self.undo.clicked.connect(session.undo)
        self.cancel.clicked.connect(self.cancelled)
        line = QHBoxLayout(self)
        line.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.undo)
        line.addWidget(self.cancel)
        for signal in (session.said, session.redoable, session.failed):
            signal.connect(self.say)
        session.busy.connect(self._say_busy)
        session.undoable.connect(self._offer_undo)
        self.say("")

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def say(self, words: str) -> None:
        """Show one line; "" for none."""
        self.words.setText(words)
        self.undo.hide()
        self.cancel.hide()
        self.setVisible(bool(words))

    def _offer_undo(self, words: str) -> None:
        self.say(words)
        self.undo.show()

    def _say_busy(self, words: str) -> None:
        self.say(words)
        self.repaint()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far something is that can be stopped."""
        self.say(f"{done:,} of {total:,} exported…")
        self.cancel.show()
