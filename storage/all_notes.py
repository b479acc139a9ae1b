"""Every annotation of an archive, in one place: found, counted, and put together.

Rows come in windows. What is in the bin is left out.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from annotation.notes import Annotation
from annotation.notes_filter import Grouping, NoteOrder, NotesFilter
from storage.annotation_rows import COLUMNS, colour_names, read_annotation
from storage.changes import Changes
from storage.database import Database, Row, checked
from storage.history import History
from storage.mentions import Mentions
from storage.note_names import NoteNames, WhoIsNamed
from storage.notes_where import by_index, where

if TYPE_CHECKING:
    from storage.bulk_notes import Act, BulkNotes, BulkPlan

EVERYTHING = NotesFilter()

_ANNOTATION = ", ".join(f'n."{name}"' for name in COLUMNS)
_FROM = "annotations AS n CROSS JOIN articles AS a ON a.id = n.article_id"
"""The cross keeps to the order in which annotations lie by article."""

_PLACED = 'n.article_id, coalesce(n.start, -1), n."end", n.id'
_ORDER = {
    NoteOrder.ARTICLES: "n.article_id DESC, coalesce(n.start, -1), n.id",
    NoteOrder.NEWEST: "n.created DESC, n.id DESC",
}
_KEYS = {
    Grouping.ARTICLE: "n.article_id",
    Grouping.TAG: "n.tags",
    Grouping.COLOUR: "n.colour",
    Grouping.ENTITY: "n.state",
    Grouping.SOURCE: "a.source",
    Grouping.MONTH: "coalesce(strftime('%Y-%m', n.created, 'localtime'), '')",
}


class NoteRow(NamedTuple):
    """An annotation with what a list tells of its article. ``published`` is as the article says."""

    row_id: int
    annotation: Annotation
    title: str
    source: str
    author: str
    published: str


class NotePlace(NamedTuple):
    """An annotation by its row, and by the keys of the groups that it belongs to.

    A key is an article's id, a tag, a colour, a label with a tab and a name, a source, or a month
    (2024-05); "" stands for none of these.
    """

    row_id: int
    article_id: int
    keys: tuple[str, ...]


class Part(NamedTuple):
    """Some places, and where the next part begins; None where that was all."""

    places: list[NotePlace]
    after: tuple[int, int, int] | None


class AllNotes:
    """Reads annotations of all articles. Every method raises ArchiveError when the file fails."""

    def __init__(self, database: Database, history: History, mentions: Mentions) -> None:
        self._database = database
        self._history = history
        self._mentions = mentions

    def find(
        self,
        wanted: NotesFilter = EVERYTHING,
        order: NoteOrder = NoteOrder.ARTICLES,
        limit: int = 100,
        offset: int = 0,
    ) -> list[NoteRow]:
        """Return a window of the annotations that a filter wants."""
        rows = self._chosen(wanted).rows("n.id", order, limit, offset)
        return self.rows([row_id for (row_id,) in rows])

    def count(self, wanted: NotesFilter = EVERYTHING) -> int:
        """Count the annotations that a filter wants."""
        return self._chosen(wanted).count()

    def ids(
        self, wanted: NotesFilter = EVERYTHING, order: NoteOrder = NoteOrder.ARTICLES
    ) -> list[str]:
        """Return the ids of all annotations that a filter wants."""
        return [uuid for (uuid,) in self._chosen(wanted).rows("n.uuid", order)]

    def any(self) -> bool:
        """Tell whether there is any annotation outside the bin."""
        return self._database.row(f"SELECT 1 FROM {_FROM} WHERE a.deleted IS NULL") is not None

    def gather(self, wanted: NotesFilter, grouping: Grouping) -> "Gathering":
        """Begin to gather what a filter wants, bit by bit, with the groups it belongs to."""
        chosen = Chosen(self._database, wanted, self._names(wanted), once=True)
        who = WhoIsNamed(self._database, self._mentions) if grouping is Grouping.ENTITY else None
        return Gathering(chosen, grouping, who)

    def rows(self, row_ids: Sequence[int]) -> list[NoteRow]:
        """Return annotations by their rows, in this order; those that are gone are left out."""
        names = colour_names(self._database)
        found = {}
        for row in self._database.rows(
            f"SELECT n.id, a.title, a.source, a.author, a.published, {_ANNOTATION} FROM {_FROM}"
            " WHERE n.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(row_ids)),),
        ):
            row_id, *about = checked(row[:5], (int, str, str, str, str))
            found[row_id] = NoteRow(row_id, read_annotation(row[5:], names), *about)
        return [found[row_id] for row_id in row_ids if row_id in found]

    def in_order(self, row_ids: Iterable[int]) -> list[int]:
        """Return annotations by their rows, the newest article first, then as in the text."""
        rows = self._database.rows(
            "SELECT n.id FROM annotations AS n WHERE n.id IN (SELECT value FROM json_each(?))"
            f" ORDER BY {_ORDER[NoteOrder.ARTICLES]}",
            (json.dumps(list(row_ids)),),
        )
        return [row_id for (row_id,) in rows]

    def uuids(self, row_ids: Iterable[int]) -> list[str]:
        """Return the ids of annotations by their rows; those that are gone are left out."""
        listed = list(row_ids)
        found: dict[int, str] = dict(
            self._database.rows(
                "SELECT id, uuid FROM annotations WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(listed),),
            )
        )
        return [found[row_id] for row_id in listed if row_id in found]

    def sources(self) -> list[tuple[str, int]]:
        """Return the sources of annotated articles with their counts of annotations, by name."""
        rows = self._database.rows(
            f"SELECT a.source, count(*) FROM {_FROM} WHERE a.deleted IS NULL GROUP BY a.source"
        )
        return sorted(rows, key=lambda row: (row[0] == "", row[0].casefold(), row[0]))

    def _chosen(self, wanted: NotesFilter) -> "Chosen":
        return Chosen(self._database, wanted, self._names(wanted))

    def _names(self, wanted: NotesFilter) -> NoteNames | None:
        return NoteNames(self._database, self._mentions, wanted) if wanted.names else None

    # Changing many at once: seldom, and so loaded late

    @cached_property
    def _bulk(self) -> "BulkNotes":
        from storage.bulk_notes import BulkNotes

        return BulkNotes(self._database, self._history)

    def plan(self, act: "Act", ids: Iterable[str]) -> "BulkPlan":
        """Tell what an act on annotations would change, without doing it."""
        return self._bulk.plan(act, ids)

    def carry_out(self, act: "Act", ids: Iterable[str]) -> Changes:
        """Do one act on annotations as one step: see :meth:`BulkNotes.carry_out`."""
        return self._bulk.carry_out(act, ids)

    def tags_of(self, ids: Iterable[str]) -> list[tuple[str, int]]:
        """Return the tags of some annotations with their counts, in alphabetical order."""
        return self._bulk.tags_of(ids)


class Chosen:
    """The annotations that one filter wants, as they are now.

    With ``once`` the index of words is asked once and not for each part.
    """

    def __init__(
        self,
        database: Database,
        wanted: NotesFilter,
        names: NoteNames | None,
        *,
        once: bool = False,
    ) -> None:
        self._database = database
        self._names = names if names is not None and names.decided else None
        self._among = by_index(database, wanted) if once else None
        self._sql, self._values = where(database, wanted, indexed=self._among is None)
        if names is not None:
            sql, values = names.where()
            self._sql, self._values = f"{self._sql} AND {sql}", [*self._values, *values]

    def count(self) -> int:
        """Count them."""
        if self._names is not None:
            return sum(1 for _ in self._all("n.id", "n.article_id"))
        row = self._database.row(f"SELECT count(*) FROM {_FROM} WHERE {self._sql}", self._values)
        return int(row[0]) if row else 0

    def rows(self, columns: str, order: NoteOrder, limit: int = -1, offset: int = 0) -> list[Row]:
        """Return columns of them; ``limit`` -1 means all."""
        if self._names is not None:
            last = None if limit < 0 else offset + limit
            found = self._all(columns, _ORDER[order])
            return [row for at, row in zip(_up_to(last), found, strict=False) if at >= offset]
        return self._database.rows(
            f"SELECT {columns} FROM {_FROM} WHERE {self._sql}"
            f" ORDER BY {_ORDER[order]} LIMIT ? OFFSET ?",
            (*self._values, limit, offset),
        )

    def _all(self, columns: str, order: str) -> Iterator[Row]:
        rows = self._database.stream(
            f"SELECT {_PLACED}, {columns} FROM {_FROM} WHERE {self._sql} ORDER BY {order}",
            self._values,
        )
        return (row[4:] for row in rows if self.holds(row))

    def after(self, columns: str, after: tuple[int, int, int], limit: int) -> list[Row]:
        """Return their places and more columns from behind a place on, newest article first."""
        article_id, start, row_id = after
        return self._database.rows(
            f"SELECT {_PLACED}, {columns} FROM {_FROM}"
            " WHERE n.article_id <= ? AND (n.article_id < ? OR (coalesce(n.start, -1), n.id)"
            f" > (?, ?)) AND {self._sql} ORDER BY {_ORDER[NoteOrder.ARTICLES]} LIMIT ?",
            (article_id, article_id, start, row_id, *self._values, limit),
        )

    def holds(self, row: Row) -> bool:
        """Tell whether a row that SQL found holds the words and the names that are wanted."""
        if self._among is not None and row[3] not in self._among:
            return False
        return self._names is None or self._names.holds(row[0], row[1], row[2])


class Gathering:
    """Reads places part by part, so that a window stays usable meanwhile."""

    def __init__(self, chosen: Chosen, grouping: Grouping, who: WhoIsNamed | None) -> None:
        self._chosen = chosen
        self._grouping = grouping
        self._who = who

    def part(self, after: tuple[int, int, int] | None = None, limit: int = 1000) -> Part:
        """Return the next places behind one part's end; the first ones behind None."""
        rows = self._chosen.after(_KEYS[self._grouping], after or (2**62, -1, 0), limit)
        places = [
            NotePlace(row[3], row[0], self._keys(row)) for row in rows if self._chosen.holds(row)
        ]
        end = rows[-1] if len(rows) == limit else None
        return Part(places, (end[0], end[1], end[3]) if end else None)

    def _keys(self, row: Row) -> tuple[str, ...]:
        article_id, start, end, _, key = row
        if self._grouping is Grouping.TAG:
            return tuple(str(key).split("\n"))
        if self._who is None:
            return (str(key),)
        placed = start >= 0 and key != "orphan"
        return (placed and self._who.passage(article_id, start, end)) or ("",)


def _up_to(last: int | None) -> Iterable[int]:
    from itertools import count

    return count() if last is None else range(last)
