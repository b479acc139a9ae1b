"""Where a note is typed. What is typed is handed on within two seconds."""

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

SAVE_AFTER = 1200
"""Milliseconds from the first unsaved key to saving."""

TRY_AGAIN_AFTER = 10_000
"""Milliseconds until words that could not be saved are handed on again, also without a key."""


class NoteEditor(QPlainTextEdit):
    """Grows with its words. ``typed(body)`` asks to save; ``left`` says that writing is over."""

    typed = Signal(str)
    left = Signal()
    grown = Signal()

    def __init__(self, body: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlainText(body)
        self._saved = self.words()
        self._refused = False
        self._wait = QTimer(self, singleShot=True)
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
        if self.unsaved():
            self._saved = self.words()
            self._refused = False
            self.typed.emit(self._saved)

    def words(self) -> str:
        """Return what stands here, to the character: Qt's own answer loses no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n")

    def unsaved(self) -> bool:
        """Tell whether something was typed that is not saved."""
        return self._refused or self.words() != self._saved

    def refuse(self) -> None:
        """The words handed on last were not saved: try again with the next key, or in a while."""
        self._refused = True
        self._wait.start(TRY_AGAIN_AFTER)

    def _changed(self) -> None:
        if not 0 <= self._wait.remainingTime() <= SAVE_AFTER:
            self._wait.start(SAVE_AFTER)
        self._fit()

    def _fit(self) -> None:
        lines = max(3, int(self.document().size().height()))
        height = lines * self.fontMetrics().lineSpacing() + 22
        if self.height() != min(height, 420):
            self.setFixedHeight(min(height, 420))
            self.grown.emit()
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
        if enter:
            self.insertPlainText("\n")  # with Shift, Qt would make a line separator
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files to the window: they become articles."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)
