"""The theme in force, and its way to Qt's widgets."""

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication

from ui.style import style_sheet
from ui.theme import DARK, LIGHT, THEMES, Theme, palette

CHOICES = ("system", *THEMES)
"""What a reader can choose for the theme."""


class Appearance(QObject):
    """The theme in force; follows the system until the reader chooses one.

    ``choice`` is "system" or a theme's name.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self.choice = choice if choice in THEMES else "system"
        self.theme = self._wanted()
        app.styleHints().colorSchemeChanged.connect(self._refresh)
        self._apply()

    def choose(self, choice: str) -> None:
        """Take "system" or a theme by name."""
        self.choice = choice if choice in THEMES else "system"
        self._refresh()

    def _wanted(self) -> Theme:
        if self.choice in THEMES:
            return THEMES[self.choice]
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self.theme:
            self.theme = wanted
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._app.setPalette(palette(self.theme))
        self._app.setStyleSheet(style_sheet(self.theme))


def choose_theme(appearance: Appearance, settings: QSettings, choice: str) -> None:
    """Take "system" or a theme by name, and keep the choice."""
    settings.setValue("appearance", choice)
    appearance.choose(choice)
