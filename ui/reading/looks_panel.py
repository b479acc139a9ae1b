"""The small panel behind "Aa": how the page is set. Every change shows at once."""

from PySide6.QtCore import QPoint, QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ui.announcing import announce
from ui.appearance import Appearance, choose_theme
from ui.choice import Choice
from ui.choice_box import ChoiceBox
from ui.reading.looks import LETTERS, LINE, MARGIN, POINTS, Looks
from ui.theme import THEMES, faces_present


class LooksPanel(QFrame):
    """``changed(looks)`` follows every step of a slider; Esc or a click beside it closes."""

    changed = Signal(object)
    closed = Signal()

    def __init__(
        self, looks: Looks, appearance: Appearance, settings: QSettings, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.looks = looks
        self._appearance = appearance
        self._settings = settings
        self.setObjectName("looksPanel")
        self.setAccessibleName("How the page is set")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.face = ChoiceBox(self)
        self.points = _slider(self, "Size", POINTS, 0.5)
        self.line = _slider(self, "Line height", LINE, 5)
        self.letters = _slider(self, "Column", LETTERS, 2)
        self.margin = _slider(self, "Margins", MARGIN, 4)
        self._said = {each: QLabel(self) for each in self._sliders()}
        self.themes = QButtonGroup(self)
        self._arrange()
        self._show()
        self._connect()
        appearance.changed.connect(self._dress)
        self._dress()

    def _sliders(self) -> tuple[QSlider, ...]:
        return self.points, self.line, self.letters, self.margin

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self.face.setAccessibleName("Typeface")
        for shown, face in faces_present():
            self.face.addItem(shown, face)
        grid.addWidget(_label("Typeface", self.face), 0, 0)
        grid.addWidget(self.face, 0, 1, 1, 2)
        for row, slider in enumerate(self._sliders(), start=1):
            said = self._said[slider]
            said.setMinimumWidth(said.fontMetrics().horizontalAdvance("100 letters"))
            grid.addWidget(_label(slider.accessibleName(), slider), row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(said, row, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addLayout(self._theme_row())
        self._usual = QPushButton("Usual Setting", self)
        column.addWidget(self._usual)

    def _theme_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for choice in ("system", *THEMES):
            button = Choice(choice.capitalize(), self)
            button.setAccessibleName(f"Theme: {choice}")
            button.setChecked(choice == self._appearance.choice)
            button.clicked.connect(lambda _=False, each=choice: self._choose(each))
            self.themes.addButton(button)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.face.currentIndexChanged.connect(self._take)
        for slider in self._sliders():
            slider.valueChanged.connect(self._take)
        self._usual.clicked.connect(lambda: self._set(Looks()))

    # What is chosen

    def _show(self) -> None:
        looks = self.looks
        values = (looks.points, looks.line, looks.letters, looks.margin)
        for slider, value in zip(self._sliders(), values, strict=True):
            with QSignalBlocker(slider):
                slider.setValue(round(value / slider.property("unit")))
        with QSignalBlocker(self.face):
            self.face.setCurrentIndex(max(0, self.face.findData(looks.face)))
        self._say()

    def _say(self) -> None:
        looks = self.looks
        texts = (
            *(f"{looks.points:g} pt", f"{looks.line} %"),
            *(f"{looks.letters} letters", f"{looks.margin} px"),
        )
        for slider, text in zip(self._sliders(), texts, strict=True):
            self._said[slider].setText(text)
            slider.setAccessibleDescription(text)

    def _take(self) -> None:
        points, line, letters, margin = (
            slider.value() * slider.property("unit") for slider in self._sliders()
        )
        face = self.face.currentData()
        self.looks = Looks(face, points, round(line), round(letters), round(margin))
        self._say()
        for slider in self._sliders():
            if slider.hasFocus():  # its own value counts steps, not points or letters
                announce(slider, self._said[slider].text(), now=True)
        self.changed.emit(self.looks)

    def _set(self, looks: Looks) -> None:
        self.looks = looks
        self._show()
        self.changed.emit(looks)

    def _choose(self, choice: str) -> None:
        choose_theme(self._appearance, self._settings, choice)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.setStyleSheet(
            f"#looksPanel {{ background: {theme.panel_raised}; border: 1px solid {theme.line};"
            " border-radius: 8px; }"
        )
        for said in self._said.values():
            dim = said.palette()
            dim.setColor(QPalette.ColorRole.WindowText, QColor(theme.dim))
            said.setPalette(dim)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it goes."""
        super().closeEvent(event)
        self.closed.emit()

    def open_below(self, corner: QPoint) -> None:
        """Appear with the right upper corner at a point of the screen, whole on the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = max(room.left(), min(corner.x() - self.width(), room.right() - self.width()))
        y = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.face.setFocus(Qt.FocusReason.PopupFocusReason)


def _slider(parent: QWidget, name: str, limits: tuple[float, float], unit: float) -> QSlider:
    """Return a slider whose every step is ``unit``."""
    slider = QSlider(Qt.Orientation.Horizontal, parent)
    slider.setAccessibleName(name)
    slider.setProperty("unit", unit)
    slider.setRange(round(limits[0] / unit), round(limits[1] / unit))
    slider.setPageStep(4)
    slider.setMinimumWidth(150)
    return slider


def _label(text: str, field: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(field)
    return label
