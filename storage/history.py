"""The journal: every authored write is one named step that can be undone and done again.

A step keeps an image of the changed columns of every row before and after it. Undoing puts the
images from before back in reverse order, doing again the images from after in order; both only
where the rows still are as the step left them. The journal lies in the archive, so it outlives a
restart and covers every way in. Article texts are never copied into it: they lie in a table of
their own, which only forgets a text when neither an article nor a step needs it any more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from storage.changes import Changes, joined
from storage.database import Database, Row, storable
from storage.errors import ArchiveError

if TYPE_CHECKING:
    from storage.steps import Record, Step
    from storage.touching import Touched

KEPT_STEPS = 1000
"""How many steps the journal remembers at least; older ones are forgotten, some at a time."""

AT_A_TIME = 20
"""The part of ``KEPT_STEPS`` that is forgotten at a time, so that not every write pays for it."""

KEPT_BYTES = 64 * 1024 * 1024
"""How large the images in the journal may be together; the newest step is kept all the same."""


class Undone(NamedTuple):
    """A step that was undone or done again: its title, and what is different now."""

    title: str
    changes: Changes


class StepInfo(NamedTuple):
    """A step in the journal. ``made`` is ISO 8601 in UTC; ``undone`` steps can be done again.

    ``takes_back`` is the step that this one took back, ``taken_back`` tells that a later one took
    this one back.
    """

    id: int
    title: str
    made: str
    undone: bool
    takes_back: int | None
    taken_back: bool


class Journal:
    """Looks into the journal. Every method raises ArchiveError when the disk or the file fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def undo_title(self) -> str | None:
        """Return the title of the step that undo would take back."""
        step = self._next_undo()
        return step[1] if step else None

    def redo_title(self) -> str | None:
        """Return the title of the step that redo would do again."""
        step = self._next_redo()
        return step[1] if step else None

    def undo_rows(self) -> int:
        """Return how many rows undo would write."""
        return self._rows_in(self._next_undo())

    def redo_rows(self) -> int:
        """Return how many rows redo would write."""
        return self._rows_in(self._next_redo())

    def _rows_in(self, step: tuple[int, str] | None) -> int:
        number = step[0] if step is not None else 0
        row = self._database.row("SELECT count(*) FROM step_rows WHERE step_id = ?", (number,))
        return int(row[0]) if row else 0

    def steps(self, limit: int = 100) -> list[StepInfo]:
        """Return the newest steps, the newest first."""
        rows = self._database.rows(f"{_INFO} ORDER BY id DESC LIMIT ?", (limit,))
        gone = self._taken_back()
        return [_info(row, gone) for row in rows]

    def info(self, number: int) -> StepInfo:
        """Return one step.

        Raises:
            ArchiveError: there is none with this number.
        """
        row = self._database.row(f"{_INFO} WHERE id = ?", (number,))
        if row is None:
            raise ArchiveError(
                f"There is no step {number} in the history; it remembers the newest"
                f" {KEPT_STEPS:,} at the most."
            )
        return _info(row, self._taken_back())

    def _taken_back(self) -> set[int]:
        """Return the steps that a later one took back, if that one was not taken back itself."""
        rows = self._database.rows(
            "SELECT id, takes_back FROM steps WHERE takes_back IS NOT NULL AND undone = 0"
            " ORDER BY id DESC"
        )
        gone: set[int] = set()
        for number, takes_back in rows:
            if number not in gone:
                gone.add(takes_back)
        return gone

    def touched(self, numbers: list[int]) -> "dict[int, Touched]":
        """Return what steps wrote: counts of rows, and the titles of the articles concerned."""
        from storage.touching import touched

        return touched(self._database, numbers)

    def records_of(self, number: int) -> "list[tuple[int, Record]]":
        """Return the writes of a step in order, each with its place in the journal."""
        from storage.steps import Record

        rows = self._database.rows(
            "SELECT id, table_name, row_id, before, after FROM step_rows"
            " WHERE step_id = ? ORDER BY id",
            (number,),
        )
        return [(place, Record.read(*row)) for place, *row in rows]

    def _next_undo(self) -> tuple[int, str] | None:
        return self._step("undone = 0 ORDER BY id DESC")

    def _next_redo(self) -> tuple[int, str] | None:
        return self._step("undone = 1 ORDER BY id")

    def _step(self, which: str) -> tuple[int, str] | None:
        if self._database.read_only:
            return None
        return self._database.row(f"SELECT id, title FROM steps WHERE {which} LIMIT 1")


class History(Journal):
    """Undo and redo, and the writing of steps."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._open: Step | None = None
        self._steps_left = self._bytes_left = 0

    @contextmanager
    def step(self, title: str, joins: str = "", *, to_older: bool = False) -> "Iterator[Step]":
        """Write inside one named step: all of it, or nothing.

        A step inside another becomes part of the outer one, and can fail on its own. A step whose
        ``joins`` is that of the newest step goes on with that step instead of beginning its own;
        with ``to_older`` also where others were made since. That is only for writes that can come
        before those: new rows that need no other than the step's own.
        """
        from storage.steps import Step  # no window needs it before something is written

        outer = self._open
        with self._database.transaction():
            number = outer.number if outer else self._begin(title, joins, to_older)
            self._open = step = Step(self._database, number, merges=bool(joins))
            try:
                yield step
                if outer is None:
                    self._finish(step)
            finally:
                self._open = outer
        if outer:
            outer.take_in(step)

    def undo(self) -> Undone | None:
        """Take the newest step back; None where there is nothing to undo.

        Raises:
            ArchiveError: what the step wrote has been changed since. Nothing is changed then.
        """
        step = self._next_undo()
        return None if step is None else self._turn(*step, undone=True)

    def redo(self) -> Undone | None:
        """Do the step again that was undone last; None where there is none.

        Raises:
            ArchiveError: the rows are not as they were when it was undone. Nothing is changed then.
        """
        step = self._next_redo()
        return None if step is None else self._turn(*step, undone=False)

    def undo_back_to(self, number: int) -> list[Undone]:
        """Undo a step and all that were made after it, newest first: all of them or none.

        Raises:
            ArchiveError: what one of them wrote has been changed since.
        """
        done = []
        with self._database.transaction():
            while (step := self._next_undo()) and step[0] >= number:
                done.append(self._turn(*step, undone=True))
        return done

    def redo_up_to(self, number: int) -> list[Undone]:
        """Do the steps again that were undone, up to this one: all of them or none.

        Raises:
            ArchiveError: the rows of one are not as they were when it was undone.
        """
        done = []
        with self._database.transaction():
            while (step := self._next_redo()) and step[0] <= number:
                done.append(self._turn(*step, undone=False))
        return done

    def _turn(self, number: int, title: str, *, undone: bool) -> Undone:
        from storage.naming import quoted  # no window needs these before something is undone
        from storage.steps import do_again, take_back

        if self._open:
            raise RuntimeError("undo and redo cannot be part of a step")
        act, verb = (take_back, "undone") if undone else (do_again, "done again")
        refusal = f"{quoted(title)} cannot be {verb}"
        with self._database.transaction():
            records = self.records_of(number)
            if undone:
                records.reverse()
            parts = [act(self._database, place, record, refusal) for place, record in records]
            self._database.write("UPDATE steps SET undone = ? WHERE id = ?", (undone, number))
        self._steps_left = -1  # the next step drops what was undone
        return Undone(title, joined(parts))

    # One step out of the middle

    def obstacle(self, number: int) -> str:
        """Return why a step cannot be taken back by itself, in a sentence; "" where it can.

        Raises:
            ArchiveError: there is no such step.
        """
        from storage.reverting import Reverting

        return Reverting(self._database, self.info(number), self.records_of(number)).obstacle()

    def revert(self, number: int) -> Undone:
        """Take one step back, by a new step, where nothing that was made later depends on it.

        Raises:
            ArchiveError: something does, or there is no such step. Nothing is changed then.
        """
        from storage.naming import quoted
        from storage.reverting import Reverting

        if self._open:
            raise RuntimeError("a step cannot be taken back inside another")
        info = self.info(number)
        with self._database.transaction():
            reverting = Reverting(self._database, info, self.records_of(number))
            if why := reverting.obstacle():
                raise ArchiveError(f"{quoted(info.title)} cannot be taken back. {why}")
            with self.step(reverting.title) as step:
                reverting.write(step)
        return Undone(reverting.title, step.changes)

    # How steps are written

    def _begin(self, title: str, joins: str, to_older: bool) -> int:
        title, joins = storable(title), storable(joins)
        if joins:
            which = "joins = ? AND undone = 0" if to_older else "? <> ''"
            last = self._database.row(
                f"SELECT id, joins, undone FROM steps WHERE {which} ORDER BY id DESC LIMIT 1",
                (joins,),
            )
            if last and last[1:] == (joins, 0):
                return int(last[0])
        self._steps_left -= 1
        return self._database.write(
            "INSERT INTO steps (title, made, joins) VALUES (?, ?, ?)",
            (title, self._database.now(), joins),
        )

    def _finish(self, step: "Step") -> None:
        if not step.changes:
            self._database.write(
                "DELETE FROM steps WHERE id = ? AND NOT EXISTS"
                " (SELECT 1 FROM step_rows WHERE step_id = steps.id)",
                (step.number,),
            )
            return
        self._database.write(
            "UPDATE steps SET bytes = bytes + ? WHERE id = ?", (step.bytes, step.number)
        )
        self._bytes_left -= step.bytes
        if min(self._steps_left, self._bytes_left) < 0:
            self._look_after_size()

    def _look_after_size(self) -> None:
        """Forget what is too much, and reckon after how much more to look again."""
        from storage.forgetting import forget

        steps, size = forget(self._database, KEPT_STEPS, KEPT_STEPS // AT_A_TIME, KEPT_BYTES)
        self._steps_left = KEPT_STEPS + KEPT_STEPS // AT_A_TIME - steps
        self._bytes_left = KEPT_BYTES - size


_INFO = "SELECT id, title, made, undone, takes_back FROM steps"


def _info(row: Row, gone: set[int]) -> StepInfo:
    number, title, made, undone, takes_back = row
    return StepInfo(number, title, made, bool(undone), takes_back, number in gone)
