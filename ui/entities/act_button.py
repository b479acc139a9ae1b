"""One act of a card: its words at the left, its key at the right."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.icons import icon
from ui.theme import Theme, mixed, sized

INDENT = 34
PADDING = 10
ICON = 16
"""Pixels."""


class ActButton(QAbstractButton):
    """A row as in a menu; ``key`` is the letter that the card takes for a click on it."""

    def __init__(self, text: str, key: str, drawing: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._theme = theme
        self._drawing = drawing
        self.setText(text)
        self.setAccessibleName(text.rstrip("…"))
        self.setAccessibleDescription(f"Key {key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Make room for the words and the key."""
        metrics = self.fontMetrics()
        width = INDENT + metrics.horizontalAdvance(self.text()) + 4 * PADDING
        return QSize(width, metrics.height() + 11)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows and Enter to the card, which walks among its rows and its reaches."""
        keys = Qt.Key
        arrows = (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down)
        if event.key() in (*arrows, keys.Key_Return, keys.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row, lifted under the pointer and framed with the focus."""
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(theme.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            lifted = 0.14 if self.isDown() else 0.07 if self.underMouse() else 0.0
            painter.setBrush(mixed(theme.text, theme.panel_raised, lifted))
            painter.drawRoundedRect(frame, 6, 6)
            place = self.rect().adjusted(PADDING, 0, 0, 0)
            place.setWidth(ICON)
            icon(self._drawing, QColor(theme.dim), ICON).paint(painter, place)
            self._words(painter)

    def _words(self, painter: QPainter) -> None:
        words = self.rect().adjusted(INDENT, 0, -3 * PADDING, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self._theme.text))
        text = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(QColor(self._theme.dim))
        painter.setFont(sized(self.font(), 0.88))
        edge = self.rect().adjusted(0, 0, -PADDING, 0)
        painter.drawText(edge, middle | Qt.AlignmentFlag.AlignRight, self.key)
