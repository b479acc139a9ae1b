"""Finding words in the article on the page."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.announcing import announce
from ui.icons import icon
from ui.reading.finding import Found, around, find
from ui.theme import LIGHT, Theme

AT_ONCE = 200_000
"""Code points of a text that is searched at every key; a longer one once typing pauses."""

PAUSE = 120
"""Milliseconds that count as a pause."""


class FindBar(QWidget):
    """A field, switches, a count, previous and next. ``found(spans, current)`` is what to show.

    Spans are in code points of the text; ``current`` is -1 where nothing was found.
    """

    found = Signal(object, int)  # an object, or Qt would copy it match by match
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._found = Found([], 0)
        self._current = -1
        self._theme = LIGHT
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Find in this article")
        self.field.setAccessibleName("Find in this article")
        self.field.setMaximumWidth(320)
        self.field.setAcceptDrops(False)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(self._search_soon)
        self.case = self._switch("Aa", "Match case")
        self.whole = self._switch("|ab|", "Whole words")
        self._count = QLabel(self)
        self._previous = self._tool("Previous (Shift+F3)", lambda: self.step(-1))
        self._next = self._tool("Next (F3)", lambda: self.step(1))
        self._close = self._tool("Close (Esc)", self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        for widget in (
            *(self.field, self.case, self.whole),
            *(self._previous, self._next, self._count),
        ):
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

    def _switch(self, text: str, tip: str) -> QToolButton:
        button = self._tool(tip, lambda: self._search())
        button.setText(text)
        button.setCheckable(True)
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
        self._pause.stop()
        self._found, self._current = Found([], 0), -1
        self.found.emit([], -1)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match, around the ends."""
        if not self.isVisible():
            self.open()
        elif self._pause.isActive():
            self._search()
        elif self._found.spans:
            self._current = (self._current + by) % len(self._found.spans)
            self._tell()

    def _search_soon(self) -> None:
        if len(self._text) > AT_ONCE:
            self._pause.start()
        else:
            self._search()

    def _search(self) -> None:
        self._pause.stop()
        case, whole = self.case.isChecked(), self.whole.isChecked()
        self._found = find(self._text, self.field.text(), case=case, whole=whole)
        self._current = 0 if self._found.spans else -1
        self._tell()

    def _tell(self) -> None:
        spans, count = self._found
        if not self.field.text().strip():
            self._count.setText("")
        elif not spans:
            self._count.setText("Not in this article")
        elif count > len(spans):
            self._count.setText(f"{self._current + 1:,} of {count:,}, first {len(spans):,} shown")
        else:
            self._count.setText(f"{self._current + 1:,} of {count:,}")
        if spans and self.field.text().strip():
            words = around(self._text, spans[self._current])
            announce(self.field, f"{self._count.text()}: {words}")
        else:
            announce(self.field, self._count.text())
        self.found.emit(spans, self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on, Shift+Return back, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
