"""Which entities appear in which articles: derived, gathered in the background, droppable.

An article is gathered again when its mentions are found anew, when decisions that touch it change
and when it goes to the bin or comes back. Nothing has to report that: what was gathered carries
stamps, and they are compared.
"""

import json
import time
from collections.abc import Iterable, Iterator

from annotation.decisions import WHO
from annotation.entities import Entity, Label, entities_of
from annotation.identity import NAMED, Appearance, Key, Keys
from annotation.likeness import folded
from storage.articles import Articles
from storage.database import Database
from storage.decisions import Decisions
from storage.errors import ArchiveError
from storage.mentions import Mentions
from storage.queries import fts_query, needs_scan, words_of
from storage.settling import unsettle

VERSION = "1"
"""Of what is gathered and how names get their keys; with another one all is gathered anew."""

BATCH = 200
"""Articles looked up at once."""

_STALE = f"""
    SELECT articles.id FROM articles JOIN recognised ON recognised.article_id = articles.id
    LEFT JOIN appeared ON appeared.article_id = articles.id
    WHERE deleted IS NULL AND appeared.stamp IS NOT '{VERSION}|' || recognised.stamp
    ORDER BY articles.id DESC LIMIT {BATCH}
"""
_IN_BIN = f"""
    SELECT article_id FROM appeared JOIN articles ON articles.id = article_id
    WHERE deleted IS NOT NULL LIMIT {BATCH}
"""


class Appearances:
    """Gathers the entities of each article. No part of the journal."""

    def __init__(
        self, database: Database, articles: Articles, mentions: Mentions, decisions: Decisions
    ) -> None:
        self._database = database
        self._articles = articles
        self._mentions = mentions
        self._decisions = decisions
        self._keys: Keys | None = None

    def keys(self) -> Keys:
        """Return what gives names their keys, with the reader's decisions of now."""
        if self._keys is None:
            from annotation.recognition.canonical import canonical_names  # reads files

            who = (each for each in self._decisions.all() if each.verdict in WHO)
            self._keys = Keys(canonical_names(), who)
        return self._keys

    def heed(self) -> bool:
        """Note which decisions changed, and which articles must be gathered again for them.

        Returns whether any did.

        Raises:
            ArchiveError: the archive is read-only.
        """
        self._keys = None  # also where only an article with decisions came out of the bin
        columns = "uuid, row_hash, reach, article_id, source, words, entity"
        changed = self._database.rows(
            f"SELECT {columns} FROM decisions EXCEPT SELECT {columns} FROM heeded"
        )
        gone = self._database.rows(
            f"SELECT {columns} FROM heeded EXCEPT SELECT {columns} FROM decisions"
        )
        if not changed and not gone:
            return False
        with self._database.transaction():
            for _, _, reach, article_id, source, words, entity in [*gone, *changed]:
                self._touch(reach, article_id, source, words, entity)
            self._database.write_many(
                "DELETE FROM heeded WHERE uuid = ?", [(row[0],) for row in [*gone, *changed]]
            )
            self._database.write_many(
                f"INSERT INTO heeded ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", changed
            )
            unsettle(self._database)
        return True

    def waiting(self) -> bool:
        """Tell whether an article waits to be gathered, or to be let go."""
        return any(self._database.row(sql) for sql in (_STALE, _IN_BIN))

    def gather(self, seconds: float) -> bool:
        """Gather articles for about so long, newest first; return whether any are left.

        Raises:
            ArchiveError: the archive is read-only.
        """
        until = time.monotonic() + seconds
        with self._database.transaction():
            for _done in self._next():
                if time.monotonic() >= until:
                    return True
        return False

    def _next(self) -> Iterator[int]:
        """Gather one article after the other, and yield each when it is done."""
        while in_bin := self._database.rows(_IN_BIN):
            for (article_id,) in in_bin:
                self._forget(article_id)
                yield article_id
        while stale := self._database.rows(_STALE):
            for (article_id,) in stale:
                self._gather(article_id)
                yield article_id

    def _gather(self, article_id: int) -> None:
        named = self._named(article_id)
        self._forget(article_id)
        rows: list[tuple[object, ...]] = []
        totals: dict[int, int] = {}
        for entity in named:
            entity_id = self._entity_id(article_id, entity)
            rows.append(_row(entity_id, article_id, entity))
            totals[entity_id] = totals.get(entity_id, 0) + len(entity.mentions)
        self._database.write_many(
            "INSERT INTO appearances (entity_id, article_id, name, aliases, titles, mentions)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )
        self._count(totals.items(), 1)
        self._database.write(
            "INSERT INTO appeared (article_id, stamp) SELECT article_id, ? || stamp"
            " FROM recognised WHERE article_id = ?",
            (f"{VERSION}|", article_id),
        )
        unsettle(self._database)

    def _named(self, article_id: int) -> list[Entity]:
        """Return the entities of an article; none of a damaged one, so that the rest goes on."""
        try:
            text = self._articles.get(article_id).article.text
            shown = self._mentions.shown(article_id)
        except ArchiveError:
            return []
        return [each for each in entities_of(text, shown) if each.label in NAMED]

    def _forget(self, article_id: int) -> None:
        rows = self._database.rows(
            "SELECT entity_id, sum(mentions) FROM appearances WHERE article_id = ? GROUP BY 1",
            (article_id,),
        )
        self._count(rows, -1)
        for table in ("appearances", "appeared"):
            self._database.write(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
        if rows:
            unsettle(self._database)

    def _count(self, totals: Iterable[tuple[int, int]], by: int) -> None:
        """Count an article in or out; two names of one entity in it are put right by settling."""
        self._database.write_many(
            "UPDATE entities SET articles = max(0, articles + ?), mentions = max(0, mentions + ?)"
            " WHERE id = (SELECT whole FROM entities WHERE id = ?)",
            [(by, by * mentions, entity_id) for entity_id, mentions in totals],
        )

    def _entity_id(self, article_id: int, entity: Entity) -> int:
        appearance = Appearance(article_id, entity.label, entity.name)
        key = self.keys().of_appearance(appearance)
        found = self.id_of(key)
        if found is not None:
            return found
        made = self._database.write(
            "INSERT INTO entities (label, key, name, found_by) VALUES (?, ?, ?, ?)",
            (key.label.value, key.words, entity.name, folded(entity.name)),
        )
        self._database.write("UPDATE entities SET whole = id WHERE id = ?", (made,))
        return made

    def id_of(self, key: Key) -> int | None:
        """Return the row of a key, None where no article names it."""
        row = self._database.row(
            "SELECT id FROM entities WHERE label = ? AND key = ?", (key.label.value, key.words)
        )
        return None if row is None else int(row[0])

    def _touch(
        self, reach: str, article_id: int | None, source: str, words: str, entity: str
    ) -> None:
        """Let the articles be gathered again that a decision can say something about."""
        if article_id is not None:
            self._database.write("DELETE FROM appeared WHERE article_id = ?", (article_id,))
            return
        for label in NAMED:
            for name in filter(None, (words, entity)):
                self._touch_entity(label, name)
        typed = words_of(words)
        if not typed or needs_scan(typed):
            self._touch_articles("source = ? OR ? = ''", (source, source))
            return
        phrase = fts_query([" ".join(typed)]).rstrip("*")
        self._touch_articles(
            "text_id IN (SELECT rowid FROM texts_fts WHERE texts_fts MATCH ?)"
            " AND (source = ? OR ? = '')",
            (phrase, source, source),
        )

    def _touch_entity(self, label: Label, name: str) -> None:
        entity_id = self.id_of(self.keys().of(label, name))
        if entity_id is not None:
            self._database.write(
                "DELETE FROM appeared WHERE article_id IN"
                " (SELECT article_id FROM appearances WHERE entity_id = ?)",
                (entity_id,),
            )

    def _touch_articles(self, which: str, values: tuple[str, ...]) -> None:
        self._database.write(
            f"DELETE FROM appeared WHERE article_id IN (SELECT id FROM articles WHERE {which})",
            values,
        )


def _row(entity_id: int, article_id: int, entity: Entity) -> tuple[object, ...]:
    lists = (json.dumps(each, ensure_ascii=False) for each in (entity.aliases, entity.titles))
    return entity_id, article_id, entity.name, *lists, len(entity.mentions)
