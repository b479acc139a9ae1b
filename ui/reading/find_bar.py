"""Finding words in the article on the page."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from annotation.selectors import Span
from ui.icons import icon
from ui.theme import LIGHT, Theme

MOST_MATCHES = 10_000


class FindBar(QWidget):
    """A field, a count, previous and next. ``found(spans, current)`` tells what to show.

    Spans are in code points of the text; ``current`` is -1 where nothing was found.
    """

    found = Signal(list, int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._spans: list[Span] = []
        self._current = -1
        self._theme = LIGHT
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Find in this article")
        self.field.setAccessibleName("Find in this article")
        self.field.setMaximumWidth(320)
        self.field.setAcceptDrops(False)
        self.field.textChanged.connect(lambda: self._search())
        self._count = QLabel(self)
        self._previous = self._tool("Previous (Shift+F3)", lambda: self.step(-1))
        self._next = self._tool("Next (F3)", lambda: self.step(1))
        self._close = self._tool("Close (Esc)", self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        for widget in (self.field, self._previous, self._next, self._count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._close)
        self.setAutoFillBackground(True)
        self.hide()

    def _tool(self, tip: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (")[0])
        button.clicked.connect(act)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme, from the next time it opens."""
        self._theme = theme
        if self.isVisible():
            self._dress()

    def _dress(self) -> None:
        theme = self._theme
        text = QColor(theme.text)
        self._previous.setIcon(icon("back", text, 16))
        self._next.setIcon(icon("forward", text, 16))
        self._close.setIcon(icon("close", text, 16))

    def count_text(self) -> str:
        """Return what stands beside the field: which match of how many."""
        return self._count.text()

    def search_in(self, text: str) -> None:
        """Take another article's text."""
        self._text = text
        if self.isVisible():
            self._search()

    def open(self) -> None:
        """Show the bar, ready to type."""
        self._dress()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def leave(self) -> None:
        """Hide the bar and its matches."""
        self.hide()
        self._spans, self._current = [], -1
        self.found.emit([], -1)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match, around the ends."""
        if not self.isVisible():
            self.open()
        elif self._spans:
            self._current = (self._current + by) % len(self._spans)
            self._tell()

    def _search(self) -> None:
        words = [re.escape(word) for word in self.field.text().split()]
        pattern = r"\s+".join(words)  # a line may end between two words
        hits = re.finditer(pattern, self._text, re.IGNORECASE) if words else iter(())
        self._spans = []
        for hit in hits:
            self._spans.append(Span(hit.start(), hit.end()))
            if len(self._spans) == MOST_MATCHES:
                break
        self._current = 0 if self._spans else -1
        self._tell()

    def _tell(self) -> None:
        if not self.field.text().strip():
            self._count.setText("")
        elif not self._spans:
            self._count.setText("Not in this article")
        else:
            self._count.setText(f"{self._current + 1} of {len(self._spans)}")
        self.found.emit(self._spans, self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on, Shift+Return back, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
