"""The people of an article: which names are one person's, and which cannot be told."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from annotation.likeness import folded, misspelt, word_apart
from annotation.pairs import Joined, slips
from annotation.recognition.spans import Candidate

TOGETHER = 150
"""Code points within which two people of one last name are named in one breath: then a bare
last name after them could be either."""

Words = tuple[str, ...]


class People:
    """The full names of an article's people. ``Words`` are a name as the tokeniser cuts it."""

    def __init__(self, candidates: Sequence[Candidate], is_first_name: Callable[[str], bool]):
        """Read every candidate for a person, in text order."""
        self._counts = Counter(each.words for each in candidates)
        self._is_first_name = is_first_name
        self._same: Joined[Words] = Joined()
        self._by_part: dict[str, list[Words]] = defaultdict(list)
        for words in self._counts:
            if len(words) > 1:
                for part in dict.fromkeys(words):
                    self._by_part[part].append(words)
        self._join_misspelt()
        self._join_longer()
        self._join_misspelt_last_names()
        self._named: dict[str, list[tuple[int, Words]]] = defaultdict(list)
        self._titles: dict[str, dict[Words, None]] = defaultdict(dict)

    def meant(self, candidate: Candidate, title: str) -> list[Words]:
        """Return the names that a candidate may mean: one where that is certain.

        Candidates must come in text order: a bare last name means whom it meant last.
        """
        words = candidate.words
        if len(words) == 1:
            bearers = self._bearers(self._same.of(words))
            if len(bearers) > 1:
                return self._decided(words, bearers, title)
            return bearers or [self._same.of(words)]
        person = self._same.of(words)
        for part in dict.fromkeys((words[0], words[-1], person[0], person[-1])):
            self._named[part].append((candidate.start, person))
        if title:
            self._titles[title.casefold()][person] = None
        return [person]

    def _bearers(self, words: Words) -> list[Words]:
        """Return the people whose longer names hold these words."""
        longer = (each for each in self._by_part.get(words[-1], ()) if extends(each, words))
        return list(dict.fromkeys(map(self._same.of, longer)))

    def _decided(self, words: Words, bearers: list[Words], title: str) -> list[Words]:
        """Choose by the title, else by the full name nearest before."""
        titled = [each for each in self._titles.get(title.casefold(), ()) if each in bearers]
        if title and len(titled) == 1:
            return titled
        before = [each for each in self._named.get(words[-1], ()) if each[1] in bearers]
        if not before:
            return bearers
        place, nearest = before[-1]
        rival = next((at for at, person in reversed(before) if person != nearest), None)
        return bearers if rival is not None and place - rival < TOGETHER else [nearest]

    def _join_misspelt(self) -> None:
        """Join full names that are one person's with a slip of one letter."""
        full = {words: folded(" ".join(words)) for words in self._counts if len(words) > 1}
        for one, other in slips(full):
            apart = word_apart(full[one], full[other])
            if apart and misspelt(*apart) and self._is_slip(one, other, apart):
                rare, usual = sorted((one, other), key=lambda each: self._counts[each])
                first_seen = self._counts[one] == self._counts[other]
                self._same.join(other if first_seen else rare, one if first_seen else usual)

    def _is_slip(self, one: Words, other: Words, apart: tuple[str, str]) -> bool:
        if folded(one[-1]) in apart or folded(other[-1]) in apart:
            return True
        listed = all(self._is_first_name(word.capitalize()) for word in apart)
        seen = self._counts[one] != self._counts[other]
        return seen and (not listed or apart[0].replace("y", "i") == apart[1].replace("y", "i"))

    def _join_longer(self) -> None:
        """Join a full name to the one longer name in the article that holds it."""
        for words in sorted((w for w in self._counts if len(w) > 1), key=len, reverse=True):
            longer = {
                self._same.of(each): None
                for each in self._by_part[words[-1]]
                if len(each) > len(words) and extends(each, words)
            }
            if len(longer) == 1:
                self._same.join(words, next(iter(longer)))

    def _join_misspelt_last_names(self) -> None:
        """Join a bare last name to the more frequent one that it is a slip of."""
        last = Counter[str]()
        for words, count in self._counts.items():
            last[words[-1]] += count
        for one, other in slips({word: folded(word) for word in last}):
            rare, usual = sorted((one, other), key=lambda each: last[each])
            bare = (rare,) in self._counts and not self._by_part.get(rare)
            if bare and last[rare] < last[usual] and misspelt(folded(rare), folded(usual)):
                self._same.join((rare,), (usual,))


def extends(longer: Words, words: Words) -> bool:
    """Tell whether a longer name may be the same person's: its words in order, no other initials.

    George W. Bush is not George H. W. Bush, though all words of one stand in the other.
    """
    rest = iter(longer)
    if not all(word in rest for word in words):
        return False
    initials = [_initials(words), _initials(longer)]
    return not initials[0] or initials[0] == initials[1]


def _initials(words: Words) -> list[str]:
    return [word[0] for word in words if len(word.rstrip(".")) == 1]
