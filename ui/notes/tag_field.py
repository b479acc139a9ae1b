"""Where tags are typed, and completed level by level."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from annotation.tags import TagCount, offers, tag_key
from ui.offer_list import Offer, OfferList

LETTERS = 18
"""Average letters that the field shows."""

_FOR_A_MOMENT = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)

Tree = Callable[[], Sequence[TagCount]]
"""Reads all tags."""


class TagField(QLineEdit):
    """Commas part tags. ``left()``: Esc; ``finished()``: the focus went elsewhere in the window;
    ``last_wanted()``: Backspace where nothing is typed.

    Down and Up walk in the offers, Enter takes the chosen one or what was typed, and ``/`` goes on
    below the chosen one.
    """

    left = Signal()
    finished = Signal()
    last_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers = OfferList("Tags that fit", self, parent)
        self._tree: Tree = list
        self._read: Sequence[TagCount] | None = None
        self._besides: frozenset[str] = frozenset()
        self.setPlaceholderText("Tag…")
        self.setAccessibleName("Add a tag")
        self.setAcceptDrops(False)
        self.textEdited.connect(self._offer)
        self.offers.taken.connect(self._take)
        self.hide()

    def sizeHint(self) -> QSize:
        """Return room for some letters; where there is less, the words move in the field."""
        width = LETTERS * self.fontMetrics().averageCharWidth() + 20
        return QSize(width, super().sizeHint().height())

    def start(self, tree: Tree) -> None:
        """Offer tags of a tree, which is read with the first letter."""
        self._tree, self._read = tree, None
        self.offers.offer(())

    def leave_out(self, tags: Iterable[str]) -> None:
        """Never offer these."""
        self._besides = frozenset(map(tag_key, tags))

    def take(self) -> list[str]:
        """Return the tags that were typed, the last as chosen; the field is empty then."""
        self._take_chosen()
        typed = self.text().split(",")
        self.clear()
        self.offers.offer(())
        return typed

    def _parts(self) -> tuple[str, str]:
        """Return what stands before the tag that is being typed, and that tag."""
        before, comma, typed = self.text().rpartition(",")
        return before + comma, typed

    def _offer(self) -> None:
        typed = self._parts()[1]
        if self._read is None:
            self._read = self._tree()
        found = offers(self._read, typed) if typed.strip("# ") else []
        counts = {each.name: each.with_children for each in self._read} if found else {}
        self.offers.offer(
            [
                Offer(name, f"{name}  ·  {counts[name]:,}", name)
                for name in found
                if tag_key(name) not in self._besides
            ]
        )

    def _take(self, tag: str) -> None:
        before, _ = self._parts()
        self.setText(f"{before} {tag}" if before else tag)
        self.offers.offer(())
        self.setFocus()

    def _take_chosen(self) -> None:
        if chosen := self.offers.chosen():
            self._take(chosen)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish; Qt's own signal comes only where something was typed."""
        super().focusOutEvent(event)
        if event.reason() not in _FOR_A_MOMENT:
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk in the offers, edit the last tag, or leave; no key reaches the card below."""
        keys, key = Qt.Key, event.key()
        if key == keys.Key_Escape:
            self.clear()
            self.offers.offer(())
            self.left.emit()
        elif key in (keys.Key_Down, keys.Key_Up):
            self.offers.walk(1 if key == keys.Key_Down else -1)
        elif key == keys.Key_Backspace and not self.text():
            if not event.isAutoRepeat():  # a key held down would eat one tag after the other
                self.last_wanted.emit()
        else:
            if event.text() == "/":
                self._take_chosen()
            super().keyPressEvent(event)
        event.accept()
