"""Opening an archive: what is in the way is said in words, and nothing is ever overwritten.

In order: what kind of file it is (looked at without SQLite, so that a foreign database is never
touched), the lock of the one writer, the schema number, traces of a crash, the triggers. Where
writing is not safe or not possible the archive opens read-only with a notice.

An existing file of 0 bytes becomes an archive, because it holds nothing that could be lost and
the reader named it (``touch``, a save dialog); but not where a write-ahead log or a backup lies
beside it, for then it is what an accident has left of an archive.
"""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from storage import schema, triggers
from storage.archive import Archive
from storage.connecting import (
    build_schema,
    connect,
    connect_for_reading,
    connect_in_memory,
    has_content,
    log_of,
    make_file,
    make_safe,
)
from storage.database import Clock, Database, utc_now
from storage.errors import BUSY, DAMAGED, ArchiveError, NotWritableError, border, primary_code
from storage.lock import PLACE_NOT_WRITABLE, WriterLock

MEMORY = Path(":memory:")

OLDEST_SQLITE = (3, 37)  # the first with STRICT tables

NEWER = (
    "This archive was written by a newer Pressmark; it can be read but not changed. "
    "Update Pressmark to change it."
)
OLDER = (
    "This archive was written by an older Pressmark. Open it once where it can be written to, so "
    "that it can be brought up to date."
)
HURT = (
    "This archive is damaged; it can be read but not changed, so that nothing gets worse. "
    "Export what can still be read, then go back to a backup."
)
NEWEST_MISSING = (
    "The newest changes may be missing, because their log cannot be read in this place."
)


def open_archive(path: Path | str, *, read_only: bool = False, clock: Clock = utc_now) -> Archive:
    """Open an archive, or make a new one with its folders where there is none.

    Where it cannot be had for writing it comes back with ``read_only`` set and the reason in
    ``notice``; ``Archive.must_be_writable`` turns that into an ArchiveError. ``clock`` tells the
    time for added, created and modified. ":memory:" opens a fleeting archive.

    Raises:
        ArchiveError: there is none to read, it is not an archive, or it is damaged.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise ArchiveError(f"SQLite {sqlite3.sqlite_version} is too old; 3.37 or newer is needed.")
    if Path(path) == MEMORY:
        return Archive(MEMORY, Database(connect_in_memory(), clock=clock))
    place = _look_at(Path(path), read_only)
    if read_only:
        return _open_for_reading(place, "", clock)
    try:
        return _open_for_writing(place, clock)
    except NotWritableError as reason:
        if not has_content(place):
            raise ArchiveError(f"No archive could be made at {place}: {reason}") from reason
        return _open_for_reading(place, str(reason), clock)


def _look_at(path: Path, read_only: bool) -> Path:
    """Return the real path of a file that is an archive, or may become one."""
    try:
        place = path.resolve()
        if place.exists():
            _must_be_ours(place, read_only)
        elif read_only:
            raise ArchiveError(f"There is no archive at {place}.")
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise ArchiveError(f"The archive {path} could not be opened: {error}.") from error
    return place


def _must_be_ours(place: Path, read_only: bool) -> None:
    if not place.is_file():
        raise ArchiveError(f"{place} is not a file, so it cannot be an archive.")
    if not has_content(place):
        import glob

        traces = [*place.parent.glob(f"{glob.escape(place.name)}.backup-*")]
        if read_only or traces or has_content(log_of(place)):
            raise ArchiveError(
                f"{place} is empty. It was left as it is; go back to a backup of it."
            )
    elif not schema.is_sqlite(place):
        raise ArchiveError(f"{place} is not a Pressmark archive. It was left as it is.")
    elif not schema.is_archive(place):
        raise ArchiveError(f"{place} is the database of another program. It was left as it is.")


def _open_for_writing(place: Path, clock: Clock) -> Archive:
    with ExitStack() as on_failure:
        lock = WriterLock(place)
        on_failure.callback(lock.release)
        if not has_content(place):
            make_file(place)
        crashed = has_content(log_of(place))
        with border():
            connection = _connect_if_writable(place)
            on_failure.callback(connection.close)
            _must_be_sound(connection, crashed)
            _bring_up_to_date(connection, place)
        on_failure.pop_all()
    return Archive(place, Database(connection, clock=clock), lock, _reader(place, clock))


def _connect_if_writable(place: Path) -> sqlite3.Connection:
    connection = connect(place, "rw")
    try:
        make_safe(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        connection.close()
        if primary_code(error) == sqlite3.SQLITE_BUSY:
            raise NotWritableError(BUSY) from error
        if primary_code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise NotWritableError(PLACE_NOT_WRITABLE) from error
        raise
    return connection


def _must_be_sound(connection: sqlite3.Connection, crashed: bool) -> None:
    version = schema.version_of(connection)
    if version > schema.SCHEMA:
        raise NotWritableError(NEWER)
    if version < 1:
        raise ArchiveError(DAMAGED)
    if crashed and not _passes_quick_check(connection):
        raise NotWritableError(HURT)
    foreign = triggers.unknown(connection)
    if foreign:
        names = ", ".join(sorted(foreign))
        raise NotWritableError(
            f"This archive holds triggers that Pressmark did not make ({names}); it can be read "
            "but not changed, so that they cannot act."
        )


def _passes_quick_check(connection: sqlite3.Connection) -> bool:
    try:
        verdict: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    return verdict == "ok"


def _bring_up_to_date(connection: sqlite3.Connection, place: Path) -> None:
    version = schema.version_of(connection)
    if version < schema.SCHEMA:
        from storage.backup import back_up, free_backup_name

        back_up(connection, free_backup_name(place, version))
        build_schema(connection)
    _must_have_tables(connection)
    if not triggers.are_intact(connection):
        connection.execute("BEGIN IMMEDIATE")
        triggers.install(connection)
        connection.execute("COMMIT")


def _must_have_tables(connection: sqlite3.Connection) -> None:
    if not schema.names_of(connection, "table") >= schema.TABLES:
        raise ArchiveError(DAMAGED)


def _open_for_reading(place: Path, notice: str, clock: Clock) -> Archive:
    with border():
        connection, newest_missing = connect_for_reading(place)
        try:
            version = schema.version_of(connection)
            if version < schema.SCHEMA:
                raise ArchiveError(OLDER if version else DAMAGED)
            _must_have_tables(connection)
        except BaseException:
            connection.close()
            raise
    notices = [notice or (NEWER if version > schema.SCHEMA else "")]
    notices += [NEWEST_MISSING] if newest_missing else []
    words = " ".join(filter(None, notices))
    database = Database(connection, read_only=True, notice=words, clock=clock)
    return Archive(place, database, open_reader=_reader(place, clock))


def _reader(place: Path, clock: Clock) -> Callable[[], Archive]:
    return lambda: open_archive(place, read_only=True, clock=clock)
