"""Passages to be found again: in edited texts, and in what another program took from a page.

**Edits.** A text is edited (``tests.annotation.edits``) until a share of its letters is touched:
single letters, words, or everything that happens to pages over time. Then passages of the old
text are looked for in the new one. Every letter knows where it came from, so truth is known:

- *kept*: in one piece, and at most half of its letters were edited; *gone*: not one letter or
  digit of it is left. What lies between (half lost, or torn apart because a paragraph was moved)
  is looked at for wrong anchors only.
- *right*: the place covers at least half of the letters that stayed, and at least half of it
  lies among them. *wrong*: any other place. A passage that is gone, but of which a pull quote
  was made before, may be found in the pull quote.
- *present and unique in context*: kept to the letter, and either the words stood once and stand
  once, or the words with 16 code points of context on both sides stand once.

**Extractions.** The texts that several extractors took from the same page: passages of one are
looked for in the other. Truth is where the words with 32 code points of context on both sides
stand exactly once. Elsewhere both texts are aligned word by word (the longest common sequence of
words): a place is right that covers at least half of the words that the passage has in common
with the other text, or that has the words of the passage where they stand only once there, so
that nothing else can be meant (one extractor took a part twice, the other once); every other
place is wrong.
"""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from annotation.anchoring import Anchorer, Anchoring, describe
from annotation.selectors import Selectors, Span
from tests.annotation.edits import Act, Editor, repeated, some_span
from tests.annotation.truth import Truth
from tests.benchmarks.analysis import news
from tests.formats.samples import SUITES

PAGES = SUITES / "article-extraction"
CONTEXT_OF_EDITS, CONTEXT_OF_EXTRACTIONS = 16, 32
SHORT, LONG = 800, 12_000
"""Code points of a text that is edited, at least and at most."""


@dataclass(frozen=True)
class Found:
    """One passage: what it was, what was found, and how it is judged."""

    kind: str
    """"kept", "gone" or "other"."""

    verdict: str
    """"right", "wrong" or "orphan"."""

    unique: bool
    length: int
    sharp: bool = False
    """Whether both ends are right to the word."""


def pages(odd: bool) -> list[str]:
    """Return every other page's text; without the pages, stretches of our annotated news."""
    if not PAGES.exists():
        return ["\n\n".join(_paragraphs(lines)) for lines in news(60)][odd::2]
    truth = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    texts = [re.sub(r"\n+", "\n\n", truth[name]["articleBody"].strip()) for name in sorted(truth)]
    return [text for text in texts[odd::2] if SHORT < len(text) < LONG]


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    for place in range(0, len(lines), 4):
        yield " ".join(lines[place : place + 4])


def edited(
    texts: Sequence[str], share: float, acts: Sequence[Act], count: int, *, refrains: bool = False
) -> Iterator[Found]:
    """Look for about ``count`` passages; for a fifth of them, after they were taken out."""
    chance = random.Random(f"{share} {len(acts)} {refrains}")
    spare = [each for text in texts for each in re.split(r"(?<=[.!?])\s+", text) if len(each) > 9]
    for _ in range(count // 5):
        text = chance.choice(texts)
        if refrains:
            text = repeated(text, chance, chance.randint(1, 8))
        editor = Editor(text, spare, chance)
        result = editor.edit(share, acts)
        spans = [some_span(text, chance) for _place in range(4)]
        anchorer = Anchorer(result.new)
        for span in spans:
            yield _judged(result.truth(span), text, anchorer)
        gone = some_span(text, chance)
        editor.take_out(gone)
        result = editor.result()
        yield _judged(result.truth(gone), text, Anchorer(result.new))


def _judged(truth: Truth, text: str, anchorer: Anchorer) -> Found:
    selectors = describe(text, truth.span)
    span = anchorer.anchor(selectors).span
    kind = "gone" if truth.gone else "other" if truth.torn or truth.share > 0.5 else "kept"
    if span is None:
        verdict = "orphan"
    elif truth.holds(span) or (truth.gone and truth.copied(span)):
        verdict = "right"
    else:
        verdict = "wrong"
    new, exact = truth.edited.new, selectors.quote.exact
    once = text.count(exact) == 1 and new.count(exact) == 1
    unique = truth.same and (once or _in_context(new, selectors, CONTEXT_OF_EDITS) == 1)
    sharp = verdict == "right" and span is not None and kind == "kept" and truth.sharp(span)
    return Found(kind, verdict, unique, len(truth.span), sharp)


def _in_context(text: str, selectors: Selectors, size: int) -> int:
    quote = selectors.quote
    return text.count(quote.prefix[-size:] + quote.exact + quote.suffix[:size])


def extractions(odd: bool, each: int = 2) -> Iterator[Found]:
    """Look for some passages of every extraction of every other page in every other extraction."""
    texts = _extracted(PAGES)
    chance = random.Random(odd)
    names = sorted(texts["ground-truth"])[odd::2]
    texts["ours"] = _ours(PAGES, names)
    for name in names:
        for one, other in permutations(texts, 2):
            old, new = texts[one][name], texts[other][name]
            if old != new and len(old) >= 200 and len(new) >= 50:
                yield from _pair(old, new, [some_span(old, chance) for _ in range(each)])


def _extracted(folder: Path) -> dict[str, Mapping[str, str]]:
    """Return by extractor what it took from each page; the first is what people took."""
    files = [folder / "ground-truth.json", *sorted((folder / "output").glob("*.json"))]
    texts: dict[str, Mapping[str, str]] = {}
    for path in files:
        pages = json.loads(path.read_text(encoding="utf-8"))
        pages = pages.get("output", pages)
        texts[path.stem] = {
            name: (page or {}).get("articleBody") or "" for name, page in pages.items()
        }
    return texts


def _ours(folder: Path, names: Iterable[str]) -> dict[str, str]:
    from formats import read_article

    return {
        name: read_article(
            gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), f"{name}.html"
        ).text
        for name in names
    }


def _pair(old: str, new: str, spans: Sequence[Span]) -> Iterator[Found]:
    anchorer, common = Anchorer(new), _common_words(old, new)
    for span in spans:
        selectors = describe(old, span)
        found = anchorer.anchor(selectors)
        places = [new_word for word, new_word in common if _within(word, span)]
        context = _in_context(new, selectors, CONTEXT_OF_EXTRACTIONS)
        kind = "kept" if context == 1 or places else "gone"
        verdict = "orphan" if found.span is None else "wrong"
        if found.span is not None and _agrees(found, selectors, new, places):
            verdict = "right"
        yield Found(kind, verdict, context == 1, len(span))


def _agrees(found: Anchoring, selectors: Selectors, new: str, places: Sequence[Span]) -> bool:
    assert found.span is not None
    quote = selectors.quote
    prefix = quote.prefix[-CONTEXT_OF_EXTRACTIONS:]
    around = prefix + quote.exact + quote.suffix[:CONTEXT_OF_EXTRACTIONS]
    if new.count(around) == 1:
        return found.span.start == new.find(around) + len(prefix)
    words = _bare(quote.exact)
    if _bare(found.span.of(new)) == words and _bare(new).count(words) == 1:
        return True
    covered = sum(_within(place, found.span) for place in places)
    return bool(places) and 2 * covered >= len(places)


def _bare(text: str) -> str:
    """Return the letters and digits of a text, in lower case."""
    return re.sub(r"[\W_]+", "", text.lower())


def _within(word: Span, span: Span) -> bool:
    return span.start <= word.start and word.end <= span.end


def _common_words(old: str, new: str) -> list[tuple[Span, Span]]:
    """Return the words of the longest sequence that both texts share, with both places."""
    from rapidfuzz.distance import LCSseq

    one, other = (
        [(each[0], Span(*each.span())) for each in re.finditer(r"\w+", text)] for text in (old, new)
    )
    pairs = []
    for op in LCSseq.opcodes([word for word, _ in one], [word for word, _ in other]):
        if op.tag == "equal":
            for place in range(op.src_end - op.src_start):
                pairs.append((one[op.src_start + place][1], other[op.dest_start + place][1]))
    return pairs
