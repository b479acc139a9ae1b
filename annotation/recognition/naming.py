"""Gives each mention its entity: the fullest name that the article uses for the same thing."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from annotation.entities import Label, Mention
from annotation.likeness import folded, without_possessive
from annotation.recognition.acronyms import explained, with_acronyms
from annotation.recognition.lexicon import Lexicon
from annotation.recognition.people import People, Words
from annotation.recognition.spans import Candidate
from annotation.recognition.things import NAMED, Thing, Things
from annotation.recognition.titles import Offices, title_before

__all__ = ["NAMED", "name_all"]


def name_all(text: str, candidates: Sequence[Candidate], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions of an article, in text order, from candidates in text order."""
    candidates = [_without_possessive(each) for each in candidates]
    known = explained(text, candidates)
    candidates = with_acronyms(text, candidates, known)
    keyed = [(each, _thing(text, each, lexicon)) for each in candidates]
    acronyms = {acronym: _thing(text, full, lexicon) for acronym, full in known.items()}
    things = Things([thing for _, thing in keyed], acronyms, lambda name: _is_listed(name, lexicon))
    people = _PeopleNamed(text, [each for each in candidates if _is_person(each)], lexicon)
    mentions = []
    for each, thing in keyed:
        entity, reason = people.name(each) if _is_person(each) else (things.name(thing), "")
        reason = f"{each.reason}; {reason}" if reason else each.reason
        mentions.append(Mention(each.start, each.end, each.label, entity, each.score, reason))
    return _with_descriptions(text, mentions, lexicon)


def _without_possessive(candidate: Candidate) -> Candidate:
    """Return the candidate with words that are the name alone; its place stays."""
    words = candidate.words
    return replace(candidate, words=words[:-1]) if words[1:] and words[-1] == "'s" else candidate


def _is_person(candidate: Candidate) -> bool:
    return candidate.label is Label.PERSON and bool(candidate.words)


class _PeopleNamed:
    """The people of an article, and how it prints their names."""

    def __init__(self, text: str, people: Sequence[Candidate], lexicon: Lexicon) -> None:
        self._text = text
        self._printed: dict[Words, str] = {}
        for each in people:
            self._printed.setdefault(each.words, _surface(text, each))
        self._people = People(people, lambda word: _is_first_name(word, lexicon))

    def name(self, candidate: Candidate) -> tuple[str, str]:
        """Return the name of the person meant, and a doubt in words where it could be two."""
        title = title_before(self._text, candidate.start)
        meant = [self._printed[words] for words in self._people.meant(candidate, title)]
        if len(meant) == 1:
            return meant[0], ""
        return _surface(self._text, candidate), f"could be {' or '.join(meant)}"


def _with_descriptions(
    text: str, mentions: Sequence[Mention], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Add the titles of people, and the phrases that mean somebody without naming them."""
    offices = Offices(text, mentions, _canonical(lexicon))
    described = {each.start: each for each in offices.described()}
    inside = {place for each in described.values() for place in range(each.start, each.end)}
    named = [
        replace(each, title=offices.title_of(each)) if each.label is Label.PERSON else each
        for each in mentions
        if each.start not in inside
    ]
    return tuple(sorted([*named, *described.values()], key=lambda each: each.start))


def _surface(text: str, candidate: Candidate) -> str:
    """Return the words as the article prints them; capitals of a headline as its body does."""
    printed = " ".join(text[candidate.start : candidate.end].split())
    if candidate.words and printed.casefold() == " ".join(candidate.words).casefold():
        printed = " ".join(candidate.words)
    return without_possessive(printed)


def _thing(text: str, candidate: Candidate, lexicon: Lexicon) -> Thing:
    """Return what a candidate names: all names of the same thing share its key."""
    surface = _surface(text, candidate)
    entry = lexicon.get(candidate.words) if candidate.words else None
    key = entry.canonical if entry and entry.canonical else surface
    return Thing(candidate.label, key, surface)


def _is_listed(name: str, lexicon: Lexicon) -> bool:
    return lexicon.get(name.split()) is not None


def _is_first_name(word: str, lexicon: Lexicon) -> bool:
    entry = lexicon.get((word,))
    return bool(entry and "first_names" in entry.kinds)


@lru_cache(maxsize=2)
def _canonical(lexicon: Lexicon) -> dict[str, str]:
    """Return where the lists say "A = B", in folded words."""
    return {
        folded(" ".join(words)): folded(entry.canonical)
        for words, entry in lexicon.entries.items()
        if entry.canonical
    }
