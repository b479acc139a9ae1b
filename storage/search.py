"""Finding articles by their titles, texts and notes.

The index answers newest first within a few milliseconds at any size; it cannot find a word inside
a run of Chinese, Japanese or Thai, so queries in those scripts scan the rows instead.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from storage.database import Database
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


@dataclass(frozen=True, slots=True)
class Hit:
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


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a match lies: a row of a table, in an article."""

    where: Where
    row_id: int
    article_id: int


_TABLES: dict[Where, str] = {"title": "articles", "note": "annotations", "text": "texts"}
"""The best place first."""

_JOINS: dict[Where, str] = {
    "title": "articles",
    "note": "annotations JOIN articles ON articles.id = annotations.article_id",
    "text": "texts JOIN articles ON articles.text_id = texts.id",
}

_COLUMNS: dict[Where, tuple[str, ...]] = {
    "title": ("articles.title",),
    "note": ("annotations.body", "coalesce(annotations.exact, '')", "annotations.tags"),
    "text": ("texts.body",),
}

_ORDER: dict[Where, str] = {
    # The index yields its rows in this order without sorting; texts come in with their articles,
    # so their order is that of the articles. Notes are few: they are sorted.
    "title": "articles_fts.rowid DESC",
    "note": "articles.id DESC, annotations.start, annotations.id",
    "text": "texts_fts.rowid DESC",
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
        scan = needs_scan(words)
        best: dict[int, _Place] = {}
        for where in _TABLES:
            places = self._scan(where, words, deleted) if scan else self._ask(where, words, deleted)
            for place in _newest(places, limit):
                best.setdefault(place.article_id, place)
        newest = sorted(best, reverse=True)[:limit]
        return [self._hit(best[article_id], words, scan) for article_id in newest]

    def _ask(self, where: Where, words: list[str], deleted: bool) -> Iterator[_Place]:
        table = _TABLES[where]
        sql = (
            f"SELECT {table}.id, articles.id FROM {table}_fts"
            f" JOIN {table} ON {table}.id = {table}_fts.rowid"
            f"{'' if where == 'title' else _JOINS[where].removeprefix(table)}"
            f" WHERE {table}_fts MATCH ? AND {_in_bin(deleted)} ORDER BY {_ORDER[where]}"
        )
        for row_id, article_id in self._database.stream(sql, (fts_query(words),)):
            yield _Place(where, row_id, article_id)

    def _scan(self, where: Where, words: list[str], deleted: bool) -> Iterator[_Place]:
        columns = " || char(10) || ".join(_COLUMNS[where])
        holds = " AND ".join(f"{columns} LIKE ? ESCAPE '\\'" for _ in words)
        sql = (
            f"SELECT {_TABLES[where]}.id, articles.id FROM {_JOINS[where]}"
            f" WHERE {holds} AND {_in_bin(deleted)} ORDER BY articles.id DESC"
        )
        for row_id, article_id in self._database.stream(sql, list(map(like_pattern, words))):
            yield _Place(where, row_id, article_id)

    def _hit(self, place: _Place, words: list[str], scan: bool) -> Hit:
        row = self._database.row(
            "SELECT title, added FROM articles WHERE id = ?", (place.article_id,)
        )
        if row is None:
            raise ArchiveError("The archive changed during the search. Search again.")
        snippet = self._cut(place, words) if scan else self._snippet(place, words)
        identifier = None
        if place.where == "note":
            found = self._database.row("SELECT uuid FROM annotations WHERE id = ?", (place.row_id,))
            identifier = str(found[0]) if found else None
        return Hit(place.article_id, row[0], snippet, place.where, identifier, row[1])

    def _snippet(self, place: _Place, words: list[str]) -> str:
        index = f"{_TABLES[place.where]}_fts"
        row = self._database.row(
            f"SELECT snippet({index}, -1, ?, ?, '…', ?) FROM {index}"
            f" WHERE {index} MATCH ? AND rowid = ?",
            (MATCH_START, MATCH_END, SNIPPET_WORDS, fts_query(words), place.row_id),
        )
        return _one_line(row[0]) if row else ""

    def _cut(self, place: _Place, words: list[str]) -> str:
        columns = ", ".join(_COLUMNS[place.where])
        row = self._database.row(
            f"SELECT {columns} FROM {_TABLES[place.where]} WHERE id = ?", (place.row_id,)
        )
        for text in row or ():
            for word in words:
                match = re.search(re.escape(word), text, re.IGNORECASE)
                if match:
                    return _around(text, match.start(), match.end())
        return ""


def _newest(places: Iterable[_Place], limit: int) -> Iterator[_Place]:
    """Yield the places in the first ``limit`` articles."""
    seen: set[int] = set()
    for place in places:
        seen.add(place.article_id)
        if len(seen) > limit:
            return
        yield place


def _around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    more_before = "…" if start > AROUND else ""
    more_after = "…" if end + AROUND < len(text) else ""
    marked = f"{MATCH_START}{text[start:end]}{MATCH_END}"
    return _one_line(f"{more_before}{before}{marked}{after}{more_after}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _in_bin(deleted: bool) -> str:
    return "articles.deleted IS NOT NULL" if deleted else "articles.deleted IS NULL"
