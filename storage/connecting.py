"""Connections to an archive file, with the settings that its safety rests on."""

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from storage import schema, triggers
from storage.errors import ArchiveError, border, primary_code

BUSY_SECONDS = 5.0
"""How long a statement waits for another program that holds the file."""

_NO_LOG_HERE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


CACHE_KB = 16_000
"""Kilobytes of pages kept at hand: more than a book, which with less is read from disk anew."""


def connect(place: Path, mode: str) -> sqlite3.Connection:
    """Connect to an existing file; ``mode`` is "rw" or "ro", as in sqlite.org/uri.html."""
    posix = place.as_posix()
    address = quote(os.fsencode(posix if posix.startswith("/") else f"/{posix}"))
    connection = sqlite3.connect(
        f"file://{address}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def make_safe(connection: sqlite3.Connection) -> None:
    """Set what the safety of a writer rests on.

    ``synchronous=FULL``: with NORMAL a power cut loses writes that were already acknowledged.
    """
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")


def connect_for_reading(place: Path) -> tuple[sqlite3.Connection, bool]:
    """Connect to an existing file without ever writing to it.

    A write-ahead log needs a folder that can be written to. Where it cannot be, the file is read
    alone, and the second value tells whether a log with newer changes lies beside it unread.
    """
    connection = connect(place, "ro")
    # Only here: before SQLite 3.44 FTS5 counts as unsafe in triggers, and a writer's triggers
    # are compared with ours before anything is written.
    connection.execute("PRAGMA trusted_schema = OFF")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if primary_code(error) not in _NO_LOG_HERE:
            raise
        return connect(place, "ro&immutable=1"), has_content(log_of(place))
    return connection, False


def connect_in_memory() -> sqlite3.Connection:
    """Connect to a new archive that lives as long as the connection."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    build_schema(connection)
    return connection


def make_file(place: Path) -> None:
    """Make a new archive at ``place``, whole or not at all.

    It is built under another name beside it, so that a crash cannot leave half an archive.
    """
    new = place.with_name(f"{place.name}.new")
    leavings = (new, new.with_name(f"{new.name}-journal"))
    try:
        _remove(leavings)
        with border(), closing(sqlite3.connect(new, isolation_level=None)) as connection:
            build_schema(connection)
            connection.execute("PRAGMA journal_mode = WAL")
        new.replace(place)
        _sync_folder(place.parent)
    except OSError as error:
        raise ArchiveError(f"No archive could be made at {place}: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            _remove(leavings)


@contextmanager
def _numpy_left_out() -> Iterator[None]:
    """Keep sqlite_utils from importing numpy, whose numbers we never store: it takes 0.1 s."""
    if "numpy" in sys.modules:
        yield
        return
    sys.modules["numpy"] = None  # type: ignore[assignment]  # what the import system reads as absent
    try:
        yield
    finally:
        del sys.modules["numpy"]


def build_schema(connection: sqlite3.Connection) -> None:
    """Run every migration that is pending, all or nothing."""
    with _numpy_left_out():
        from storage import migrations  # sqlite_utils takes longer to import than to open

    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(connection)
        triggers.install(connection)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def log_of(place: Path) -> Path:
    """Return where the write-ahead log of an archive lies."""
    return place.with_name(f"{place.name}-wal")


def has_content(path: Path) -> bool:
    """Tell whether there is a file of more than 0 bytes."""
    return path.exists() and path.stat().st_size > 0


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder outlast a power cut, where the system can."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some network folders refuse
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
