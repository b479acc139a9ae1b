"""Keeps the list of all annotations as the filters and the archive are: read bit by bit."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from annotation.notes_filter import Grouping, NotesFilter
from storage import Archive, ArchiveError, NotePlace, NoteRow
from ui.all_notes.groups import NoteGroups
from ui.all_notes.notes_gathering import NotesGathering
from ui.all_notes.notes_model import NotesModel
from ui.all_notes.notes_table import NotesTable

SOON_MS = 60
"""Milliseconds until changes are shown: an act may tell of many in a row."""


class NotesListing(QObject):
    """``changed()`` says that the list reads otherwise; ``failed(words)`` why it could not be read.

    A new search is shown as it is read where groups come in their order; else, and where only the
    archive changed, the old list stays until the new one is complete.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, archive: Archive, model: NotesModel, table: NotesTable, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._model = model
        self._table = table
        self._wanted = NotesFilter()
        self._grouping = Grouping.ARTICLE
        self._coming = NoteGroups(Grouping.ARTICLE)
        self._at_once = False
        self._stale = False
        self._gathering = NotesGathering(archive, self)
        self._gathering.part.connect(self._take)
        self._gathering.done.connect(self._complete)
        self._gathering.failed.connect(self._fail)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._read_again)

    @property
    def busy(self) -> bool:
        """Whether more is being read."""
        return self._gathering.busy

    @property
    def by_names(self) -> bool:
        """Whether annotations are put together by the names in them."""
        return self._grouping is Grouping.ENTITY

    def show(self, wanted: NotesFilter, grouping: Grouping) -> None:
        """Show what a filter wants, from the top."""
        self._wanted, self._grouping = wanted, grouping
        self._start(NoteGroups(grouping), at_once=grouping is Grouping.ARTICLE)

    def out_of_date(self) -> None:
        """The archive changed: read again soon, or when somebody looks."""
        self._stale = True
        if self._table.isVisible():
            self._soon.start()

    def catch_up(self) -> None:
        """Read again what changed while nobody looked."""
        if self._stale:
            self._soon.start()

    def finish(self) -> None:
        """Have all of the list, now."""
        if self._soon.isActive():
            self._read_again()
        self._gathering.finish()

    def read(self, row_ids: list[int]) -> list[NoteRow]:
        """Return annotations by their rows; none where the archive fails."""
        try:
            return self._archive.all_notes.rows(row_ids)
        except ArchiveError as error:
            self.failed.emit(str(error))
            return []

    def enter(self) -> None:
        """Go from the search into the list."""
        self._gathering.finish()
        if self._model.rowCount():
            if not self._table.currentIndex().isValid():
                self._table.selectRow(min(1, self._model.rowCount() - 1))
            self._table.setFocus(Qt.FocusReason.TabFocusReason)

    # Reading

    def _read_again(self) -> None:
        self._soon.stop()
        folded = self._model.groups.folded()
        self._start(NoteGroups(self._grouping, folded), at_once=False)

    def _start(self, groups: NoteGroups, *, at_once: bool) -> None:
        self._stale = False
        self._coming, self._at_once = groups, at_once
        self._gathering.start(self._wanted, self._grouping)

    def _take(self, places: list[NotePlace]) -> None:
        self._coming.add(places)
        if not self._at_once:
            return
        self._coming.arrange()
        if self._model.groups is self._coming:
            self._model.grown()
        else:
            self._model.show(self._coming)
            self._table.scrollToTop()
        self.changed.emit()

    def _complete(self) -> None:
        if self._model.groups is not self._coming:
            self._coming.arrange()
            self._put_in_place()
        self.changed.emit()

    def _put_in_place(self) -> None:
        """Show the new list; what was chosen and in view stays so, where it is there still."""
        table, old = self._table, self._model.groups
        same = old.grouping is self._coming.grouping
        chosen = frozenset(table.chosen())
        here = table.currentIndex().row()
        row_id, key = (None, "") if here < 0 else _at(old, here)
        top = table.verticalScrollBar().value()
        self._model.show(self._coming)
        table.choose(chosen)
        line = -1 if row_id is None else self._coming.line_of(row_id, key if same else None)
        if same:
            table.verticalScrollBar().setValue(top)
        if line >= 0:
            table.go(line)

    def _fail(self, words: str) -> None:
        self.failed.emit(words)
        self.changed.emit()


def _at(groups: NoteGroups, line: int) -> tuple[int, str]:
    group, place = groups.at(line)
    return group.rows[max(0, place)], group.key
