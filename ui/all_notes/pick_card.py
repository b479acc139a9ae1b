"""A small card to find one thing in: type to narrow the list, Enter takes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.appearance import Appearance
from ui.entities.card_head import card_line
from ui.entities.mention_card import Card
from ui.offer_list import Offer, OfferList
from ui.search_field import SearchField

MOST = 50
"""Rows offered at once; typing brings the others."""

LookUp = Callable[[str], Sequence[Offer]]
"""Finds what there is for what was typed, "" for all."""


class PickCard(Card):
    """``picked(value)`` follows Enter or a click. ``free`` lets the typed words be taken, too."""

    picked = Signal(str)

    def __init__(
        self,
        what: str,
        look_up: LookUp,
        nothing: str,
        appearance: Appearance,
        parent: QWidget,
        *,
        free: bool = False,
    ) -> None:
        super().__init__(appearance, parent)
        self._look_up = look_up
        self._free = free
        self.setAccessibleName(what[0].upper() + what[1:])
        self.field = SearchField(what, self)
        self.list = OfferList(f"Found {what}", self.field, self)
        self.nothing: QLabel = card_line(nothing, appearance.theme.dim, None, self)
        for part in (self.field, self.list, self.nothing):
            self.column.addWidget(part)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._narrow)
        self.list.taken.connect(self._take)
        self._narrow("")

    def _narrow(self, typed: str) -> None:
        found = list(self._look_up(typed.strip()))[:MOST]
        self.list.offer(found, first=bool(found) and not self._free)
        self.nothing.setVisible(not found and not (self._free and bool(typed.strip())))
        self.fit()

    def show_below(self, point: QPoint) -> None:
        """Appear with the keys in the field."""
        super().show_below(point)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, value: str) -> None:
        self.close()
        self.picked.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk in the list, take, or leave; no key reaches the window below."""
        keys, key = Qt.Key, event.key()
        event.accept()
        if key == keys.Key_Escape:
            self.close()
        elif key in (keys.Key_Down, keys.Key_Up):
            self.list.walk(1 if key == keys.Key_Down else -1)
        elif key in (keys.Key_Return, keys.Key_Enter):
            chosen = self.list.chosen() or (self.field.text().strip() if self._free else "")
            if chosen:
                self._take(chosen)
