"""Finding articles by their titles, texts and notes.

The index answers newest first within a few milliseconds at any size; it cannot find a word inside
a run of Chinese, Japanese or Thai, so queries in those scripts scan the rows instead.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from storage.database import Database, checked
from storage.errors import ArchiveError
from storage.queries import fts_query, like_pattern, needs_scan, words_of

MATCH_START = "\x02"
"""Stands before a match in a snippet."""

MATCH_END = "\x03"
"""Stands after a match in a snippet."""

SNIPPET_WORDS = 24
"""Words of a snippet at the most."""

AROUND = 60
"""Code points on each side of a match in the snippet of a scanned row."""

Where = Literal["title", "text", "note"]


class Hit(NamedTuple):
    """An article that was found, and the best place it was found in.

    ``snippet`` is plain text on one line with each match between MATCH_START and MATCH_END;
    ``annotation_id`` is the annotation whose note, quote or tag was found, None elsewhere.
    """

    article_id: int
    title: str
    snippet: str
    where: Where
    annotation_id: str | None
    added: str


class _Place(NamedTuple):
    """Where a match lies: a row of a table, in an article; and its snippet."""

    where: Where
    row_id: int
    article_id: int
    snippet: str = ""


_TABLES: dict[Where, str] = {"title": "articles", "note": "annotations", "text": "texts"}
"""The best place first."""

_ARTICLES: dict[Where, str] = {
    "title": "",
    "note": "JOIN articles ON articles.id = annotations.article_id",
    "text": "JOIN articles ON articles.text_id = texts.id",
}

_COLUMNS: dict[Where, tuple[str, ...]] = {
    "title": ("articles.title",),
    "note": ("annotations.body", "coalesce(annotations.exact, '')", "annotations.tags"),
    "text": ("texts.body",),
}


class Search:
    """One box over titles, texts and notes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, query: str, *, limit: int = 50, deleted: bool = False) -> list[Hit]:
        """Return articles that hold every word of the query, newest first, one hit each.

        All words must stand in the same place: the title, the text, or one note with its quote
        and tags. The last word may be the beginning of one. ``deleted`` looks into the bin
        instead. Whatever is typed raises nothing; without a word nothing is found.
        """
        words = words_of(query)
        if not words or limit < 1:
            return []
        found = self._scanned if needs_scan(words) else self._indexed
        best: dict[int, _Place] = {}
        for where in _TABLES:
            for place in found(where, words, limit, deleted):
                best.setdefault(place.article_id, place)
        newest = sorted(best, reverse=True)[:limit]
        return [self._hit(best[article_id]) for article_id in newest]

    def _indexed(
        self, where: Where, words: list[str], limit: int, deleted: bool
    ) -> Iterable[_Place]:
        query = fts_query(words)
        if where == "note":
            return self._indexed_notes(query, limit, deleted)
        # The index yields its rows in this order without sorting, so that the first ones come at
        # once. Texts come in with their articles: their order is that of the articles.
        order = f"{_TABLES[where]}_fts.rowid DESC"
        return _newest(self._ask(where, query, deleted, _snippet_of(where), order), limit)

    def _indexed_notes(self, query: str, limit: int, deleted: bool) -> Iterable[_Place]:
        # The newest notes need not be in the newest articles, so all are sorted before any
        # snippet is cut, and all snippets are cut in one go: each go reads the index anew.
        order = "articles.id DESC, annotations.start, annotations.id"
        places = list(_newest(self._ask("note", query, deleted, "''", order), limit))
        rows = self._database.rows(
            f"SELECT rowid, {_snippet_of('note')} FROM annotations_fts"
            " WHERE annotations_fts MATCH ? AND +rowid IN (SELECT value FROM json_each(?))",
            (query, json.dumps([place.row_id for place in places])),
        )
        snippets: dict[int, str] = dict(rows)
        return [place._replace(snippet=snippets.get(place.row_id, "")) for place in places]

    def _ask(
        self, where: Where, query: str, deleted: bool, snippet: str, order: str
    ) -> Iterator[_Place]:
        table = _TABLES[where]
        sql = (
            f"SELECT {table}.id, articles.id, {snippet} FROM {table}_fts"
            f" JOIN {table} ON {table}.id = {table}_fts.rowid {_ARTICLES[where]}"
            f" WHERE {table}_fts MATCH ? AND {_in_bin(deleted)} ORDER BY {order}"
        )
        for row in self._database.stream(sql, (query,)):
            yield _Place(where, *row)

    def _scanned(
        self, where: Where, words: list[str], limit: int, deleted: bool
    ) -> Iterable[_Place]:
        columns = " || char(10) || ".join(_COLUMNS[where])
        holds = " AND ".join(f"{columns} LIKE ? ESCAPE '\\'" for _ in words)
        table = _TABLES[where]
        rows = self._database.stream(
            f"SELECT {table}.id, articles.id, {columns} FROM {table} {_ARTICLES[where]}"
            f" WHERE {holds} AND {_in_bin(deleted)} ORDER BY articles.id DESC, {table}.id",
            list(map(like_pattern, words)),
        )
        places = (_Place(where, row[0], row[1], _around_match(row[2], words)) for row in rows)
        return _newest(places, limit)

    def _hit(self, place: _Place) -> Hit:
        row = self._database.row(
            "SELECT title, added FROM articles WHERE id = ?", (place.article_id,)
        )
        if row is None:
            raise ArchiveError("The archive changed during the search. Search again.")
        annotation_id = self._annotation(place.row_id) if place.where == "note" else None
        snippet = " ".join(place.snippet.split())
        title, added = checked(row, (str, str))
        return Hit(place.article_id, title, snippet, place.where, annotation_id, added)

    def _annotation(self, row_id: int) -> str | None:
        row = self._database.row("SELECT uuid FROM annotations WHERE id = ?", (row_id,))
        return str(row[0]) if row else None


def _newest(places: Iterable[_Place], limit: int) -> Iterator[_Place]:
    """Yield the places in the first ``limit`` articles."""
    seen: set[int] = set()
    for place in places:
        seen.add(place.article_id)
        if len(seen) > limit:
            return
        yield place


def _snippet_of(where: Where) -> str:
    return (
        f"snippet({_TABLES[where]}_fts, -1, '{MATCH_START}', '{MATCH_END}', '…', {SNIPPET_WORDS})"
    )


def _around_match(text: str, words: list[str]) -> str:
    for word in words:
        match = re.search(re.escape(word), text, re.IGNORECASE)
        if match:
            return _around(text, match.start(), match.end())
    return ""


def _around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    more_before = "…" if start > AROUND else ""
    more_after = "…" if end + AROUND < len(text) else ""
    marked = f"{MATCH_START}{text[start:end]}{MATCH_END}"
    return f"{more_before}{before}{marked}{after}{more_after}"


def _in_bin(deleted: bool) -> str:
    return "articles.deleted IS NOT NULL" if deleted else "articles.deleted IS NULL"
