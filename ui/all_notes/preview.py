"""What an act on many annotations would do, said before it is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotation.notes import Annotation, Role
from storage import NoteRow
from ui.appearance import Appearance
from ui.entities.card_head import card_line
from ui.fitting import FittingButton, FittingLabel
from ui.theme import STEP

SHOWN = 4
"""Annotations that are shown of those concerned."""


class Preview(QFrame):
    """``confirmed()`` or ``left()`` follows what the reader decides."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = appearance.theme
        self.setObjectName("preview")
        self.setAccessibleName("What will be done")
        self.setStyleSheet(
            f"#preview {{ background: {self._theme.panel};"
            f" border-top: 1px solid {self._theme.line}; }}"
        )
        self.title = card_line("", self._theme.text, self._bold(), self)
        self.examples = [FittingLabel(self) for _ in range(SHOWN)]
        self.more = card_line("", self._theme.dim, None, self)
        self.go = QPushButton(self)
        self.go.clicked.connect(self.confirmed)
        self.cancel = FittingButton("Cancel", self)
        self.cancel.clicked.connect(self.left)
        self._lay_out()
        self.hide()

    def _bold(self) -> QFont:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 4 * STEP)
        column.setSpacing(STEP)
        column.addWidget(self.title)
        for label in self.examples:
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addWidget(self.more)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 2 * STEP, 0, 0)
        buttons.setSpacing(2 * STEP)
        buttons.addWidget(self.go)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def show_plan(self, title: str, go: str, rows: list[NoteRow], facts: list[str]) -> None:
        """Say what will be done, to which first annotations, and what else is to be known."""
        self.title.setText(title)
        for label, row in zip(self.examples, [*rows, *[None] * SHOWN], strict=False):
            label.setText(_line(row) if row is not None else "")
            label.setVisible(row is not None)
        self.more.setText("  ".join(facts))
        self.more.setVisible(bool(facts))
        self.go.setText(go)
        self.setAccessibleDescription(". ".join((title, *facts)))
        self.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does it, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.left if self.cancel.hasFocus() else self.confirmed).emit()
        else:
            super().keyPressEvent(event)


def _line(row: NoteRow) -> str:
    return f"{_called(row.annotation)}   ·   {row.title}"


def _called(note: Annotation) -> str:
    quote = " ".join(note.quote.split())
    if note.role is Role.ARTICLE_NOTE:
        return "Note on the whole article"
    return f"“{quote if len(quote) <= 60 else quote[:60].rstrip() + '…'}”"
