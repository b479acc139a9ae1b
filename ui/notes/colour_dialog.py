"""The window in which the reader says what each highlighter means."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from annotation.notes import LONGEST_COLOUR_NAME, Colour
from ui.appearance import Appearance
from ui.room import take_room
from ui.session import Session
from ui.theme import STEP, Theme, reading_font_beside

EXAMPLES = dict(zip(Colour, ("claim", "check", "quote", "question", "for later"), strict=True))
"""What stands in a field as long as nothing is written there."""

TOLD = (
    "Say what a colour means to you. Its name then stands wherever the colour does: in menus, "
    "on notes, in exports."
)


class Swatch(QWidget):
    """Words as they are highlighted on the page, with the stripe beside them."""

    def __init__(self, colour: Colour, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = colour
        self._theme = theme
        self.setFont(reading_font_beside(parent.font(), 11))
        metrics = self.fontMetrics()
        self._words = colour.value.capitalize()
        widest = max(metrics.horizontalAdvance(each.value.capitalize()) for each in Colour)
        width = widest + 6 * STEP
        self.setFixedSize(QSize(width, metrics.height() + 3 * STEP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a piece of the page."""
        theme, box = self._theme, QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.line))
            painter.setBrush(QColor(theme.page))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            stripe = QRectF(2 * STEP - 1, STEP, 2, box.height() - 2 * STEP)
            painter.fillRect(stripe, theme.stripe(self._colour))
            wide = self.fontMetrics().horizontalAdvance(self._words) + STEP
            words = QRectF(3.5 * STEP, 1.5 * STEP, wide, box.height() - 3 * STEP)
            painter.fillRect(words, theme.highlighter(self._colour))
            painter.setPen(QColor(theme.text))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._words)


class ColourDialog(QDialog):
    """Five rows: how the colour looks, its key, and what the reader calls it. Kept at once."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("Names of Colours")
        self.fields: dict[Colour, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        grid.setHorizontalSpacing(3 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._told(appearance.theme), 0, 0, 1, 2)
        grid.setRowMinimumHeight(1, STEP)
        for row, colour in enumerate(Colour, start=2):
            grid.addWidget(Swatch(colour, appearance.theme, self), row, 0)
            grid.addWidget(self._field(colour), row, 1)
        done = QPushButton("&Done", self)
        done.setDefault(True)
        done.clicked.connect(self.accept)
        grid.setRowMinimumHeight(7, STEP)
        grid.addWidget(done, 8, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(8, 1)
        take_room(self, 400, 360, least=QSize(276, 240))
        session.colours.changed.connect(self._show)
        self._show()

    def _told(self, theme: Theme) -> QLabel:
        words = self._session.archive.notice or "This archive is open for reading only."
        told = QLabel(words if self._session.archive.read_only else TOLD, self)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        colours = told.palette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(theme.dim))
        told.setPalette(colours)
        return told

    def _field(self, colour: Colour) -> QLineEdit:
        field = QLineEdit(self)
        field.setMaxLength(LONGEST_COLOUR_NAME)
        field.setPlaceholderText(f"such as {EXAMPLES[colour]}")
        field.setAccessibleName(f"Name of {colour.value}")
        field.setReadOnly(self._session.archive.read_only)
        field.editingFinished.connect(partial(self._keep, colour))
        self.fields[colour] = field
        return field

    def _keep(self, colour: Colour) -> None:
        typed = " ".join(self.fields[colour].text().split())
        if not self._session.archive.read_only and typed != self._session.colours.name(colour):
            self._session.colours.rename(colour, typed)
            self._show()

    def _show(self) -> None:
        """Show the names as they are; a field being typed in stays."""
        for colour, field in self.fields.items():
            name = self._session.colours.name(colour)
            if field.text() != name and not (field.hasFocus() and field.isModified()):
                field.setText(name)

    def done(self, result: int) -> None:
        """Keep what is being typed, however the window is left."""
        for colour in self.fields:
            self._keep(colour)
        super().done(result)
