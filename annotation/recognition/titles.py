"""Titles before a person's name, and phrases such as "the Russian president" that mean a person."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotation.entities import Label, Mention
from annotation.likeness import folded
from annotation.recognition.lexicon import RESOURCES, read_list
from annotation.recognition.tokens import plain

LOOK_BACK = 90
"""Code points before a name in which its title stands."""

DESCRIBED = 0.5
"""Score of a phrase that means a person without naming them."""

_HOLDERS = (Label.NORP, Label.PLACE, Label.ORG)
_NO_OFFICE = frozenset(
    {
        *("actor", "actress", "aunt", "author", "brother", "comrade", "correspondent", "count"),
        *("dalai", "dame", "defender", "doctor", "don", "dr", "dr.", "editor", "father", "fr."),
        *("frau", "goalkeeper", "herr", "justice", "lady", "lama", "lord", "madam", "madame"),
        *("manager", "messrs", "midfielder", "miss", "monsieur", "mother", "mr", "mr.", "mrs"),
        *("mrs.", "ms", "ms.", "mx", "mx.", "officer", "private", "prof", "prof.", "professor"),
        *("quarterback", "rev", "rev.", "saint", "señor", "signor", "singer", "sir", "sister"),
        *("skipper", "st.", "striker", "uncle", "winger", "mp", "mep", "msp", "td", "major"),
    }
)
"""Titles that no state or organisation has just one of."""

_NOT_YET = frozenset({"candidate", "candidates", "election", "elections", "elect", "hopeful"})
_NOT_YET |= {"nominee", "race", "office", "designate"}
_GAP = r"[^\S\n]+"
_WORDS = re.compile(r"[^\s,;:()“”\"]+")
_OFFICE = r"([\w-]+(?: [\w-]+){0,3})"
_THE = re.compile(rf"\b[Tt]he{_GAP}\Z")
_OFFICE_OF = re.compile(rf"{_OFFICE} of (?:the )?\Z")
_THE_OFFICE_OF = re.compile(rf"\b[Tt]he {_OFFICE} of (?:the )?\Z")
_BEFORE_OF = (" of ", " of the ")
"""What stands before a name that an office is one of."""

_BEHIND = re.compile(rf"{_GAP}{_OFFICE}")


class Tie(NamedTuple):
    """What somebody is, of which state or organisation, in folded words."""

    office: str
    of: str


class _Phrase(NamedTuple):
    """A place ``[start, end)`` with the tie that it speaks of."""

    start: int
    end: int
    tie: Tie


@lru_cache(maxsize=1)
def known_titles() -> frozenset[str]:
    """Return every listed title in lower case.

    Raises:
        LexiconError: the list is missing, empty or not UTF-8.
    """
    lines = read_list(RESOURCES / "lexicon", "titles")
    return frozenset(line.removesuffix("?").strip().casefold() for line in lines)


@lru_cache(maxsize=1)
def _nations() -> dict[str, str]:
    pairs = (line.split(" = ") for line in read_list(RESOURCES / "lexicon", "nations"))
    return {folded(people): folded(nation) for people, nation in pairs}


def _is_office(words: str) -> bool:
    return words in known_titles() and words not in _NO_OFFICE


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    """Return the words that titles end in: most names have none of them before them."""
    return frozenset(title.split()[-1] for title in known_titles())


def title_before(text: str, start: int) -> str:
    """Return the longest title that ends right before an offset, as printed; "" for none."""
    before = plain(text[max(0, start - LOOK_BACK) : start]).rpartition("\n")[2]
    if before[before.rfind(" ", 0, -1) + 1 : -1].casefold() not in _last_words():
        return ""
    words = list(_WORDS.finditer(before))[-5:]
    if not before.endswith(" ") or not words or words[-1].end() != len(before.rstrip()):
        return ""
    for first in words:
        stretch = before[first.start() :].rstrip()
        printed = " ".join(stretch.split())
        if printed.casefold() in known_titles() and "," not in stretch:
            capital = any(word[0].isupper() for word in printed.split())
            return printed if capital or _is_office(printed) else ""
    return ""


class Offices:
    """Who is called what in one article, and the phrases that mean them."""

    def __init__(self, text: str, mentions: Sequence[Mention], canonical: dict[str, str]) -> None:
        """Read the article; ``canonical`` leads folded names to what they are another name of."""
        self._text = plain(text)
        self._canonical = canonical
        self._mentions = mentions
        self._holders: dict[Tie, dict[str, None]] = defaultdict(dict)
        self._said: dict[int, str] = {}
        for before, person in zip((None, *mentions), mentions, strict=False):
            if person.label is Label.PERSON:
                self._read_before(before, person)
        for person, after in itertools.pairwise(mentions):
            if person.label is Label.PERSON and after.label in _HOLDERS:
                self._read_after(person, after)

    def title_of(self, person: Mention) -> str:
        """Return the title right before a person's name, with whom it is a title of, or ""."""
        return self._said.get(person.start, "")

    def described(self) -> Iterator[Mention]:
        """Yield the phrases that can mean one person only, as mentions of that person."""
        starts = {mention.start for mention in self._mentions}
        for each in self._mentions:
            phrase = self._phrase_at(each) if each.label in _HOLDERS else None
            if phrase is None or self._names_somebody(phrase.end, starts):
                continue
            people = list(self._holders.get(phrase.tie, ()))
            if len(people) == 1:
                words = " ".join(self._text[phrase.start : phrase.end].split())
                reason = f"a description: the article calls only {people[0]} “{words[4:]}”"
                place = phrase.start, phrase.end
                yield Mention(*place, Label.PERSON, people[0], DESCRIBED, reason)

    def _read_before(self, before: Mention | None, person: Mention) -> None:
        """Learn from "Russian President Vladimir Putin" and the like."""
        title = title_before(self._text, person.start)
        self._said[person.start] = title
        if before is None or before.label not in _HOLDERS:
            return
        between = self._text[before.end : person.start]
        if len(between) > LOOK_BACK or "\n" in between:
            return
        office = between.strip(" ,").casefold()
        start = before.start
        if between.startswith(" ") and _is_office(office) and not self._is_former(start):
            self._tie(office, before, person)
        if title and office == title.casefold() and not between.rstrip().endswith(","):
            self._said[person.start] = f"{before.span.of(self._text)} {title}"
        if between in (" ", ", "):
            of = self._before_of(_OFFICE_OF, start)
            found = self._last_office(of[1]) if of else ""
            if of and found and not self._is_former(start - len(of[0]) + of[1].rfind(found)):
                self._tie(found.casefold(), before, person)

    def _read_after(self, person: Mention, after: Mention) -> None:
        """Learn from "Vladimir Putin, the Russian president," and the like."""
        between = self._text[person.end : after.start]
        if between in (", ", ", the "):
            office, end = self._office_from(after.end)
            if office and self._text[end : end + 1] in (",", ".", ";", ")", "\n", ""):
                self._tie(office, after, person)
            return
        of = re.fullmatch(r", (?:the )?([\w-]+(?: [\w-]+){0,3}) of (?:the )?", between)
        if of and _is_office(of[1].casefold()):
            self._tie(of[1].casefold(), after, person)

    def _tie(self, office: str, of: Mention, person: Mention) -> None:
        self._holders[self._made(office, of)][person.entity] = None

    def _made(self, office: str, of: Mention) -> Tie:
        name = folded(of.entity)
        for known in (self._canonical, _nations(), self._canonical):
            name = known.get(name, name)
        return Tie(office.replace("-", " "), name)

    def _phrase_at(self, of: Mention) -> _Phrase | None:
        """Return "the Russian president" or "the president of Russia" around a name."""
        head = _THE.search(self._text[max(0, of.start - 8) : of.start])
        office, end = self._office_from(of.end) if head else ("", 0)
        if head and office and not self._goes_on(end):
            return _Phrase(of.start - len(head[0]), end, self._made(office, of))
        tail = self._before_of(_THE_OFFICE_OF, of.start)
        if tail and _is_office(tail[1].casefold()) and not self._goes_on(of.end):
            start = of.start - len(tail[0])
            return _Phrase(start, of.end, self._made(tail[1].casefold(), of))
        return None

    def _before_of(self, wanted: re.Pattern[str], start: int) -> re.Match[str] | None:
        """Return the match of an expression that ends in "of" right before a name."""
        before = self._text[max(0, start - LOOK_BACK) : start]
        return wanted.search(before) if before.endswith(_BEFORE_OF) else None

    def _office_from(self, start: int) -> tuple[str, int]:
        """Return the longest office that begins after a name, in lower case, and its end."""
        after = _BEHIND.match(self._text[start : start + LOOK_BACK])
        if not after:
            return "", start
        words = after[1].split(" ")
        for count in range(len(words), 0, -1):
            office = " ".join(words[:count])
            if _is_office(office.casefold()):
                return office.casefold(), start + after.start(1) + len(office)
        return "", start

    def _last_office(self, words: str) -> str:
        """Return the longest office that words end in, as printed; "" for none."""
        parts = words.split(" ")
        endings = (" ".join(parts[at:]) for at in range(len(parts)))
        return next((each for each in endings if _is_office(each.casefold())), "")

    def _is_former(self, start: int) -> bool:
        before = self._text[max(0, start - 20) : start].casefold()
        return bool(re.search(r"(?:former|then|late|past|previous|acting|ex)[\s-]+$", before))

    def _goes_on(self, end: int) -> bool:
        """Tell whether the words after a phrase make something else of it."""
        after = re.match(r"(-\w)|(?:[^\S\n]+([\w-]+))", self._text[end : end + 40])
        if not after:
            return False
        word = after[2] or ""
        return bool(after[1]) or word[:1].isupper() or word.casefold() in _NOT_YET

    def _names_somebody(self, end: int, starts: set[int]) -> bool:
        """Tell whether the phrase is followed by the name itself: that is marked already."""
        gap = re.match(r",?\s*", self._text[end : end + 3])
        return end + len(gap[0] if gap else "") in starts
