"""The sentences that the tagger learns from: read, mapped to our tags, and varied.

Corpora do not agree on what they mark. A word for which a corpus does not tell may have any of
the tags that it leaves open; what is certain in one corpus teaches the others.
"""

import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotation.recognition.lexicon import RESOURCES, Lexicon
from annotation.recognition.loading import load_lexicon
from annotation.recognition.model import TAGS
from annotation.recognition.tokens import Tokeniser, plain

NEWS = RESOURCES / "corpora" / "news"
WRITTEN = RESOURCES / "corpora" / "written"
PLAIN_TEXT = "gmb_text/sentences.txt.gz"
_COARSE = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
_OPEN = ("NORP", "EVENT", "PRODUCT")
_OWN = {
    **dict.fromkeys(("event", "conference", "election"), ("EVENT",)),
    **dict.fromkeys(("product", "creative-work", "book", "album", "song", "poem"), ("PRODUCT",)),
    **dict.fromkeys(("MilitaryPlatform", "Weapon"), ("PRODUCT",)),
    "magazine": ("PRODUCT", "ORG"),
    "misc": _OPEN,
    "MISC": _OPEN,
}
"""What the corpora's own kinds of MISC may be here; all others are no name to us."""


@dataclass(frozen=True)
class Source:
    """A corpus file: how often it counts, and what its unmarked words may be besides O."""

    file: str
    times: int = 1
    silent: tuple[str, ...] = ()
    dev: bool = False


SOURCES = (
    Source("crossner/train.tsv", 2),
    Source("crossner/dev.tsv", 2, dev=True),
    Source("wnut17/train.tsv", silent=("NORP", "EVENT")),
    Source("wnut17/dev.tsv", silent=("NORP", "EVENT"), dev=True),
    Source("btc/train.tsv", silent=_OPEN),
    Source("uner_ewt/dev.tsv", 3, silent=_OPEN, dev=True),
    Source("gum_named/train.tsv", 2),
    Source("gum_named/dev.tsv", 2, dev=True),
    Source("multiner_gov/train.tsv"),
    Source("multiner_gov/dev.tsv", dev=True),
)
"""What may be trained on: no test split, nothing whose licence forbids shipping a model.

re3d is left out because it marks generic phrases as names.
"""


@dataclass(frozen=True)
class Labelled:
    """A sentence in our tokens, with the tags (numbers in TAGS) that each may have."""

    words: tuple[str, ...]
    allowed: tuple[tuple[int, ...], ...]


def read_training(
    folder: Path, *, dev: bool = True, without: frozenset[str] = frozenset()
) -> list[Labelled]:
    """Read all training sentences; with ``dev`` false without the development splits.

    ``without`` names folders of corpora to leave out.
    """
    tokeniser, _ = load_lexicon(RESOURCES / "lexicon")
    sentences: list[Labelled] = []
    for source in SOURCES:
        if (dev or not source.dev) and source.file.split("/")[0] not in without:
            rows = read_rows(folder / source.file)
            sentences += [labelled(each, tokeniser, source.silent) for each in rows] * source.times
    for own in (NEWS, WRITTEN):
        if own.name not in without:
            sentences += [labelled(each, tokeniser, ()) for each in read_rows(own / "train.tsv")]
    return [each for each in sentences if each.words]


def read_rows(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """Yield the sentences of a corpus file as rows of word, coarse tag, own tag."""
    rows: list[tuple[str, str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#doc=") or not line.strip():
            if rows:
                yield rows
            rows = []
        else:
            word, coarse, own = (*line.split("\t"), "O")[:3]
            rows.append((word, coarse, own))


def labelled(
    rows: Sequence[tuple[str, str, str]], tokeniser: Tokeniser, silent: tuple[str, ...]
) -> Labelled:
    """Return a sentence in our tokens; a token has the tag of the word that it overlaps."""
    allowed: list[tuple[int, ...]] = []
    words: list[str] = []
    text = " ".join(word for word, _, _ in rows)
    ends, at = [], 0
    for word, _, _ in rows:
        ends.append(at + len(word))
        at += len(word) + 1
    row, before = 0, -1
    for token in tokeniser.words(plain(text)):
        while ends[row] <= token.start:
            row += 1
        _, coarse, own = rows[row]
        continued = coarse.startswith("I-") or (coarse.startswith("B-") and row == before)
        allowed.append(_tags(coarse[2:], own[2:], continued, silent, bool(allowed)))
        words.append(token.text)
        before = row
    return Labelled(tuple(words), tuple(allowed))


def _tags(
    coarse: str, own: str, continued: bool, silent: tuple[str, ...], inside: bool
) -> tuple[int, ...]:
    start = "I-" if continued and inside else "B-"
    if coarse in _COARSE:
        return (TAGS.index(start + _COARSE[coarse]),)
    if coarse == "MISC":
        kinds = (own,) if own in _OPEN else _OWN.get(own, ())
        if own in _OPEN or len(kinds) == 1:
            return (TAGS.index(start + kinds[0]),)
        return (0, *(TAGS.index(each + kind) for kind in kinds for each in ("B-", "I-")))
    return (0, *(TAGS.index(each + kind) for kind in silent for each in ("B-", "I-")))


def plain_text(folder: Path) -> Iterator[str]:
    """Yield the sentences of the unannotated text, without those of our news test."""
    test = {" ".join(word for word, _, _ in rows) for rows in read_rows(NEWS / "test.tsv")}
    with gzip.open(folder / PLAIN_TEXT, "rt", encoding="utf-8") as lines:
        for line in lines:
            sentence = " ".join(line.split())
            if sentence not in test:
                yield sentence


def word_cases(sentences: Iterable[Sequence[str]], least: int = 3) -> dict[str, str]:
    """Say of each common word how it is mostly written inside a sentence.

    ``x`` lower case, ``X`` with a capital, ``A`` in capitals, ``m`` now so, now so.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for words in sentences:
        for word in words[1:]:
            if word.isalpha():
                kind = "x" if word.islower() else "A" if word.isupper() and len(word) > 1 else "X"
                counts[word.lower()][kind] += 1
    return {word: _case(seen) for word, seen in counts.items() if seen.total() >= least}


def _case(seen: Counter[str]) -> str:
    kind, count = max(sorted(seen.items()), key=lambda item: item[1])
    return kind if count >= 0.9 * seen.total() else "m"


def vocabulary_of(
    sentences: Iterable[Sequence[str]], least: int = 3, most: int = 24_000
) -> dict[str, int]:
    """Return the numbers, from 1, of the words worth a vector of their own."""
    counts = Counter(word.lower() for words in sentences for word in words)
    kept = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return {word: number for number, (word, count) in enumerate(kept, start=1) if count >= least}


class Swaps:
    """Other names to put in the place of a name, so that the words around it are learned."""

    def __init__(self, sentences: Iterable[Labelled], lexicon: Lexicon) -> None:
        seen: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for sentence in sentences:
            for start, end, kind in spans(sentence):
                seen[kind].add(sentence.words[start:end])
        for words, entry in lexicon.entries.items():
            for listed, kind in (("cities", "PLACE"), ("organisations", "ORG")):
                if listed in entry.sure:
                    seen[kind].add(words)
        self._names = {kind: sorted(names) for kind, names in seen.items()}
        self._first = sorted(w[0] for w, e in lexicon.entries.items() if "first_names" in e.kinds)
        self._last = sorted(w[0] for w, e in lexicon.entries.items() if "surnames" in e.kinds)

    def pick(self, kind: str, chance: random.Random) -> tuple[str, ...]:
        """Return some name of a kind."""
        if kind == "PERSON" and chance.random() < 0.6:
            return (chance.choice(self._first), chance.choice(self._last))
        return chance.choice(self._names[kind])


def spans(sentence: Labelled) -> list[tuple[int, int, str]]:
    """Return the certain names of a sentence as (first word, end, kind)."""
    found: list[tuple[int, int, str]] = []
    for at, allowed in enumerate(sentence.allowed):
        tag = TAGS[allowed[0]] if len(allowed) == 1 else "O"
        if tag.startswith("I-") and found and found[-1][1] == at and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], at + 1, tag[2:])
        elif tag != "O":
            found.append((at, at + 1, tag[2:]))
    return found


SWAPPED = frozenset({"PERSON", "ORG", "PLACE"})


def altered(sentence: Labelled, swaps: Swaps, chance: random.Random) -> Labelled:
    """Return the sentence, now and then with other names or other capitals."""
    if chance.random() < 0.25:
        sentence = _with_other_names(sentence, swaps, chance)
    dice = chance.random()
    if dice < 0.03:
        return Labelled(tuple(word.lower() for word in sentence.words), sentence.allowed)
    if dice < 0.05:
        return Labelled(tuple(word.upper() for word in sentence.words), sentence.allowed)
    if dice < 0.065:
        return Labelled(tuple(map(_capital, sentence.words)), sentence.allowed)
    return sentence


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _with_other_names(sentence: Labelled, swaps: Swaps, chance: random.Random) -> Labelled:
    words: list[str] = []
    allowed: list[tuple[int, ...]] = []
    at = 0
    for start, end, kind in spans(sentence):
        words += sentence.words[at:start]
        allowed += sentence.allowed[at:start]
        name = sentence.words[start:end]
        if kind in SWAPPED and chance.random() < 0.5 and not (kind == "PERSON" and end - start < 2):
            name = swaps.pick(kind, chance)
        words += name
        first, inner = TAGS.index("B-" + kind), TAGS.index("I-" + kind)
        allowed += [(first,)] + [(inner,)] * (len(name) - 1)
        at = end
    return Labelled((*words, *sentence.words[at:]), (*allowed, *sentence.allowed[at:]))
