"""Where a note is typed. What is typed is handed on within two seconds."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

SAVE_AFTER = 1200
"""Milliseconds from the first unsaved key to saving."""


class NoteEditor(QPlainTextEdit):
    """Grows with its words. ``typed(body)`` asks to save; ``left`` says that writing is over."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, body: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlainText(body)
        self._saved = body
        self._wait = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._wait.timeout.connect(self.flush)
        self.setPlaceholderText("Write a note. Markdown works.")
        self.setAccessibleName("Note")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._changed)
        self._fit()

    def flush(self) -> None:
        """Hand on what was typed since the last time."""
        self._wait.stop()
        body = self.toPlainText()
        if body != self._saved:
            self._saved = body
            self.typed.emit(body)

    def keep_unsaved(self) -> None:
        """The last words handed on were not saved: try again with the next key."""
        self._saved = "\0"

    def _changed(self) -> None:
        if not self._wait.isActive():
            self._wait.start()
        self._fit()

    def _fit(self) -> None:
        lines = max(3, int(self.document().size().height()))
        height = lines * self.fontMetrics().lineSpacing() + 22
        self.setFixedHeight(min(height, 420))
        tall = height > 420
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if tall else policies.ScrollBarAlwaysOff
        )

    def sizeHint(self) -> QSize:
        """Take the width there is."""
        return QSize(200, self.height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save; leaving for another widget ends the writing."""
        super().focusOutEvent(event)
        self.flush()
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        ):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Return end the writing."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (enter and control):
            self.flush()
            self.left.emit()
            return
        super().keyPressEvent(event)
