"""A small card to say between which days."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from ui.appearance import Appearance
from ui.entities.card_head import card_line
from ui.entities.mention_card import Card

TOLD = "The first and the last day, both counted in. An empty field leaves that end open."
WRONG = "Write a day as year, month, day: 2024-05-17."
TURNED = "The last day comes before the first."


class DaysCard(Card):
    """``chosen(first, last)`` follows Enter; each is a date or None."""

    chosen = Signal(object, object)

    def __init__(
        self, since: date | None, until: date | None, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(appearance, parent)
        self.setAccessibleName("Between two days")
        self.since = self._field("First day", since)
        self.until = self._field("Last day", until)
        self.told: QLabel = card_line(TOLD, appearance.theme.dim, None, self)
        self.column.addWidget(self.told)
        self.done = QPushButton("&Show These Days", self)
        self.done.clicked.connect(self.take)
        self.column.addWidget(self.done)
        self.setFocusProxy(self.since)

    def _field(self, name: str, day: date | None) -> QLineEdit:
        field = QLineEdit(day.isoformat() if day is not None else "", self)
        field.setPlaceholderText(f"{name}: 2024-05-17")
        field.setAccessibleName(name)
        self.column.addWidget(field)
        return field

    def show_below(self, point: QPoint) -> None:
        """Appear with the keys in the first field."""
        super().show_below(point)
        self.since.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self) -> None:
        """Hand on the days, or say what is wrong with them."""
        try:
            since, until = _day(self.since.text()), _day(self.until.text())
        except ValueError:
            self._say(WRONG)
            return
        if since is not None and until is not None and until < since:
            self._say(TURNED)
            return
        self.close()
        self.chosen.emit(since, until)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the days, Esc leaves; no key reaches the window below."""
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()


def _day(typed: str) -> date | None:
    return date.fromisoformat(typed.strip()) if typed.strip() else None
