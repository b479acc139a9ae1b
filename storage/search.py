"""Finding articles by their titles, texts and notes.

The index answers newest first within a few milliseconds at any size; it cannot find a word inside
a run of Chinese, Japanese or Thai, so queries in those scripts scan the rows instead.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from storage.database import Database, Row, checked
from storage.errors import ArchiveError, border
from storage.queries import fts_query, like_pattern, needs_scan, split_tags, still_typed, words_of
from storage.snippets import CUT_OFF, MATCH_END, MATCH_START, Cutter, beginning
from storage.tags import articles_with, first_with

__all__ = ["MATCH_END", "MATCH_START", "Hit", "Search", "Where"]

BEGINNING = 8000
"""Bytes of a text that are read first; most words one searches for stand there already."""

SHORT = 3
"""Code points of a beginning of a word for which the index has to put much together."""

SPARE = 20
"""Articles without the words that are passed over before the index is asked instead."""

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
    """Where a match lies: a row of a table, in an article.

    ``early`` tells that it may have come before places in newer articles.
    """

    where: Where
    row_id: int
    article_id: int
    early: bool = False


class _Part(NamedTuple):
    """The articles that are looked at: the bin or all others, of them perhaps only some."""

    deleted: bool
    only: str = ""

    @property
    def sql(self) -> str:
        """Which articles these are."""
        part = f"articles.deleted IS {'NOT ' if self.deleted else ''}NULL"
        return f"{part} AND articles.id IN (SELECT value FROM json_each(?))" if self.only else part

    @property
    def values(self) -> list[str]:
        """What stands for the question marks in it."""
        return [self.only] if self.only else []


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

    def find(
        self, query: str, *, limit: int = 50, deleted: bool = False, tags: Sequence[str] = ()
    ) -> list[Hit]:
        """Return articles that hold every word of the query, newest first, one hit each.

        All words must stand in the same place: the title, the text, or one note with its quote
        and tags. The last word may be the beginning of one. ``tag:war`` and ``tag:"long trip"``,
        like ``tags``, keep to articles with an annotation that has the tag or one below it.
        ``deleted`` looks into the bin instead. Whatever is typed raises nothing; without a word
        and a tag nothing is found.
        """
        query, named = split_tags(query)
        named += tags
        words = words_of(query)
        if limit < 1:
            return []
        tagged = articles_with(self._database, named, deleted=deleted) if named else []
        if not words:
            return self._tagged(tagged[:limit], named)
        part = _Part(deleted, json.dumps(tagged) if named else "")
        return self._holding(words, limit, part)

    def _tagged(self, articles: Sequence[int], tags: Sequence[str]) -> list[Hit]:
        """Return what has tags, without any word to look for."""
        cutter = Cutter([], last_is_whole=True)
        found = first_with(self._database, articles, tags)
        return [self._hit(_Place("note", row_id, each), cutter) for each, row_id in found]

    def _holding(self, words: list[str], limit: int, part: _Part) -> list[Hit]:
        scan = needs_scan(words)
        cutter = Cutter(words, last_is_whole=not still_typed(words), anywhere=scan)
        best: dict[int, _Place] = {}
        for where in _TABLES:
            found: Iterable[_Place] = (
                self._scanned(where, words, part)
                if scan
                else self._indexed(where, words, cutter, limit, part)
            )
            for place in _newest(found, limit):
                best.setdefault(place.article_id, place)
        newest = sorted(best, reverse=True)[:limit]
        return [self._hit(best[article_id], cutter) for article_id in newest]

    def _indexed(
        self, where: Where, words: list[str], cutter: Cutter, limit: int, part: _Part
    ) -> Iterable[_Place]:
        if where == "text" and still_typed(words) and len(words[-1]) <= SHORT:
            soon = self._texts_soon(cutter, limit, part)
            if soon is not None:
                return soon
        # The index yields its rows in this order without sorting, so that the first ones come at
        # once. Texts come in with their articles: their order is that of the articles, but for
        # newer versions, which come early. But the newest notes need not be in the newest
        # articles, so all are sorted.
        order = f"{_TABLES[where]}_fts.rowid DESC"
        if where == "note":
            order = "articles.id DESC, annotations.start, annotations.id"
        return self._ask(where, fts_query(words), part, order)

    def _texts_soon(self, cutter: Cutter, limit: int, part: _Part) -> list[_Place] | None:
        """Return the newest texts if their beginnings hold all the words, None where unsure.

        The index puts every word that begins with a letter together before it yields one row;
        but then nearly every article holds such a word within a few lines.
        """
        rows = self._database.rows(
            f"SELECT text_id, id FROM articles WHERE {part.sql} ORDER BY id DESC LIMIT ?",
            (*part.values, limit + SPARE),
        )
        found: list[_Place] = []
        for text_id, article_id in rows:
            text, whole = self._beginning(text_id)
            if cutter.holds_all(text[: None if whole else -CUT_OFF]):
                found.append(_Place("text", text_id, article_id))
            elif not whole:
                return None
            if len(found) == limit:
                return found
        return None if len(rows) == limit + SPARE else found

    def _ask(self, where: Where, query: str, part: _Part, order: str) -> Iterator[_Place]:
        table = _TABLES[where]
        versioned = "EXISTS (SELECT 1 FROM versions WHERE article_id = articles.id)"
        early = versioned if where == "text" else "0"
        sql = (
            f"SELECT {table}.id, articles.id, {early} FROM {table}_fts"
            f" JOIN {table} ON {table}.id = {table}_fts.rowid {_ARTICLES[where]}"
            f" WHERE {table}_fts MATCH ? AND {part.sql} ORDER BY {order}"
        )
        for row in self._database.stream(sql, (query, *part.values)):
            yield _Place(where, *row)

    def _scanned(self, where: Where, words: list[str], part: _Part) -> Iterator[_Place]:
        columns = " || char(10) || ".join(_COLUMNS[where])
        holds = " AND ".join(f"{columns} LIKE ? ESCAPE '\\'" for _ in words)
        table = _TABLES[where]
        rows = self._database.stream(
            f"SELECT {table}.id, articles.id FROM {table} {_ARTICLES[where]}"
            f" WHERE {holds} AND {part.sql} ORDER BY articles.id DESC, {table}.id",
            [*map(like_pattern, words), *part.values],
        )
        for row in rows:
            yield _Place(where, *row)

    def _hit(self, place: _Place, cutter: Cutter) -> Hit:
        row = self._row("SELECT title, added FROM articles WHERE id = ?", place.article_id)
        title, added = checked(row, (str, str))
        annotation_id = None
        if place.where == "note":
            (annotation_id,) = self._row("SELECT uuid FROM annotations WHERE id = ?", place.row_id)
        snippet = self._snippet(place, cutter)
        return Hit(place.article_id, title, snippet, place.where, annotation_id, added)

    def _snippet(self, place: _Place, cutter: Cutter) -> str:
        if place.where == "text":
            text, whole = self._beginning(place.row_id)
            snippet = cutter.cut(text, whole=whole or cutter.is_spent)
            if snippet is not None or whole or cutter.is_spent:
                return snippet or beginning(text)
        columns = ", ".join(_COLUMNS[place.where])
        table = _TABLES[place.where]
        row = self._row(f"SELECT {columns} FROM {table} WHERE id = ?", place.row_id)
        texts: Row = checked(row, [str] * len(row))
        cuts = (cutter.cut(text) for text in texts)
        return next(filter(None, cuts), None) or beginning(next(filter(None, texts), ""))

    def _beginning(self, text_id: int) -> tuple[str, bool]:
        """Return the beginning of a text, or all of it (True) where it is short."""
        # SQL would read all of a book to cut off its beginning.
        connection = self._database.connection
        with border(), connection.blobopen("texts", "body", text_id, readonly=True) as body:
            text = body.read(BEGINNING)
            return text.decode("utf-8", "ignore"), len(body) <= BEGINNING

    def _row(self, sql: str, row_id: int) -> Row:
        row = self._database.row(sql, (row_id,))
        if row is None:
            raise ArchiveError("The archive changed during the search. Search again.")
        return row


def _newest(places: Iterable[_Place], limit: int) -> Iterator[_Place]:
    """Yield the places in the first ``limit`` articles; those that come early do not count."""
    seen: set[int] = set()
    for place in places:
        if not place.early:
            seen.add(place.article_id)
        if len(seen) > limit:
            return
        yield place
