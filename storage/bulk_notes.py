"""Changing many annotations at once: said beforehand what it would do, then done as one step."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotation.notes import Colour
from annotation.tags import clean_tag, lies_in, without, without_doubles
from storage.annotation_rows import AnnotationRows
from storage.changes import Changes
from storage.database import storable
from storage.errors import ArchiveError

LONGEST_TAG = 60
"""Code points of a tag that the name of a step shows."""

_CHOSEN = (
    "SELECT n.id, n.article_id, n.colour, n.tags, n.body FROM annotations AS n"
    " WHERE n.uuid IN (SELECT value FROM json_each(?)) ORDER BY n.article_id DESC, n.start, n.id"
)


class Recolour(NamedTuple):
    """Give annotations a colour."""

    colour: Colour


class AddTag(NamedTuple):
    """Give annotations a tag besides those they have."""

    tag: str


class RemoveTag(NamedTuple):
    """Take a tag, and all below it, from annotations."""

    tag: str


class Delete(NamedTuple):
    """Delete annotations, with their notes."""


Act = Recolour | AddTag | RemoveTag | Delete


class BulkPlan(NamedTuple):
    """What an act would do.

    ``rows`` are the rows it changes, by article and place; ``articles`` counts theirs, ``notes``
    those with words of the reader's, ``spared`` the chosen ones that it leaves as they are.
    ``title`` is the name of the step, ``tags`` are the tags that it takes away.
    """

    title: str
    rows: tuple[int, ...]
    articles: int
    notes: int
    spared: int
    tags: tuple[str, ...] = ()


class _Row(NamedTuple):
    row_id: int
    article_id: int
    colour: str
    tags: str
    body: str

    @property
    def listed(self) -> list[str]:
        """Its tags."""
        return self.tags.split("\n") if self.tags else []


class BulkNotes(AnnotationRows):
    """Plans acts on annotations and carries them out."""

    def plan(self, act: Act, ids: Iterable[str]) -> BulkPlan:
        """Tell what an act would do to annotations; those that are gone are passed over.

        Raises:
            ArchiveError: a tag has no name.
        """
        act = _cleaned(act)
        rows = self._rows(ids)
        changed = [row for row in rows if _changes(act, row)]
        articles = len({row.article_id for row in changed})
        return BulkPlan(
            _title(act, len(changed), articles),
            tuple(row.row_id for row in changed),
            articles,
            sum(1 for row in changed if row.body.strip()),
            len(rows) - len(changed),
            _taken(act, changed),
        )

    def carry_out(self, act: Act, ids: Iterable[str]) -> Changes:
        """Do one act on annotations as one step; nothing happens where nothing differs.

        Raises:
            ArchiveError: a tag has no name, or the archive is read-only.
        """
        self._database.must_be_writable()
        act = _cleaned(act)
        changed = [row for row in self._rows(ids) if _changes(act, row)]
        if not changed:
            return Changes()
        title = _title(act, len(changed), len({row.article_id for row in changed}))
        with self._history.step(title) as step:
            if isinstance(act, Delete):
                gone = [row.row_id for row in changed]
                step.delete_many("anchors", self._anchors(gone))
                step.delete_many("annotations", gone)
            else:
                now = self._database.now()
                step.update_many(
                    "annotations",
                    {row.row_id: {**_changed(act, row), "modified": now} for row in changed},
                )
        return step.changes

    def tags_of(self, ids: Iterable[str]) -> list[tuple[str, int]]:
        """Return the tags of some annotations with their counts, in alphabetical order."""
        counts = Counter(tag for row in self._rows(ids) for tag in row.listed)
        return sorted(counts.items(), key=lambda each: (each[0].casefold(), each[0]))

    def _rows(self, ids: Iterable[str]) -> list[_Row]:
        rows = self._database.rows(_CHOSEN, (json.dumps(list(ids)),))
        return [_Row(*row) for row in rows]

    def _anchors(self, row_ids: Sequence[int]) -> list[int]:
        rows = self._database.rows(
            "SELECT id FROM anchors WHERE annotation_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(row_ids)),),
        )
        return [anchor_id for (anchor_id,) in rows]


def _cleaned(act: Act) -> Act:
    if isinstance(act, AddTag | RemoveTag):
        tag = clean_tag(storable(act.tag))
        if not tag:
            raise ArchiveError("A tag needs a name.")
        return act._replace(tag=tag)
    return act


def _changes(act: Act, row: _Row) -> bool:
    if isinstance(act, Delete):
        return True
    return any(value != getattr(row, name) for name, value in _changed(act, row).items())


def _changed(act: Recolour | AddTag | RemoveTag, row: _Row) -> dict[str, object]:
    """Return the columns of an annotation as the act makes them."""
    if isinstance(act, Recolour):
        return {"colour": act.colour.value}
    tags = without_doubles([*row.listed, act.tag])
    if isinstance(act, RemoveTag):
        tags = without(row.listed, act.tag)
    if tags == without_doubles(row.listed):
        return {"tags": row.tags}
    return {"tags": "\n".join(tags)}


def _taken(act: Act, changed: Sequence[_Row]) -> tuple[str, ...]:
    if not isinstance(act, RemoveTag):
        return ()
    taken = {tag for row in changed for tag in row.listed if lies_in(tag, act.tag)}
    return tuple(sorted(taken, key=str.casefold))


def _title(act: Act, annotations: int, articles: int) -> str:
    noun = "1 annotation" if annotations == 1 else f"{annotations:,} annotations"
    where = "1 article" if articles == 1 else f"{articles:,} articles"
    on = f"{noun} in {where}"
    match act:
        case Recolour(colour):
            return f"Colour {on} {colour.value}"
        case AddTag(tag):
            return f"Add tag {_quoted(tag)} to {on}"
        case RemoveTag(tag):
            return f"Remove tag {_quoted(tag)} from {on}"
        case _:
            return f"Delete {on}"


def _quoted(tag: str) -> str:
    short = tag if len(tag) <= LONGEST_TAG else f"{tag[:LONGEST_TAG].rstrip()}…"
    return f"“{short}”"
