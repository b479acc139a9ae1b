"""What the actions do where more than one pane takes part."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui.appearance import Appearance
from ui.colour_actions import show_colour_dialog
from ui.menus import fill_page_menu
from ui.pane_showing import PaneShowing
from ui.panes import Panes
from ui.reading.mentions_at import mention_under
from ui.reading.speaking import Speaking
from ui.reading.steps import shape_slots, step_slots
from ui.session import Session
from ui.versions.opening import VersionOpening

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Slots = dict[str, Callable[[], object]]


class Commands(QObject):
    """Binds the table of actions to the panes of one window."""

    def __init__(self, window: "MainWindow", session: Session, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._appearance = appearance
        self.panes = PaneShowing(window)
        self.speaking = Speaking(session, window.reading)
        self.versions = VersionOpening(window, session, appearance)

    def slots(self) -> Slots:
        """Return what each action of the table does."""
        return {
            **self._file_slots(),
            **self._edit_slots(),
            **self._annotate_slots(),
            **self._go_slots(),
            **self._view_slots(),
        }

    def _file_slots(self) -> Slots:
        importing = self._window.importing
        return {
            "open": importing.choose_files,
            "paste": importing.paste,
            "welcome": importing.open_welcome,
            "export": self._export_this,
            "export_all": self._export_all,
            "bin": self._move_to_bin,
            "rename": self._rename,
            "versions": self.versions.show_versions,
            "stop": self._session.cancel,
            "quit": self._window.close,
        }

    def _edit_slots(self) -> Slots:
        find = self._window.reading.find_bar
        return {
            "undo": self._undo,
            "redo": self._redo,
            "history": self._show_history,
            "copy": self._window.reading.marking.copy,
            "copy_source": self._window.reading.copying.copy_with_source,
            "find": self._find,
            "find_next": lambda: find.step(1),
            "find_previous": lambda: find.step(-1),
            "search": self._search,
        }

    def _annotate_slots(self) -> Slots:
        marking = self._window.reading.marking
        return {
            **shape_slots(self._window.reading),
            "highlight": lambda: marking.highlight(self._session.colour),
            "note": marking.write_note,
            "tag": marking.write_tag,
            "article_note": self._write_article_note,
            "lost": self.versions.show_lost,
            "delete": marking.delete,
            "card": marking.ask_for_card,
            "boundaries": self._window.acts.begin_boundaries_here,
            "decisions": self._window.acts.show_decisions,
            "colour_names": partial(show_colour_dialog, self._window),
        }

    def _go_slots(self) -> Slots:
        return {
            **step_slots(self._window.reading),
            "back": self._session.go_back,
            "forward": self._session.go_forward,
            "next_article": lambda: self._session.open_neighbour(1),
            "previous_article": lambda: self._session.open_neighbour(-1),
            "tags": self._show_tags,
            "archive_names": self._window.panel.show_archive_names,
            "all_notes": self._show_all_notes,
            "peel": self._peel,
        }

    def _view_slots(self) -> Slots:
        reading, panes = self._window.reading, Panes(self._window)
        return {
            "library": self.panes.toggle_library,
            "panel": self.panes.toggle_panel,
            "page": partial(reading.page.setFocus, Qt.FocusReason.ShortcutFocusReason),
            "next_pane": partial(panes.go, 1),
            "previous_pane": partial(panes.go, -1),
            "wider": partial(panes.widen, 1),
            "narrower": partial(panes.widen, -1),
            "focus": self.panes.toggle_focus,
            "looks": self._window.looks_button.open_panel,
            "larger": lambda: reading.zoom(1),
            "smaller": lambda: reading.zoom(-1),
            "usual": lambda: reading.zoom(0),
            "palette": self._window.palette_opening.open,
            "keys": self._show_keys,
            "about": self._show_about,
        }

    # Between page and panel

    def follow_annotation(self, annotation_id: str) -> None:
        """Show the card of the annotation that was chosen on the page."""
        notes = self._window.panel.notes
        notes.activate(annotation_id)
        if annotation_id:
            self._window.panel.show_notes()

    def write_note(self, annotation_id: str) -> None:
        """Open the editor of an annotation's note."""
        self.panes.show_panel()
        self._window.panel.show_notes()
        self._window.panel.notes.edit(annotation_id)

    def write_tag(self, annotation_id: str) -> None:
        """Open the tag field of an annotation."""
        self.panes.show_panel()
        self._window.panel.show_notes()
        self._window.panel.notes.tag(annotation_id)

    def _write_article_note(self) -> None:
        if self._session.current is None:
            self._session.said.emit("Open an article first.")
            return
        self.panes.show_panel()
        self._window.panel.show_notes()
        self._window.panel.notes.write_article_note()

    def show_page_menu(self, point: QPoint) -> None:
        """Show the page's context menu at a point of the screen."""
        menu = QMenu(self._window)
        mention = mention_under(self._window.reading.page, point)
        if mention is not None:
            self._window.acts.fill_menu(menu, mention, point)
        fill_page_menu(menu, self._window.actions_by_id)
        menu.exec(point)
        menu.deleteLater()

    # Acts

    def _undo(self) -> None:
        self._window.panel.notes.finish()
        self._session.undo()

    def _redo(self) -> None:
        self._window.panel.notes.finish()
        self._session.redo()

    def _find(self) -> None:
        if self._session.current is not None:
            self._window.reading.find_bar.open()

    def _search(self) -> None:
        self.panes.show(library=True, panel=not self._window.panel.isHidden())
        self._window.library.focus_search()

    def _show_tags(self) -> None:
        self.panes.show(library=True, panel=not self._window.panel.isHidden())
        self._window.library.tags.open()

    def _move_to_bin(self) -> None:
        if self._session.current is not None:
            self._session.move_to_bin([self._session.current.id])

    def _rename(self) -> None:
        from PySide6.QtWidgets import QInputDialog  # seldom needed

        kept = self._session.current
        if kept is None or self._session.refused():
            return
        title, wanted = QInputDialog.getText(
            self._window, "Rename", "Title of the article:", text=kept.article.title
        )
        if wanted:
            self._session.rename(kept.id, title)

    def _export_this(self) -> None:
        if self._session.current is None:
            self._session.said.emit("Open an article first, then export it.")
            return
        self._export([self._session.current.id])

    def _export_all(self) -> None:
        ids = self._session.archive.articles.ids()
        if not ids:
            self._session.said.emit("There is no article to export yet.")
            return
        self._export(ids)

    def _export(self, ids: list[int]) -> None:
        from ui.export_dialog import ExportDialog  # brings the Markdown library with it

        self._window.panel.notes.flush()
        dialog = ExportDialog(self._session, self._appearance, ids, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _peel(self) -> None:
        window = self._window
        if not window.reading.peel() and window.actions_by_id["focus"].isChecked():
            window.actions_by_id["focus"].trigger()

    def _show_keys(self) -> None:
        from ui.key_help import show_keys  # seldom needed

        show_keys(self._window.shortcuts, self._appearance, self._window)

    def _show_all_notes(self) -> None:
        from ui.all_notes.opening import show_all_notes  # seldom needed

        self._window.panel.notes.flush()
        show_all_notes(self._window)

    def _show_history(self) -> None:
        from ui.history.history_list import show_history  # seldom needed

        self._window.panel.notes.finish()
        show_history(self._session, self._appearance, self._window)

    def _show_about(self) -> None:
        from ui.about import show_about  # rarely needed, and slow to load

        show_about(self._window, self._session.archive.path)
