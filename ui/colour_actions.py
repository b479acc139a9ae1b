"""Actions and buttons that name a colour say what the reader calls it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotation.notes import Colour
from ui.shortcuts import Shortcuts

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class ColourActions(QObject):
    """Keeps the words of a window's menus, palette and selection bar as the names are now."""

    def __init__(self, window: "MainWindow", shortcuts: Shortcuts) -> None:
        super().__init__(window)
        self._actions = window.actions_by_id
        self._bar = window.reading.bar
        self._shortcuts = shortcuts
        self._names = window.session.colours
        self._names.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        for colour in Colour:
            words = self._names.shown(colour).replace("&", "&&")  # one & would mark a letter
            self._actions[f"highlight_{colour.value}"].setText(f"Highlight in {words}")
        self._bar.name_colours(self._names.called)
        self._shortcuts.name_buttons()


def show_colour_dialog(window: "MainWindow") -> None:
    """Let the reader name the colours."""
    from ui.notes.colour_dialog import ColourDialog  # seldom needed

    dialog = ColourDialog(window.session, window.appearance, window)
    dialog.exec()
    dialog.deleteLater()
