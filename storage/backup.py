"""Copies of an archive that have been read back before they count."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.errors import ArchiveError, border
from storage.schema import names_of

_AUTHORED = {
    *("articles", "texts", "annotations", "decisions"),
    *("versions", "anchors", "colours"),
}
"""What must be as many in a copy as in the archive."""


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a whole archive to ``target``, which must not exist, and check the copy.

    The copy is made under a temporary name beside the target, so that no half copy can be taken
    for a whole one.

    Raises:
        ArchiveError: no room, no permission, or the copy is not sound.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        with border():
            part.unlink(missing_ok=True)
            _copy(connection, part)
            part.rename(target)
    except OSError as error:
        raise ArchiveError(f"The backup {target.name} could not be written: {error}.") from error
    finally:
        part.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, part: Path) -> None:
    with closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(part)) as copy:
        verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok" or _sizes(copy) != _sizes(connection):
            raise ArchiveError("The archive could not be copied whole; nothing was changed.")


def _sizes(connection: sqlite3.Connection) -> list[int]:
    tables = _AUTHORED & names_of(connection, "table")  # an old archive has not all of them yet
    return [
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in sorted(tables)
    ]


def free_backup_name(archive: Path, version: int) -> Path:
    """Return NAME.backup-vN beside the archive, with -2, -3 ... where that name is taken."""
    base = archive.with_name(f"{archive.name}.backup-v{version}")
    target, number = base, 1
    while target.exists():
        number += 1
        target = base.with_name(f"{base.name}-{number}")
    return target
