"""The small bar above a selection or a highlight: five colours, note, tag, copy, name, delete."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from annotation.notes import Colour
from ui.icons import icon
from ui.theme import LIGHT, Theme

GAP = 8
GRIPS = 8
"""Pixels: how much farther an annotation's bar stands, for the grips at its ends."""


class SelectionBar(QFrame):
    """Floats over its parent, never over the words it is about."""

    colour_chosen = Signal(object)
    note_wanted = Signal()
    tag_wanted = Signal()
    copy_wanted = Signal()
    entity_wanted = Signal()
    merge_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stage = parent
        self._theme = LIGHT
        self._dressed = False
        self.setObjectName("selectionBar")
        self.setAccessibleName("Annotate the selection")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        self._colours: dict[Colour, QToolButton] = {}
        for colour in Colour:
            button = self._button("", f"highlight_{colour.value}")
            button.clicked.connect(lambda _=False, each=colour: self.colour_chosen.emit(each))
            self._colours[colour] = button
        self._note = self._button("Note", "note", self.note_wanted)
        self._tag = self._button("Tag", "tag", self.tag_wanted)
        self._copy = self._button("Copy", "copy", self.copy_wanted)
        self.entity = self._button("Mark as a name", "card", self.entity_wanted)
        self._merge = self._button("Merge the annotations", "merge", self.merge_wanted)
        self._delete = self._button("Delete the annotation", "delete", self.delete_wanted)
        self.name_colours(str)
        self.hide()

    def name_colours(self, called: Callable[[Colour], str]) -> None:
        """Say on the buttons what the reader calls each colour."""
        for colour, button in self._colours.items():
            words = f"Highlight in {called(colour)}"
            button.setAccessibleName(words)

    def _button(
        self, name: str, action_id: str, wanted: SignalInstance | None = None
    ) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("action", action_id)  # whose keys the tooltip tells
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIconSize(QSize(20, 20))
        button.setAutoRaise(True)
        if wanted is not None:
            button.clicked.connect(wanted)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme, from the next time it appears."""
        self._theme = theme
        self._dressed = False
        if self.isVisible():
            self._dress()

    def _dress(self) -> None:
        theme = self._theme
        self._dressed = True
        self.setStyleSheet(
            f"#selectionBar {{ background: {theme.panel_raised}; border: 1px solid {theme.line};"
            " border-radius: 8px; }"
        )
        for colour, button in self._colours.items():
            button.setIcon(dot(theme.highlighter(colour), theme.stripe(colour)))
        text = QColor(theme.text)
        for button, name in (
            (self._note, "note"),
            (self._tag, "tag"),
            (self._copy, "copy"),
            (self.entity, "entity"),
            (self._merge, "merge"),
            (self._delete, "trash"),
        ):
            button.setIcon(icon(name, text))

    def show_at(self, words: QRect, colour: Colour, *, annotations: int) -> None:
        """Appear above a rectangle of the parent, or below it where there is no room.

        It is about words, or about so many ``annotations``; for several it offers only what is
        done to several at once.
        """
        for_annotation, several = annotations > 0, annotations > 1
        if not self._dressed:
            self._dress()
        self._delete.setVisible(for_annotation)
        self._merge.setVisible(several)
        for button in (self._note, self._tag, self._copy):
            button.setVisible(not several)
        self.entity.setVisible(not for_annotation)
        for each, button in self._colours.items():
            button.setCheckable(for_annotation)
            button.setChecked(annotations == 1 and each is colour)
        self.adjustSize()
        parent = self.stage
        x = words.center().x() - self.width() // 2
        x = max(GAP, min(x, parent.width() - self.width() - GAP))
        gap = GAP + GRIPS if for_annotation else GAP
        y = words.top() - self.height() - gap
        if y < GAP:
            y = words.bottom() + gap
        self.move(QPoint(x, min(y, parent.height() - self.height() - GAP)))
        self.show()
        self.raise_()


def dot(fill: QColor, edge: QColor) -> QIcon:
    """Return a round swatch of a highlighter."""
    picture = QPixmap(40, 40)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(fill)
        painter.drawEllipse(QRectF(2.5, 2.5, 15, 15))
    return QIcon(picture)
