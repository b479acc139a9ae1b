"""Writes annotations into a Markdown file bit by bit, so that the window stays usable."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from formats.notes_markdown import pieces_of_markdown
from storage import Archive, ArchiveError, NoteRow
from ui.all_notes.filter_words import counted
from ui.exporting import replace_file
from ui.records import notes_by_article

SLICE = 0.02
"""Seconds of work at a stretch."""
READ = 200
"""Annotations read in one go."""


class NotesExport(QObject):
    """``progress(done, total)`` counts annotations; ``ended(words, failed)`` comes once."""

    progress = Signal(int, int)
    ended = Signal(str, bool)

    def __init__(self, archive: Archive, rows: list[int], path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._rows = rows
        self._path = path
        self._read = 0
        self._pieces: list[str] = []
        title = counted(len(rows), "annotation")
        self._left = pieces_of_markdown(title, notes_by_article(self._in_windows()))
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    def stop(self) -> None:
        """Write nothing."""
        if self._timer.isActive():
            self._timer.stop()
            self.ended.emit("Nothing was exported.", False)

    def _in_windows(self) -> Iterator[NoteRow]:
        rows = self._archive.all_notes.in_order(self._rows)
        while self._read < len(rows):
            window = rows[self._read : self._read + READ]
            yield from self._archive.all_notes.rows(window)
            self._read += len(window)

    def _go_on(self) -> None:
        until = perf_counter() + SLICE
        try:
            while perf_counter() < until:
                piece = next(self._left, None)
                if piece is None:
                    self._write()
                    return
                self._pieces.append(piece)
        except (ArchiveError, OSError) as error:
            self._timer.stop()
            self.ended.emit(_reason(error), True)
            return
        self.progress.emit(self._read, len(self._rows))

    def _write(self) -> None:
        self._timer.stop()
        replace_file(self._path, "".join(self._pieces).encode("utf-8"))
        many = counted(len(self._rows), "annotation")
        self.ended.emit(f"Exported {many} to {self._path.name}.", False)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"The file could not be written: {error.strerror or error}."
    return str(error)
