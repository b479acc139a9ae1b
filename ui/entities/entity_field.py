"""A field for the name of an entity, with those that are known below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QVBoxLayout, QWidget

from ui.announcing import announce_row

MOST = 6
"""Rows offered at once."""

LookUp = Callable[[str], Sequence[str]]
"""Finds further names for what was typed."""


class EntityField(QWidget):
    """Type to narrow the list, Down and Up to walk in it, Enter to take: ``chosen(name)``.

    ``names`` are offered first, then what ``look_up`` finds.
    """

    chosen = Signal(str)

    def __init__(self, names: Sequence[str], look_up: LookUp, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = list(dict.fromkeys(names))
        self._look_up = look_up
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Who or what is meant…")
        self.field.setAccessibleName("Same as")
        self.field.setAcceptDrops(False)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("entityOffers")
        self.list.setAccessibleName("Known names")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._narrow)
        self.list.itemClicked.connect(lambda item: self.chosen.emit(item.text()))
        self._narrow("")

    def _narrow(self, typed: str) -> None:
        """Offer names that hold what was typed, those that begin with it first."""
        wanted = " ".join(typed.split()).casefold()
        fitting = [name for name in self._names if wanted in name.casefold()]
        fitting.sort(key=lambda name: not name.casefold().startswith(wanted))
        if wanted and len(fitting) < MOST:
            fitting = list(dict.fromkeys([*fitting, *self._look_up(wanted)]))
        self.list.clear()
        self.list.addItems(fitting[:MOST])
        rows = self.list.count()
        self.list.setVisible(rows > 0)
        if rows:
            self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 4)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows and Enter work from within the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = Qt.Key
            if event.key() in (keys.Key_Down, keys.Key_Up):
                self._walk(1 if event.key() == keys.Key_Down else -1)
                return True
            if event.key() in (keys.Key_Return, keys.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _walk(self, by: int) -> None:
        last = self.list.count() - 1
        self.list.setCurrentRow(max(-1, min(self.list.currentRow() + by, last)))
        announce_row(self.list, now=True)

    def _take(self) -> None:
        """Take the row that was walked to, otherwise the words as they were typed."""
        row = self.list.currentItem()
        typed = " ".join(self.field.text().split())
        known = next((name for name in self._names if name.casefold() == typed.casefold()), typed)
        name = row.text() if row is not None else known
        if name:
            self.chosen.emit(name)
