"""Versions of an article's text as rows of the archive, and what is told about them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from annotation.notes import AnchorState, Annotation, reading_order
from storage.annotation_rows import LISTED, colour_names, read_annotation
from storage.changes import Changes
from storage.database import Database, Row, checked
from storage.errors import ArchiveError

VERSION_COLUMNS = "id, article_id, text_id, title, blocks, words, origin, added, state"
"""What ``VersionRow`` holds, in this order."""

_SHAPE = (int, int, int, str, str, int, str, str, str)


_NO_CHANGES = Changes()


class VersionState(StrEnum):
    """What became of a text that came in.

    ``KEPT``: it is shown or was; ``WAITING``: it looks worse than the one that is shown, and
    waits for the reader; ``REJECTED``: the reader does not want it shown.
    """

    KEPT = "kept"
    WAITING = "waiting"
    REJECTED = "rejected"


class Version(NamedTuple):
    """A text that an article has or had.

    ``number`` counts an article's versions from 1, the oldest, in the order they came in.
    ``origin`` is the file or address it came from, ``added`` when, ISO 8601 in UTC. ``words``
    counts the words to read. ``current`` tells that it is the one that is shown.
    """

    id: int
    article_id: int
    number: int
    title: str
    added: str
    origin: str
    words: int
    state: VersionState
    current: bool


class VersionRow(NamedTuple):
    """A row of the table ``versions``, as it is."""

    id: int
    article_id: int
    text_id: int
    title: str
    blocks: str
    words: int
    origin: str
    added: str
    state: str


class VersionReport(NamedTuple):
    """How the annotated passages stand on the present text: a list for each state.

    Notes on a whole article stand on no passage and are in none. ``changes`` says what was
    changed to get there; empty where it was only asked.
    """

    exact: tuple[Annotation, ...] = ()
    moved: tuple[Annotation, ...] = ()
    fuzzy: tuple[Annotation, ...] = ()
    orphan: tuple[Annotation, ...] = ()
    changes: Changes = _NO_CHANGES

    @property
    def counts(self) -> dict[AnchorState, int]:
        """How many annotations are in each state."""
        lists = (self.exact, self.moved, self.fuzzy, self.orphan)
        return {state: len(each) for state, each in zip(AnchorState, lists, strict=True)}

    def in_words(self) -> str:
        """Return the counts in one line, as "3 exact, 1 orphan"; "" where nothing is annotated."""
        return ", ".join(
            f"{count:,} {state.value}" for state, count in self.counts.items() if count
        )


def read_version(row: Row) -> VersionRow:
    """Return a version from a row of ``VERSION_COLUMNS``.

    Raises:
        ArchiveError: it is damaged.
    """
    return VersionRow(*checked(row, _SHAPE))


def version_row(database: Database, version_id: int) -> VersionRow:
    """Return one version.

    Raises:
        ArchiveError: there is none with this id, or it is damaged.
    """
    row = database.row(f"SELECT {VERSION_COLUMNS} FROM versions WHERE id = ?", (version_id,))
    if row is None:
        raise ArchiveError("There is no such version in this archive any more.")
    return read_version(row)


def current_version(database: Database, article_id: int) -> VersionRow | None:
    """Return the version that an article shows; None where it has just its one text."""
    columns = ", ".join(f"versions.{name}" for name in VERSION_COLUMNS.split(", "))
    row = database.row(
        f"SELECT {columns} FROM versions JOIN articles ON articles.id = article_id"
        " AND articles.text_id = versions.text_id WHERE articles.id = ?",
        (article_id,),
    )
    return None if row is None else read_version(row)


def state_of(row: VersionRow) -> VersionState:
    """Return the state of a version; what a newer Pressmark may know besides is kept."""
    return VersionState(row.state) if row.state in set(VersionState) else VersionState.KEPT


def report(
    database: Database, article_ids: Iterable[int], changes: Changes = _NO_CHANGES
) -> VersionReport:
    """Return how the annotated passages of articles stand, in reading order within each."""
    lists: dict[AnchorState, list[Annotation]] = {state: [] for state in AnchorState}
    names = colour_names(database)
    for article_id in dict.fromkeys(article_ids):
        rows = database.rows(
            f"SELECT {LISTED} FROM annotations WHERE article_id = ? AND start IS NOT NULL"
            " ORDER BY id",
            (article_id,),
        )
        found = (read_annotation(row, names) for row in rows)
        for each in sorted(found, key=reading_order):
            lists[each.state].append(each)
    exact, moved, fuzzy, orphan = map(tuple, lists.values())
    return VersionReport(exact, moved, fuzzy, orphan, changes)
