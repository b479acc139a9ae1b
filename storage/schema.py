"""What an archive file must look like: its marks and tables. Plain sqlite3."""

import sqlite3
from pathlib import Path

APPLICATION_ID = 0x50726573
"""Says "this SQLite file is a Pressmark archive": the letters Pres."""

SCHEMA = 10
"""The number of the newest step in ``storage/migrations.py``, kept as ``user_version``."""

SEARCHED = {
    "articles": ("title",),
    "texts": ("body",),
    "annotations": ("body", "exact", "tags"),
}
"""The searched columns of each table; the index of table T is T_fts."""

TABLES = frozenset(
    {"texts", "articles", "annotations", "decisions", "steps", "step_rows"}
    | {"versions", "anchors", "colours"}
    | {"mentions", "recognised", "positions", "settings"}
    | {"entities", "appearances", "appeared", "heeded", "suggestions", "settled"}
    | {f"{table}_fts" for table in SEARCHED}
)

_HEADER = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68  # sqlite.org/fileformat.html, 1.3: four bytes, big-endian


def is_sqlite(path: Path) -> bool:
    """Tell whether a file begins like a SQLite database, without opening it as one."""
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


def is_archive(path: Path) -> bool:
    """Tell whether a file is marked as a Pressmark archive, without opening it as a database."""
    with path.open("rb") as file:
        header = file.read(_APPLICATION_ID_AT + 4)
    mark = header[_APPLICATION_ID_AT:]
    return header.startswith(_HEADER) and mark == APPLICATION_ID.to_bytes(4, "big")


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of the schema that an archive has."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def names_of(connection: sqlite3.Connection, kind: str) -> set[str]:
    """Return the names of every ``table``, ``trigger`` or ``view``."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))
    return {name for (name,) in rows}
