"""One entity across the archive: which names of different articles are one for certain.

Pure: rows in, groups and suggestions out, whatever order the rows come in. A *key* is what all
certain spellings of a name share. Nobody is joined by a last name alone; what is likely but not
certain becomes a suggestion (``annotation/suggesting.py``).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotation.decisions import Decision, Reach, Verdict, precedence
from annotation.entities import Label
from annotation.likeness import folded, is_acronym, stands_for, without_possessive
from annotation.pairs import Joined

NAMED = (Label.PERSON, Label.ORG, Label.PLACE, Label.NORP, Label.EVENT, Label.PRODUCT)
"""What is followed across articles; dates and amounts are not."""

_ANY = tuple(NAMED)


class Key(NamedTuple):
    """What all certain spellings of one entity share."""

    label: Label
    words: str


class Appearance(NamedTuple):
    """An entity in an article: its fullest name there, and how often it is mentioned."""

    article: int
    label: Label
    name: str
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    mentions: int = 1


@dataclass(slots=True)
class Kin:
    """All appearances under one key."""

    name: str = ""
    articles: set[int] = field(default_factory=set)
    count: int = 0
    titles: set[str] = field(default_factory=set)
    """In lower case."""


class Suggestion(NamedTuple):
    """Two entities that may be one; ``one`` is the rarer. ``score`` is from 0 to 1."""

    one: Key
    other: Key
    score: float
    reason: str


class Identity(NamedTuple):
    """What holds across the archive.

    ``whole`` leads a key to the key of the entity that it belongs to, where that is another one;
    ``kin`` is everything known about each key; ``silenced`` are pairs the reader told apart.
    """

    kin: Mapping[Key, Kin]
    whole: Mapping[Key, Key]
    silenced: frozenset[frozenset[Key]]

    def of(self, key: Key) -> Key:
        """Return the key of the entity that a key belongs to."""
        return self.whole.get(key, key)


class Keys:
    """Gives names their keys. ``canonical`` leads folded names to folded ones: "un" and so on."""

    def __init__(self, canonical: Mapping[str, str], decisions: Iterable[Decision] = ()) -> None:
        self._canonical = canonical
        self._parted: set[tuple[int, Key]] = set()
        for each in decisions:
            if each.verdict is Verdict.APART and each.article_id is not None:
                for label in labels_of(each):
                    words, entity = self.of(label, each.words), self.of(label, each.entity)
                    if words == entity:
                        self._parted.add((each.article_id, words))

    def of(self, label: Label, name: str) -> Key:
        """Return the key of a name."""
        words = folded(name)
        return Key(label, self._canonical.get(words, words))

    def of_appearance(self, appearance: Appearance) -> Key:
        """Return the key of an entity in its article: one of its own where it was parted there."""
        key = self.of(appearance.label, appearance.name)
        if (appearance.article, key) in self._parted:
            return Key(key.label, f"{key.words} #{appearance.article}")
        return key


def labels_of(decision: Decision) -> Sequence[Label]:
    """Return the labels that a decision is about."""
    return _ANY if decision.label is None else (decision.label,)


def identify(
    appearances: Iterable[Appearance],
    decisions: Iterable[Decision] = (),
    canonical: Mapping[str, str] | None = None,
) -> Identity:
    """Say which entities of different articles are one for certain.

    Takes time that grows with the number of rows only.
    """
    decisions = sorted(decisions, key=lambda each: (*precedence(each), each.id))
    keys = Keys(canonical or {}, decisions)
    kin, expansions = _gathered(appearances, keys)
    silenced = frozenset(_told_apart(decisions, keys))
    joined: Joined[Key] = Joined()
    targets = _join_decided(joined, decisions, keys, silenced)
    for key in sorted(expansions):
        full = {joined.of(each) for each in expansions[key]}
        if len(full) == 1 and key in kin and joined.of(key) == key:
            (only,) = full
            if frozenset((key, only)) not in silenced:
                joined.join(key, only)
    return Identity(kin, _wholes(kin, joined, targets), silenced)


def _gathered(
    appearances: Iterable[Appearance], keys: Keys
) -> tuple[dict[Key, Kin], dict[Key, set[Key]]]:
    """Return everything under each key, and what each acronym stands for in some article."""
    kin: dict[Key, Kin] = defaultdict(Kin)
    expansions: dict[Key, set[Key]] = defaultdict(set)
    prints: dict[Key, dict[str, list[int]]] = defaultdict(dict)
    for each in appearances:
        key = keys.of_appearance(each)
        entry = kin[key]
        entry.articles.add(each.article)
        entry.count += each.mentions
        entry.titles.update(title.casefold() for title in each.titles)
        seen = prints[key].setdefault(without_possessive(each.name), [0, 0])
        seen[0] += 1
        seen[1] += each.mentions
        for alias in each.aliases:
            if is_acronym(alias) and stands_for(alias, each.name):
                expansions[keys.of(each.label, alias)].add(key)
    for key, names in prints.items():
        kin[key].name = _usual(key, names)
    return dict(kin), expansions


def _usual(key: Key, names: Mapping[str, Sequence[int]]) -> str:
    """Return the spelling in most articles; one that the key is made of goes first."""
    own = [name for name in names if folded(name) == key.words.partition(" #")[0]]
    return min(own or names, key=lambda name: (-names[name][0], -names[name][1], *_plain(name)))


def _plain(name: str) -> tuple[bool, bool, str]:
    """Return what a spelling is sorted by: no headline's capitals, with its accents."""
    return name.isupper() and " " in name, name.isascii(), name


def _told_apart(decisions: Iterable[Decision], keys: Keys) -> Iterable[frozenset[Key]]:
    for each in decisions:
        if each.verdict is Verdict.APART and each.entity:
            for label in labels_of(each):
                pair = frozenset((keys.of(label, each.words), keys.of(label, each.entity)))
                if len(pair) == 2:
                    yield pair


def _join_decided(
    joined: Joined[Key],
    decisions: Iterable[Decision],
    keys: Keys,
    silenced: frozenset[frozenset[Key]],
) -> set[Key]:
    """Join what the reader said is the same everywhere; return what others were joined to."""
    targets = set()
    for each in decisions:
        if each.verdict is Verdict.SAME and each.reach is Reach.EVERYWHERE:
            for label in labels_of(each):
                one, other = keys.of(label, each.words), keys.of(label, each.entity)
                if frozenset((one, other)) not in silenced:
                    joined.join(one, other)
                    targets.add(other)
    return targets


def _wholes(kin: Mapping[Key, Kin], joined: Joined[Key], targets: set[Key]) -> dict[Key, Key]:
    """Return the key by which each group is known, for all keys but that one."""
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(kin):
        groups[joined.of(key)].append(key)
    whole = {}
    for root, members in groups.items():
        chosen = root if root in members else _chosen(members, kin, targets)
        whole.update({key: chosen for key in members if key != chosen})
    return whole


def _chosen(members: Sequence[Key], kin: Mapping[Key, Kin], targets: set[Key]) -> Key:
    """Return the best known of keys whose common one no article names (it was only decided)."""
    return min(
        members, key=lambda key: (key not in targets, -len(kin[key].articles), -kin[key].count, key)
    )
