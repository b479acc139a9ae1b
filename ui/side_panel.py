"""The right side of the window: Notes and Entities."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotation.entities import Label
from ui.appearance import Appearance
from ui.later import Later
from ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTabWidget

    from ui.entities.entities_panel import EntitiesPanel
    from ui.notes.notes_panel import NotesPanel


class SidePanel(QWidget):
    """Two tabs; either comes forward when something in it is asked for.

    The first paint shows the room for them only.
    """

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @Later
    def notes(self) -> "NotesPanel":
        """The cards of the annotations."""
        from ui.notes.notes_panel import NotesPanel

        notes = NotesPanel(self._session, self._appearance, self)
        notes.entity_wanted.connect(self._show_linked)
        return notes

    @Later
    def entities(self) -> "EntitiesPanel":
        """Whom and what the article names."""
        from ui.entities.entities_panel import EntitiesPanel

        return EntitiesPanel(self._session, self._appearance, self)

    @Later
    def tabs(self) -> "QTabWidget":
        """Both, one before the other."""
        from PySide6.QtWidgets import QTabWidget

        session, tabs = self._session, QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.setAccessibleName("Notes and entities")
        tabs.addTab(self.notes, "Notes")
        tabs.addTab(self.entities, "Entities")
        tabs.setCurrentIndex(0 if session.archive.settings.get("tab", 1) == 0 else 1)
        tabs.currentChanged.connect(lambda index: session.remember("tab", index))
        self._column.addWidget(tabs)
        return tabs

    def show_notes(self) -> None:
        """Bring the notes forward."""
        self.tabs.setCurrentWidget(self.notes)

    def show_entities(self) -> None:
        """Bring the entities forward."""
        self.tabs.setCurrentWidget(self.entities)

    def show_archive_names(self, search: str = "") -> None:
        """Show whom and what all articles name, beside the window."""
        from ui.entities.archive_names import ArchiveNames  # no start needs it

        names = ArchiveNames(self._session, self._appearance, self.window())
        names.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names.opened.connect(self._show_entity)
        names.show()
        if search:
            names.search.setText(search)

    def _show_linked(self, entry: tuple[str, Label]) -> None:
        """Show an entity that a note links to: here where the article names it, or among all."""
        opened = self._session.opened_now
        named = opened.entities if opened is not None else ()
        if any((each.name, each.label) == entry for each in named):
            self._show_entity(entry)
        else:
            self.show_archive_names(entry[0])

    def _show_entity(self, entry: tuple[str, Label]) -> None:
        self.show_entities()
        self.entities.choose(entry)
