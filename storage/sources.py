"""Which article of the archive a text that comes in is, if any. It only reads."""

import re
from typing import NamedTuple

from annotation.article import Article
from annotation.resemblance import (
    RELATED,
    SIMILAR,
    beginnings_of_page,
    page_of,
    resemblance,
)
from storage.database import Database, storable

MOST_NAMESAKES = 20
"""Articles of the same title that are looked at, the newest."""

_LAST = "\U0010ffff"
_FILE = re.compile(r"[./\\]")
_COLUMNS = "articles.id, title, source, published, address, deleted, text_id"


class Known(NamedTuple):
    """An article that a text may be of."""

    id: int
    title: str
    source: str
    published: str
    address: str
    deleted: str | None
    text_id: int


class WithText(NamedTuple):
    """An article that a text belongs to: ``state`` is that of the version, "" of what is shown."""

    id: int
    title: str
    deleted: str | None
    state: str


class Sources:
    """Finds the article that has a text, or that comes from the same source as one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def with_text(self, hash_of_text: str) -> WithText | None:
        """Return the article that shows a text, or else has it as another version; or None."""
        row = self._database.row(
            "SELECT * FROM (SELECT articles.id, articles.title, deleted, '' AS state FROM texts"
            " JOIN articles ON text_id = texts.id WHERE hash = ?"
            " UNION ALL SELECT articles.id, articles.title, deleted, state FROM texts"
            " JOIN versions ON versions.text_id = texts.id"
            " JOIN articles ON articles.id = article_id WHERE hash = ?)"
            " ORDER BY deleted IS NOT NULL, state <> '' LIMIT 1",
            (hash_of_text, hash_of_text),
        )
        return WithText(*row) if row else None

    def article_of(self, article: Article, origin: str) -> int | None:
        """Return the article that this text is another version of; None for a new article.

        What counts is said at ``Articles.add``.
        """
        for found in (
            self._at_address(article),
            self._from_file(article, origin),
            self._namesakes(article),
        ):
            if found:
                return self._best(article, found).id
        return None

    def _at_address(self, article: Article) -> list[Known]:
        page = page_of(storable(article.address))
        found: dict[int, Known] = {}
        for start in beginnings_of_page(article.address):
            for each in self._known(
                "address COLLATE NOCASE >= ? AND address COLLATE NOCASE < ?",
                storable(start),
                storable(start) + _LAST,
            ):
                if page_of(each.address) == page:
                    found[each.id] = each
        return list(found.values())

    def _from_file(self, article: Article, origin: str) -> list[Known]:
        if not _FILE.search(origin):
            return []
        found = self._known(
            "articles.id IN (SELECT id FROM articles WHERE origin = ?"
            " UNION SELECT article_id FROM versions WHERE origin = ?)",
            storable(origin),
            storable(origin),
        )
        if not found:
            return []
        from annotation.worse import wall  # most files come in once

        no_article = bool(wall(article))
        return [
            each
            for each in found
            if not _elsewhere(article, each)
            and (
                no_article
                or _same(article.title, each.title)
                or self._like(article, each) > RELATED
            )
        ]

    def _namesakes(self, article: Article) -> list[Known]:
        found = self._known(
            "title = ? ORDER BY articles.id DESC LIMIT ?", storable(article.title), MOST_NAMESAKES
        )
        return [
            each
            for each in found
            if not _elsewhere(article, each)
            and _same(storable(article.source), each.source)
            and _fits(article.published, each.published)
            and self._like(article, each) >= SIMILAR
        ]

    def _best(self, article: Article, found: list[Known]) -> Known:
        """Return the one outside the bin, and of several the one whose text is most alike."""
        outside = [each for each in found if each.deleted is None] or found
        if len(outside) == 1:
            return outside[0]
        return max(outside, key=lambda each: (self._like(article, each), each.id))

    def _like(self, article: Article, known: Known) -> float:
        row = self._database.row("SELECT body FROM texts WHERE id = ?", (known.text_id,))
        return resemblance(article.text, row[0]) if row else 0.0

    def _known(self, which: str, *values: object) -> list[Known]:
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM articles WHERE {which}", values)
        return [Known(*row) for row in rows]


def _elsewhere(article: Article, known: Known) -> bool:
    """Tell whether both have an address that says where they stand, and not the same one."""
    pages = page_of(storable(article.address)), page_of(known.address)
    return all(pages) and pages[0] != pages[1]


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _fits(one: str, other: str) -> bool:
    """Tell whether two dates may be the same day, as far as they are known."""
    return one.startswith(other) or other.startswith(one)
