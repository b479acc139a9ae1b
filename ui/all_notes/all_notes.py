"""The window of all annotations: narrow them, put them together, open one, change many."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from storage import ArchiveError, Changes, Delete
from ui.all_notes.bulk_foot import BulkFoot
from ui.all_notes.filter_row import FilterRow
from ui.all_notes.filter_words import counted
from ui.all_notes.message_line import MessageLine
from ui.all_notes.notes_export import NotesExport
from ui.all_notes.notes_listing import NotesListing
from ui.all_notes.notes_model import NotesModel
from ui.all_notes.notes_table import NotesTable
from ui.appearance import Appearance
from ui.archive.empty_state import EmptyState
from ui.room import take_room
from ui.search_field import SearchField
from ui.session import Session
from ui.theme import STEP

NOTHING_YET = (
    "Nothing marked yet. Select words in an article and press H to highlight them or N to write a "
    "note: everything you mark, in all articles, is listed here."
)
NOTHING_FOUND = "No annotation is like that. Take a filter away, or search for fewer words."
TYPING_MS = 150
"""Milliseconds after the last key until the list follows."""

FILES = "Markdown (*.md);;All files (*)"


class AllNotes(QDialog):
    """``note_wanted(row)`` asks the window to show an annotation. Hidden, it keeps its state."""

    note_wanted = Signal(object)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("All Notes")
        take_room(self, 960, 680, least=QSize(460, 380))
        self.search = SearchField("notes", self)
        self.search.setToolTip("Words of passages, notes and tags; tag:war finds a tag")
        self.count = QLabel(self)
        self.filters = FilterRow(session, appearance, self)
        self.model = NotesModel(session.archive, session.colours.called, self)
        self.table = NotesTable(self.model, appearance, self)
        self.listing = NotesListing(session.archive, self.model, self.table, self)
        self.empty = EmptyState(self)
        self.told = MessageLine(session, self)
        self.foot = BulkFoot(session, appearance, self.table.chosen, self)
        self._export: NotesExport | None = None
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._lay_out()
        self._connect()
        self._narrow()
        self.search.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 2 * STEP)
        top.setSpacing(3 * STEP)
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        filters = QHBoxLayout()
        filters.setContentsMargins(4 * STEP, 0, 4 * STEP, 3 * STEP)
        filters.addWidget(self.filters)
        ground = QWidget(self)
        self._stack = QStackedLayout(ground)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(filters)
        column.addWidget(ground, 1)
        column.addWidget(self.told)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        session, table, foot = self._session, self.table, self.foot
        self.search.textChanged.connect(self._typing.start)
        self.search.installEventFilter(self)
        self._typing.timeout.connect(self._search)
        self.filters.changed.connect(self._narrow)
        self.filters.fold_wanted.connect(self.model.fold_all)
        self.listing.changed.connect(self._tell)
        for source in (self.listing.failed, self.model.failed):
            source.connect(session.failed)
        self.empty.wanted.connect(self._clear)
        table.selectionModel().selectionChanged.connect(self._chosen_changed)
        table.opened.connect(self.open_chosen)
        table.deleted.connect(lambda: self.foot.consider(Delete()))
        table.all_wanted.connect(self.listing.finish)
        table.menu_wanted.connect(self._show_menu)
        foot.open_wanted.connect(self.open_chosen)
        foot.export_wanted.connect(self.export)
        foot.finished.connect(table.setFocus)
        session.feed.changed.connect(self._changed)
        self.told.cancelled.connect(self._stop_export)
        QShortcut(QKeySequence.StandardKey.Undo, self, session.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, session.redo)

    # What is shown

    def _search(self) -> None:
        self._typing.stop()
        self.filters.want(replace(self.filters.wanted, words=self.search.text().strip()))

    def _narrow(self) -> None:
        """Show what the filters want now."""
        if self.search.text().strip() != self.filters.wanted.words:
            self._typing.stop()
            self.search.setText(self.filters.wanted.words)
            self._typing.stop()
        self.foot.leave()
        self.listing.show(self.filters.wanted, self.filters.grouping)

    def _clear(self) -> None:
        self.filters.clear()
        self.search.setFocus()

    def _changed(self, changes: Changes, _origin: object) -> None:
        names = changes.mentions_of or changes.mentions_everywhere or changes.decisions
        about_names = names and (self.filters.wanted.names or self.listing.by_names)
        if changes.annotations or changes.articles or changes.colours or about_names:
            self.listing.out_of_date()

    def _tell(self) -> None:
        """Say how many there are, or why there are none."""
        groups = self.model.groups
        if self.model.rowCount() or self.listing.busy:
            self._stack.setCurrentWidget(self.table)
        elif self._is_empty():
            self.empty.say(NOTHING_YET)
            self._stack.setCurrentWidget(self.empty)
        else:
            self.empty.say(NOTHING_FOUND, "Clear Filters")
            self._stack.setCurrentWidget(self.empty)
        notes, articles = len(groups), counted(len(groups.articles), "article")
        more = "…" if self.listing.busy else ""
        all_told = f"{counted(groups.notes, 'annotation')} in {articles}{more}"
        self.count.setText(all_told if notes else "")
        self._chosen_changed()

    def _is_empty(self) -> bool:
        try:
            return not self._session.archive.all_notes.any()
        except ArchiveError:
            return False

    def _chosen_changed(self) -> None:
        self.foot.leave()
        self.foot.offer(len(self.table.chosen()))

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while nobody looked."""
        super().showEvent(event)
        self.listing.catch_up()

    # Acts

    def open_chosen(self) -> None:
        """Show the passage of the chosen annotation, and leave."""
        chosen, index = self.table.chosen(), self.table.currentIndex()
        if len(chosen) != 1 and index.isValid() and not self.model.is_heading(index.row()):
            row = self.model.row_at(index.row())
        else:
            rows = self.listing.read(chosen[:1])
            row = rows[0] if rows else None
        if row is not None:
            self.hide()
            self.note_wanted.emit(row)

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        self.foot.fill(menu)
        menu.exec(point)
        menu.deleteLater()

    def export(self, rows: list[int]) -> None:
        """Write annotations into a file of the reader's choice."""
        path, _ = QFileDialog.getSaveFileName(self, "Export Notes", "notes.md", FILES)
        if path and self._export is None:
            self._export = NotesExport(self._session.archive, rows, Path(path), self)
            self._export.progress.connect(self.told.show_progress)
            self._export.ended.connect(self._exported)
            self._export.start()

    def _exported(self, words: str, failed: bool) -> None:
        if self._export is not None:
            self._export.deleteLater()
            self._export = None
        (self._session.failed if failed else self._session.said).emit(words)

    def _stop_export(self) -> None:
        if self._export is not None:
            self._export.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down and Enter go from the search to the list."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.search and pressed and event.key() in keys:  # type: ignore[attr-defined]
            if self._typing.isActive():
                self._search()
            self.listing.enter()
            return True
        return super().eventFilter(watched, event)

    def reject(self) -> None:
        """Leave; a preview is left first."""
        if self.foot.preview.isHidden():
            self._stop_export()
            super().reject()
        else:
            self.foot.leave()
