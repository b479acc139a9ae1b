"""What an article names besides people: acronyms, short forms and slips led to the full name."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from annotation.entities import Label
from annotation.likeness import folded, initials, is_acronym, misspelt, word_apart
from annotation.pairs import Joined, slips
from annotation.recognition.document import COMPANY_WORDS

NAMED = (Label.PERSON, Label.ORG, Label.PLACE, Label.NORP, Label.EVENT, Label.PRODUCT)
_WITH_ACRONYM = (Label.ORG, Label.EVENT, Label.PLACE)
SHORTEST = 3
"""Letters of an acronym that may be led to a full name without being explained in brackets."""


class Thing(NamedTuple):
    """What is named: ``key`` is shared by the names that the lists hold together."""

    label: Label
    key: str
    surface: str


class Things:
    """The things of an article, each under its fullest name."""

    def __init__(
        self,
        things: Sequence[Thing],
        acronyms: Mapping[str, Thing],
        is_listed: Callable[[str], bool],
    ) -> None:
        """Read all things; ``acronyms`` are those the article explains with what they mean."""
        self._is_listed = is_listed
        self._same: Joined[tuple[Label, str]] = Joined()
        self._counts: Counter[tuple[Label, str]] = Counter()
        self._fullest: dict[tuple[Label, str], str] = {}
        for label, key, surface in things:
            self._counts[label, key] += 1
            if label in NAMED and len(surface) > len(self._fullest.get((label, key), "")):
                self._fullest[label, key] = surface
        self._explain(things, acronyms)
        self._join_spellings()
        self._join_companies()
        self._join_acronyms()
        self._join_slips()

    def name(self, thing: Thing) -> str:
        """Return the fullest name of a thing."""
        return self._fullest.get(self._same.of((thing.label, thing.key)), thing.surface)

    def _explain(self, things: Sequence[Thing], acronyms: Mapping[str, Thing]) -> None:
        for label, key, surface in things:
            full = acronyms.get(surface)
            if full and full.label is label:
                self._same.join((label, key), (label, full.key))

    def _join_spellings(self) -> None:
        """Join what differs only in capitals, accents or full stops to the usual spelling."""
        spellings: dict[tuple[Label, str], list[tuple[Label, str]]] = defaultdict(list)
        for label, key in self._fullest:
            spellings[label, folded(key)].append((label, key))
        for same in spellings.values():
            usual = max(same, key=lambda each: self._counts[each])
            for each in same:
                self._same.join(each, usual)

    def _join_companies(self) -> None:
        for (label, key), name in self._fullest.items():
            first, _, last = name.rpartition(" ")
            if label is Label.ORG and last in COMPANY_WORDS and (label, first) in self._fullest:
                self._same.join((label, first), (label, key))

    def _join_acronyms(self) -> None:
        """Join an acronym to the one full name that it fits; where two fit, to neither."""
        full: dict[tuple[Label, str], list[tuple[Label, str]]] = defaultdict(list)
        for label, key in self._fullest:
            name = self._fullest[label, key]
            if label in _WITH_ACRONYM and " " in name:
                full[label, initials(name)].append((label, key))
        for label, key in self._fullest:
            short = self._fullest[label, key].replace(".", "")
            fitting = {self._same.of(each) for each in full.get((label, short), ())}
            free = self._same.of((label, key)) == (label, key)
            if free and len(fitting) == 1 and is_acronym(short) and len(short) >= SHORTEST:
                self._same.join((label, key), fitting.pop())

    def _join_slips(self) -> None:
        """Join a spelling that no list knows to a more frequent one that is one letter apart."""
        for rare, usual in self._slips():
            self._same.join(rare, usual)

    def _slips(self) -> Iterator[tuple[tuple[Label, str], tuple[Label, str]]]:
        for label in NAMED:
            if label is Label.PERSON:
                continue
            keys = {each: folded(each[1]) for each in self._fullest if each[0] is label}
            for one, other in slips(keys):
                rare, usual = sorted((one, other), key=lambda each: self._counts[each])
                apart = word_apart(keys[one], keys[other])
                slip = apart is not None and misspelt(*apart)
                seen = self._counts[rare] < self._counts[usual]
                if slip and seen and not self._is_listed(rare[1]):
                    yield rare, usual
