"""Words that are shortened with an ellipsis where there is no room, never cut through a letter."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

FEWEST_LETTERS = 6
"""Average letters that a control shows at the least."""

ROUNDING = 2
"""Pixels: words are a fraction wider than the whole pixels that Qt reckons for them."""


class FittingButton(QPushButton):
    """A button that may be narrower than its words; a tip then says them in full."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        hint = self.sizeHint()
        few = self.fontMetrics().averageCharWidth() * FEWEST_LETTERS + self._padding()
        return QSize(min(few, hint.width()), hint.height())

    def _padding(self) -> int:
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def shown_text(self) -> str:
        """Return the words as far as there is room for them."""
        room = self.width() - self._padding() + ROUNDING
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the words in a tip where they are shortened."""
        from ui.plain_tip import set_tip

        super().resizeEvent(event)
        set_tip(self, self.text() if self.shown_text() != self.text() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button with the words that fit."""
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter  # slow to load

        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown_text()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


class FittingLabel(QLabel):
    """One line of plain text that may be narrower than its words."""

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        hint = self.sizeHint()
        few = self.fontMetrics().averageCharWidth() * FEWEST_LETTERS
        return QSize(min(few, hint.width()), hint.height())

    def shown_text(self) -> str:
        """Return the words as far as there is room for them."""
        room = self.contentsRect().width() + ROUNDING
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words that fit."""
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), int(self.alignment()), self.shown_text())
