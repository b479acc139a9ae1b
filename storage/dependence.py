"""Which later steps of the journal depend on one, so that it cannot be taken back by itself.

It is found out from what was written, so that it holds for every table. In the way are later
steps that changed the same columns of a row, or brought it or took it away; rows that belong to
one that would go; a row that would come back to a place that is taken, or whose owner is gone;
and places in a text that was another one at the time.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from storage.database import Database
from storage.decision_lookup import DecisionLookup
from storage.decision_rows import COLUMNS as DECISION_COLUMNS
from storage.decision_rows import read_decision
from storage.netting import net
from storage.steps import JOURNALLED, Image, Record, read_row
from storage.touching import Key, owners

_TEXT = frozenset({"text_id", "blocks"})
_PLACES = frozenset({"start", "end", "exact", "prefix", "suffix", "state"})
"""Columns that only mean something together with the text of the article."""


class Dependence:
    """What was made after a step that came to these ``records``, one for each row."""

    def __init__(self, database: Database, number: int, records: Sequence[Record]) -> None:
        self._database = database
        self._number = number
        self._records = records
        self._own = {(each.table, each.row_id) for each in records}
        self._gone: set[Key] = set()

    def titles(self) -> tuple[list[str], bool]:
        """Return the steps in the way, newest first, and whether there is anything else."""
        steps = self._on_the_same_rows() | self._on_the_text()
        unknown = False
        for keys, always in self._rows_in_the_way():
            guilty = {
                number
                for number, record in self._later_records(keys)
                if record.after is None or (record.table, record.row_id) not in self._gone
            }
            steps |= guilty
            unknown = unknown or (always and bool(keys) and not guilty)
        return [self._later[number] for number in sorted(steps, reverse=True)], unknown

    @cached_property
    def _later(self) -> dict[int, str]:
        """The titles of later steps that still hold: not undone, and not taken back since."""
        rows = self._database.rows(
            "SELECT id, title, takes_back FROM steps WHERE id > ? AND undone = 0 ORDER BY id DESC",
            (self._number,),
        )
        later: dict[int, str] = {}
        gone: set[int] = set()
        for number, title, takes_back in rows:
            if number in gone:
                continue
            if takes_back is not None and takes_back > self._number:
                gone.add(takes_back)
            else:
                later[number] = title
        return later

    # Steps on the same rows

    def _on_the_same_rows(self) -> set[int]:
        own = {(each.table, each.row_id): each.columns() for each in self._records}
        return {
            number
            for number, record in self._later_records(own)
            if _meet(own[record.table, record.row_id], record.columns())
        }

    def _on_the_text(self) -> set[int]:
        """Return the steps on places in a text that this step changed, or the other way round."""
        moved = {each.row_id for each in self._records if _moves_text(each)}
        owner = owners(self._database, self._own)
        placed = {
            ("articles", owner[each.table, each.row_id])
            for each in self._records
            if (each.table, each.row_id) in owner and _has_place(each)
        }
        steps = {number for number, each in self._later_records(placed) if _moves_text(each)}
        return steps | (self._about(moved) if moved else set())

    def _about(self, articles: set[int]) -> set[int]:
        """Return the later steps that wrote anything that belongs to these articles."""
        written: dict[Key, set[int]] = defaultdict(set)
        for number, table, row_id in self._database.rows(
            "SELECT DISTINCT step_id, table_name, row_id FROM step_rows WHERE step_id > ?"
            " AND table_name <> 'articles'",
            (self._number,),
        ):
            if number in self._later:
                written[table, row_id].add(number)
        owner = owners(self._database, written)
        return set().union(*(written[key] for key in owner if owner[key] in articles))

    def _later_records(self, keys: Iterable[Key]) -> Iterable[tuple[int, Record]]:
        """Yield what later steps that still hold came to on these rows."""
        written: dict[int, list[Record]] = defaultdict(list)
        for table, ids in _by_table(keys).items():
            rows = self._database.rows(
                "SELECT step_id, table_name, row_id, before, after FROM step_rows"
                " WHERE step_id > ? AND table_name = ?"
                " AND row_id IN (SELECT value FROM json_each(?)) ORDER BY id",
                (self._number, table, json.dumps(ids)),
            )
            for number, *row in rows:
                if number in self._later:
                    written[number].append(Record.read(*row))
        for number, records in written.items():
            for record in net(records):
                yield number, record

    # Rows in the way

    def _rows_in_the_way(self) -> Iterable[tuple[set[Key], bool]]:
        """Yield rows, and whether they are in the way even where no later step wrote them."""
        going = {(each.table, each.row_id) for each in self._records if each.before is None}
        wanted = [
            (record.table, row)
            for record in self._records
            if record.before is not None and (row := self._as_it_would_be(record))
        ]
        yield self._belonging_to(going) - going, True
        self._gone = self._owners_gone(wanted) - self._own
        yield self._gone, True
        yield self._in_their_place(wanted) - going, True
        yield self._alike(wanted) - going, False

    def _as_it_would_be(self, record: Record) -> Image | None:
        if record.after is None:
            return record.before
        row = read_row(self._database, record.table, record.row_id)
        return row and {**row, **(record.before or {})}

    def _links(self, table: str) -> list[tuple[str, str]]:
        """Return the columns of a table that name a row of a journalled one, and its table."""
        rows = self._database.rows(
            'SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,)
        )
        return [(column, parent) for column, parent in rows if parent in JOURNALLED]

    def _belonging_to(self, going: set[Key]) -> set[Key]:
        ids = _by_table(going)
        found: set[Key] = set()
        for table in JOURNALLED if ids else ():
            for column, parent in self._links(table):
                rows = self._database.rows(
                    f"SELECT id FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))",
                    (json.dumps(ids.get(parent, [])),),
                )
                found |= {(table, row_id) for (row_id,) in rows}
        return found

    def _owners_gone(self, wanted: Iterable[tuple[str, Image]]) -> set[Key]:
        named: set[Key] = set()
        for table, row in wanted:
            for column, parent in self._links(table):
                owner = row[column]
                if isinstance(owner, int):
                    named.add((parent, owner))
        return {key for key in named if read_row(self._database, *key) is None}

    def _in_their_place(self, wanted: Iterable[tuple[str, Image]]) -> set[Key]:
        """Return the rows that hold what may be there once only."""
        found: set[Key] = set()
        for table, row in wanted:
            for columns in self._unique(table):
                same = " AND ".join(f'"{name}" = ?' for name in columns)
                rows = self._database.rows(
                    f"SELECT id FROM {table} WHERE {same} AND id <> ?",
                    [*(row[name] for name in columns), row["id"]],
                )
                found |= {(table, row_id) for (row_id,) in rows}
        return found

    def _unique(self, table: str) -> list[list[str]]:
        rows = self._database.rows(
            "SELECT list.name, info.name FROM pragma_index_list(?) AS list,"
            ' pragma_index_info(list.name) AS info WHERE list."unique" ORDER BY 1, info.seqno',
            (table,),
        )
        columns: dict[str, list[str]] = defaultdict(list)
        for index, column in rows:
            columns[index].append(column)
        return list(columns.values())

    def _alike(self, wanted: Iterable[tuple[str, Image]]) -> set[Key]:
        """Return what a reader would have twice: the same text, two answers to one question."""
        lookup = DecisionLookup(self._database)
        found: set[Key] = set()
        for table, row in wanted:
            if table == "articles":
                rows = self._database.rows(
                    "SELECT id FROM articles WHERE text_id = ? AND id <> ?",
                    (row["text_id"], row["id"]),
                )
                found |= {(table, row_id) for (row_id,) in rows}
            elif table == "decisions":
                decision = read_decision([row[name] for name in DECISION_COLUMNS])
                others = lookup.conflicting(decision) if decision is not None else []
                found |= {(table, row_id) for row_id in others}
        return found


def _meet(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    return one is None or other is None or bool(one & other)


def _moves_text(record: Record) -> bool:
    columns = record.columns()
    return record.table == "articles" and columns is not None and bool(columns & _TEXT)


def _has_place(record: Record) -> bool:
    columns = record.columns()
    return record.table != "articles" and (columns is None or bool(columns & _PLACES))


def _by_table(keys: Iterable[Key]) -> dict[str, list[int]]:
    ids: dict[str, list[int]] = defaultdict(list)
    for table, row_id in keys:
        ids[table].append(row_id)
    return ids
