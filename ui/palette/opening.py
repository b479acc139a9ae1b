"""The palette of one window: made when it is first asked for, and what it chooses is done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from ui.actions import TABLE, Reach
from ui.palette.availability import unavailable
from ui.palette.entries import Entry, Kind, action_entries
from ui.palette.palette import Palette

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_OF_THE_PAGE = frozenset(row.id for row in TABLE if row.reach is Reach.PAGE)


class PaletteOpening(QObject):
    """Opens the palette with what can be done at this moment."""

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.palette: Palette | None = None

    def open(self) -> None:
        """Show the palette; where it is shown already, take it away."""
        if self.palette is not None and self.palette.isVisible():
            self.palette.leave()
            return
        if self.palette is not None:
            self.palette.deleteLater()  # the theme may be another one now
        window = self._window
        archive = window.session.archive
        self.palette = Palette(archive, window.appearance, self._settings, window)
        self.palette.chosen.connect(self._do)
        self.palette.open(action_entries(window.shortcuts, unavailable(window)))

    def _do(self, entry: Entry) -> None:
        if entry.kind is Kind.ARTICLE:
            self._window.session.open_article(int(entry.id))
            self._window.reading.page.setFocus()
            return
        if entry.id in _OF_THE_PAGE:
            self._window.reading.page.setFocus()
        self._window.actions_by_id[entry.id].trigger()
