"""One named step of the journal: writes that remember how the rows were before and after."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from storage.changes import Changes, joined
from storage.database import Database, storable
from storage.errors import DAMAGED, ArchiveError
from storage.hashing import row_hash

Image = dict[str, object]
"""A row, or only some columns of it: names of columns to values."""

_written = json.JSONEncoder(ensure_ascii=False).encode

JOURNALLED = ("articles", "annotations", "decisions", "versions", "anchors", "colours")
"""The tables whose every write can be undone."""


PART = 500
"""Rows that are read in one go."""

BOOKKEEPING = frozenset({"row_hash", "modified"})
"""Columns that every change of a row changes along: two steps on one row do not meet in them."""


class Record(NamedTuple):
    """One write of a step: no image before for a new row, none after for a deleted one.

    While a new row is in its table the image after it is only its hash, so that a large import
    is not kept twice; the whole row is kept here while the step is undone.
    """

    table: str
    row_id: int
    before: Image | None
    after: Image | None

    @classmethod
    def read(cls, table: str, row_id: int, before: str | None, after: str | None) -> "Record":
        """Return a record as the journal keeps it."""
        return cls(table, row_id, _from_json(before), _from_json(after))

    def reversed(self) -> "Record":
        """Return the write that would take this one back."""
        return Record(self.table, self.row_id, self.after, self.before)

    def changes(self, row: Image) -> Changes:
        """Return what this write changes for those who watch; ``row`` is the whole row."""
        images = [image for image in (self.before, self.after) if image is not None]
        if self.table == "articles":
            binned = len(images) == 1 or "deleted" in images[0]
            other_text = len(images) == 2 and "text_id" in images[0]
            return Changes(
                frozenset({self.row_id}),
                mentions_of=frozenset({self.row_id} if other_text else ()),
                tags=binned,
                decisions=binned and len(images) == 2,
            )
        if self.table == "decisions":
            return _decided({**row, **image} for image in images)
        if self.table in ("versions", "anchors"):
            return _versioned({**row, **image} for image in images)
        if self.table == "colours":
            return Changes(colours=True)
        uuid = frozenset({str(row["uuid"])})
        if len(images) == 2:
            return Changes(annotations=uuid, tags="tags" in images[0])
        return Changes(annotations=uuid, tags=bool(row["tags"]))

    def columns(self) -> frozenset[str] | None:
        """Return the columns that are changed, bookkeeping aside; None where a row comes or goes.

        Two writes of one row meet where they change a column both, or one of them the whole row.
        """
        if self.before is None or self.after is None:
            return None
        return frozenset(self.after) - BOOKKEEPING


def _versioned(rows: Iterable[Image]) -> Changes:
    """Return what changes with versions and places on them; the annotations tell themselves."""
    articles = [row.get("article_id") for row in rows]
    return Changes(articles=frozenset(each for each in articles if isinstance(each, int)))


def _decided(rows: Iterable[Image]) -> Changes:
    """Return what changes with decisions that were or are as in these rows."""
    articles = [row["article_id"] for row in rows]
    return Changes(
        mentions_of=frozenset(each for each in articles if isinstance(each, int)),
        decisions=True,
        mentions_everywhere=None in articles,
    )


class Step:
    """Writes rows and records each write."""

    def __init__(self, database: Database, number: int, *, merges: bool = False) -> None:
        self._database = database
        self.number = number
        self.bytes = 0
        self._merges = merges
        self._parts: list[Changes] = []

    @property
    def changes(self) -> Changes:
        """What was changed so far."""
        return joined(self._parts)

    def take_in(self, inner: "Step") -> None:
        """Count what a step inside this one has changed as changed by this one."""
        self._parts.append(inner.changes)
        self.bytes += inner.bytes

    def rename(self, title: str) -> None:
        """Give the step another title, as when it has grown."""
        self._database.write(
            "UPDATE steps SET title = ? WHERE id = ?", (storable(title), self.number)
        )

    def insert(self, table: str, values: Image) -> int:
        """Insert a row with its hash; return its id."""
        return self.put_back(table, {**values, "row_hash": row_hash(values)})

    def put_back(self, table: str, values: Image) -> int:
        """Insert a row that carries its hash already; return its id."""
        row = insert_row(self._database, table, values)
        row_id = row["id"]
        assert isinstance(row_id, int)
        self._record(Record(table, row_id, None, _slim(row)), row)
        return row_id

    def update(self, table: str, row_id: int, values: Image) -> None:
        """Change columns of a row, and its hash; columns that hold the value already stay."""
        row = read_row(self._database, table, row_id) or {}
        after = _difference(row, values)
        if not after:
            return
        before = {name: row[name] for name in after}
        update_row(self._database, table, row_id, after)
        self._record(Record(table, row_id, before, after), row)

    def delete(self, table: str, row_id: int) -> None:
        """Delete a row."""
        row = read_row(self._database, table, row_id) or {}
        delete_row(self._database, table, row_id)
        self._record(Record(table, row_id, row, None), row)

    # Many rows at once, each in half the time

    def update_many(self, table: str, wanted: Mapping[int, Image]) -> None:
        """Do what :meth:`update` does for many rows, by id; rows that are gone are passed over."""
        for rows in self._rows(table, wanted):
            records = []
            for row_id, row in rows:
                after = _difference(row, wanted[row_id])
                if after:
                    before = {name: row[name] for name in after}
                    records.append((Record(table, row_id, before, after), row))
            update_rows(self._database, [each for each, _ in records])
            self._record_many(records)

    def delete_many(self, table: str, ids: Iterable[int]) -> None:
        """Delete rows; those that are gone already are passed over."""
        for rows in self._rows(table, ids):
            for row_id, _ in rows:
                delete_row(self._database, table, row_id)
            self._record_many([(Record(table, row_id, row, None), row) for row_id, row in rows])

    def _rows(self, table: str, ids: Iterable[int]) -> Iterator[list[tuple[int, Image]]]:
        """Yield rows with their ids, some hundred at a time."""
        names, listed = _columns(self._database, table), list(ids)
        for start in range(0, len(listed), PART):
            rows = self._database.rows(
                f"SELECT id, {_listed(names)} FROM {table}"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(listed[start : start + PART]),),
            )
            yield [(row[0], dict(zip(names, row[1:], strict=True))) for row in rows]

    def _record_many(self, records: Iterable[tuple[Record, Image]]) -> None:
        written = []
        for record, row in records:
            self._parts.append(record.changes(row))
            before, after = _to_json(record.before), _to_json(record.after)
            self.bytes += _size(before) + _size(after)
            written.append((self.number, record.table, record.row_id, before, after))
        self._database.write_many(_KEEP, written)

    def _record(self, record: Record, row: Image) -> None:
        self._parts.append(record.changes(row))
        if self._merges and record.before and record.after and self._merge(record):
            return
        before, after = _to_json(record.before), _to_json(record.after)
        self.bytes += _size(before) + _size(after)
        self._database.write(_KEEP, (self.number, record.table, record.row_id, before, after))

    def _merge(self, record: Record) -> bool:
        """Let one record tell two updates of one row in a row, so that typing keeps one record."""
        row = self._database.row(
            "SELECT id, table_name, row_id, before, after FROM step_rows"
            " WHERE step_id = ? ORDER BY id DESC LIMIT 1",
            (self.number,),
        )
        if row is None:
            return False
        last = Record.read(*row[1:])
        same_row = (last.table, last.row_id) == (record.table, record.row_id)
        if not same_row or last.before is None or last.after is None:
            return False
        before = _to_json({**(record.before or {}), **last.before})
        after = _to_json({**last.after, **(record.after or {})})
        self.bytes += _size(before) + _size(after) - _size(row[3]) - _size(row[4])
        self._database.write(
            "UPDATE step_rows SET before = ?, after = ? WHERE id = ?", (before, after, row[0])
        )
        return True


_KEEP = "INSERT INTO step_rows (step_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)"


def _difference(row: Image, values: Image) -> Image:
    """Return the values that a row does not have, with its hash when it has them."""
    after = {name: value for name, value in values.items() if row[name] != value}
    if after and row["row_hash"] == row_hash(row):  # a new hash must not vouch for damage
        after["row_hash"] = row_hash({**row, **after})
    return after


def take_back(database: Database, place: int, record: Record, refusal: str) -> Changes:
    """Take one write back, where the row still is as the write left it.

    ``place`` is the id of the record in the journal: a row that goes is kept there.

    Raises:
        ArchiveError: it is not; the message begins with ``refusal``.
    """
    row = read_row(database, record.table, record.row_id)
    if not _matches(row, record.after):
        raise ArchiveError(f"{refusal}: {CHANGED_SINCE}")
    if record.before is None:
        _keep_image(database, place, row)
        delete_row(database, record.table, record.row_id)
    elif record.after is None:
        insert_row(database, record.table, record.before)
    else:
        update_row(database, record.table, record.row_id, record.before)
    return record.reversed().changes(row or record.before or {})


def do_again(database: Database, place: int, record: Record, refusal: str) -> Changes:
    """Do a write again that was taken back, where the row still is as it was before it.

    Raises:
        ArchiveError: it is not; the message begins with ``refusal``.
    """
    row = read_row(database, record.table, record.row_id)
    if not _matches(row, record.before):
        raise ArchiveError(f"{refusal}: {CHANGED_SINCE}")
    if record.after is None:
        delete_row(database, record.table, record.row_id)
    elif record.before is None:
        insert_row(database, record.table, record.after)
        _keep_image(database, place, _slim(record.after))
    else:
        update_row(database, record.table, record.row_id, record.after)
    return record.changes(row or record.after or {})


CHANGED_SINCE = "something else has changed it since. Nothing was changed."


def _matches(row: Image | None, expected: Image | None) -> bool:
    if row is None or expected is None:
        return row is expected
    if expected.keys() == {"row_hash"} and row_hash(row) != row["row_hash"]:
        return False  # its hash is all that is known of it, and that one does not tell the truth
    return all(name in row and row[name] == value for name, value in expected.items())


def _slim(row: Image) -> Image:
    return {"row_hash": row["row_hash"]}


def _keep_image(database: Database, place: int, image: Image | None) -> None:
    database.write("UPDATE step_rows SET after = ? WHERE id = ?", (_to_json(image), place))


def _size(image: str | None) -> int:
    return len(image.encode("utf-8")) if image else 0


def read_row(database: Database, table: str, row_id: int) -> Image | None:
    """Return a whole row of a journalled table, or None where there is none."""
    names = _columns(database, table)
    row = database.row(f"SELECT {_listed(names)} FROM {table} WHERE id = ?", (row_id,))
    return None if row is None else dict(zip(names, row, strict=True))


def insert_row(database: Database, table: str, values: Mapping[str, object]) -> Image:
    """Insert a row into a journalled table; return the whole row as it is kept."""
    names, all_names = _known(database, table, values), _columns(database, table)
    marks = ", ".join("?" for _ in names)
    row = database.row(
        f"INSERT INTO {table} ({_listed(names)}) VALUES ({marks}) RETURNING {_listed(all_names)}",
        [values[name] for name in names],
    )
    return dict(zip(all_names, row or (), strict=True))


def update_row(database: Database, table: str, row_id: int, values: Mapping[str, object]) -> None:
    """Change columns of a row of a journalled table."""
    names = _known(database, table, values)
    settings = ", ".join(f'"{name}" = ?' for name in names)
    database.write(
        f"UPDATE {table} SET {settings} WHERE id = ?", [*(values[name] for name in names), row_id]
    )


def _kind(record: Record) -> tuple[str, list[str]]:
    return record.table, list(record.after or ())


def update_rows(database: Database, records: Iterable[Record]) -> None:
    """Change rows to what they are in records after; consecutive ones alike are one statement."""
    for (table, names), alike in groupby(records, key=_kind):
        settings = ", ".join(f'"{name}" = ?' for name in _known(database, table, names))
        database.write_many(
            f"UPDATE {table} SET {settings} WHERE id = ?",
            [(*(each.after or {}).values(), each.row_id) for each in alike],
        )


def delete_row(database: Database, table: str, row_id: int) -> None:
    """Delete a row of a journalled table."""
    _known(database, table, {})
    database.write(f"DELETE FROM {table} WHERE id = ?", (row_id,))


def _to_json(image: Image | None) -> str | None:
    return None if image is None else _written(image)


def _from_json(text: str | None) -> Image | None:
    if text is None:
        return None
    try:
        image = json.loads(text)
    except (ValueError, TypeError) as error:
        raise ArchiveError(DAMAGED) from error
    if not isinstance(image, dict):
        raise ArchiveError(DAMAGED)
    return image


def _known(database: Database, table: str, values: Iterable[str]) -> list[str]:
    # Names come out of the journal, so out of a file that somebody else may have written.
    columns = _columns(database, table)
    if not set(values) <= set(columns):
        raise ArchiveError(DAMAGED)
    return list(values)


def _columns(database: Database, table: str) -> list[str]:
    if table not in JOURNALLED:
        raise ArchiveError(DAMAGED)
    return database.columns_of(table)


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
