"""Which entity a name means, by the reader's decisions SAME and APART."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotation.decisions import Decision, Verdict
from annotation.entities import Label, Mention
from annotation.selectors import Span


class Joining:
    """Says which entity a mention means. ``decisions`` are SAME and APART, the weakest first.

    Entities that are joined stay joined: where West means Kanye West and Kanye West means Ye,
    West means Ye. Decisions that would go round in a circle give way to the stronger ones.
    """

    def __init__(self, decisions: Sequence[Decision], places: Mapping[str, Span]) -> None:
        """``places`` says where decisions with reach HERE stand, by their ids."""
        self._at: dict[Span, list[Decision]] = {}
        self._of_words: dict[str, list[Decision]] = {}
        self._next: dict[str, list[Decision]] = {}
        dropped = self._join(decisions)
        for decision in decisions:
            if not decision.reach.wide and decision.id in places:
                self._at.setdefault(places[decision.id], []).append(decision)
            elif decision.reach.wide and decision.id not in dropped:
                self._of_words.setdefault(decision.words, []).append(decision)

    def _join(self, decisions: Sequence[Decision]) -> set[str]:
        """Keep which entity leads to which; return the ids of those that would make a circle."""
        dropped: set[str] = set()
        for decision in reversed(decisions):
            if decision.verdict is not Verdict.SAME or not decision.reach.wide:
                continue
            if decision.words == decision.entity:
                continue
            labels = [decision.label] if decision.label is not None else list(Label)
            if any(self._leads_to(decision.entity, decision.words, label) for label in labels):
                dropped.add(decision.id)
            else:
                self._next.setdefault(decision.words, []).append(decision)
        return dropped

    def _leads_to(self, name: str, wanted: str, label: Label) -> bool:
        return wanted in self._way(name, label)

    def _way(self, name: str, label: Label) -> list[str]:
        """Return the names of an entity from one to the last it is joined with."""
        way = [name]
        while True:
            following = next(_meant(self._next.get(way[-1], ()), label), None)
            if following is None:
                return way
            way.append(following.entity)

    def entity(self, mention: Mention, words: str) -> tuple[str, Decision | None]:
        """Return the entity that a mention means, and the decision that says so, if any does."""
        label = mention.label
        own = [
            *_meant(self._of_words.get(words, ()), label),
            *_meant(self._at.get(mention.span, ()), label),
        ]
        entity = self._way(mention.entity, label)[-1]
        for decision in own:
            meant = self._way(decision.entity, label)[-1]
            if decision.verdict is Verdict.SAME:
                entity = meant
            elif not decision.entity or entity in (decision.entity, meant):
                entity = words
        return entity, own[-1] if own else None


def _meant(decisions: Iterable[Decision], label: Label) -> Iterator[Decision]:
    """Yield the decisions that mean names with a label."""
    return (each for each in decisions if each.label in (None, label))
