"""Opens the windows about versions; they are loaded when first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotation.notes import Annotation
from annotation.selectors import Span
from ui.appearance import Appearance
from ui.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class VersionOpening(QObject):
    """What the actions about versions do."""

    def __init__(self, window: "MainWindow", session: Session, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._appearance = appearance

    def show_versions(self) -> None:
        """Show the versions of the article on the page."""
        kept = self._session.current
        if kept is None:
            self._session.said.emit("Open an article first: its versions are listed then.")
            return
        from ui.versions.version_list import VersionList

        dialog = VersionList(self._session, self._appearance, kept.id, self._window)
        dialog.exec()
        dialog.deleteLater()

    def show_lost(self) -> None:
        """Show the passages that lost their place."""
        from ui.versions.lost_passages import LostPassages

        kept, span = self._session.current, self._window.reading.page.selected_span()
        selected = (kept.id, span) if kept is not None and span is not None else None
        dialog = LostPassages(self._session, self._appearance, self._window, selected)
        dialog.shown.connect(self._go)
        dialog.exec()
        dialog.deleteLater()

    def _go(self, annotation: Annotation, span: Span) -> None:
        self._session.open_article(annotation.article_id)
        self._window.reading.marking.go(span)
