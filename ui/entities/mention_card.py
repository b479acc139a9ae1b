"""The card of one mention: which thing it names, under which names, and why it is marked."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from annotation.entities import Entity, Mention
from ui.entities.labels import NAMES
from ui.theme import Theme, reading_font


class MentionCard(QFrame):
    """A small popup that leaves with Esc or a click elsewhere."""

    def __init__(self, mention: Mention, entity: Entity, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("mentionCard")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(
            f"#mentionCard {{ background: {theme.panel_raised}; border: 1px solid {theme.line}; }}"
        )
        self.setFixedWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(4)
        title = reading_font(14)
        title.setWeight(QFont.Weight.DemiBold)
        column.addWidget(self._line(entity.name, theme.text, title))
        column.addWidget(self._line(NAMES[entity.label], theme.labels[entity.label]))
        if entity.aliases:
            column.addWidget(self._line(f"Also: {', '.join(entity.aliases)}", theme.text))
        count = len(entity.mentions)
        times = "once" if count == 1 else "twice" if count == 2 else f"{count} times"
        column.addWidget(self._line(f"Named {times} in this article", theme.dim))
        if mention.reason:
            column.addWidget(self._line(f"Marked by: {mention.reason}", theme.dim))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key leaves; none of them reaches the page behind."""
        self.close()
        event.accept()

    def _line(self, text: str, colour: str, font: QFont | None = None) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if font is not None:
            label.setFont(font)
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        label.setPalette(palette)
        return label

    def show_below(self, point: QPoint) -> None:
        """Appear with the top left corner at a point of the screen, kept on the screen."""
        self.adjustSize()
        area = self.screen().availableGeometry()
        x = max(area.left(), min(point.x(), area.right() - self.width()))
        y = max(area.top(), min(point.y(), area.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
