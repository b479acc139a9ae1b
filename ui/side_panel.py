"""The right side of the window: Notes and Entities."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from annotation.entities import Label
from ui.appearance import Appearance
from ui.entities.entities_panel import EntitiesPanel
from ui.notes.notes_panel import NotesPanel
from ui.session import Session


class SidePanel(QWidget):
    """Two tabs; either comes forward when something in it is asked for."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self.notes = NotesPanel(session, appearance, self)
        self.entities = EntitiesPanel(session, appearance, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Notes and entities")
        self.tabs.addTab(self.notes, "Notes")
        self.tabs.addTab(self.entities, "Entities")
        self.tabs.setCurrentIndex(0 if session.archive.settings.get("tab", 1) == 0 else 1)
        self.tabs.currentChanged.connect(lambda index: session.remember("tab", index))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def show_notes(self) -> None:
        """Bring the notes forward."""
        self.tabs.setCurrentWidget(self.notes)

    def show_entities(self) -> None:
        """Bring the entities forward."""
        self.tabs.setCurrentWidget(self.entities)

    def show_archive_names(self) -> None:
        """Show whom and what all articles name, beside the window."""
        from ui.entities.archive_names import ArchiveNames  # no start needs it

        names = ArchiveNames(self._session, self._appearance, self.window())
        names.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names.opened.connect(self._show_entity)
        names.show()

    def _show_entity(self, entry: tuple[str, Label]) -> None:
        self.show_entities()
        self.entities.choose(entry)
