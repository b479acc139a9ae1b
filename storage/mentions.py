"""Mentions: derived, stamped with the recogniser that found them, droppable at any time."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from annotation.entities import Label, Mention
from storage.changes import Changes
from storage.database import Database, checked
from storage.errors import ArchiveError

if TYPE_CHECKING:
    from storage.decision_lookup import DecisionLookup

_LABELS = tuple(Label)
_SHAPE = (int, int, str, str, float, str, str, str)


class Mentions:
    """The mentions of each article. They are no part of the journal.

    ``decisions`` is called when the reader has decided anything.
    """

    def __init__(self, database: Database, decisions: "Callable[[], DecisionLookup]") -> None:
        self._database = database
        self._decisions = decisions

    def shown(self, article_id: int, proposals: Sequence[Mention] | None = None) -> list[Mention]:
        """Return the mentions of an article as the reader wants them: with every decision applied.

        ``proposals`` are those to start from instead of the kept ones.

        Raises:
            ArchiveError: there is no such article.
        """
        if proposals is None:
            proposals = self.of(article_id)
        if not self._database.row("SELECT 1 FROM decisions LIMIT 1"):
            return list(proposals)
        return self._decided(article_id, proposals)

    def _decided(self, article_id: int, proposals: Sequence[Mention]) -> list[Mention]:
        from annotation.deciding import decide
        from annotation.decisions import single_spaced

        lookup = self._decisions()
        text = lookup.text_of(article_id)
        names = {single_spaced(text[each.start : each.end]) for each in proposals}
        names |= {each.entity for each in proposals}
        decisions = lookup.of(article_id, names)
        return decide(text, proposals, decisions) if decisions else list(proposals)

    def of(self, article_id: int) -> list[Mention]:
        """Return what a recogniser proposes in an article, in text order.

        [] where none were looked for.
        """
        rows = self._database.rows(
            'SELECT start, "end", label, entity, score, reason, value, title FROM mentions'
            ' WHERE article_id = ? ORDER BY start, "end"',
            (article_id,),
        )
        # A newer Pressmark may know labels that this one does not.
        return [
            Mention(start, end, Label(label), *rest)
            for start, end, label, *rest in (checked(row, _SHAPE) for row in rows)
            if label in _LABELS
        ]

    def put(self, article_id: int, mentions: Iterable[Mention], stamp: str) -> Changes:
        """Keep what a recogniser found in an article, instead of what was kept before.

        ``stamp`` names the recogniser and its version.

        Raises:
            ArchiveError: there is no such article, or the archive is read-only.
        """
        rows = [
            (
                *(article_id, each.start, each.end, each.label, each.entity),
                *(each.score, each.reason, each.value, each.title),
            )
            for each in mentions
        ]
        with self._database.transaction():
            if not self._database.row("SELECT 1 FROM articles WHERE id = ?", (article_id,)):
                raise ArchiveError(f"There is no article {article_id} in this archive.")
            for table in ("mentions", "appeared"):
                self._database.write(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
            self._database.write_many(
                'INSERT INTO mentions (article_id, start, "end", label, entity, score, reason,'
                " value, title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
            self._database.write(
                "INSERT INTO recognised (article_id, stamp) VALUES (?, ?)"
                " ON CONFLICT (article_id) DO UPDATE SET stamp = excluded.stamp",
                (article_id, stamp),
            )
        return Changes(mentions_of=frozenset({article_id}))

    def stamp(self, article_id: int) -> str | None:
        """Return the stamp of the recogniser that read an article, or None."""
        row = self._database.row("SELECT stamp FROM recognised WHERE article_id = ?", (article_id,))
        return None if row is None else str(row[0])

    def stale(self, stamp: str, limit: int = 100) -> list[int]:
        """Return articles outside the bin that this recogniser has not read, newest first."""
        rows = self._database.rows(
            "SELECT id FROM articles LEFT JOIN recognised ON article_id = id"
            " WHERE deleted IS NULL AND stamp IS NOT ? ORDER BY id DESC LIMIT ?",
            (stamp, limit),
        )
        return [article_id for (article_id,) in rows]
