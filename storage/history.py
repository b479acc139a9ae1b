"""The journal: every authored write is one named step that can be undone and done again.

A step keeps an image of the changed columns of every row before and after it. Undoing puts the
images from before back in reverse order, doing again the images from after in order; both only
where the rows still are as the step left them. The journal lies in the archive, so it outlives a
restart and covers every way in. Article texts are never copied into it: they lie in a table of
their own, which only forgets a text when neither an article nor a step needs it any more.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from storage.changes import Changes, joined
from storage.database import Database, storable

if TYPE_CHECKING:
    from storage.steps import Record, Step

KEPT_STEPS = 1000
"""How many steps the journal remembers; older ones are forgotten."""


class Undone(NamedTuple):
    """A step that was undone or done again: its title, and what is different now."""

    title: str
    changes: Changes


class StepInfo(NamedTuple):
    """A step in the journal. ``made`` is ISO 8601 in UTC; ``undone`` steps can be done again."""

    title: str
    made: str
    undone: bool


class History:
    """Undo and redo. Every method raises ArchiveError when the disk or the file fails."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._open: Step | None = None

    @contextmanager
    def step(self, title: str, joins: str = "") -> "Iterator[Step]":
        """Write inside one named step: all of it, or nothing.

        A step inside another becomes part of the outer one, and can fail on its own. A step whose
        ``joins`` is that of the newest step goes on with that step instead of beginning its own.
        """
        from storage.steps import Step  # no window needs it before something is written

        outer = self._open
        with self._database.transaction():
            number = outer.number if outer else self._begin(title, joins)
            self._open = step = Step(self._database, number, merges=bool(joins))
            try:
                yield step
                if outer is None:
                    self._finish(step)
            finally:
                self._open = outer
        if outer:
            outer.take_in(step.changes)

    def undo(self) -> Undone | None:
        """Take the newest step back; None where there is nothing to undo.

        Raises:
            ArchiveError: what the step wrote has been changed since. Nothing is changed then.
        """
        step = self._next_undo()
        if step is None:
            return None
        number, title = step
        records = reversed(self._records_of(number))
        return self._turn(number, title, records, undone=True)

    def redo(self) -> Undone | None:
        """Do the step again that was undone last; None where there is none.

        Raises:
            ArchiveError: the rows are not as they were when it was undone. Nothing is changed then.
        """
        step = self._next_redo()
        if step is None:
            return None
        number, title = step
        records = (record.reversed() for record in self._records_of(number))
        return self._turn(number, title, records, undone=False)

    def _turn(
        self, number: int, title: str, records: "Iterable[Record]", *, undone: bool
    ) -> Undone:
        from storage.steps import turn_back

        if self._open:
            raise RuntimeError("undo and redo cannot be part of a step")
        verb = "undone" if undone else "done again"
        refusal = f"“{title}” cannot be {verb}"
        with self._database.transaction():
            parts = [turn_back(self._database, record, refusal) for record in records]
            self._database.write("UPDATE steps SET undone = ? WHERE id = ?", (undone, number))
        return Undone(title, joined(parts))

    def undo_title(self) -> str | None:
        """Return the title of the step that undo would take back."""
        step = self._next_undo()
        return step[1] if step else None

    def redo_title(self) -> str | None:
        """Return the title of the step that redo would do again."""
        step = self._next_redo()
        return step[1] if step else None

    def steps(self, limit: int = 100) -> list[StepInfo]:
        """Return the newest steps, the newest first."""
        rows = self._database.rows(
            "SELECT title, made, undone FROM steps ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [StepInfo(title, made, bool(undone)) for title, made, undone in rows]

    def _next_undo(self) -> tuple[int, str] | None:
        return self._step("undone = 0 ORDER BY id DESC")

    def _next_redo(self) -> tuple[int, str] | None:
        return self._step("undone = 1 ORDER BY id")

    def _step(self, which: str) -> tuple[int, str] | None:
        if self._database.read_only:
            return None
        return self._database.row(f"SELECT id, title FROM steps WHERE {which} LIMIT 1")

    def _records_of(self, number: int) -> "list[Record]":
        from storage.steps import Record

        rows = self._database.rows(
            "SELECT table_name, row_id, before, after FROM step_rows WHERE step_id = ? ORDER BY id",
            (number,),
        )
        return [Record.read(*row) for row in rows]

    def _begin(self, title: str, joins: str) -> int:
        title, joins = storable(title), storable(joins)
        last = self._database.row("SELECT id, joins, undone FROM steps ORDER BY id DESC LIMIT 1")
        if joins and last and last[1:] == (joins, 0):
            number: int = last[0]
            return number
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
        self._forget("undone = 1")
        self._forget(f"id <= (SELECT id FROM steps ORDER BY id DESC LIMIT 1 OFFSET {KEPT_STEPS})")

    def _forget(self, which: str) -> None:
        """Drop steps, and every text that neither an article nor a step needs any more."""
        texts = self._database.rows(
            f"SELECT DISTINCT {_TEXT_ID} FROM step_rows WHERE {_TEXT_ID} IS NOT NULL"
            f" AND step_id IN (SELECT id FROM steps WHERE {which})"
        )
        self._database.write(f"DELETE FROM steps WHERE {which}")
        if not texts:
            return
        self._database.write(
            "DELETE FROM texts WHERE id IN (SELECT value FROM json_each(?))"
            " AND NOT EXISTS (SELECT 1 FROM articles WHERE text_id = texts.id)"
            f" AND id NOT IN (SELECT {_TEXT_ID} FROM step_rows WHERE {_TEXT_ID} IS NOT NULL)",
            (json.dumps([text_id for (text_id,) in texts]),),
        )


_TEXT_ID = "json_extract(coalesce(after, before), '$.text_id')"
