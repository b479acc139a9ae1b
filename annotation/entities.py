"""Named entities: who, where and what an article is about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotation.selectors import Span


class Label(StrEnum):
    """What kind of thing a mention names."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    NORP = "NORP"
    EVENT = "EVENT"
    PRODUCT = "PRODUCT"
    DATE = "DATE"
    TIME = "TIME"
    QUANTITY = "QUANTITY"
    MONEY = "MONEY"
    PERCENT = "PERCENT"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something.

    ``entity`` is the entity's fullest name in the article, ``score`` the recogniser's confidence
    from 0 to 1, ``reason`` says in plain words why the span was marked. ``value`` is what a date
    or amount comes to, "" where the text does not tell: a date in ISO 8601 with only the parts
    that are known ("2024-11-18", "2024-11"), a stretch of days as "first/last". ``title`` is the
    title before a person's name ("President"), which is no part of the name. ``decision`` is the
    id of the reader's decision that it comes from, "" for what the recogniser proposes.
    """

    start: int
    end: int
    label: Label
    entity: str
    score: float = 1.0
    reason: str = ""
    value: str = ""
    title: str = ""
    decision: str = ""

    @property
    def span(self) -> Span:
        """The stretch as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that an article names, under all its names there.

    ``aliases`` are the other spellings and ``titles`` what stands before a person's name, both
    the most frequent first; ``mentions`` are in text order.
    """

    name: str
    label: Label
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...] = ()


def entities_of(text: str, mentions: Iterable[Mention]) -> list[Entity]:
    """Group mentions into entities, most mentioned first within each label, labels in order."""
    groups: dict[tuple[Label, str], list[Mention]] = {}
    for mention in sorted(mentions, key=lambda each: (each.start, each.end)):
        groups.setdefault((mention.label, mention.entity), []).append(mention)
    entities = [_entity(text, name, label, group) for (label, name), group in groups.items()]
    order = {label: place for place, label in enumerate(Label)}
    entities.sort(key=lambda each: (order[each.label], -len(each.mentions), each.name.casefold()))
    return entities


def _entity(text: str, name: str, label: Label, mentions: Sequence[Mention]) -> Entity:
    spellings = Counter(" ".join(mention.span.of(text).split()) for mention in mentions)
    spellings.pop(name, None)
    # what a sentence or a headline begins with a capital is no name of its own
    heads = {spelling[1:]: spelling for spelling, _ in reversed(spellings.most_common())}
    aliases = tuple(
        spelling for spelling, _ in spellings.most_common() if heads[spelling[1:]] == spelling
    )
    titles = Counter(mention.title for mention in mentions if mention.title)
    most_frequent = tuple(title for title, _ in titles.most_common())
    return Entity(name, label, aliases, tuple(mentions), most_frequent)
