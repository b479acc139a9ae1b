"""The articles of an archive and the bin."""

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from annotation.article import Article
from storage.article_rows import (
    ARTICLE_COLUMNS,
    Added,
    ArticleRow,
    KeptArticle,
    read_article,
    read_listed,
)
from storage.changes import Changes
from storage.database import Database, new_uuid, storable
from storage.errors import ArchiveError
from storage.history import History

if TYPE_CHECKING:
    from storage.links import Links
    from storage.steps import Step


class Batch:
    """Articles that come in one after the other and are one step: hand it to every ``add``.

    Each is on the disk when its ``add`` returns, and one that cannot be kept leaves the others
    as they are; undo takes all of them back at once. What the reader does meanwhile stays apart.
    """

    def __init__(self, key: str | None = None) -> None:
        self.key = new_uuid() if key is None else key
        self._step = self._kept = 0

    @property
    def kept(self) -> int:
        """How many articles its present step holds."""
        return self._kept

    def name(self, step: "Step") -> None:
        """Let the step's title tell how many articles it holds with this one."""
        kept = self._kept_in(step) + 1
        if self.key and kept > 1:
            step.rename(f"Import of {kept:,} articles")

    def count(self, step: "Step") -> None:
        """Count an article that is kept."""
        self._step, self._kept = step.number, self._kept_in(step) + 1

    def _kept_in(self, step: "Step") -> int:
        return self._kept if step.number == self._step else 0


_LISTED = (
    "id, title, author, source, origin, published, added,"
    " (SELECT count(*) FROM annotations WHERE article_id = articles.id), words"
)


class Articles:
    """Keeps articles. Newest first means the highest id first: ids never depend on the clock."""

    def __init__(self, database: Database, history: History, links: "Callable[[], Links]") -> None:
        self._database = database
        self._history = history
        self._links = links

    def add(self, article: Article, origin: str = "", batch: "Batch | None" = None) -> Added:
        """Keep an article, or another version of one that is kept.

        Which article is it? The first of these that fits:

        1. One that has the very text, now or in one of its versions: nothing changes.
        2. One with the same address: scheme, case of the host, ``www.``, a slash at the end,
           parameters such as ``utm_...`` and ``fbclid`` and the fragment do not count, and the
           front page of a site is no address (see ``annotation.resemblance.page_of``).
        3. Where one of the two has no such address: one that came from the same file, if its
           title is the same, or three in ten of its words in threes are, or what comes in looks
           like an error page; otherwise the file holds another article by now.
        4. Likewise: one with the same title and source and no other date, if six in ten are.

        Otherwise it is a new article. Of several that fit, those outside the bin come first,
        then the one with the most in common. An article in the bin is taken out again.

        Another text becomes the current version in the same step, and the annotations go along;
        the old text stays. Where it looks worse (see ``annotation.worse``), or more than a third
        of the annotated passages would lose their place, it only waits to be accepted.

        Articles of one ``batch`` are one step.

        Raises:
            ArchiveError: the text is empty or cannot be kept, or the archive is read-only.
        """
        from storage.adding import Adding  # no window needs it before something comes in

        return Adding(self._database, self._history, batch or Batch("")).add(article, origin)

    def get(self, article_id: int) -> KeptArticle:
        """Return an article, in the bin or not.

        Raises:
            ArchiveError: there is none with this id.
        """
        row = self._database.row(
            f"SELECT {ARTICLE_COLUMNS} FROM articles JOIN texts ON texts.id = text_id"
            " WHERE articles.id = ?",
            (article_id,),
        )
        if row is None:
            raise _missing(article_id)
        return read_article(row)

    def rows(self, *, deleted: bool = False, limit: int = 100, offset: int = 0) -> list[ArticleRow]:
        """Return a page of the list, newest first: of the bin, or of all outside it."""
        rows = self._database.rows(
            f"SELECT {_LISTED} FROM articles WHERE {_where(deleted)}"
            " ORDER BY id DESC LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return [read_listed(row) for row in rows]

    def is_listed(self, article_id: int) -> bool:
        """Tell whether there is such an article outside the bin."""
        return (
            self._database.row(
                "SELECT 1 FROM articles WHERE id = ? AND deleted IS NULL", (article_id,)
            )
            is not None
        )

    def rows_of(self, ids: Iterable[int]) -> list[ArticleRow]:
        """Return what a list shows of these articles, newest first; those that are gone are not."""
        rows = self._database.rows(
            f"SELECT {_LISTED} FROM articles"
            " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
            (json.dumps(list(ids)),),
        )
        return [read_listed(row) for row in rows]

    def count(self, deleted: bool = False) -> int:
        """Count the articles in the bin, or all outside it."""
        binned = self._number("SELECT count(*) FROM articles WHERE deleted IS NOT NULL")
        # SQLite counts all rows of a table without looking at each.
        return binned if deleted else self._number("SELECT count(*) FROM articles") - binned

    def _number(self, sql: str) -> int:
        row = self._database.row(sql)
        return int(row[0]) if row else 0

    def ids(self, deleted: bool = False) -> list[int]:
        """Return the ids of the articles in the bin, or of all outside it, newest first."""
        rows = self._database.rows(
            f"SELECT id FROM articles WHERE {_where(deleted)} ORDER BY id DESC"
        )
        return [article_id for (article_id,) in rows]

    def keys(self, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Return title and hash of the text of articles, by id; the hash tells it elsewhere."""
        rows = self._database.rows(
            "SELECT articles.id, title, hash FROM articles JOIN texts ON texts.id = text_id"
            " WHERE articles.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {article_id: (title, hash_of_text) for article_id, title, hash_of_text in rows}

    def find_key(self, key: str) -> int | None:
        """Return the article whose text has this hash, now or in a version, or with this UUID."""
        from storage.sources import Sources

        found = Sources(self._database).with_text(key)
        if found is not None:
            return found.id
        row = self._database.row("SELECT id FROM articles WHERE uuid = ?", (key,))
        return int(row[0]) if row else None

    def rename(self, article_id: int, title: str) -> Changes:
        """Give an article another title; its text stays as it is. An empty title changes nothing.

        Links in notes that lead to it by its title follow, in the same step.

        Raises:
            ArchiveError: there is no such article, or the archive is read-only.
        """
        line = storable(" ".join(title.split()))
        if not line or line == self.get(article_id).article.title:
            return Changes()
        bodies = self._links().after_rename(article_id, line)
        count = "1 note" if len(bodies) == 1 else f"{len(bodies):,} notes"
        notes = f" with the links to it in {count}" if bodies else ""
        with self._history.step(f"Rename to “{_short(line)}”{notes}") as step:
            step.update("articles", article_id, {"title": line})
            for row_id, body in bodies.items():
                now = self._database.now()
                step.update("annotations", row_id, {"body": body, "modified": now})
        return step.changes

    def move_to_bin(self, ids: Iterable[int]) -> Changes:
        """Put articles into the bin; those in it already stay.

        Raises:
            ArchiveError: one of them does not exist, or the archive is read-only.
        """
        rows = self._rows(ids, in_bin=False)
        with self._history.step(_title("Move", rows, "to the bin")) as step:
            for article_id, _ in rows:
                step.update("articles", article_id, {"deleted": self._database.now()})
        return step.changes

    def restore(self, ids: Iterable[int]) -> Changes:
        """Take articles out of the bin; those outside it stay.

        Raises:
            ArchiveError: one of them does not exist, or the archive is read-only.
        """
        return self._restore(ids, Batch(""))

    def _restore(self, ids: Iterable[int], batch: "Batch") -> Changes:
        rows = self._rows(ids, in_bin=True)
        title = _title("Take", rows, "out of the bin")
        with self._history.step(title, batch.key) as step:
            for article_id, _ in rows:
                step.update("articles", article_id, {"deleted": None})
            batch.name(step)
        batch.count(step)
        return step.changes

    def delete_forever(self, ids: Iterable[int]) -> Changes:
        """Delete articles in the bin with their versions, annotations and the decisions on them.

        It can be undone like any other step.

        Raises:
            ArchiveError: one of them is not in the bin, or the archive is read-only.
        """
        wanted = list(dict.fromkeys(ids))
        rows = self._rows(wanted, in_bin=True)
        if len(rows) < len(wanted):
            outside = min(set(wanted) - {article_id for article_id, _ in rows})
            raise ArchiveError(f"Article {outside} is not in the bin. Move it there first.")
        with self._history.step(_title("Delete", rows, "forever")) as step:
            for article_id, _ in rows:
                for (row_id,) in self._database.rows(
                    "SELECT anchors.id FROM anchors JOIN versions ON versions.id = version_id"
                    " WHERE article_id = ?",
                    (article_id,),
                ):
                    step.delete("anchors", row_id)
                for table in ("versions", "annotations", "decisions"):
                    for (row_id,) in self._database.rows(
                        f"SELECT id FROM {table} WHERE article_id = ?", (article_id,)
                    ):
                        step.delete(table, row_id)
                step.delete("articles", article_id)
        return step.changes

    def position(self, article_id: int) -> int:
        """Return where the reader was, in code points; 0 where that was never kept."""
        row = self._database.row(
            'SELECT "offset" FROM positions WHERE article_id = ?', (article_id,)
        )
        return int(row[0]) if row else 0

    def set_position(self, article_id: int, offset: int) -> None:
        """Keep where the reader is, in code points. It is no part of the journal.

        Raises:
            ArchiveError: there is no such article, or the archive is read-only.
        """
        with self._database.transaction():
            if not self._exists(article_id):
                raise _missing(article_id)
            self._database.write(
                'INSERT INTO positions (article_id, "offset") VALUES (?, ?)'
                ' ON CONFLICT (article_id) DO UPDATE SET "offset" = excluded."offset"',
                (article_id, offset),
            )

    def _exists(self, article_id: int) -> bool:
        return self._database.row("SELECT 1 FROM articles WHERE id = ?", (article_id,)) is not None

    def _rows(self, ids: Iterable[int], *, in_bin: bool) -> list[tuple[int, str]]:
        """Return (id, title) of those articles that are, or are not, in the bin."""
        found: list[tuple[int, str]] = []
        for article_id in dict.fromkeys(ids):
            row = self._database.row(
                "SELECT deleted, title FROM articles WHERE id = ?", (article_id,)
            )
            if row is None:
                raise _missing(article_id)
            if (row[0] is not None) == in_bin:
                found.append((article_id, str(row[1])))
        return found


def _where(deleted: bool) -> str:
    return "deleted IS NOT NULL" if deleted else "deleted IS NULL"


def _title(verb: str, rows: list[tuple[int, str]], rest: str) -> str:
    what = f"“{_short(rows[0][1])}”" if len(rows) == 1 else f"{len(rows):,} articles"
    return f"{verb} {what} {rest}"


def _short(title: str) -> str:
    from storage.naming import shortened  # only what is written has to be named

    return shortened(title)


def _missing(article_id: int) -> ArchiveError:
    return ArchiveError(f"There is no article {article_id} in this archive.")
