"""The entities of the whole archive: who is in it, in which articles, and what may be one."""

from annotation.entities import Label
from annotation.identity import Key
from annotation.likeness import folded
from storage.appearances import Appearances
from storage.articles import Articles
from storage.database import Database
from storage.decisions import Decisions
from storage.entity_rows import LABELS, KnownEntity, MayBeSame, NamedIn, read_known
from storage.mentions import Mentions
from storage.settling import Settlement, is_settled, keep, unsettle, work_out

_COLUMNS = "id, label, name, articles, mentions, others"


class Entities:
    """Reads what was gathered, and lets it be brought up to date. No part of the journal.

    All of it is derived: ``drop`` throws it away, ``catch_up`` and ``settle`` make it again.
    """

    def __init__(
        self, database: Database, articles: Articles, mentions: Mentions, decisions: Decisions
    ) -> None:
        self._database = database
        self._decisions = decisions
        self._appearances = Appearances(database, articles, mentions, decisions)

    def all(
        self, limit: int = 100, label: Label | None = None, search: str = "", offset: int = 0
    ) -> list[KnownEntity]:
        """Return entities, those of most articles first.

        ``search`` are words that must all stand in a name of the entity, or begin so.
        """
        which, values = ["whole = id", "articles > 0"], []
        if label is not None:
            which.append("+label = ?")  # the plus keeps to the index that is in order
            values.append(label.value)
        for word in folded(search).split() if search.strip() else ():
            which.append("instr(found_by, ?) > 0")
            values.append(word)
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM entities WHERE {' AND '.join(which)}"
            " ORDER BY articles DESC, mentions DESC, name, id LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [read_known(row) for row in rows if row[1] in LABELS]

    def count(self) -> int:
        """Count the entities."""
        row = self._database.row("SELECT count(*) FROM entities WHERE whole = id AND articles > 0")
        return int(row[0]) if row else 0

    def appearances(self) -> int:
        """Count what was gathered: entities in articles."""
        row = self._database.row("SELECT count(*) FROM appearances")
        return int(row[0]) if row else 0

    def uncounted(self) -> int:
        """Count the articles outside the bin whose entities are not gathered."""
        row = self._database.row(
            "SELECT count(*) FROM articles WHERE deleted IS NULL"
            " AND id NOT IN (SELECT article_id FROM appeared)"
        )
        return int(row[0]) if row else 0

    def get(self, entity_id: int) -> KnownEntity | None:
        """Return the entity that a row belongs to; None where it is gone."""
        row = self._database.row(
            f"SELECT {_COLUMNS} FROM entities WHERE id = (SELECT whole FROM entities WHERE id = ?)",
            (entity_id,),
        )
        return None if row is None else read_known(row)

    def find(self, label: Label, name: str, article_id: int | None = None) -> KnownEntity | None:
        """Return the entity that a name means, in an article if one is given; None for none."""
        row = None
        if article_id is not None:
            row = self._database.row(
                "SELECT entities.id FROM appearances JOIN entities ON entities.id = entity_id"
                " WHERE article_id = ? AND appearances.name = ? AND label = ?",
                (article_id, name, label.value),
            )
        entity_id = row[0] if row else self._appearances.id_of(self._key(label, name))
        return None if entity_id is None else self.get(entity_id)

    def _key(self, label: Label, name: str) -> Key:
        return self._appearances.keys().of(label, name)

    def articles_of(self, entity_id: int, limit: int = 500) -> list[NamedIn]:
        """Return the articles that name an entity, newest first."""
        rows = self._database.rows(
            "SELECT articles.id, title, source, added, min(appearances.name),"
            " sum(appearances.mentions) FROM entities"
            " JOIN appearances ON entity_id = entities.id JOIN articles ON articles.id = article_id"
            " WHERE whole = (SELECT whole FROM entities WHERE id = ?) AND deleted IS NULL"
            " GROUP BY articles.id ORDER BY articles.id DESC LIMIT ?",
            (entity_id, limit),
        )
        return [NamedIn(*row) for row in rows]

    def also(self, label: Label, name: str, besides: int | None = None) -> int:
        """Count the articles that name an entity, besides the one it is asked for."""
        known = self.find(label, name, besides)
        if known is None:
            return 0
        row = self._database.row(
            "SELECT count(DISTINCT article_id) FROM entities"
            " JOIN appearances ON entity_id = entities.id JOIN articles ON articles.id = article_id"
            " WHERE whole = ? AND deleted IS NULL AND article_id IS NOT ?",
            (known.id, besides),
        )
        return int(row[0]) if row else 0

    def suggestions(self, limit: int = 100, label: Label | None = None) -> list[MayBeSame]:
        """Return pairs of entities that may be one, the likeliest first, then the most frequent."""
        columns = [f"{table}.{name}" for table in "ab" for name in _COLUMNS.split(", ")]
        rows = self._database.rows(
            f"SELECT score, reason, {', '.join(columns)} FROM suggestions"
            " JOIN entities AS a ON a.id = one JOIN entities AS b ON b.id = other"
            " WHERE a.articles > 0 AND b.articles > 0 AND (? IS NULL OR a.label = ?)"
            " ORDER BY score DESC, a.articles + b.articles DESC, one, other LIMIT ?",
            (label, label, limit),
        )
        return [
            MayBeSame(read_known(row[2:8]), read_known(row[8:14]), row[0], row[1])
            for row in rows
            if row[3] in LABELS
        ]

    # Bringing it up to date

    def heed_decisions(self) -> bool:
        """Note which articles the reader's newest decisions touch; return whether any changed."""
        return self._appearances.heed()

    def catch_up(self, seconds: float) -> bool:
        """Gather for about so long what changed; return whether any is left.

        Raises:
            ArchiveError: the archive is read-only.
        """
        return self._appearances.gather(seconds)

    @property
    def waiting(self) -> bool:
        """Whether an article's entities have to be gathered."""
        return self._appearances.waiting()

    @property
    def settled(self) -> bool:
        """Whether it is worked out who is who for everything that was gathered."""
        return is_settled(self._database)

    def work_out(self) -> Settlement:
        """Work out who is who, without writing: any process can do it with its own reader."""
        return work_out(self._database, self._decisions)

    def keep(self, settlement: Settlement) -> bool:
        """Keep what was worked out; False where it is out of date already.

        Raises:
            ArchiveError: the archive is read-only.
        """
        return keep(self._database, settlement)

    def bring_up_to_date(self) -> None:
        """Do all of it now, however long it takes.

        Raises:
            ArchiveError: the archive is read-only.
        """
        self.heed_decisions()
        while self.catch_up(1.0):
            pass
        if not self.settled:
            self.keep(self.work_out())

    def drop(self) -> None:
        """Throw everything away that was gathered; it can be made again.

        Raises:
            ArchiveError: the archive is read-only.
        """
        with self._database.transaction():
            for table in ("suggestions", "appearances", "entities", "appeared", "heeded"):
                self._database.write(f"DELETE FROM {table}")
            unsettle(self._database)
