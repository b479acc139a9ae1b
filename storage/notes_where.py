"""What a reader wants to see of all annotations, as conditions in SQL."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from annotation.notes_filter import DatedBy, NotesFilter
from annotation.tags import lies_in
from storage.database import Database
from storage.queries import fts_query, like_pattern, needs_scan, split_tags, words_of

_SPACE = "' ' || char(9, 10, 11, 12, 13, 133, 160, 8232, 8233)"
_AMONG = "IN (SELECT value FROM json_each(?))"
_SEARCHED = "n.body || char(10) || coalesce(n.exact, '') || char(10) || n.tags"
_INDEX = "SELECT rowid FROM annotations_fts WHERE annotations_fts MATCH ?"
_NOWHERE = "0"

Condition = tuple[str, list[object]]


class Where(NamedTuple):
    """Conditions that all must hold of an annotation ``n`` in an article ``a``."""

    sql: str
    values: list[object]


def where(database: Database, wanted: NotesFilter, *, indexed: bool = True) -> Where:
    """Return the conditions of a filter, but for names in the passage; the bin is left out.

    Without ``indexed`` what ``by_index`` returns is left out, too.
    """
    conditions: list[Condition] = [
        ("a.deleted IS NULL", []),
        *_words(wanted, indexed=indexed),
        *_tags(database, wanted),
        *_dates(wanted),
    ]
    if wanted.colours:
        conditions.append((f"n.colour {_AMONG}", [_listed(wanted.colours)]))
    if wanted.states:
        conditions.append((f"n.state {_AMONG}", [_listed(wanted.states)]))
    if wanted.source is not None:
        conditions.append(("a.source = ?", [wanted.source]))
    if wanted.has_note is not None:
        sign = "<>" if wanted.has_note else "="
        conditions.append((f"trim(n.body, {_SPACE}) {sign} ''", []))
    return Where(
        " AND ".join(sql for sql, _ in conditions),
        [value for _, values in conditions for value in values],
    )


def by_index(database: Database, wanted: NotesFilter) -> frozenset[int] | None:
    """Return the rows that the index of words finds; None where it is not asked."""
    words = words_of(split_tags(wanted.words)[0])
    if not words or needs_scan(words):
        return None
    return frozenset(row_id for (row_id,) in database.rows(_INDEX, (fts_query(words),)))


def _words(wanted: NotesFilter, *, indexed: bool) -> Iterator[Condition]:
    typed, _ = split_tags(wanted.words)
    words = words_of(typed)
    if words and needs_scan(words):
        for word in words:
            yield f"{_SEARCHED} LIKE ? ESCAPE '\\'", [like_pattern(word)]
    elif words and indexed:
        yield f"n.id IN ({_INDEX})", [fts_query(words)]
    elif typed.strip() and not words:
        yield _NOWHERE, []  # only signs were typed, which the index does not hold


def _tags(database: Database, wanted: NotesFilter) -> Iterator[Condition]:
    """Tags that are asked for; ``tag:war`` among the words is one, too."""
    for tag in (*wanted.tags, *split_tags(wanted.words)[1]):
        yield f"n.tags {_AMONG}", [_listed(_tagged(database, tag))]


def _tagged(database: Database, wanted: str) -> list[str]:
    """Return what the tags of annotations read that have a tag, or one below it."""
    rows = database.rows("SELECT DISTINCT tags FROM annotations WHERE tags <> ''")
    return [tags for (tags,) in rows if any(lies_in(tag, wanted) for tag in tags.split("\n"))]


def _dates(wanted: NotesFilter) -> Iterator[Condition]:
    if wanted.dated_by is DatedBy.ARTICLE:
        if wanted.since is not None:
            yield "substr(a.published, 1, 10) >= ?", [wanted.since.isoformat()]
        if wanted.until is not None:
            yield (
                "a.published <> '' AND substr(a.published, 1, 10) <= ?",
                [wanted.until.isoformat()],
            )
        return
    if wanted.since is not None:
        yield "n.created >= ?", [_midnight(wanted.since)]
    if wanted.until is not None and wanted.until < date.max:
        yield "n.created < ?", [_midnight(wanted.until + timedelta(days=1))]


def _midnight(day: date) -> str:
    """Return when a day begins here, as moments are kept: ISO 8601 in UTC."""
    try:
        moment = datetime.combine(day, time.min).astimezone(UTC)
    except (OverflowError, OSError, ValueError):  # at the ends of the calendar
        moment = datetime.combine(day, time.min)
    return f"{moment.replace(tzinfo=None).isoformat()}Z"


def _listed(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
