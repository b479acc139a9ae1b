"""Finding decisions: those of an article without looking at all the others."""

import json
from collections.abc import Iterable, Sequence
from operator import itemgetter

from annotation.decisions import Accuracy, Decision, Reach, accuracy, replaces
from annotation.occurrences import beginning, beginnings, occurrences
from annotation.selectors import Span
from storage.database import Database, Row
from storage.decision_rows import COLUMNS, LISTED, read_decision
from storage.errors import ArchiveError

_GROUP = "reach = ? AND source = ?"
_AMONG = "IN (SELECT value FROM json_each(?))"
_ENTITY = 1 + COLUMNS.index("entity")


class DecisionLookup:
    """Reads decisions. Those on an article in the bin are neither listed nor counted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article_id: int, names: Iterable[str] = ()) -> list[Decision]:
        """Return the decisions that may act on an article, in the order they were made.

        That is its own ones, and those for its source and for everywhere whose words stand in
        its text: they are looked up by how they begin, so that it does not matter how many others
        there are. ``names`` are the names and entities (single-spaced) that are proposed there.

        Raises:
            ArchiveError: there is no such article.
        """
        row = self._article(article_id)
        own = self._rows("article_id = ?", (article_id,))
        return _decisions(own + self._wide(str(row[0]), str(row[1]), names, own))

    def text_of(self, article_id: int) -> str:
        """Return the text that an article's decisions act on.

        Raises:
            ArchiveError: there is no such article.
        """
        return str(self._article(article_id)[0])

    def of_text(self, text: str, source: str = "", names: Iterable[str] = ()) -> list[Decision]:
        """Return those decisions that may act on a text of a source that is not kept."""
        return _decisions(self._wide(text, source, names))

    def all(self) -> list[Decision]:
        """Return every decision, in the order they were made."""
        rows = self._database.rows(
            f"SELECT decisions.id, {LISTED} FROM decisions"
            " LEFT JOIN articles ON articles.id = article_id WHERE deleted IS NULL"
        )
        return _decisions(rows)

    def any(self) -> bool:
        """Tell whether there is any decision."""
        return self._database.row("SELECT 1 FROM decisions LIMIT 1") is not None

    def count(self) -> int:
        """Count the decisions."""
        row = self._database.row(
            "SELECT count(*) FROM decisions"
            " LEFT JOIN articles ON articles.id = article_id WHERE deleted IS NULL"
        )
        return int(row[0]) if row else 0

    def get(self, decision_id: str) -> Decision:
        """Return one decision.

        Raises:
            ArchiveError: there is none with this id.
        """
        return self._row(decision_id)[1]

    def find(self, decision_id: str) -> Decision | None:
        """Return one decision; None where it is gone, as when another program took it back."""
        found = self._find(decision_id)
        return None if found is None else found[1]

    def rivals(self, decision: Decision) -> list[tuple[int, Decision]]:
        """Return the other decisions that one would replace, with the ids of their rows."""
        return replaced(decision, self._on_the_same(decision))

    def conflicting(self, decision: Decision) -> list[int]:
        """Return the rows of other decisions that one would replace, or that would replace it."""
        found = self._on_the_same(decision)
        rivals = {row_id for row_id, _ in replaced(decision, found)}
        others = ((row_id, each) for row_id, each in found if each is not None)
        return [
            row_id
            for row_id, each in others
            if row_id in rivals or (each.id != decision.id and replaces(each, decision))
        ]

    def _on_the_same(self, decision: Decision) -> list[tuple[int, Decision | None]]:
        if decision.reach is Reach.HERE:
            span = decision.span or Span(0, 0)
            rows = self._rows(
                "article_id = ? AND reach = 'here' AND start < ? AND \"end\" > ?",
                (decision.article_id, span.end, span.start),
            )
        else:
            rows = self._rows(
                "reach = ? AND source = ? AND beginning = ? AND words = ? AND article_id IS ?",
                (
                    *(decision.reach, decision.source, beginning(decision.words)),
                    *(decision.words, decision.article_id),
                ),
            )
        return [(int(row[0]), read_decision(row[1:])) for row in rows]

    def accuracy(self) -> Accuracy:
        """Count how often the recogniser was right in what the reader judged."""
        return accuracy(self.all())

    def _wide(
        self, text: str, source: str, names: Iterable[str], own: Sequence[Row] = ()
    ) -> list[Row]:
        """Return the rows of those for everywhere and for a source that can act on a text."""
        groups = [(Reach.EVERYWHERE.value, "")]
        groups += [(Reach.SOURCE.value, source)] if source else []
        groups = [
            group
            for group in groups
            if self._database.row(f"SELECT 1 FROM decisions WHERE {_GROUP} LIMIT 1", group)
        ]
        if not groups:
            return []
        found = self._present(groups, text, set(names))
        return found + self._joined_with(groups, [*own, *found])

    def _present(self, groups: Sequence[tuple[str, str]], text: str, names: set[str]) -> list[Row]:
        """Return the rows whose words stand in the text; most that begin alike do not."""
        begin = _listed(beginnings(text) | set(map(beginning, names)))
        alike = [
            row
            for group in groups
            for row in self._database.rows(
                f"SELECT id, words FROM decisions WHERE {_GROUP} AND beginning {_AMONG}",
                (*group, begin),
            )
        ]
        present = occurrences(text, {words for _, words in alike}).keys() | names
        ids = [row_id for row_id, words in alike if words in present]
        return self._rows(f"id {_AMONG}", (_listed(ids),))

    def _joined_with(self, groups: Sequence[tuple[str, str]], found: Sequence[Row]) -> list[Row]:
        """Return the rows on entities that the found ones lead to, though not in the text."""
        known = {row[0] for row in found}
        more: list[Row] = []
        newest = found
        while newest:
            entities = {row[_ENTITY] for row in newest if row[_ENTITY]}
            values = (_listed(set(map(beginning, entities))), _listed(entities))
            which = f"{_GROUP} AND beginning {_AMONG} AND words {_AMONG} AND verdict = 'same'"
            rows = [row for group in groups for row in self._rows(which, (*group, *values))]
            newest = [row for row in rows if row[0] not in known]
            known |= {row[0] for row in newest}
            more += newest
        return more

    def _rows(self, which: str, values: Sequence[object]) -> list[Row]:
        return self._database.rows(
            f"SELECT decisions.id, {LISTED} FROM decisions WHERE {which}", values
        )

    def _row(self, decision_id: str) -> tuple[int, Decision]:
        found = self._find(decision_id)
        if found is None:
            raise ArchiveError("There is no such decision in this archive any more.")
        return found

    def _find(self, decision_id: str) -> tuple[int, Decision] | None:
        for row in self._rows("uuid = ?", (decision_id,)):
            decision = read_decision(row[1:])
            if decision is not None:
                return int(row[0]), decision
        return None

    def _article(self, article_id: int) -> Row:
        row = self._database.row(
            "SELECT body, source FROM articles JOIN texts ON texts.id = text_id"
            " WHERE articles.id = ?",
            (article_id,),
        )
        if row is None:
            raise _no_article(article_id)
        return row

    def _must_have(self, article_id: int | None) -> None:
        """Refuse a decision on an article that is not there."""
        known = self._database.row("SELECT 1 FROM articles WHERE id = ?", (article_id,))
        if article_id is not None and known is None:
            raise _no_article(article_id)


def replaced(
    new: Decision, found: Iterable[tuple[int, Decision | None]]
) -> list[tuple[int, Decision]]:
    """Return those of some decisions, with the ids of their rows, that a new one replaces."""
    return [
        (row_id, old)
        for row_id, old in found
        if old is not None and old.id != new.id and replaces(new, old)
    ]


def _no_article(article_id: int) -> ArchiveError:
    return ArchiveError(f"There is no article {article_id} in this archive.")


def _listed(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _decisions(rows: Iterable[Row]) -> list[Decision]:
    """Return the decisions in rows that begin with their ids, in the order they were made."""
    found = (read_decision(row[1:]) for row in sorted(rows, key=itemgetter(0)))
    return [each for each in found if each is not None]
