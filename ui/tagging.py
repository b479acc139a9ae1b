"""What the reader does with the tags of all articles."""

from collections.abc import Callable, Sequence

from annotation.tags import TagCount
from storage import ArchiveError, Changes, Retagged
from ui.archive_writer import ArchiveWriter

_DONE = {"Rename": "Renamed", "Merge": "Merged", "Delete": "Deleted"}
"""How the names of steps begin, and how the line that tells of them does."""


class Tagging:
    """Reads and writes tags; what goes wrong is told through the writer."""

    def __init__(self, writer: ArchiveWriter) -> None:
        self._writer = writer
        self._tags = writer.archive.tags

    def tree(self) -> list[TagCount]:
        """Return every tag outside the bin and its parents, each parent before its children."""
        try:
            return self._tags.tree()
        except ArchiveError as error:
            self._writer.failed.emit(str(error))
            return []

    def rename(self, old: str, new: str) -> None:
        """Give a tag and all below it another name."""
        self._write(lambda: self._tags.rename(old, new))

    def merge(self, several: Sequence[str], into: str) -> None:
        """Make tags one."""
        self._write(lambda: self._tags.merge(several, into))

    def delete(self, tag: str) -> None:
        """Take a tag and all below it from all annotations."""
        self._write(lambda: self._tags.delete(tag))

    def _write(self, act: Callable[[], Retagged]) -> None:
        titles: list[str] = []

        def change() -> Changes:
            made = act()
            titles.append(made.title)
            return made.changes

        def said() -> str:
            verb, rest = titles[0].split(" ", 1)
            return f"{_DONE[verb]} {rest}"

        self._writer.write(change, said)
