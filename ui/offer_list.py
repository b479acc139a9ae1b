"""What a field that is typed into may be completed to: a short list in the layout, no popup."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ui.announcing import announce, announce_row
from ui.plain_tip import plain_tip

MOST_ROWS = 6
"""Rows in sight; more are walked or scrolled to."""

_VALUE = Qt.ItemDataRole.UserRole


class Offer(NamedTuple):
    """A row: what is put in where it is taken, what it shows, and its tip."""

    value: str
    shown: str
    tip: str = ""


class OfferList(QListWidget):
    """The focus stays in the field, whose keys walk here. ``taken(value)`` follows a click."""

    taken = Signal(str)

    def __init__(self, name: str, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offers")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(field)  # else a click would give the focus to what lies around
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(_VALUE)))
        self.hide()

    def offer(self, offers: Sequence[Offer], *, first: bool = False) -> None:
        """Show these rows, the ``first`` one chosen if wanted; without any the list is gone."""
        self.clear()
        for each in offers:
            row = QListWidgetItem(each.shown, self)
            row.setData(_VALUE, each.value)
            row.setToolTip(plain_tip(each.tip))
        rows = min(MOST_ROWS, len(offers))
        if rows:
            self.setFixedHeight(rows * self.sizeHintForRow(0) + 4)
            self.setCurrentRow(0 if first else -1)
        if rows and self.isHidden():
            announce(self, f"{len(offers)} offered, Down goes to them")
        self.setVisible(rows > 0)

    def walk(self, by: int) -> bool:
        """Go down (1) or up (-1), where there is anything; above the first row none is chosen."""
        if self.isHidden():
            return False
        self.setCurrentRow(max(-1, min(self.currentRow() + by, self.count() - 1)))
        announce_row(self, now=True)
        return True

    def chosen(self) -> str:
        """Return what the chosen row would put in; "" where none is."""
        row = None if self.isHidden() else self.currentItem()
        return "" if row is None else str(row.data(_VALUE))
