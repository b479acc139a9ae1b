"""Which entities of the archive may be one: likely, never certain, so the reader is asked.

Everything is found through buckets (last names, initials, words with one letter left out), so
that the time grows with the number of names and not with that of their pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from annotation.entities import Label
from annotation.identity import Identity, Key, Kin, Suggestion
from annotation.likeness import initials, is_acronym, misspelt, word_apart
from annotation.pairs import slips

MOST_NAMESAKES = 3
"""With more people of one last name than this nobody could say which one is meant."""

_COMPANY_ENDINGS = frozenset(
    {
        *("ab", "ag", "co", "company", "corp", "corporation", "group", "gmbh", "holdings", "inc"),
        *("incorporated", "limited", "llc", "ltd", "nv", "oyj", "plc", "sa", "se", "spa"),
    }
)


def suggestions(identity: Identity, limit: int | None = None) -> list[Suggestion]:
    """Return what may be one entity, the likeliest first, each pair once.

    Pairs that the reader told apart are left out for good, and so is what is joined already.
    """
    wholes = _wholes(identity)
    silenced = {frozenset(map(identity.of, pair)) for pair in identity.silenced}
    best: dict[frozenset[Key], Suggestion] = {}
    for each in _all(wholes):
        pair = frozenset((each.one, each.other))
        known = best.get(pair)
        if pair not in silenced and (known is None or _order(each) < _order(known)):
            best[pair] = each
    return sorted(best.values(), key=_order)[:limit]


def _order(suggestion: Suggestion) -> tuple[float, Key, Key, str]:
    return -suggestion.score, suggestion.one, suggestion.other, suggestion.reason


def _wholes(identity: Identity) -> dict[Key, Kin]:
    """Return everything known about each entity, all its keys together, in a fixed order."""
    wholes: dict[Key, Kin] = {}
    for key in sorted(identity.kin):
        kin, whole = identity.kin[key], identity.of(key)
        entry = wholes.setdefault(whole, Kin(identity.kin[whole].name))
        entry.articles |= kin.articles
        entry.count += kin.count
        entry.titles |= kin.titles
    return wholes


def _all(wholes: Mapping[Key, Kin]) -> Iterator[Suggestion]:
    people = {key: kin for key, kin in wholes.items() if key.label is Label.PERSON}
    yield from _last_names(people)
    yield from _first_names(people)
    yield from _initials(people)
    yield from _acronyms(wholes)
    yield from _companies(wholes)
    yield from _slips(wholes)


def _made(wholes: Mapping[Key, Kin], pair: Iterable[Key], score: float, reason: str) -> Suggestion:
    one, other = sorted(pair, key=lambda key: (len(wholes[key].articles), wholes[key].count, key))
    return Suggestion(one, other, score, reason)


def _in_articles(kin: Kin) -> str:
    count = len(kin.articles)
    return f"“{kin.name}” in {count} article{'' if count == 1 else 's'}"


def _last_names(people: Mapping[Key, Kin]) -> Iterator[Suggestion]:
    """Yield the bare last names with the people who bear them."""
    bearers: dict[str, list[Key]] = defaultdict(list)
    for key in people:
        words = _words(key)
        if len(words) > 1:
            bearers[words[-1]].append(key)
    for key, kin in people.items():
        words = _words(key)
        named = bearers.get(words[0], []) if len(words) == 1 else []
        titled = [each for each in named if kin.titles & people[each].titles]
        beside = [each for each in named if kin.articles & people[each].articles]
        for each in named if len(named) <= MOST_NAMESAKES else titled or beside:
            yield _namesake(people, key, each, len(named), titled == [each])


def _namesake(
    people: Mapping[Key, Kin], bare: Key, full: Key, count: int, titled: bool
) -> Suggestion:
    name, score = people[full].name, 0.8 if count == 1 else 0.4
    if people[bare].articles & people[full].articles:
        reason = f"an article with that last name alone names {name}, too"
        score = 0.5
    elif count == 1:
        reason = f"the only person of that last name in the archive is {name}"
    else:
        reason = f"{name} is one of {count} people of that last name in the archive"
    if titled:
        title = min(people[bare].titles & people[full].titles)
        reason += f", and both are called “{title}”"
        score += 0.15
    return Suggestion(bare, full, score, f"{_in_articles(people[bare])}: {reason}")


def _first_names(people: Mapping[Key, Kin]) -> Iterator[Suggestion]:
    """Yield names of which one has more words: a middle name, or a second last name."""
    ends: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key in people:
        words = _words(key)
        if len(words) == 2:
            ends[words].append(key)
    for key in people:
        words = _words(key)
        if len(words) > 2:
            for short in dict.fromkeys(((words[0], words[-1]), words[:2])):
                for each in ends.get(short, ()):
                    reason = f"“{people[key].name}” may be the longer form of the same name"
                    yield _made(people, (each, key), 0.6, reason)


def _initials(people: Mapping[Key, Kin]) -> Iterator[Suggestion]:
    """Yield names that abbreviate a first name: V. Putin."""
    full: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in people:
        words = _words(key)
        if len(words) > 1 and len(words[0]) > 1:
            full[words[0][0], words[-1]].append(key)
    for key in people:
        words = _words(key)
        if len(words) > 1 and len(words[0]) == 1:
            fitting = full.get((words[0], words[-1]), [])
            for each in fitting if len(fitting) <= MOST_NAMESAKES else ():
                reason = "same initials and the same last name"
                yield _made(people, (key, each), 0.75 if len(fitting) == 1 else 0.4, reason)


def _acronyms(wholes: Mapping[Key, Kin]) -> Iterator[Suggestion]:
    """Yield acronyms with the full names whose initials they are."""
    full: dict[tuple[Label, str], list[Key]] = defaultdict(list)
    for key, kin in wholes.items():
        if key.label is not Label.PERSON and " " in kin.name:
            full[key.label, initials(kin.name)].append(key)
    for key, kin in wholes.items():
        if is_acronym(kin.name):
            fitting = full.get((key.label, kin.name.replace(".", "")), [])
            for each in fitting if len(fitting) <= MOST_NAMESAKES else ():
                reason = f"“{kin.name}” are the initials of {wholes[each].name}"
                yield Suggestion(key, each, 0.7 if len(fitting) == 1 else 0.4, reason)


def _companies(wholes: Mapping[Key, Kin]) -> Iterator[Suggestion]:
    """Yield companies with and without their "Inc."."""
    for key, kin in wholes.items():
        name, _, ending = key.words.rpartition(" ")
        short = Key(key.label, name)
        if key.label is Label.ORG and ending in _COMPANY_ENDINGS and short in wholes:
            reason = f"the same but for “{kin.name.split()[-1]}”"
            yield _made(wholes, (short, key), 0.85, reason)


def _slips(wholes: Mapping[Key, Kin]) -> Iterator[Suggestion]:
    """Yield names that are one letter apart."""
    for label in Label:
        spelled = {key: key.words for key in wholes if key.label is label}
        for one, other in slips(spelled):
            apart = word_apart(one.words, other.words)
            if apart is None or not misspelt(*apart):
                continue
            if wholes[one].articles & wholes[other].articles:
                reason = "one letter apart, though one article names both"
                yield _made(wholes, (one, other), 0.3, reason)
            else:
                score = 0.9 if " " in one.words else 0.5
                yield _made(wholes, (one, other), score, "one letter apart")


def _words(key: Key) -> tuple[str, ...]:
    return tuple(key.words.split())
