"""The line at the foot of the window: what is open, what was done, what is under way."""

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from ui.fitting import FittingLabel
from ui.theme import Theme

SAID_FOR = 6000
FAILED_FOR = 20000
"""Milliseconds that a line stays."""


class StatusLine(QStatusBar):
    """Facts at the left, the last message beside them, progress with a cancel at the right."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Status")
        self._facts = FittingLabel(self)
        self._place = FittingLabel(self)
        self._message = FittingLabel(self)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._undo = self._offer("Undo", self.undo_wanted)
        self._redo = self._offer("Redo", self.redo_wanted)
        self._doing = FittingLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(120, 6)
        self._cancel = QToolButton(self)
        self._cancel.setToolTip("Stop this")
        self._cancel.setAccessibleName("Stop this")
        self._cancel.clicked.connect(self.cancel_wanted)
        self._ink = QColor()
        self._fade = QTimer(self, singleShot=True)
        self._fade.timeout.connect(self._quiet)
        self.show_progress("", 0, 0)  # before arranging, which looks how tall the line has to be
        self._arrange()

    def _offer(self, text: str, wanted: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.clicked.connect(wanted)
        button.hide()
        return button

    def _arrange(self) -> None:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(10)
        row.addWidget(self._facts)
        row.addWidget(self._place)
        row.addWidget(self._message, 1)
        for widget in (self._undo, self._redo, self._doing, self._bar, self._cancel):
            row.addWidget(widget)
        self.addWidget(line, 1)
        self.setSizeGripEnabled(False)
        self.setMinimumHeight(self._undo.sizeHint().height() + 6)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        dim = self._facts.palette()
        dim.setColor(QPalette.ColorRole.WindowText, QColor(theme.dim))
        for label in (self._facts, self._place, self._doing):
            label.setPalette(dim)
        self._ink = QColor(theme.text)
        self._show_cross()
        for offer in (self._undo, self._redo):
            offer.setStyleSheet(f"QToolButton {{ color: {theme.accent}; padding: 1px 6px; }}")
        self._bar.setStyleSheet(
            f"QProgressBar {{ border: none; border-radius: 3px; background: {theme.line}; }}"
            f"QProgressBar::chunk {{ border-radius: 3px; background: {theme.accent}; }}"
        )

    def _show_cross(self) -> None:
        """Draw the cross of the button that stops work, where there is any."""
        if not self._cancel.isHidden():
            from ui.icons import icon  # slow to load

            self._cancel.setIcon(icon("close", self._ink, 14))

    def show_facts(self, facts: str) -> None:
        """Show what is known about the article on the page."""
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    def facts(self) -> str:
        """Return the facts shown now."""
        return self._facts.text()

    def show_place(self, place: str) -> None:
        """Show how far the article is read."""
        self._place.setText(f"·  {place}" if place else "")
        self._place.setAccessibleName(place)
        self._place.setVisible(bool(place))

    def place(self) -> str:
        """Return what is shown of how far the article is read."""
        return self._place.accessibleName()

    def say(self, text: str) -> None:
        """Show one quiet line for a while."""
        self._tell(text, SAID_FOR)

    def say_busy(self, text: str) -> None:
        """Show at once what the window is about to be busy with."""
        self._tell(text, FAILED_FOR)
        self._message.repaint()

    def say_undoable(self, text: str) -> None:
        """Show what was done, and offer to undo it."""
        self._tell(text, SAID_FOR)
        self._undo.show()

    def say_redoable(self, text: str) -> None:
        """Show what was undone, and offer to do it again."""
        self._tell(text, SAID_FOR)
        self._redo.show()

    def say_failed(self, text: str) -> None:
        """Show one sentence about what went wrong, long enough to be read."""
        self._tell(text, FAILED_FOR, failed=True)

    def _tell(self, text: str, milliseconds: int, *, failed: bool = False) -> None:
        from ui.announcing import announce
        from ui.plain_tip import set_tip

        self._undo.hide()
        self._redo.hide()
        self._message.setText(text)
        set_tip(self._message, text)
        self._message.setAccessibleName(text)
        announce(self, text, now=failed)
        self._fade.start(milliseconds)

    def message(self) -> str:
        """Return the line shown now."""
        return self._message.text()

    def _quiet(self) -> None:
        self._message.clear()
        self._undo.hide()
        self._redo.hide()

    def show_progress(self, title: str, finished: int, total: int) -> None:
        """Show how a batch stands; a total of 0 shows nothing."""
        for widget in (self._doing, self._bar, self._cancel):
            widget.setVisible(total > 0)
        self._show_cross()
        self._doing.setText(f"{title}, {finished + 1} of {total}" if total > 1 else title)
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, total if total > 1 else 0)
        self._bar.setValue(finished)
