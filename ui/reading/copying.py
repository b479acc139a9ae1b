"""Copying a passage with its source."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from annotation.selectors import Span
from ui.reading.citation import citation
from ui.reading.page import Page
from ui.session import Session


class Copying(QObject):
    """Copies the selection, the words of the active annotation, or the sentence at the cursor."""

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(page)
        self._session = session
        self._page = page

    def copy_with_source(self) -> None:
        """Copy the words with title, source, date and paragraph in plain words."""
        span = self._page.selected_span() or self._active_span() or self._page.marks.here
        if span is None or self._page.page is None:
            self._session.said.emit("Select some words first, then copy them with their source.")
            return
        QApplication.clipboard().setText(citation(self._page.page.article, span))
        self._session.said.emit("Copied with its source")

    def _active_span(self) -> Span | None:
        marks = self._page.marks
        return next((each.span for each in marks.annotations if each.id == marks.active), None)
