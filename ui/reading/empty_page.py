"""What stands on the page while no article does: how to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.appearance import Appearance
from ui.fitting import FittingButton
from ui.flow_layout import FlowLayout
from ui.scrolled import Scrolled
from ui.theme import reading_font_beside

_FIRST = (
    "Keep what you read.",
    "Open an article, paste one, or drop a file anywhere in this window. Its names light up, "
    "and your highlights and notes stay beside it, on this computer only.",
)
_NEXT = (
    "Nothing open.",
    "Choose an article on the left, or add another: open a file, paste a text, or drop one here.",
)


class EmptyPage(QWidget):
    """One sentence on what to do next, and the buttons for it."""

    open_wanted = Signal()
    paste_wanted = Signal()
    welcome_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._title = QLabel(self)
        font = reading_font_beside(self.font(), 24)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._words = QLabel(self)
        self._words.setFont(reading_font_beside(self.font(), 13))
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._open = FittingButton("Open files…", self)
        self._open.setDefault(True)
        self._paste = FittingButton("Paste a text", self)
        self._welcome = FittingButton("Read the welcome article", self)
        self._open.clicked.connect(self.open_wanted)
        self._paste.clicked.connect(self.paste_wanted)
        self._welcome.clicked.connect(self.welcome_wanted)
        self.setFocusProxy(self._open)
        self._arrange()
        self._dress()
        appearance.changed.connect(self._dress)

    def _arrange(self) -> None:
        buttons = QWidget(self)
        flow = FlowLayout(buttons, spacing=8)
        for button in (self._open, self._paste, self._welcome):
            flow.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(8)
        column.addWidget(buttons)
        column.addStretch(3)
        inner = QWidget(self)
        row = QHBoxLayout(inner)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addLayout(column, 6)
        row.addStretch(1)
        area = Scrolled(inner, self)
        for ground in (area.viewport(), inner):
            ground.setAutoFillBackground(False)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setAutoFillBackground(True)

    def _dress(self) -> None:
        theme = self._appearance.theme
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, QColor(theme.page))
        self.setPalette(colours)

    def words(self) -> str:
        """Return what the page says."""
        return self._words.text()

    def tell(self, *, has_articles: bool) -> None:
        """Say how to begin, or with articles in the archive how to go on."""
        title, words = _NEXT if has_articles else _FIRST
        self._title.setText(title)
        self._words.setText(words)
        self._welcome.setVisible(not has_articles)
