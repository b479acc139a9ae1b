"""Compares two versions without holding up the window."""

import threading

from PySide6.QtCore import QObject, Qt, Signal

from annotation.differences import Difference
from storage import Archive, ArchiveError

AT_ONCE = 200_000
"""Code points of both texts that are compared without a thread of their own."""


class Comparison(QObject):
    """``done(old, new, differences)`` brings the last one asked for; those before are dropped."""

    done = Signal(object, object, object)
    failed = Signal(str)
    _answered = Signal(int, object, str)

    def __init__(self, archive: Archive, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._asked = 0
        self._pair = (0, 0)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, old_id: int, new_id: int, letters: int) -> None:
        """Compare two versions that have so many letters together."""
        self._asked += 1
        self._pair = (old_id, new_id)
        if letters <= AT_ONCE or str(self._archive.path) == ":memory:":
            self._work(self._asked, self._archive, old_id, new_id)
            return
        threading.Thread(target=self._read, args=(self._asked, old_id, new_id), daemon=True).start()

    def _read(self, number: int, old_id: int, new_id: int) -> None:
        try:
            with self._archive.reader() as reader:
                self._work(number, reader, old_id, new_id)
        except ArchiveError as error:
            self._answered.emit(number, None, str(error))

    def _work(self, number: int, archive: Archive, old_id: int, new_id: int) -> None:
        try:
            found: list[Difference] = archive.versions.compare(old_id, new_id)
        except ArchiveError as error:
            self._answered.emit(number, None, str(error))
        else:
            self._answered.emit(number, found, "")

    def _deliver(self, number: int, found: object, error: str) -> None:
        if number != self._asked:
            return
        if error:
            self.failed.emit(error)
        else:
            self.done.emit(*self._pair, found)
