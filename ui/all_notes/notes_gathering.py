"""Gathers which annotations a filter wants, bit by bit, so that the window never waits."""

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.notes_filter import Grouping, NotesFilter
from storage import Archive, ArchiveError

SLICE = 0.012
"""Seconds of gathering at a stretch."""

FIRST, MORE = 200, 1000
"""Annotations read in one go: at first what fills the window."""


class NotesGathering(QObject):
    """``part(places)`` comes some times, then ``done()``; ``failed(words)`` ends it, too."""

    part = Signal(object)
    done = Signal()
    failed = Signal(str)

    def __init__(self, archive: Archive, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._after: tuple[int, int, int] | None = None
        self._limit = FIRST
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether more is to come."""
        return self._timer.isActive()

    def start(self, wanted: NotesFilter, grouping: Grouping) -> None:
        """Begin anew, and tell the first part at once."""
        self._after, self._limit = None, FIRST
        self._timer.stop()
        try:
            self._gathering = self._archive.all_notes.gather(wanted, grouping)
        except ArchiveError as error:
            self.failed.emit(str(error))
            return
        self._timer.start()
        self._next()

    def stop(self) -> None:
        """Gather no more; nothing is told any more."""
        self._timer.stop()

    def finish(self) -> None:
        """Gather all that is left, now."""
        while self.busy:
            self._next()

    def _go_on(self) -> None:
        end = perf_counter() + SLICE
        while self.busy and perf_counter() < end:
            self._next()

    def _next(self) -> None:
        try:
            part = self._gathering.part(self._after, self._limit)
        except ArchiveError as error:
            self._timer.stop()
            self.failed.emit(str(error))
            return
        self._after, self._limit = part.after, MORE
        if self._after is None:
            self._timer.stop()
        self.part.emit(part.places)
        if part.after is None:
            self.done.emit()
