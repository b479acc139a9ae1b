"""Taking back one step out of the middle of the journal, where nothing later depends on it."""

from typing import TYPE_CHECKING

from storage.database import Database
from storage.dependence import Dependence
from storage.errors import ArchiveError
from storage.naming import listed, quoted
from storage.netting import net
from storage.steps import BOOKKEEPING, CHANGED_SINCE, Image, Record, Step, read_row

if TYPE_CHECKING:
    from storage.history import StepInfo

TAKE_BACK, DO_AGAIN = "Take back: ", "Do again: "


class Reverting:
    """One step that is to be taken back, seen from the present."""

    def __init__(
        self, database: Database, info: "StepInfo", records: list[tuple[int, Record]]
    ) -> None:
        self._database = database
        self._info = info
        self._records = net(record for _, record in records)

    @property
    def title(self) -> str:
        """What the new step is called; taking back what took something back does it again."""
        title = self._info.title
        if self._info.takes_back is not None:
            for old, new in ((TAKE_BACK, DO_AGAIN), (DO_AGAIN, TAKE_BACK)):
                if title.startswith(old):
                    return f"{new}{title.removeprefix(old)}"
        return f"{TAKE_BACK}{title}"

    def obstacle(self) -> str:
        """Return why it cannot be taken back, in a sentence; "" where it can."""
        if self._info.undone:
            return "It is undone already."
        if self._info.taken_back:
            return "It was taken back already."
        if not self._records:
            return "It changed nothing that is still there."
        titles, unknown = Dependence(self._database, self._info.id, self._records).titles()
        if len(titles) == 1:
            return f"{quoted(titles[0])} depends on it; take that back first."
        if titles:
            return f"{listed(titles)} depend on it; take those back first."
        return "Something else has changed since, and would be lost." if unknown else ""

    def write(self, step: Step) -> None:
        """Write the rows as they were before, inside a step of their own.

        Raises:
            ArchiveError: something that no step tells of has changed them.
        """
        for record in reversed(self._records):
            row = read_row(self._database, record.table, record.row_id)
            self._must_be_as_left(record, row)
            if record.before is None:
                step.delete(record.table, record.row_id)
            elif record.after is None:
                step.put_back(record.table, record.before)
            else:
                values = _told(record.before)
                if row is not None and "modified" in row:
                    values["modified"] = self._database.now()
                step.update(record.table, record.row_id, values)
        self._database.write(
            "UPDATE steps SET takes_back = ? WHERE id = ?", (self._info.id, step.number)
        )

    def _must_be_as_left(self, record: Record, row: Image | None) -> None:
        if record.after is None:
            as_left = row is None
        else:
            told = _told(record.after)
            as_left = row is not None and told.items() <= row.items()
        if not as_left:
            refusal = f"{quoted(self._info.title)} cannot be taken back"
            raise ArchiveError(f"{refusal}: {CHANGED_SINCE}")


def _told(image: Image) -> Image:
    return {name: value for name, value in image.items() if name not in BOOKKEEPING}
