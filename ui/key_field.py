"""The field that takes a new key: whatever is pressed in it is meant."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget


class KeyField(QKeySequenceEdit):
    """``pressed(key)`` gives one key as it is written in files, ``left()`` follows Esc.

    Tab goes on to the next field, as everywhere.
    """

    pressed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setAccessibleName("New keys")
        self.setAccessibleDescription("Press the keys you want; Escape leaves")
        for field in self.findChildren(QLineEdit):
            field.setAccessibleName("New keys")
        self.keySequenceChanged.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc alone leaves, everything else is a key."""
        bare = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Escape and bare:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, keys: QKeySequence) -> None:
        if not keys.isEmpty():
            self.pressed.emit(keys.toString(QKeySequence.SequenceFormat.PortableText))
