"""The reader's decisions applied to what a recogniser proposes.

Nothing is written into the proposals: the same decisions act on whatever a later recogniser
proposes. Applying them a second time changes nothing more.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotation.anchoring import anchor
from annotation.decisions import (
    A_LABEL,
    PUTTING,
    WHO,
    Decision,
    Reach,
    Verdict,
    precedence,
    reach_in_words,
    single_spaced,
)
from annotation.entities import Label, Mention
from annotation.joining import Joining
from annotation.occurrences import occurrences
from annotation.selectors import Span


def decide(text: str, mentions: Sequence[Mention], decisions: Iterable[Decision]) -> list[Mention]:
    """Return the mentions as the reader wants them: in text order, none over another.

    ``decisions`` are all that are relevant to the text, in the order they were made. A narrower
    reach beats a wider one and a later decision an earlier one. Names that would lie over each
    other: one decided for this very place comes first, then the longer one stays.
    """
    ranked = sorted(decisions, key=precedence)
    proposals = _one_beside_another(text, mentions)
    if not ranked:
        return proposals
    here = _anchored(text, ranked)
    names = [each for each in ranked if each.verdict not in WHO]
    mentions = _Sheet(text, proposals, names, here).result()
    joining = Joining([each for each in ranked if each.verdict in WHO], here)
    ids = {each.id for each in names}
    return [_joined(text, joining, each, named=each.decision in ids) for each in mentions]


def _one_beside_another(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that lie on the text, in order, without those over an earlier one."""
    proposals: list[Mention] = []
    end = 0
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if end <= mention.start < mention.end <= len(text):
            proposals.append(mention)
            end = mention.end
    return proposals


def _anchored(text: str, decisions: Iterable[Decision]) -> dict[str, Span]:
    """Return where the decisions on one place stand, by their ids; orphans are left out.

    So are places whose words were edited: what was said of one name is not said of another.
    """
    places: dict[str, Span] = {}
    for decision in decisions:
        if decision.reach is Reach.HERE and decision.selectors is not None:
            span = anchor(text, decision.selectors).unchanged
            if span is not None:
                places[decision.id] = span
    return places


def _joined(text: str, joining: Joining, mention: Mention, *, named: bool) -> Mention:
    """Return a mention with the entity it means; ``named``: a decision says that it is a name."""
    entity, decision = joining.entity(mention, single_spaced(mention.span.of(text)))
    if decision is None:
        return mention if entity == mention.entity else replace(mention, entity=entity)
    told = _SAID_OF_ENTITY[decision.verdict].format(decision.entity or "any other name")
    about = f"{told}, {reach_in_words(decision)}"
    if named:
        return replace(mention, entity=entity, reason=f"{mention.reason}; {about}")
    reason = f"{YOURS}: {about}"
    return replace(mention, entity=entity, score=1.0, reason=reason, decision=decision.id)


YOURS = "your decision"
"""How the reason of every mention begins that the reader has decided about."""

_SAID_OF_ENTITY = {Verdict.SAME: "the same as “{}”", Verdict.APART: "not “{}”"}

_Ends = tuple[int, int]
"""Start and end of a span; plain pairs are compared much faster."""


@dataclass(slots=True)
class _Place:
    """A stretch that is, or may be, marked: what was proposed for it, and what was said last."""

    ends: _Ends
    words: str
    proposal: Mention | None
    label: Label
    shown: bool = True
    decision: Decision | None = None
    strength: int = -1

    def before(self) -> tuple[int, ...]:
        """Return what places are sorted by: the first of two that overlap stays."""
        start, end = self.ends
        if self.decision is not None and not self.decision.reach.wide:
            return (0, -self.strength)
        return (1, start - end, -self.strength, start)

    def take(self, decision: Decision, strength: int, *, shown: bool) -> None:
        """Note what was said last."""
        self.shown, self.decision, self.strength = shown, decision, strength


class _Sheet:
    """All the places of one text, with the decisions on them applied from weak to strong."""

    def __init__(
        self,
        text: str,
        proposals: Sequence[Mention],
        decisions: Sequence[Decision],
        here: Mapping[str, Span],
    ) -> None:
        self._text = text
        self._here = here
        self._places = {
            (each.start, each.end): _Place(
                (each.start, each.end),
                single_spaced(text[each.start : each.end]),
                each,
                each.label,
            )
            for each in proposals
        }
        self._entities: dict[tuple[Label, str], str] = {}
        for place in self._places.values():
            if place.proposal is not None:
                self._entities.setdefault((place.label, place.words), place.proposal.entity)
        self._spans = self._spans_of_words(decisions)
        for strength, decision in enumerate(decisions):
            self._apply(decision, strength)

    def _spans_of_words(self, decisions: Iterable[Decision]) -> dict[str, list[_Ends]]:
        """Return where the words of wide decisions stand, and where they are proposed."""
        wide = [each for each in decisions if each.reach.wide]
        wanted = {each.words for each in wide} | {each.instead for each in wide if each.instead}
        found = {
            words: {(span.start, span.end) for span in spans}
            for words, spans in occurrences(self._text, wanted).items()
        }
        for place in self._places.values():
            if place.words in wanted:
                found.setdefault(place.words, set()).add(place.ends)
        return {words: sorted(spans) for words, spans in found.items()}

    def _apply(self, decision: Decision, strength: int) -> None:
        spans = self._spans_of(decision)
        if decision.verdict in PUTTING and decision.label is None:
            return  # it does not say what the name is
        if decision.verdict is Verdict.RESPAN and decision.reach.wide:
            for wrong in self._spans.get(decision.instead, ()):
                if wrong in self._places and _overlaps_one(wrong, spans):
                    self._places[wrong].take(decision, strength, shown=False)
        for ends in spans:
            if _puts(decision):
                self._put(decision, ends)
            place = self._places.get(ends)
            if place is not None and _means(decision, place):
                place.take(decision, strength, shown=decision.verdict is not Verdict.REJECT)

    def _spans_of(self, decision: Decision) -> list[_Ends]:
        if decision.reach.wide:
            return self._spans.get(decision.words, [])
        span = self._here.get(decision.id)
        return [] if span is None else [(span.start, span.end)]

    def _put(self, decision: Decision, ends: _Ends) -> None:
        if decision.label is None:
            return
        if ends not in self._places:
            words = single_spaced(self._text[ends[0] : ends[1]])
            self._places[ends] = _Place(ends, words, None, decision.label)
        self._places[ends].label = decision.label

    def result(self) -> list[Mention]:
        """Return the mentions of the places that are shown and stay, in text order."""
        shown = sorted(
            (each for each in self._places.values() if each.shown), key=lambda each: each.ends
        )
        places = [place for group in _overlapping(shown) for place in _first_of_each(group)]
        places.sort(key=lambda each: each.ends)
        names = {(place.label, place.words) for place in places}
        return [self._mention(place, names) for place in places]

    def _mention(self, place: _Place, names: set[tuple[Label, str]]) -> Mention:
        decision, proposal = place.decision, place.proposal
        if proposal is not None and decision is None:
            return proposal
        about = f"{A_LABEL[place.label]}, {reach_in_words(decision)}" if decision else ""
        mention = Mention(
            *(*place.ends, place.label, self._entity(place, names)),
            reason=f"{YOURS}: {about}",
            decision=decision.id if decision else "",
        )
        if proposal is not None and proposal.label is place.label:
            return replace(mention, value=proposal.value, title=proposal.title)
        return mention

    def _entity(self, place: _Place, names: set[tuple[Label, str]]) -> str:
        """Return the proposed entity where it still fits, else that of the same words."""
        if place.proposal is not None:
            entity = place.proposal.entity
            if place.label is place.proposal.label or (place.label, entity) in names:
                return entity
        return self._entities.get((place.label, place.words), place.words)


def _puts(decision: Decision) -> bool:
    """Tell whether a decision marks its words also where nothing was proposed."""
    return decision.verdict in PUTTING or (
        decision.verdict is Verdict.CONFIRM and not decision.reach.wide
    )


def _means(decision: Decision, place: _Place) -> bool:
    """Tell whether a decision is about a place as it is now."""
    # Who said of one place that it is no name will not want it back under another label.
    return not decision.reach.wide or _puts(decision) or decision.label in (None, place.label)


def _overlaps_one(ends: _Ends, others: Sequence[_Ends]) -> bool:
    """Tell whether a stretch overlaps one of others, whose starts and whose ends both rise."""
    following = bisect_left(others, (ends[1], 0))
    return following > 0 and others[following - 1][1] > ends[0]


def _overlapping(places: Iterable[_Place]) -> Iterator[list[_Place]]:
    """Yield groups of places, in text order, that do not reach into each other's group."""
    group: list[_Place] = []
    last = 0
    for place in places:
        if group and place.ends[0] >= last:
            yield group
            group = []
        group.append(place)
        last = max(last, place.ends[1])
    if group:
        yield group


def _first_of_each(group: Sequence[_Place]) -> Sequence[_Place]:
    """Return those of a group that stay where they overlap."""
    if len(group) == 1:
        return group
    kept: list[_Ends] = []
    stay: list[_Place] = []
    for place in sorted(group, key=_Place.before):
        if not _overlaps_one(place.ends, kept):
            kept.insert(bisect_left(kept, place.ends), place.ends)
            stay.append(place)
    return stay
