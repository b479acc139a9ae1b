"""One SQLite connection: reading, and writing all or nothing."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import UnionType
from typing import Any

from storage.errors import DAMAGED, ArchiveError, border

Row = tuple[Any, ...]
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class Database:
    """A connection that belongs to the thread that made it.

    ``notice`` says in words why a read-only one may not be written, "" where the reader asked so.
    Every method raises ArchiveError when the disk or the file fails.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        read_only: bool = False,
        notice: str = "",
        clock: Clock = utc_now,
    ) -> None:
        self.connection = connection
        self.read_only = read_only
        self.notice = notice
        self._clock = clock
        self._depth = 0
        self._columns: dict[str, list[str]] = {}

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Return every row of a query."""
        with border():
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        with border():
            found: Row | None = self.connection.execute(sql, values).fetchone()
            return found

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Yield the rows of a query one by one; close the iterator to stop early."""
        with border():
            yield from self.connection.execute(sql, values)

    def columns_of(self, table: str) -> list[str]:
        """Return the names of a table's columns, in order."""
        if table not in self._columns:
            rows = self.rows("SELECT name FROM pragma_table_info(?)", (table,))
            self._columns[table] = [name for (name,) in rows]
        return self._columns[table]

    def write(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run a writing statement inside a transaction; return the id of an inserted row."""
        with border():
            return self.connection.execute(sql, values).lastrowid or 0

    def write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a writing statement once for every row, inside a transaction."""
        with border():
            self.connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written, or nothing; transactions may lie inside each other.

        Raises:
            ArchiveError: the archive is read-only, or an outer transaction was lost to a failure.
        """
        self.must_be_writable()
        if self._depth and not self.connection.in_transaction:
            raise ArchiveError("This step was given up because an earlier part of it failed.")
        inner = self._depth > 0
        with border():
            self.connection.execute("SAVEPOINT inner_step" if inner else "BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            with border():
                self.connection.execute("RELEASE inner_step" if inner else "COMMIT")
        except BaseException:
            self._give_up(inner)
            raise
        finally:
            self._depth -= 1

    def _give_up(self, inner: bool) -> None:
        # A failure such as a full disk can end the whole transaction by itself.
        if not self.connection.in_transaction:
            return
        if inner:
            self.connection.execute("ROLLBACK TO inner_step")
            self.connection.execute("RELEASE inner_step")
        else:
            self.connection.execute("ROLLBACK")

    def must_be_writable(self) -> None:
        """Raise ArchiveError, with the reason, where the archive may only be read."""
        if self.read_only:
            reason = self.notice or "This archive was opened for reading only."
            raise ArchiveError(f"Nothing was changed. {reason}")

    def now(self) -> str:
        """Return the present moment as ISO 8601 in UTC, to the second: 2024-05-17T09:30:00Z."""
        moment = self._clock().astimezone(UTC).replace(microsecond=0, tzinfo=None)
        return f"{moment.isoformat()}Z"


def checked(row: Row, shape: Sequence[type | UnionType]) -> Row:
    """Return a row whose values are of the types in ``shape``.

    Raises:
        ArchiveError: they are not. Damage can turn one type into another without SQLite noticing.
    """
    if not all(map(isinstance, row, shape)):
        raise ArchiveError(DAMAGED)
    return row


def storable(text: str) -> str:
    """Return text as it can be kept: no NUL, lone surrogates as U+FFFD, the rest untouched."""
    text = text.replace("\0", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def new_uuid() -> str:
    """Return a UUID that nothing else has."""
    from uuid import uuid4  # slow to load, and no start makes anything new

    return str(uuid4())
