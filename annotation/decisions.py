"""Decisions: what the reader said about names, kept apart from what a recogniser proposes.

A decision outlives every recogniser. ``annotation/deciding.py`` applies decisions to proposals.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from annotation.entities import Label
from annotation.selectors import Selectors, Span


class Verdict(StrEnum):
    """What the reader says."""

    CONFIRM = "confirm"
    """This is right."""
    REJECT = "reject"
    """This is not a name."""
    RELABEL = "relabel"
    """This has another label."""
    RESPAN = "respan"
    """The name has other boundaries."""
    MARK = "mark"
    """This is a name that was missed."""
    SAME = "same"
    """This name means that entity."""
    APART = "apart"
    """This name does not mean that entity."""


class Reach(StrEnum):
    """Where a decision holds, the narrowest first: a narrower reach beats a wider one."""

    HERE = "here"
    """At one place of one article."""
    ARTICLE = "article"
    SOURCE = "source"
    """In every article of one source."""
    EVERYWHERE = "everywhere"

    @property
    def wide(self) -> bool:
        """Whether it means words wherever they stand, not one place."""
        return self is not Reach.HERE


WHO = frozenset({Verdict.SAME, Verdict.APART})
"""The verdicts on which entity a name means. All others are about whether it is a name."""

PUTTING = frozenset({Verdict.RELABEL, Verdict.RESPAN, Verdict.MARK})
"""The verdicts that put a name with a label of their own, whatever was proposed."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing the reader said about a name.

    ``words`` are the name as printed, with single spaces (for RESPAN the right boundaries).
    ``label`` is the one given (RELABEL, MARK, RESPAN); for all other verdicts the one that the
    name must have for the decision to mean it, None for any. ``entity`` is the entity's name
    meant by SAME and APART. ``article_id`` is set for HERE and ARTICLE, ``selectors`` for HERE,
    ``source`` for SOURCE. ``proposed`` is "LABEL|reason|stamp" of the proposal judged, "" where
    there was none. ``instead`` are the words that were marked wrongly, for RESPAN. ``created``
    and ``modified`` are ISO 8601 in UTC, to the second.
    """

    id: str
    verdict: Verdict
    reach: Reach
    words: str
    label: Label | None = None
    entity: str = ""
    article_id: int | None = None
    source: str = ""
    selectors: Selectors | None = None
    proposed: str = ""
    created: str = ""
    modified: str = ""
    instead: str = ""

    @property
    def span(self) -> Span | None:
        """Where the name stood when a decision with reach HERE was made."""
        if self.selectors is None:
            return None
        return Span(self.selectors.position.start, self.selectors.position.end)

    @property
    def proposed_label(self) -> Label | None:
        """The label of the proposal judged; None where there was none."""
        name = self.proposed.partition("|")[0]
        return Label(name) if name in _LABELS else None


_LABELS = frozenset(Label)


def single_spaced(words: str) -> str:
    """Return words with every white space as one space and none at the ends."""
    return " ".join(words.split())


def precedence(decision: Decision) -> tuple[int, str]:
    """Return what decisions are sorted by, the weakest first: wide before narrow, old before new.

    Where two are equal, the one that comes later in its list is the stronger.
    """
    return _STRENGTH[decision.reach], decision.modified


_STRENGTH = {reach: -place for place, reach in enumerate(Reach)}


def with_verdict(decision: Decision, verdict: Verdict) -> Decision:
    """Return a decision with another verdict.

    The label that the reader had given says nothing of the proposal that is judged then: right is
    what was proposed, and no name is none whatever its label.
    """
    label = decision.label
    if decision.verdict in PUTTING and verdict is Verdict.CONFIRM:
        label = decision.proposed_label
    elif decision.verdict in PUTTING and verdict is Verdict.REJECT:
        label = None
    return replace(decision, verdict=verdict, label=label)


def replaces(new: Decision, old: Decision) -> bool:
    """Tell whether a decision answers the same question about the same thing as an older one.

    Two verdicts on different labels of the same words can both be true, so both stay.
    """
    if (new.verdict in WHO) != (old.verdict in WHO) or new.reach is not old.reach:
        return False
    if (new.article_id, new.source) != (old.article_id, old.source):
        return False
    if old.verdict in PUTTING and new.verdict is Verdict.CONFIRM:
        return False  # it agrees with what was put there, which would be gone without it
    if new.verdict is old.verdict is Verdict.APART and new.entity != old.entity:
        return False  # a name can be none of several entities
    if not new.reach.wide:
        return _same_place(new, old)
    if new.words != old.words:
        return False
    if new.verdict in PUTTING or new.label is None:
        return True
    return old.verdict not in PUTTING and new.label is old.label


def _same_place(new: Decision, old: Decision) -> bool:
    if new.span is None or old.span is None:
        return False
    if new.span == old.span:
        return True
    shown = Verdict.REJECT not in (new.verdict, old.verdict) and new.verdict not in WHO
    return shown and new.span.overlaps(old.span)


class Score(NamedTuple):
    """How many proposals the reader found right and wrong, and how many names were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def checked(self) -> int:
        """How many names were looked at."""
        return sum(self)


class Accuracy(NamedTuple):
    """What the reader's decisions say about the recogniser, in all and for each label judged."""

    total: Score
    by_label: Mapping[Label, Score]


def accuracy(decisions: Iterable[Decision]) -> Accuracy:
    """Count what the reader judged. Each proposal counts once, as it was judged last."""
    judged: dict[object, tuple[Label, str]] = {}
    corrected: dict[object, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda each: each.modified):
        verdict = _judgement(decision)
        where = (decision.reach, decision.article_id, decision.source)
        scope = (*where, decision.proposed, "" if decision.span else decision.words)
        if decision.verdict is Verdict.RESPAN:
            corrected.setdefault(scope, []).append(decision)
        elif decision.proposed and any(
            _on_corrected(decision, each) for each in corrected.get(scope, ())
        ):
            continue  # the proposal was found wrong already
        if verdict is not None:
            thing = decision.span or decision.instead or decision.words
            judged[(*where, thing, verdict[0])] = verdict
    counts = Counter(judged.values())
    by_label = {
        label: Score(*(counts[label, name] for name in Score._fields))
        for label in Label
        if any(counts[label, name] for name in Score._fields)
    }
    total = Score(*(sum(column) for column in zip(*by_label.values(), strict=True)))
    return Accuracy(total, by_label)


def _on_corrected(decision: Decision, respan: Decision) -> bool:
    """Tell whether a later decision is on the name that other boundaries were given to."""
    if decision.span is not None and respan.span is not None:
        return decision.span.overlaps(respan.span)
    return decision.words == respan.words


def _judgement(decision: Decision) -> tuple[Label, str] | None:
    """Return the label that was judged and how; None where no recogniser was judged."""
    if decision.verdict in WHO:
        return None
    if decision.verdict is Verdict.MARK:
        return (decision.label, "missed") if decision.label is not None else None
    proposed = decision.proposed_label
    if proposed is None:
        return None
    right = decision.verdict is Verdict.CONFIRM and decision.label in (None, proposed)
    return proposed, "right" if right else "wrong"


def what_is_missing(decision: Decision) -> str:
    """Return in words what a decision lacks to mean something; "" where it is whole."""
    reach = decision.reach
    in_article = reach in (Reach.HERE, Reach.ARTICLE)
    checks = (
        (bool(decision.words), "it says no words"),
        (decision.label is not None or decision.verdict not in PUTTING, "it says no label"),
        (bool(decision.entity) or decision.verdict is not Verdict.SAME, "it says no entity"),
        (
            in_article == (decision.article_id is not None),
            "it needs an article, and only where it holds in one",
        ),
        (
            (reach is Reach.HERE) == (decision.selectors is not None),
            "it needs a place, and only where it holds at one",
        ),
        (
            (reach is Reach.SOURCE) == bool(decision.source),
            "it needs a source, and only where it holds in one",
        ),
    )
    return next((missing for whole, missing in checks if not whole), "")


REACHES = {
    Reach.HERE: "here",
    Reach.ARTICLE: "in this article",
    Reach.SOURCE: "everywhere in this source",
    Reach.EVERYWHERE: "everywhere",
}
"""Where a decision holds, as the end of a sentence."""

A_LABEL = {
    Label.PERSON: "a person",
    Label.ORG: "an organisation",
    Label.PLACE: "a place",
    Label.NORP: "a group",
    Label.EVENT: "an event",
    Label.PRODUCT: "a product",
    Label.DATE: "a date",
    Label.TIME: "a time",
    Label.QUANTITY: "a quantity",
    Label.MONEY: "an amount of money",
    Label.PERCENT: "a percentage",
}
"""A thing with a label, in the middle of a sentence."""


def reach_in_words(decision: Decision) -> str:
    """Return where a decision holds, as the end of a sentence."""
    if decision.reach is Reach.SOURCE and decision.source:
        return f"everywhere in {decision.source}"
    return REACHES[decision.reach]


def in_one_line(decision: Decision) -> str:
    """Return a decision as a line for the reader: Not a name: “West”, everywhere."""
    words = decision.words if len(decision.words) <= 60 else f"{decision.words[:59].rstrip()}…"
    label = A_LABEL[decision.label] if decision.label is not None else "a name"
    said = {
        Verdict.CONFIRM: f"Right: “{words}” is {label}",
        Verdict.REJECT: f"Not a name: “{words}”",
        Verdict.RELABEL: f"Now {label}: “{words}”",
        Verdict.RESPAN: f"New boundaries: “{words}”",
        Verdict.MARK: f"Marked as {label}: “{words}”",
        Verdict.SAME: f"Same as {decision.entity}: “{words}”",
        Verdict.APART: f"Not the same as {decision.entity}: “{words}”",
    }
    if decision.verdict is Verdict.APART and not decision.entity:
        said[Verdict.APART] = f"A name of its own: “{words}”"
    return f"{said[decision.verdict]}, {reach_in_words(decision)}"
