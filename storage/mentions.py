"""Mentions: derived, stamped with the recogniser that found them, droppable at any time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from annotation.entities import Label, Mention
from storage.changes import Changes
from storage.database import Database, Row, checked
from storage.errors import ArchiveError

if TYPE_CHECKING:
    from storage.decision_lookup import DecisionLookup

_LABELS = {label.value: label for label in Label}
_SHAPE = (int, int, str, str, float, str, str, str, int)
_SELECT = 'SELECT start, "end", label, entity, score, reason, value, title, id FROM mentions'
_IN_ORDER = 'ORDER BY start, "end", id'

PART = 1000
"""Mentions read in one go: some milliseconds."""


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

    def shown_near(self, article_id: int, start: int, end: int) -> list[Mention]:
        """Return the shown mentions that begin in ``[start, end)`` (code points).

        Raises:
            ArchiveError: there is no such article.
        """
        rows = self._database.rows(
            f"{_SELECT} WHERE article_id = ? AND start >= ? AND start < ? {_IN_ORDER}",
            (article_id, start, end),
        )
        shown = self.shown(article_id, _read(rows))
        return [each for each in shown if start <= each.start < end]

    def of(self, article_id: int) -> list[Mention]:
        """Return what a recogniser proposes in an article, in text order.

        [] where none were looked for.
        """
        return [each for part in self.parts(article_id) for each in part]

    def parts(self, article_id: int) -> Iterator[list[Mention]]:
        """Yield what a recogniser proposes in an article bit by bit, in text order."""
        last = (0, 0, 0)
        while True:
            rows = self._database.rows(
                f'{_SELECT} WHERE article_id = ? AND (start, "end", id) > (?, ?, ?)'
                f" {_IN_ORDER} LIMIT {PART}",
                (article_id, *last),
            )
            yield _read(rows)
            if len(rows) < PART:
                return
            last = (rows[-1][0], rows[-1][1], rows[-1][-1])

    def put(
        self, article_id: int, mentions: Iterable[Mention], stamp: str, text_hash: str | None = None
    ) -> Changes:
        """Keep what a recogniser found in an article, instead of what was kept before.

        ``stamp`` names the recogniser and its version. ``text_hash`` is that of the text that was
        read: where the article shows another version by now, nothing is kept.

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
            if text_hash is not None and not self._database.row(
                "SELECT 1 FROM articles JOIN texts ON texts.id = text_id"
                " WHERE articles.id = ? AND hash = ?",
                (article_id, text_hash),
            ):
                return Changes()
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


def _read(rows: Iterable[Row]) -> list[Mention]:
    # A newer Pressmark may know labels that this one does not.
    return [
        Mention(start, end, _LABELS[label], *rest)
        for start, end, label, *rest, _ in (checked(row, _SHAPE) for row in rows)
        if label in _LABELS
    ]
