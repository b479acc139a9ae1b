"""Showing the panes beside the page, or folding them away."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class PaneShowing:
    """Which panes are shown; focus mode hides both for a while."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._before_focus = (True, True)

    def _here(self) -> tuple[bool, bool]:
        return not self._window.library.isHidden(), not self._window.panel.isHidden()

    def shown(self) -> tuple[bool, bool]:
        """Tell whether the library and the panel are shown, focus mode aside."""
        if self._window.actions_by_id["focus"].isChecked():
            return self._before_focus
        return self._here()

    def show(self, *, library: bool, panel: bool) -> None:
        """Show or fold away the panes beside the page."""
        self._window.library.setVisible(library)
        self._window.panel.setVisible(panel)
        self._window.actions_by_id["library"].setChecked(library)
        self._window.actions_by_id["panel"].setChecked(panel)

    def toggle_library(self) -> None:
        """Show the library, or fold it away."""
        library, panel = self._here()
        self.show(library=not library, panel=panel)

    def toggle_panel(self) -> None:
        """Show the panel, or fold it away."""
        library, panel = self._here()
        self.show(library=library, panel=not panel)

    def toggle_focus(self) -> None:
        """Show the page alone, or all as it was before."""
        window, focus = self._window, self._window.actions_by_id["focus"].isChecked()
        if focus:
            self._before_focus = self._here()
        library, panel = (False, False) if focus else self._before_focus
        self.show(library=library, panel=panel)
        window.menuBar().setVisible(not focus)
        window.status.setVisible(not focus)
        window.reading.page.setFocus()

    def show_panel(self) -> None:
        """Show the panel, whatever else is shown."""
        library, _ = self._here()
        self.show(library=library, panel=True)
