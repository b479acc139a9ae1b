"""A box that unfolds into a list, framed while it has the keys: Qt's own style hardly shows it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """Looks as the platform has it, with a frame of our own."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame over it."""
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
