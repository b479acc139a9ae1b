"""What the steps of the journal wrote: which articles, and how many rows of what."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from storage.database import Database
from storage.steps import JOURNALLED

MOST_TITLES = 5
"""Titles of articles that are told for one step; the rest are counted."""

Key = tuple[str, int]
"""A row: its table and its id."""


class Touched(NamedTuple):
    """What one step wrote.

    ``titles`` are those of the first articles concerned, ``ids`` are those of them that there are,
    ``articles`` counts them all; ``rows`` counts rows by table.
    """

    titles: tuple[str, ...] = ()
    ids: tuple[int, ...] = ()
    articles: int = 0
    rows: Mapping[str, int] = {}


def touched(database: Database, numbers: Collection[int]) -> dict[int, Touched]:
    """Return what these steps wrote; a step without rows is left out."""
    keys: dict[int, set[Key]] = defaultdict(set)
    for number, table, row_id in database.rows(
        "SELECT DISTINCT step_id, table_name, row_id FROM step_rows"
        " WHERE step_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    ):
        keys[number].add((table, row_id))
    owner = owners(database, set().union(*keys.values()))
    articles = {
        number: sorted({owner[key] for key in of_step if key in owner})
        for number, of_step in keys.items()
    }
    first = {each for ids in articles.values() for each in ids[:MOST_TITLES]}
    present = _present(database, first)
    titles = {**_titles_of_gone(database, first - present.keys()), **present}
    return {
        number: Touched(
            tuple(titles[each] for each in ids[:MOST_TITLES] if each in titles),
            tuple(each for each in ids[:MOST_TITLES] if each in present),
            len(ids),
            _counts(keys[number]),
        )
        for number, ids in articles.items()
    }


def _counts(keys: Iterable[Key]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table, _ in keys:
        counts[table] = counts.get(table, 0) + 1
    return {table: counts[table] for table in JOURNALLED if table in counts}


def owners(database: Database, keys: Collection[Key]) -> dict[Key, int]:
    """Return the article that each row belongs, or belonged, to; an article is its own."""
    found = {key: key[1] for key in keys if key[0] == "articles"}
    for table in JOURNALLED:
        ids = [row_id for name, row_id in keys if name == table]
        if not ids or "article_id" not in database.columns_of(table):
            continue
        for sql in (_IN_TABLE, _IN_JOURNAL):
            lacking = [each for each in ids if (table, each) not in found]
            rows = database.rows(sql.format(table=table), (json.dumps(lacking),)) if lacking else ()
            found |= {(table, row_id): article for row_id, article in rows if article is not None}
    return found


_IN_TABLE = "SELECT id, article_id FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
_IN_JOURNAL = (
    "SELECT row_id, json_extract(coalesce(before, after), '$.article_id') FROM step_rows"
    " WHERE table_name = '{table}' AND (before IS NULL OR after IS NULL)"
    " AND row_id IN (SELECT value FROM json_each(?))"
)
"""A row that is gone lies whole in the step that deleted it, or that was undone."""


def _present(database: Database, ids: Collection[int]) -> dict[int, str]:
    rows = database.rows(
        "SELECT id, title FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return dict(rows)


def _titles_of_gone(database: Database, ids: Collection[int]) -> dict[int, str]:
    if not ids:
        return {}
    rows = database.rows(
        "SELECT row_id, json_extract(coalesce(before, after), '$.title') FROM step_rows"
        " WHERE table_name = 'articles' AND (before IS NULL OR after IS NULL)"
        " AND row_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {article: title for article, title in rows if title is not None}
