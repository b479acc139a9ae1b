"""The window: arranges the panes and lets them hear each other, nothing more."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSplitter

from storage import Changes
from ui.appearance import Appearance
from ui.archive.archive_pane import ArchivePane
from ui.entities.labels import NAME_LABELS, labels_from
from ui.later import Finishing, Later
from ui.menus import add_menus, fill_menus, theme_slots
from ui.reading.reading_pane import ReadingPane
from ui.session import Session, shortened
from ui.side_panel import SidePanel
from ui.status_line import StatusLine

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.commands import Commands
    from ui.entities.acts import EntityActs
    from ui.importing import Importing
    from ui.palette.opening import PaletteOpening
    from ui.reading.looks_button import LooksButton
    from ui.shortcuts import Shortcuts

WIDTHS = (260, 700, 320)


class MainWindow(QMainWindow):
    """Library, page and panel side by side."""

    def __init__(self, session: Session, appearance: Appearance, settings: QSettings) -> None:
        super().__init__()
        self.session = session
        self.appearance = appearance
        self._settings = settings
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self.library = ArchivePane(session, appearance, self)
        self.reading = ReadingPane(session, appearance, self)
        self.panel = SidePanel(session, appearance, self)
        self.status = StatusLine(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._arrange()
        self._menus = add_menus(self.menuBar())
        self.reading.show_labels(labels_from(session.archive.settings.get("labels")))
        self._connect_session()
        self._restore()
        self._dress()
        self._show_article()
        if session.archive.notice:
            self.status.say_failed(session.archive.notice)
        library = (self.library.search_box, self.library)
        self.finishing = Finishing(self, *library, self.reading, self.panel, self, session)

    # Parts that come after the first paint

    @Later
    def facts(self) -> None:
        """What is known about the first article: counting takes a moment."""
        self._show_facts()
        self.session.opened.connect(self._show_facts)

    @Later
    def importing(self) -> "Importing":
        """Articles in."""
        from ui.importing import Importing

        return Importing(self.session, self)

    @Later
    def acts(self) -> "EntityActs":
        """What the reader says about names."""
        from ui.entities.acts import EntityActs

        return EntityActs(self, self.session, self.appearance)

    @Later
    def palette_opening(self) -> "PaletteOpening":
        """The palette."""
        from ui.palette.opening import PaletteOpening

        return PaletteOpening(self, self._settings)

    @Later
    def looks_button(self) -> "LooksButton":
        """The way to the page's looks."""
        from ui.reading.looks_button import LooksButton

        return LooksButton(self.reading, self.appearance, self._settings)

    @Later
    def commands(self) -> "Commands":
        """What the actions do."""
        from ui.commands import Commands

        return Commands(self, self.session, self.appearance)

    @Later
    def actions_by_id(self) -> "dict[str, QAction]":
        """What can be done, by the names in the table of actions."""
        from ui.actions import make_actions
        from ui.wiring import connect_panes

        slots = {**self.commands.slots(), **theme_slots(self.appearance, self._settings)}
        actions = make_actions(slots, self, self.reading)
        actions["library"].setChecked(not self.library.isHidden())
        actions["panel"].setChecked(not self.panel.isHidden())
        connect_panes(self, actions)
        return actions

    @Later
    def shortcuts(self) -> "Shortcuts":
        """The keys of the actions."""
        from ui.colour_actions import ColourActions
        from ui.shortcuts import Shortcuts

        shortcuts = Shortcuts(self.actions_by_id, self._settings, self)
        ColourActions(self, shortcuts)
        return shortcuts

    @Later
    def menus(self) -> None:
        """What stands in the menus; their names are there from the first."""
        fill_menus(self._menus, self.actions_by_id, self.appearance)

    # Arranging

    def _arrange(self) -> None:
        for pane, least in ((self.library, 180), (self.reading, 280), (self.panel, 220)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for place in range(3):
            self.splitter.setStretchFactor(place, 1 if place == 1 else 0)
        self.splitter.setSizes(WIDTHS)
        self.setCentralWidget(self.splitter)
        self.setStatusBar(self.status)

    def _connect_session(self) -> None:
        session, status = self.session, self.status
        session.opened.connect(self._show_article)
        session.gathered.connect(self._show_facts)
        session.feed.changed.connect(self._changed)
        session.said.connect(status.say)
        session.busy.connect(status.say_busy)
        session.undoable.connect(status.say_undoable)
        session.redoable.connect(status.say_redoable)
        session.failed.connect(status.say_failed)
        session.tasks.progress.connect(status.show_progress)
        status.cancel_wanted.connect(session.cancel)
        self.appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        self.status.set_theme(self.appearance.theme)

    # Following the session

    def _show_article(self) -> None:
        kept = self.session.current
        self.library.select(kept.id if kept else None)
        self._show_title()

    def _show_title(self) -> None:
        kept = self.session.current
        name = "Pressmark (read only)" if self.session.archive.read_only else "Pressmark"
        self.setWindowTitle(f"{shortened(kept.article.title)} — {name}" if kept else name)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if changes.articles:
            self._show_title()
        self._show_facts()

    def _show_facts(self) -> None:
        opened = self.session.opened_now
        if opened is None:
            self.status.show_facts("")
            return
        entities = opened.entities if opened.gathered else ()
        names = sum(1 for entity in entities if entity.label in NAME_LABELS)
        notes = len(opened.annotations)
        counts = ((opened.words, "word"), (names, "name"), (notes, "annotation"))
        facts = [f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts]
        self.status.show_facts("  ·  ".join(facts))

    # The window's own state

    def _restore(self) -> None:
        room = self.screen().availableSize()
        self.resize(min(1280, room.width()), min(820, room.height()))
        geometry, sizes = self._settings.value("geometry"), self._settings.value("panes")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(sizes, QByteArray):
            self.splitter.restoreState(sizes)
        self.library.setVisible(bool(self._settings.value("library", True, bool)))
        self.panel.setVisible(bool(self._settings.value("panel", True, bool)))

    def _remember(self) -> None:
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("panes", self.splitter.saveState())
        library, panel = self.commands.panes.shown()
        self._settings.setValue("library", library)
        self._settings.setValue("panel", panel)
        self._settings.sync()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed; stay open where that fails, unless the reader insists."""
        self.panel.notes.flush()
        if self.panel.notes.unsaved() and not self._lose_words():
            event.ignore()
            return
        self.reading.keep_place()
        self._remember()
        event.accept()

    def _lose_words(self) -> bool:
        from PySide6.QtWidgets import QMessageBox  # rarely needed, and slow to load

        answer = QMessageBox.warning(
            self,
            "Note not saved",
            "The note you are writing could not be saved. Copy its words somewhere safe first.\n\n"
            "Close all the same and lose them?",
            QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Close

    # Drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts from elsewhere; words dragged within the window stay words."""
        if event.source() is not None:
            return
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.importing.take(event.mimeData())
        event.acceptProposedAction()
