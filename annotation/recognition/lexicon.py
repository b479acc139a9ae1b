"""The lists of names and words in resources/lexicon.

One entry a line. "A = B" makes A another name of B; a trailing "?" says that the entry is often
something else, so that the list alone proves nothing; "#" starts a comment line.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

NAME_LISTS = (
    "countries",
    "cities",
    "regions",
    "demonyms",
    "groups",
    "organisations",
    "first_names",
    "surnames",
    "titles",
    "products",
    "events",
)
WORD_LISTS = (
    "organisation_words",
    "place_words",
    "generic",
    "equipment",
    "abbreviations",
    "sentence_starters",
)


class LexiconError(Exception):
    """A word list is missing or damaged."""


@dataclass
class Entry:
    """What the lists know about one phrase: the lists it is on, and those that are certain.

    ``rows`` are the lines of the lists as they are written, in the order of ``kinds``.
    """

    kinds: list[str] = field(default_factory=list)
    sure: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    canonical: str = ""

    def row(self, kind: str) -> str:
        """Return the line of one list."""
        return self.rows[self.kinds.index(kind)]


class Hit(NamedTuple):
    """A listed phrase at the words ``[start, end)`` of a sentence."""

    start: int
    end: int
    entry: Entry


class Lexicon:
    """All lists, ready to be looked up."""

    def __init__(self, folder: Path, split: Callable[[str], list[str]]) -> None:
        """Read the lists in ``folder``; ``split`` cuts a phrase into words as the tokeniser does.

        Raises:
            LexiconError: a list is missing, empty or not UTF-8.
        """
        self.words = {name: read_words(folder, name) for name in WORD_LISTS}
        self.entries: dict[tuple[str, ...], Entry] = {}
        self._longest: dict[str, int] = {}
        for name in NAME_LISTS:
            for line in read_list(folder, name):
                self._add(line, name, split)

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Return the longest listed phrases from left to right; they do not overlap."""
        hits: list[Hit] = []
        for at in [at for at, word in enumerate(words) if word in self._longest]:
            hit = self._at(words, at) if not hits or hits[-1].end <= at else None
            if hit:
                hits.append(hit)
        return hits

    def get(self, words: Iterable[str]) -> Entry | None:
        """Return what the lists know about exactly these words."""
        return self.entries.get(tuple(words))

    def _at(self, words: Sequence[str], start: int) -> Hit | None:
        longest = min(self._longest[words[start]], len(words) - start)
        for length in range(longest, 0, -1):
            entry = self.entries.get(tuple(words[start : start + length]))
            if entry:
                return Hit(start, start + length, entry)
        return None

    def _add(self, line: str, kind: str, split: Callable[[str], list[str]]) -> None:
        phrase, _, canonical = (part.strip() for part in line.partition(" = "))
        sure = not phrase.endswith("?")
        words = tuple(split(phrase.removesuffix("?").strip()))
        entry = self.entries.setdefault(words, Entry())
        entry.kinds.append(kind)
        entry.rows.append(line)
        if sure:
            entry.sure.append(kind)
        entry.canonical = entry.canonical or canonical
        self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))


def read_words(folder: Path, name: str) -> frozenset[str]:
    """Return the entries of a plain word list.

    Raises:
        LexiconError: the list is missing, empty or not UTF-8.
    """
    return frozenset(line.removesuffix("?").strip() for line in read_list(folder, name))


def read_list(folder: Path, name: str) -> list[str]:
    """Return the entries of a list as they are written.

    Raises:
        LexiconError: the list is missing, empty or not UTF-8.
    """
    path = folder / f"{name}.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"The word list {path} cannot be read: install Pressmark again."
        ) from error
    entries = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not entries:
        raise LexiconError(f"The word list {path} is empty: install Pressmark again.")
    return entries
