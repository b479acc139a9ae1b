"""Keeping the journal within its bounds: what can no longer be undone, and texts nobody needs."""

import json

from storage.database import Database


def forget(database: Database, steps: int, more: int, most_bytes: int) -> tuple[int, int]:
    """Drop steps that were undone, and where there are too many the oldest; the newest stays.

    There are too many with ``more`` beyond ``steps``, or with images of more than ``most_bytes``.
    Returns how many steps are left, and the bytes of their images.
    """
    if database.row("SELECT 1 FROM steps WHERE undone = 1 LIMIT 1"):
        _drop(database, "undone = 1", 0)
    sizes = database.rows("SELECT id, bytes FROM steps ORDER BY id DESC")
    most_steps = steps if len(sizes) > steps + more else steps + more
    size = 0
    for place, (number, in_bytes) in enumerate(sizes):
        if place and (place >= most_steps or size + in_bytes > most_bytes):
            _drop(database, "id <= ?", number)
            return place, size
        size += in_bytes
    return len(sizes), size


def _drop(database: Database, which: str, number: int) -> None:
    """Drop steps, and every text that neither an article nor a step needs any more."""
    values = (number,) if "?" in which else ()
    texts = _texts_named(database, f"step_id IN (SELECT id FROM steps WHERE {which})", values)
    database.write(f"DELETE FROM steps WHERE {which}", values)
    idle = [
        each
        for each in texts
        if not database.row(
            "SELECT 1 FROM articles WHERE text_id = ?"
            " UNION ALL SELECT 1 FROM versions WHERE text_id = ?",
            (each, each),
        )
    ]
    if idle:  # only then all of the journal is looked through
        idle = sorted(set(idle) - _texts_named(database, "table_name IN ('articles', 'versions')"))
        database.write(
            "DELETE FROM texts WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(idle),)
        )


def _texts_named(database: Database, which: str, values: tuple[int, ...] = ()) -> set[int]:
    """Return the texts that images in the journal name."""
    rows = database.rows(
        "SELECT json_extract(before, '$.text_id'), json_extract(after, '$.text_id')"
        f" FROM step_rows WHERE {which}",
        values,
    )
    return {text for row in rows for text in row if text is not None}
