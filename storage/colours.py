"""What the reader calls the highlighters, and so means by them."""

from annotation.notes import LONGEST_COLOUR_NAME, Colour
from storage.annotation_rows import colour_names
from storage.changes import Changes
from storage.database import Database, storable
from storage.errors import ArchiveError
from storage.history import History


class Colours:
    """The names of the five highlighters in one archive."""

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history

    def names(self) -> dict[Colour, str]:
        """Return the names that the reader gave; a colour that has only its own is left out."""
        given = colour_names(self._database)
        return {colour: given[colour.value] for colour in Colour if given.get(colour.value)}

    def rename(self, colour: Colour, name: str) -> Changes:
        """Give a colour a name, kept on one line; "" takes the name away.

        Raises:
            ArchiveError: the name is too long, or the archive is read-only.
        """
        self._database.must_be_writable()
        wanted = " ".join(storable(name).split())
        if len(wanted) > LONGEST_COLOUR_NAME:
            raise ArchiveError(f"The name of a colour has at most {LONGEST_COLOUR_NAME} letters.")
        if wanted.casefold() == colour.value:
            wanted = ""
        if wanted == self.names().get(colour, ""):
            return Changes()
        row = self._database.row("SELECT id FROM colours WHERE colour = ?", (colour.value,))
        title = (
            f"Call {colour.value} “{wanted}”" if wanted else f"Take the name from {colour.value}"
        )
        with self._history.step(title) as step:
            if row is None:
                step.insert("colours", {"colour": colour.value, "name": wanted})
            elif wanted:
                step.update("colours", int(row[0]), {"name": wanted})
            else:
                step.delete("colours", int(row[0]))
        return step.changes
