"""Counts names that are annotated, found and right, exact span and kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotation.entities import Label
from annotation.recognition.corpora import Sentence, Span

KINDS = {Label.PERSON: "PER", Label.ORG: "ORG", Label.PLACE: "LOC"}
"""The labels that every corpus marks, as the corpora call them."""

NAMED, EVERY = "all", "every label"
"""What the totals are called: people, organisations and places; all that a corpus labels."""

OWN_TAGS = {
    **{label.value: label.value for label in Label if label not in KINDS},
    "Temporal": "DATE",
    "Quantity": "QUANTITY",
    "Money": "MONEY",
    "Nationality": "NORP",
    "Weapon": "PRODUCT",
    "MilitaryPlatform": "PRODUCT",
    "conference": "EVENT",
    "event": "EVENT",
    **dict.fromkeys(("product", "creative-work", "book", "album", "song", "poem"), "PRODUCT"),
}
"""The corpora's own tags, as labels. Left out is what is ours only in part: elections, awards."""

UNDIVIDED = "Temporal"
"""The tag of corpora that do not tell times of day from dates: both count as DATE there."""


@dataclass
class Score:
    """Counts of names that are annotated, proposed and right, by kind, and their totals."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Iterable[Span], found: Iterable[Span]) -> None:
        """Count the names of one article."""
        annotated, proposed = set(gold), set(found)
        for counter, spans in (
            (self.gold, annotated),
            (self.found, proposed),
            (self.right, annotated & proposed),
        ):
            for _, _, kind in spans:
                counter[kind] += 1
                counter[NAMED] += kind in KINDS.values()
                counter[EVERY] += 1

    def measures(self, kind: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 in per cent."""
        precision = 100 * self.right[kind] / max(1, self.found[kind])
        recall = 100 * self.right[kind] / max(1, self.gold[kind])
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0

    def table(self) -> list[str]:
        """Return the figures in lines: PER, ORG, LOC and their total, then the other labels."""
        named = [*KINDS.values(), NAMED]
        others = sorted(set(self.gold) - {*named, EVERY})
        lines = []
        for kind in named + ([*others, EVERY] if others else []):
            precision, recall, f1 = self.measures(kind)
            lines.append(
                f"  {kind:<12}P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}"
                f"  ({self.gold[kind]})"
            )
        return lines


class Scheme:
    """What a corpus labels, and how its tags and our labels meet."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        tags = {kind for sentence in sentences for _, _, kind in sentence.own}
        self._undivided = UNDIVIDED in tags
        self.kinds = {OWN_TAGS[tag] for tag in tags if tag in OWN_TAGS} | set(KINDS.values())

    def kind_of(self, label: Label) -> str:
        """Return the kind that a label counts as, "" where the corpus does not mark it."""
        kind = KINDS.get(label, label.value)
        if self._undivided and label is Label.TIME:
            kind = Label.DATE.value
        return kind if kind in self.kinds else ""

    def gold(self, sentence: Sentence) -> list[Span]:
        """Return what a sentence marks, by kinds."""
        names = [name for name in sentence.names if name[2] in KINDS.values()]
        own = [(first, last, OWN_TAGS[t]) for first, last, t in sentence.own if t in OWN_TAGS]
        return names + own


def as_article(
    sentences: Sequence[Sentence], scheme: Scheme | None = None
) -> tuple[str, list[Span]]:
    """Return the sentences as paragraphs of one text, and its names."""
    scheme = scheme or Scheme(sentences)
    text, names = "", []
    for sentence in sentences:
        text += "\n\n" if text else ""
        at = len(text)
        names += [(at + start, at + end, kind) for start, end, kind in scheme.gold(sentence)]
        text += sentence.text
    return text, names
