"""What can be done with the chosen annotation: five colours, edit, tag, delete."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QToolButton, QWidget

from annotation.notes import Colour
from ui.flow_layout import FlowLayout
from ui.icons import icon
from ui.plain_tip import short_tip
from ui.reading.selection_bar import dot
from ui.theme import Theme

GAP = 16
"""Pixels between the colours and the acts."""


class CardTools(QWidget):
    """A row of buttons at the foot of a card."""

    recoloured = Signal(object)
    edit_wanted = Signal()
    tag_wanted = Signal()
    deleted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        row = FlowLayout(self, spacing=0)  # a narrow panel has two lines
        row.setContentsMargins(0, 2, 0, 0)
        self._colours: dict[Colour, QToolButton] = {}
        for colour in Colour:
            button = self._button("")
            button.clicked.connect(lambda _=False, each=colour: self.recoloured.emit(each))
            self._colours[colour] = button
            row.addWidget(button)
        gap = QWidget(self)
        gap.setFixedSize(GAP, 1)
        row.addWidget(gap)
        self._acts = {
            "note": self._button("Edit the note (N)"),
            "tag": self._button("Add a tag (T)"),
            "trash": self._button("Delete (Del)"),
        }
        self._acts["note"].clicked.connect(self.edit_wanted)
        self._acts["tag"].clicked.connect(self.tag_wanted)
        self._acts["trash"].clicked.connect(self.deleted)
        for button in self._acts.values():
            row.addWidget(button)
        self.name_colours(str)
        self.set_theme(theme)

    def name_colours(self, called: Callable[[Colour], str]) -> None:
        """Say on the buttons what the reader calls each colour."""
        for colour, button in self._colours.items():
            words = f"Change to {called(colour)}"
            button.setToolTip(short_tip(words))
            button.setAccessibleName(words)

    def _button(self, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("cardTool")
        button.setIconSize(QSize(18, 18))
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (")[0])
        return button

    def stops(self) -> list[QToolButton]:
        """Return what takes the keys here, from left to right."""
        return [*self._colours.values(), *self._acts.values()]

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for colour, button in self._colours.items():
            button.setIcon(QIcon(dot(theme.highlighter(colour), theme.stripe(colour))))
        for name, button in self._acts.items():
            button.setIcon(icon(name, QColor(theme.text)))
