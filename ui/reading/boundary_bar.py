"""The small bar below a mention whose ends are being moved: its words, the reach, keep or leave."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotation.decisions import Reach
from ui.announcing import announce
from ui.entities.reach_row import ReachRow
from ui.theme import Theme, sized

GAP = 14
"""Pixels to the words: room for the knob of a handle."""

WIDEST = 46
"""Letters of the words that are shown at the most."""

KEYS = "← → end   ·   Shift beginning   ·   Ctrl by letters"
KEYS_SPOKEN = (
    "Left and Right move the end, with Shift the beginning, with Control by letters. "
    "Enter keeps, Escape leaves."
)


class EndsBar(QFrame):
    """``kept()`` settles, ``left()`` changes nothing. The page keeps the keys all the while.

    ``name`` says what is being moved; ``keys`` are told to see and to hear.
    """

    kept = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str, keys: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = parent
        self.setObjectName("boundaryBar")
        self.setAccessibleName(name)
        self.setStyleSheet(
            f"#boundaryBar {{ background: {theme.panel_raised}; border: 1px solid {theme.line};"
            f" border-radius: 8px; }} #keep {{ color: {theme.accent}; font-weight: 600; }}"
        )
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.words, 1)
        keep = self._button("Keep", "Keep these boundaries (Enter)", self.kept.emit)
        keep.setObjectName("keep")
        top.addWidget(keep)
        top.addWidget(self._button("Leave", "Leave them as they were (Esc)", self.left.emit))
        column.addLayout(top)
        column.addWidget(self._help(theme, *keys))
        announce(self, f"{name}. {keys[1]}")

    def _help(self, theme: Theme, keys: str, spoken: str) -> QLabel:
        told = QLabel(keys, self)
        told.setAccessibleName(spoken)
        told.setFont(sized(self.font(), 0.88))
        told.setMinimumWidth(1)
        told.setWordWrap(True)
        dim = told.palette()
        dim.setColor(QPalette.ColorRole.WindowText, QColor(theme.dim))
        told.setPalette(dim)
        return told

    def _button(self, text: str, tip: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(act)
        return button

    def show_words(self, words: str, said: str = "") -> None:
        """Show the words as they would be; ``said`` is what is heard where that is to be less."""
        words = " ".join(words.split())
        announce(self, said or words, now=True)  # the page keeps the focus all the while
        width = QFontMetrics(self.font()).averageCharWidth() * WIDEST
        middle = Qt.TextElideMode.ElideMiddle
        self.words.setText(f"“{self.fontMetrics().elidedText(words, middle, width)}”")

    def stand_by(self, words: QRect) -> None:
        """Stand below a rectangle of the parent, or above it where there is no room."""
        self._column.activate()  # Else the row of the words still asks for its former width.
        parent = self._stage
        width = min(self.sizeHint().width(), parent.width() - 16)
        self.resize(width, self._column.totalHeightForWidth(width))
        x = max(8, min(words.left(), parent.width() - self.width() - 8))
        y = words.bottom() + GAP
        if y + self.height() > parent.height() - 8:
            y = max(8, words.top() - GAP - self.height())
        self.move(QPoint(x, y))
        self.show()
        self.raise_()


class BoundaryBar(EndsBar):
    """The bar of a name, which also asks how far a decision reaches."""

    def __init__(self, theme: Theme, source: str, parent: QWidget) -> None:
        super().__init__(theme, "Boundaries of the name", (KEYS, KEYS_SPOKEN), parent)
        self.reach = ReachRow(Reach.HERE, source, self)
        for switch in self.reach.switches.values():
            switch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.insertWidget(1, self.reach)
