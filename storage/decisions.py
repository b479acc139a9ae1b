"""The reader's decisions about names, kept apart from what recognisers propose."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from annotation.anchoring import describe
from annotation.decisions import (
    Decision,
    Reach,
    Verdict,
    in_one_line,
    single_spaced,
    what_is_missing,
    with_verdict,
)
from annotation.entities import Label
from annotation.selectors import Span
from storage.changes import Changes
from storage.database import Database, new_uuid, storable
from storage.decision_lookup import DecisionLookup, replaced
from storage.decision_rows import decision_values, read_decision
from storage.errors import ArchiveError
from storage.history import History
from storage.steps import Step

_ALIKE = (
    *("verdict", "reach", "words", "label", "entity"),
    *("article_id", "source", "selectors", "proposed", "instead"),
)

_Question = tuple[Reach, str, str, int | None]
"""What wide decisions that could replace each other have in common."""


class Decisions(DecisionLookup):
    """Keeps decisions. Every write is a step that can be undone."""

    def __init__(self, database: Database, history: History) -> None:
        super().__init__(database)
        self._history = history

    def add(
        self,
        verdict: Verdict,
        reach: Reach,
        words: str = "",
        *,
        label: Label | None = None,
        entity: str = "",
        article_id: int | None = None,
        source: str = "",
        span: Span | None = None,
        proposed: str = "",
        instead: str = "",
    ) -> tuple[Decision, Changes]:
        """Decide; an earlier answer to the same question about the same thing is replaced.

        HERE needs ``article_id`` and ``span`` (code points), which say the words; ARTICLE needs
        ``article_id``; SOURCE takes the source of ``article_id`` where none is given. What was
        decided already stays as it is, without a step.

        Raises:
            ArchiveError: there is no such article, or the archive is read-only.
            ValueError: something is missing, or the span is empty or ends beyond the text.
        """
        now = self._database.now()
        decision = Decision(
            *(new_uuid(), verdict, reach, words, label, entity, article_id, source, None),
            *(proposed, now, now, instead),
        )
        decision = self._placed(decision, span)
        if missing := what_is_missing(decision):
            raise ValueError(f"no decision: {missing}")
        rivals = self.rivals(decision)
        for _, old in rivals:
            if _alike(old, decision):
                return old, Changes()
        with self._history.step(in_one_line(decision)) as step:
            self._put_instead(step, decision, rivals)
        return decision, step.changes

    def change(
        self,
        decision_id: str,
        *,
        verdict: Verdict | None = None,
        label: Label | None = None,
        reach: Reach | None = None,
        entity: str | None = None,
        words: str | None = None,
    ) -> Changes:
        """Change what is given and differs; the decision counts as made now.

        Raises:
            ArchiveError: there is no such decision, it cannot be changed so, or the archive is
                read-only.
        """
        row_id, old = self._row(decision_id)
        wanted = {"label": label, "entity": entity, "words": words}
        given: dict[str, Any] = {name: each for name, each in wanted.items() if each is not None}
        judged = with_verdict(old, verdict or old.verdict)
        new = self._reaching(replace(judged, **given), reach or old.reach)
        new = replace(new, words=single_spaced(storable(new.words)))
        if new == old:
            return Changes()
        missing = what_is_missing(new)
        if new.reach is Reach.HERE and new.words != old.words:
            missing = "its words stand in an article"
        if missing:
            raise ArchiveError(f"This decision cannot be changed so: {missing}.")
        new = replace(new, modified=self._database.now())
        with self._history.step(f"Change to “{in_one_line(new)}”") as step:
            for rival, _ in self.rivals(new):
                step.delete("decisions", rival)
            step.update("decisions", row_id, decision_values(new))
        return step.changes

    def delete(self, ids: Iterable[str]) -> Changes:
        """Take decisions back.

        Raises:
            ArchiveError: one of them does not exist, or the archive is read-only.
        """
        found = [self._row(each) for each in dict.fromkeys(ids)]
        what = f"{len(found)} decisions"
        if len(found) == 1:
            what = f"“{in_one_line(found[0][1])}”"
        with self._history.step(f"Take back {what}") as step:
            for row_id, _ in found:
                step.delete("decisions", row_id)
        return step.changes

    def put_many(self, decisions: Sequence[Decision]) -> Changes:
        """Keep decisions that come from elsewhere, with their ids and dates, as one step.

        One that is kept already is passed over. Of two answers to the same question the one
        that was made later stays, the one that comes in where both are of the same second.

        Raises:
            ArchiveError: one of them says too little or is on an unknown article, or the archive
                is read-only. Nothing is changed then.
        """
        count = "a decision" if len(decisions) == 1 else f"{len(decisions):,} decisions"
        with self._history.step(f"Import {count}") as step:
            wide = self._wide_by_question()
            for decision in decisions:
                self._take_in(step, decision, wide)
        return step.changes

    def _wide_by_question(self) -> dict[_Question, dict[int, Decision]]:
        """Return the wide decisions by row within what they are on: one look-up for a batch."""
        wide: dict[_Question, dict[int, Decision]] = defaultdict(dict)
        for row in self._rows("reach <> 'here'", ()):
            decision = read_decision(row[1:])
            if decision is not None:
                wide[_question(decision)][int(row[0])] = decision
        return wide

    def _take_in(
        self, step: Step, decision: Decision, wide: dict[_Question, dict[int, Decision]]
    ) -> None:
        if missing := what_is_missing(decision):
            raise ArchiveError(f"A decision on “{decision.words}” cannot be kept: {missing}.")
        if decision.article_id is not None:
            self._must_have(decision.article_id)
        if decision.reach.wide:
            rivals = replaced(decision, wide[_question(decision)].items())
        else:
            rivals = self.rivals(decision)
        kept = self._find(decision.id)
        if kept is not None:
            rivals = [each for each in rivals if each[0] != kept[0]] + [kept]
        if any(_alike(old, decision) or old.modified > decision.modified for _, old in rivals):
            return
        for row_id, old in rivals:
            wide[_question(old)].pop(row_id, None)
        wide[_question(decision)][self._put_instead(step, decision, rivals)] = decision

    def _put_instead(
        self, step: Step, decision: Decision, rivals: Iterable[tuple[int, Decision]]
    ) -> int:
        for row_id, _ in rivals:
            step.delete("decisions", row_id)
        return step.insert("decisions", decision_values(decision))

    def _placed(self, decision: Decision, span: Span | None) -> Decision:
        """Return a decision with what the article it is made in says about its place."""
        words, reach = decision.words, decision.reach
        article_id, source, selectors = decision.article_id, decision.source, None
        if article_id is not None:
            text, source_of_article = self._article(article_id)
            if reach is Reach.HERE and span is not None:
                selectors = describe(text, span)
                words = span.of(text)
            source = source or source_of_article
        return replace(
            decision,
            words=single_spaced(storable(words)),
            instead=single_spaced(storable(decision.instead)),
            entity=single_spaced(storable(decision.entity)),
            article_id=article_id if reach in (Reach.HERE, Reach.ARTICLE) else None,
            source=source if reach is Reach.SOURCE else "",
            selectors=selectors,
        )

    def _reaching(self, decision: Decision, reach: Reach) -> Decision:
        """Return a decision with another reach, where it is known what that would mean."""
        if reach is decision.reach:
            return decision
        source = decision.source
        if reach is Reach.SOURCE and decision.article_id is not None:
            source = str(self._article(decision.article_id)[1])
        return replace(
            decision,
            reach=reach,
            article_id=decision.article_id if reach in (Reach.HERE, Reach.ARTICLE) else None,
            source=source if reach is Reach.SOURCE else "",
            selectors=None,
        )


def _question(decision: Decision) -> _Question:
    return decision.reach, decision.source, decision.words, decision.article_id


def _alike(old: Decision, new: Decision) -> bool:
    """Tell whether two decisions on the same thing say the same."""
    return all(getattr(old, name) == getattr(new, name) for name in _ALIKE)
