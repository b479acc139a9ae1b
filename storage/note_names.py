"""The names that passages hold or touch, as the reader decided about them."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from annotation.identity import NAMED
from annotation.likeness import folded
from annotation.notes_filter import NotesFilter
from storage.database import Database
from storage.decided_articles import decided_articles
from storage.mentions import Mentions

_TOUCHES = 'm.article_id = n.article_id AND m.start < n."end" AND m."end" > n.start'
_KEY = "m.article_id || char(9) || m.label || char(9) || m.entity"
_AMONG = "IN (SELECT value FROM json_each(?))"
_GATHERED = "SELECT article_id FROM appeared"
_NAMED = frozenset(label.value for label in NAMED)


class Name(NamedTuple):
    """A mention, by what it names in its article. Offsets are code points."""

    start: int
    end: int
    label: str
    entity: str


class NoteNames:
    """Tells which passages hold a name of a label or of an entity.

    Where the reader decided nothing SQL alone tells; in articles with decisions it lets all pass,
    and ``holds`` looks at the names as they are shown. ``decided`` tells that there are such.
    """

    def __init__(self, database: Database, mentions: Mentions, wanted: NotesFilter) -> None:
        self._database = database
        self._label = wanted.label.value if wanted.label else ""
        self._entity = wanted.entity
        self._keys = _keys(database, self._label, wanted.entity) if wanted.entity else frozenset()
        self._of = NamesOf(database, mentions)

    @property
    def decided(self) -> bool:
        """Whether ``holds`` has to be asked."""
        return bool(self._of.decided)

    def where(self) -> tuple[str, list[object]]:
        """Return the condition in SQL of an annotation ``n``, with its values."""
        named, values = [_TOUCHES], list[object]()
        if self._label:
            named.append("m.label = ?")
            values.append(self._label)
        if self._entity:
            named.append(f"({_KEY} {_AMONG} OR m.entity = ? COLLATE NOCASE)")
            values += [json.dumps(sorted(self._keys), ensure_ascii=False), self._entity]
        exists = f"EXISTS (SELECT 1 FROM mentions AS m WHERE {' AND '.join(named)})"
        if self._entity:
            exists = f"(n.article_id {_AMONG} OR n.article_id NOT IN ({_GATHERED})) AND {exists}"
            values.insert(0, json.dumps(sorted({int(key.split("\t")[0]) for key in self._keys})))
        placed = "n.start IS NOT NULL AND n.state <> 'orphan'"
        if not self.decided:
            return f"{placed} AND {exists}", values
        decided = json.dumps(sorted(self._of.decided))
        return f"{placed} AND (n.article_id {_AMONG} OR {exists})", [decided, *values]

    def holds(self, article_id: int, start: int, end: int) -> bool:
        """Tell whether a passage that SQL let pass holds such a name (code points)."""
        if article_id not in self._of.decided:
            return True
        return any(
            self._fits(article_id, name) for name in self._of.passage(article_id, start, end)
        )

    def _fits(self, article_id: int, name: Name) -> bool:
        if self._label and name.label != self._label:
            return False
        if not self._entity or folded(name.entity) == folded(self._entity):
            return True
        return f"{article_id}\t{name.label}\t{name.entity}" in self._keys


class NamesOf:
    """Reads the names of articles, of the article asked for last only once."""

    def __init__(self, database: Database, mentions: Mentions) -> None:
        self._database = database
        self._mentions = mentions
        self.decided = decided_articles(database)
        self._last: tuple[int, list[Name]] = (0, [])

    def passage(self, article_id: int, start: int, end: int) -> Iterator[Name]:
        """Yield the names that a passage holds or touches."""
        if self._last[0] != article_id:
            self._last = (article_id, self._shown(article_id))
        return (name for name in self._last[1] if name.start < end and name.end > start)

    def _shown(self, article_id: int) -> list[Name]:
        if article_id in self.decided:
            shown = self._mentions.shown(article_id)
            return [Name(each.start, each.end, each.label.value, each.entity) for each in shown]
        rows = self._database.rows(
            'SELECT start, "end", label, entity FROM mentions WHERE article_id = ?', (article_id,)
        )
        return [Name(*row) for row in rows]


class WhoIsNamed:
    """Tells whom and what passages name, under the names that the whole archive knows them by."""

    def __init__(self, database: Database, mentions: Mentions) -> None:
        self._database = database
        self._of = NamesOf(database, mentions)
        self._last: tuple[int, dict[tuple[str, str], str]] = (0, {})

    def passage(self, article_id: int, start: int, end: int) -> tuple[str, ...]:
        """Return the entities that a passage names, each as its label, a tab and its name."""
        if self._last[0] != article_id:
            self._last = (article_id, self._known(article_id))
        found = [
            (name.label, name.entity)
            for name in self._of.passage(article_id, start, end)
            if name.label in _NAMED
        ]
        known = self._last[1]
        return tuple(dict.fromkeys(f"{each[0]}\t{known.get(each, each[1])}" for each in found))

    def _known(self, article_id: int) -> dict[tuple[str, str], str]:
        rows = self._database.rows(
            "SELECT one.label, appearances.name, whole.name FROM appearances"
            " JOIN entities AS one ON one.id = entity_id"
            " JOIN entities AS whole ON whole.id = one.whole WHERE article_id = ?",
            (article_id,),
        )
        return {(label, name): known for label, name, known in rows}


def _keys(database: Database, label: str, entity: str) -> frozenset[str]:
    """Return article, label and name there, parted by tabs, of all entities that a name means.

    That are those of just this name; where there are none, those whose names hold its words.
    """
    words = folded(entity).split()
    rows = database.rows(
        "SELECT id, name, others FROM entities WHERE whole = id AND (? = '' OR label = ?)"
        + " AND instr(found_by, ?) > 0" * len(words),
        (label, label, *words),
    )
    same = [row[0] for row in rows if _is_called(row[1], row[2], entity)]
    found = database.rows(
        "SELECT article_id, label, appearances.name FROM appearances"
        f" JOIN entities ON entities.id = entity_id WHERE whole {_AMONG}",
        (json.dumps(same or [row[0] for row in rows]),),
    )
    return frozenset(f"{article_id}\t{label}\t{name}" for article_id, label, name in found)


def _is_called(name: str, others: str, entity: str) -> bool:
    try:
        names = [name, *json.loads(others)]
    except ValueError:
        names = [name]
    return folded(entity) in (folded(each) for each in names if isinstance(each, str))
