"""Gives each mention its entity: the fullest name that the article uses for the same thing."""

from collections import defaultdict
from collections.abc import Sequence

from annotation.entities import Label, Mention
from annotation.recognition.document import COMPANY_WORDS
from annotation.recognition.lexicon import Lexicon
from annotation.recognition.spans import Candidate

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "&", "de", "la", "-"})
NAMED = (Label.PERSON, Label.ORG, Label.PLACE, Label.NORP, Label.EVENT, Label.PRODUCT)


def name_all(text: str, candidates: Sequence[Candidate], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions of an article, in text order, from candidates in text order."""
    people = _People()
    for each in candidates:
        if each.label is Label.PERSON:
            people.note(each.words)
    fullest = _fullest(text, candidates, lexicon)
    mentions = []
    for each in candidates:
        surface = _surface(text, each)
        if each.label is Label.PERSON:
            entity = people.fullest(each, surface)
        else:
            entity = fullest.get((each.label, _key(each, surface, lexicon)), surface)
        mentions.append(Mention(each.start, each.end, each.label, entity, each.score, each.reason))
    return tuple(mentions)


def _surface(text: str, candidate: Candidate) -> str:
    """Return the words as the article prints them; capitals of a headline as its body does."""
    printed = " ".join(text[candidate.start : candidate.end].split())
    if candidate.words and printed.casefold() == " ".join(candidate.words).casefold():
        return " ".join(candidate.words)
    return printed


class _People:
    """The full names of an article's people, in the order in which they appear."""

    def __init__(self) -> None:
        self._full: dict[tuple[str, ...], None] = {}
        self._by_part: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._last: dict[str, tuple[str, ...]] = {}

    def note(self, words: tuple[str, ...]) -> None:
        """Remember a name of two words or more."""
        if len(words) > 1 and words not in self._full:
            self._full[words] = None
            for part in {words[0], *words[1:]}:
                self._by_part[part].append(words)

    def fullest(self, candidate: Candidate, surface: str) -> str:
        """Return the full name meant: the one named last before, else the first in the article."""
        words = candidate.words
        if not words:
            return surface
        longer = [
            full
            for full in self._by_part.get(words[-1], ())
            if len(full) > len(words) and _is_part_of(words, full)
        ]
        best = words
        if longer:
            recent = self._last.get(words[-1])
            best = recent if recent in longer else longer[0]
        for part in (best[0], best[-1]):
            self._last[part] = best
        return _printed(best) if longer else surface


def _is_part_of(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(word in rest for word in words)


def _printed(words: tuple[str, ...]) -> str:
    return " ".join(words).replace(" - ", "-").replace(" 's", "'s")


def _key(candidate: Candidate, surface: str, lexicon: Lexicon) -> str:
    """Return what all names of the same thing share."""
    entry = lexicon.get(candidate.words) if candidate.words else None
    return entry.canonical if entry and entry.canonical else surface


def _fullest(
    text: str, candidates: Sequence[Candidate], lexicon: Lexicon
) -> dict[tuple[Label, str], str]:
    """Return for each thing its longest name here, abbreviations led to what they stand for."""
    fullest: dict[tuple[Label, str], str] = {}
    for each in candidates:
        surface = _surface(text, each)
        key = (each.label, _key(each, surface, lexicon))
        if each.label in NAMED and len(surface) > len(fullest.get(key, "")):
            fullest[key] = surface
    for (label, _), name in list(fullest.items()):
        first, _, last = name.rpartition(" ")
        if label is Label.ORG and last in COMPANY_WORDS and (label, first) in fullest:
            fullest[(label, first)] = name
    full = {_initials(name): name for (label, _), name in fullest.items() if label is Label.ORG}
    for (label, thing), name in list(fullest.items()):
        if label is Label.ORG and name.isupper() and 3 <= len(name) <= 6:
            fullest[(label, thing)] = full.get(name, name)
    return fullest


def _initials(name: str) -> str:
    words = name.replace("-", " ").split()
    return "".join(word[0].upper() for word in words if word not in _SMALL)
