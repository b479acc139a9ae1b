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


class BoundaryBar(QFrame):
    """``kept()`` settles, ``left()`` changes nothing. The page keeps the keys all the while."""

    kept = Signal()
    left = Signal()

    def __init__(self, theme: Theme, source: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = parent
        self.setObjectName("boundaryBar")
        self.setAccessibleName("Boundaries of the name")
        self.setStyleSheet(
            f"#boundaryBar {{ background: {theme.panel_raised}; border: 1px solid {theme.line};"
            f" border-radius: 8px; }} #keep {{ color: {theme.accent}; font-weight: 600; }}"
        )
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.reach = ReachRow(Reach.HERE, source, self)
        for switch in self.reach.switches.values():
            switch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keys = QLabel(KEYS, self)
        keys.setAccessibleName(KEYS_SPOKEN)
        keys.setFont(sized(self.font(), 0.88))
        dim = keys.palette()
        dim.setColor(QPalette.ColorRole.WindowText, QColor(theme.dim))
        keys.setPalette(dim)
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
        column.addWidget(self.reach)
        keys.setMinimumWidth(1)
        keys.setWordWrap(True)
        column.addWidget(keys)
        announce(self, f"{self.accessibleName()}. {KEYS_SPOKEN}")

    def _button(self, text: str, tip: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(act)
        return button

    def show_words(self, words: str) -> None:
        """Show what the mention would be called."""
        words = " ".join(words.split())
        announce(self, words, now=True)  # the page keeps the focus all the while
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
