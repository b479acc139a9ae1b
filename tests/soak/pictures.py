"""How the authored tables of an archive are at one moment, row by row."""

from storage import Archive
from storage.steps import JOURNALLED

Key = tuple[str, int]
Cells = dict[str, object]
Picture = dict[Key, Cells]


def picture(archive: Archive) -> Picture:
    """Return every authored row with all its columns."""
    taken: Picture = {}
    for table in JOURNALLED:
        names = archive.database.columns_of(table)
        for row in archive.database.rows(f"SELECT * FROM {table}"):
            taken[table, row[0]] = dict(zip(names, row, strict=True))
    return taken
