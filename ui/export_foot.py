"""The last line of the export window: its buttons, a question, or how far it is."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from ui.announcing import announce
from ui.theme import STEP

BAR_HEIGHT = 6
BAR_STYLE = """
    QProgressBar { border: none; border-radius: 3px; background: palette(mid); }
    QProgressBar::chunk { border-radius: 3px; background: palette(highlight); }
"""


class ExportFoot(QStackedWidget):
    """One of three lines at a time. The signals are what the reader asked for."""

    export_wanted = Signal()
    cancel_wanted = Signal()
    replace_wanted = Signal()
    keep_both_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.export_button = _button("Export", self.export_wanted)
        self.cancel_button = _button("Cancel", self.cancel_wanted)
        self.replace_button = _button("Replace", self.replace_wanted)
        self.keep_both_button = _button("Keep both", self.keep_both_wanted)
        self.leave_button = _button("Cancel", self.cancel_wanted)
        self.stop_button = _button("Cancel", self.cancel_wanted)
        self.mistake = _words()
        self.question = _words()
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(BAR_HEIGHT)
        self.bar.setStyleSheet(BAR_STYLE)
        self.bar.setAccessibleName("Progress")
        choices = (self.replace_button, self.keep_both_button, self.leave_button)
        self._ready = self._line(self.mistake, self.cancel_button, self.export_button)
        self._asking = self._line(self.question, *choices)
        self._running = self._line(self.bar, self.stop_button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.be_ready()

    def be_ready(self, mistake: str = "") -> None:
        """Offer to export, and say what stands in the way."""
        self.mistake.setText(mistake)
        announce(self, mistake, now=True)
        self.setCurrentWidget(self._ready)
        self.export_button.setDefault(True)

    def ask(self, question: str) -> None:
        """Ask what to do with files that exist; the harmless answer is the default."""
        self.question.setText(question)
        for button in (self.replace_button, self.keep_both_button, self.leave_button):
            button.setAccessibleDescription(question)  # read with the button that gets the focus
        self.setCurrentWidget(self._asking)
        self.keep_both_button.setDefault(True)
        self.keep_both_button.setFocus()

    def run(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.setCurrentWidget(self._running)

    def _line(self, first: QWidget, *buttons: QPushButton) -> QWidget:
        line = QWidget(self)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * STEP)
        layout.addWidget(first, 1)
        for button in buttons:
            layout.addWidget(button)
        self.addWidget(line)
        return line


def _button(text: str, wanted: SignalInstance) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(wanted)
    return button


def _words() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
