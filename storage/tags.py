"""The tags of an archive as one tree: counted, renamed, merged and deleted for all annotations."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from annotation.tags import (
    TagCount,
    clean_tag,
    lies_in,
    moved,
    tag_key,
    tag_tree,
    without,
    without_doubles,
)
from storage.changes import Changes
from storage.database import Database, storable
from storage.errors import ArchiveError
from storage.history import History

LONGEST_NAME = 60
"""Code points of a tag that the name of a step shows."""

_IN_BIN = "(SELECT id FROM articles WHERE deleted IS NOT NULL)"
"""Looked up once for all annotations; joining each with its article takes five times as long."""


class Retagged(NamedTuple):
    """What came of changing tags everywhere.

    ``title`` is the name of the step, "" where nothing was to do; ``annotations`` counts those
    that read differently now; ``merged`` says that the new tag was there already.
    """

    changes: Changes
    title: str = ""
    annotations: int = 0
    merged: bool = False


class Tags:
    """All tags, the bin's counted nowhere but renamed with the others.

    Every method raises ArchiveError when the disk or the file fails; those that write also where
    the archive is read-only.
    """

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history

    def tree(self) -> list[TagCount]:
        """Return every tag outside the bin and its parents, each parent before its children."""
        return tag_tree((tags.split("\n"), count) for tags, count in self._counted())

    def articles(self, tag: str, *, deleted: bool = False) -> list[int]:
        """Return the articles with an annotation that has a tag or one below it, newest first."""
        return articles_with(self._database, [tag], deleted=deleted)

    def rename(self, old: str, new: str) -> Retagged:
        """Give a tag and all below it another name; where that is a tag already, they become one.

        Raises:
            ArchiveError: the new name is empty.
        """
        source, target = _named(old), _named(new)
        merged = self._is_there(target, besides=source)
        if merged:
            return self._merge([source], target)
        title = f"Rename tag {_quoted(source)} to {_quoted(target)} on"
        return self._change(lambda tags: moved(tags, [source], target), title)

    def merge(self, several: Iterable[str], into: str) -> Retagged:
        """Make tags, each with all below it, one tag.

        Raises:
            ArchiveError: the name of the one is empty.
        """
        target = _named(into)
        others = [tag for tag in without_doubles(several) if tag_key(tag) != tag_key(target)]
        return self._merge(others, target) if others else Retagged(Changes())

    def delete(self, tag: str) -> Retagged:
        """Take a tag and all below it from all annotations; the annotations stay."""
        gone = _named(tag)
        children = sum(1 for each in self._every() if lies_in(each, gone)) - 1
        below = f" and {children} below it" if children > 0 else ""
        title = f"Delete tag {_quoted(gone)}{below} from"
        return self._change(lambda tags: without(tags, gone), title)

    def _merge(self, several: Sequence[str], target: str) -> Retagged:
        target = self._as_spelled(target)
        what = f"tag {_quoted(several[0])}" if len(several) == 1 else f"{len(several)} tags"
        title = f"Merge {what} into {_quoted(target)} on"
        made = self._change(lambda tags: moved(tags, several, target), title)
        return made._replace(merged=bool(made.annotations))

    def _is_there(self, target: str, besides: str) -> bool:
        """Tell whether a tag exists, leaving out what renaming ``besides`` moves away."""
        inside = tag_key(target) != tag_key(besides) and lies_in(target, besides)
        return any(
            lies_in(each, target) and (inside or not lies_in(each, besides))
            for each in self._every()
        )

    def _as_spelled(self, target: str) -> str:
        """Return a tag as most annotations have it, where any has."""
        tree = tag_tree((tags.split("\n"), count) for tags, count in self._counted(bin_too=True))
        key = tag_key(target)
        return next((each.name for each in tree if tag_key(each.name) == key), target)

    def _every(self) -> set[str]:
        rows = self._database.rows("SELECT DISTINCT tags FROM annotations WHERE tags <> ''")
        return set(without_doubles(tag for (tags,) in rows for tag in tags.split("\n")))

    def _counted(self, *, bin_too: bool = False) -> list[tuple[str, int]]:
        which = "" if bin_too else f" AND article_id NOT IN {_IN_BIN}"
        return self._database.rows(
            f"SELECT tags, count(*) FROM annotations WHERE tags <> ''{which} GROUP BY tags"
        )

    def _change(self, act: Callable[[Sequence[str]], tuple[str, ...]], title: str) -> Retagged:
        """Change the tags of all annotations in one step, whose title ends with their number."""
        self._database.must_be_writable()
        rows = self._database.rows("SELECT id, tags FROM annotations WHERE tags <> '' ORDER BY id")
        before = {tags for _, tags in rows}
        after = {tags: "\n".join(act(tags.split("\n"))) for tags in before}
        changed = [(row_id, after[tags]) for row_id, tags in rows if after[tags] != tags]
        if not changed:
            return Retagged(Changes())
        count = "1 annotation" if len(changed) == 1 else f"{len(changed):,} annotations"
        title = f"{title} {count}"
        now = self._database.now()
        with self._history.step(title) as step:
            for row_id, tags in changed:
                step.update("annotations", row_id, {"tags": tags, "modified": now})
        return Retagged(step.changes, title, len(changed))


def articles_with(database: Database, wanted: Iterable[str], *, deleted: bool) -> list[int]:
    """Return the articles that have every one of some tags, or one below it, newest first."""
    rows = database.rows(
        "SELECT tags, article_id FROM annotations"
        f" WHERE tags <> '' AND article_id {'IN' if deleted else 'NOT IN'} {_IN_BIN}"
    )
    every = {tags for tags, _ in rows}
    found = {article_id for _, article_id in rows}
    for tag in wanted:
        fitting = {tags for tags in every if _has(tags, tag)}
        found &= {article_id for tags, article_id in rows if tags in fitting}
    return sorted(found, reverse=True)


def first_with(
    database: Database, articles: Iterable[int], wanted: Sequence[str]
) -> list[tuple[int, int]]:
    """Return each article with the row of its first annotation that has one of the tags."""
    found = []
    for article_id in articles:
        rows = database.rows(
            "SELECT id, tags FROM annotations WHERE article_id = ? AND tags <> ''"
            " ORDER BY start, id",
            (article_id,),
        )
        having = (row_id for row_id, tags in rows if any(_has(tags, tag) for tag in wanted))
        found += [(article_id, row_id) for row_id in [next(having, None)] if row_id is not None]
    return found


def _has(tags: str, wanted: str) -> bool:
    return any(lies_in(tag, wanted) for tag in tags.split("\n"))


def _named(tag: str) -> str:
    name = clean_tag(storable(tag))
    if not name:
        raise ArchiveError("A tag needs a name.")
    return name


def _quoted(tag: str) -> str:
    short = tag if len(tag) <= LONGEST_NAME else f"{tag[:LONGEST_NAME].rstrip()}…"
    return f"“{short}”"
