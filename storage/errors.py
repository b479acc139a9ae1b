"""The world's failures around the archive, in words for the reader."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

NO_ROOM = "There is no room left on the disk. Nothing was changed; free some space and try again."
BUSY = "Another program is using this archive. Nothing was changed; try again in a moment."
DAMAGED = (
    "This archive is damaged and was left as it is. Make a copy of the file, then go back to a "
    "backup of it."
)
DISK_TROUBLE = (
    "The disk that holds this archive could not be read or written. Nothing was changed; check "
    "the disk and the room left on it, and try again."
)
NOT_WRITABLE = "This archive may be read but not written. Nothing was changed."
NOT_OPENED = "The archive could not be opened. Check that its folder exists and may be written to."
TOO_LARGE = "This is too large to be kept in the archive. Nothing was changed."

_WORDS = {
    sqlite3.SQLITE_FULL: NO_ROOM,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: DISK_TROUBLE,
    sqlite3.SQLITE_READONLY: NOT_WRITABLE,
    sqlite3.SQLITE_PERM: NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: NOT_OPENED,
    sqlite3.SQLITE_TOOBIG: TOO_LARGE,
}


class ArchiveError(Exception):
    """The archive could not do what was asked. The message says why and what to do."""


class NotWritableError(ArchiveError):
    """The archive cannot be had for writing. The message says why, for the reader's notice."""


@contextmanager
def border() -> Iterator[None]:
    """Turn SQLite's errors into ArchiveError. Our own misuse of SQLite passes as it is."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        raise ArchiveError(in_words(error)) from error


def in_words(error: Exception) -> str:
    """Return what an error from SQLite means to a reader, and what to do."""
    if isinstance(error, OverflowError):
        return "That number is too large for an archive."
    if isinstance(error, UnicodeEncodeError):
        return "This holds characters that are no text. Nothing was changed."
    if isinstance(error, UnicodeDecodeError) or "decode to UTF-8" in str(error):
        return DAMAGED
    words = _WORDS.get(primary_code(error))
    return words or f"The archive could not be used: {error}. Nothing was changed."


def primary_code(error: Exception) -> int:
    """Return SQLite's primary result code of an error, 0 where it has none.

    Source: sqlite.org/rescode.html; the low eight bits of an extended code are the primary one.
    """
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF
