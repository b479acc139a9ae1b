"""What the reader calls the highlighters: asked for and changed here."""

from PySide6.QtCore import QObject, Signal

from annotation.notes import Colour, called
from storage import ArchiveError, Changes
from ui.archive_writer import ArchiveWriter


class ColourNames(QObject):
    """The names of one archive's colours. ``changed()`` comes when they read differently."""

    changed = Signal()

    def __init__(self, writer: ArchiveWriter) -> None:
        super().__init__(writer)
        self._writer = writer
        self._names: dict[Colour, str] = {}
        self._read()
        writer.feed.changed.connect(self._notice)

    def name(self, colour: Colour) -> str:
        """Return the reader's name for a colour; "" where they gave it none."""
        return self._names.get(colour, "")

    def called(self, colour: Colour) -> str:
        """Return a colour with the reader's name for it: "yellow (claim)"."""
        return called(colour, self.name(colour))

    def shown(self, colour: Colour) -> str:
        """Return the same as the beginning of a line: "Yellow (claim)"."""
        words = self.called(colour)
        return words[0].upper() + words[1:]

    def rename(self, colour: Colour, name: str) -> None:
        """Give a colour a name; "" takes it away."""
        words = " ".join(name.split())
        said = f"Called {colour.value} “{words}”" if words else f"Took the name from {colour.value}"
        self._writer.write(lambda: self._writer.archive.colours.rename(colour, name), said)

    def _notice(self, changes: Changes, _origin: object) -> None:
        if changes.colours:
            self._read()
            self.changed.emit()

    def _read(self) -> None:
        try:
            self._names = self._writer.archive.colours.names()
        except ArchiveError as error:  # the colours have names of their own
            self._writer.failed.emit(str(error))
