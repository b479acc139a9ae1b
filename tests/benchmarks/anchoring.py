"""How well and how fast marked passages are found again; ``anchor_cases`` defines the terms.

The thresholds were set on the even pages, all figures are of the odd ones. Without the pages
(they are not part of the project) the edits are made to our annotated news, and the figures of
extractions are left out. The reference is what was asked for.
"""

import random
from collections.abc import Iterable, Iterator
from functools import partial

from annotation.anchoring import Anchorer, describe
from annotation.selectors import Selectors, Span
from tests.annotation.edits import CHARACTERS, HISTORY, WORDS, Act, Editor, some_span
from tests.benchmarks.analysis import news, seconds
from tests.benchmarks.anchor_cases import PAGES, Found, edited, extractions, pages
from tests.benchmarks.figures import Figure

PASSAGES = 1000
"""Passages for each kind and share of edits."""

SHARES = (0.05, 0.1, 0.25, 0.4)
ASKED = {0.05: 98, 0.1: 98, 0.25: 90, 0.4: 0}
KINDS: dict[str, tuple[Act, ...]] = {
    "letters": CHARACTERS,
    "words": WORDS,
    "history": HISTORY,
}
PHRASE = 20
"""Passages from so many code points on are told apart from single words and names."""

LARGE, STRETCH = 1_000_000, 4_000


def figures(passages: int = PASSAGES) -> Iterator[Figure]:
    """Measure recall by kind and share of edits, wrong anchors, orphans, and the time."""
    texts = pages(odd=True)
    everything: list[Found] = []
    for kind, acts in KINDS.items():
        for share in SHARES:
            found = list(edited(texts, share, acts, passages))
            everything += found
            yield from _recall(f"{kind} {share:.0%}", found, ASKED[share])
    yield from _sureness("edits", everything)
    refrains = [
        each
        for acts in KINDS.values()
        for share in SHARES
        for each in edited(texts, share, acts, passages // 4, refrains=True)
    ]
    yield from _sureness("refrains", refrains)
    if PAGES.exists():
        yield from _sureness("extractions", list(extractions(odd=True)))
    yield from times()


def _recall(name: str, found: Iterable[Found], asked: float) -> Iterator[Figure]:
    kept = [each for each in found if each.kind == "kept"]
    phrases = [each for each in kept if each.length >= PHRASE]
    right = [each for each in kept if each.verdict == "right"]
    yield _share(f"anchoring, {name}: found", right, kept, asked)
    some = [each for each in phrases if each.verdict == "right"]
    yield _share(f"anchoring, {name}: found, from {PHRASE} letters on", some, phrases, asked)
    yield _share(f"anchoring, {name}: ends right", [e for e in right if e.sharp], right, 0)


def _sureness(name: str, found: Iterable[Found]) -> Iterator[Figure]:
    """Yield what must never go wrong."""
    found = list(found)
    placed = [each for each in found if each.verdict != "orphan"]
    wrong = [each for each in placed if each.verdict == "wrong"]
    clear = [each for each in wrong if each.kind != "other"]
    unique = [each for each in found if each.unique]
    gone = [each for each in found if each.kind == "gone"]
    yield _share(f"anchoring, {name}: wrong of all placed", wrong, placed, 0.1)
    yield _share(f"anchoring, {name}: wrong where truth is clear", clear, placed, 0.1)
    orphans = [each for each in gone if each.verdict != "wrong"]
    yield _share(f"anchoring, {name}: gone and left out", orphans, gone, 99)
    right = [each for each in unique if each.verdict == "right"]
    yield _share(f"anchoring, {name}: present and unique in context, found", right, unique, 100)
    yield Figure(f"anchoring, {name}: passages", len(found), "passages", 0)


def _share(name: str, some: list[Found], of: list[Found], asked: float) -> Figure:
    return Figure(name, 100 * len(some) / max(1, len(of)), "%", asked)


def times(size: int = LARGE, passages: int = 1000) -> Iterator[Figure]:
    """Measure anchors in one large text: one that stayed, one moved along, and edited ones."""
    chance = random.Random(size)
    text, spare = _large(size)
    spans = [_span_of_large(text, chance) for _ in range(passages)]
    selectors = [describe(text, span) for span in spans]
    new = {"the same": text, "a paragraph in front": f"Some words in front.\n\n{text}"}
    for name, acts in (("words", WORDS), ("letters", CHARACTERS)):
        paragraphs = [
            Editor(each, spare, chance).edit(0.1, acts).new for each in text.split("\n\n")
        ]
        new[f"10 % of the {name} edited"] = "\n\n".join(paragraphs)
    for name, other in new.items():
        took = seconds(partial(_anchor_all, other, selectors))
        yield Figure(f"anchoring, {passages} in {size} letters, {name}", took, "s", 2)
    took = seconds(lambda: [describe(text, span) for span in spans])
    yield Figure(f"anchoring, {passages} described in {size} letters", took, "s", 2)


def _span_of_large(text: str, chance: random.Random) -> Span:
    """Return a passage as ``some_span`` does, without looking at all of a large text."""
    start = chance.randrange(max(1, len(text) - STRETCH))
    span = some_span(text[start : start + STRETCH], chance)
    return Span(start + span.start, start + span.end)


def _anchor_all(text: str, selectors: Iterable[Selectors]) -> None:
    anchorer = Anchorer(text)
    for each in selectors:
        anchorer.anchor(each)


def _large(size: int) -> tuple[str, list[str]]:
    """Return a text of about so many code points of real news, and its sentences."""
    sentences = [line for stretch in news(10_000) for line in stretch]
    chance = random.Random(1)
    words = [word for line in sentences for word in line.split() if word[:1].isalpha()]
    paragraphs: list[str] = []
    length = 0
    while length < size:
        line = " ".join(_varied(chance.choice(sentences), words, chance) for _ in range(5))
        paragraphs.append(line)
        length += len(line) + 2
    return "\n\n".join(paragraphs), sentences


def _varied(sentence: str, words: list[str], chance: random.Random) -> str:
    """Return a sentence with every third word another one: no sentence stands twice."""
    return " ".join(
        chance.choice(words) if chance.random() < 0.33 else word for word in sentence.split()
    )
