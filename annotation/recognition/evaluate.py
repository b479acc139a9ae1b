"""Scores the recogniser: ``python -m annotation.recognition.evaluate FILE.tsv...``.

Exact spans of PER, ORG and LOC. The words of a sentence are joined by single spaces, each
sentence is a paragraph, each document an article; the recogniser splits words as ever.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotation.article import BlockKind, build
from annotation.entities import Label
from annotation.recognition.corpora import Sentence, chunks, read_corpus
from annotation.recognition.recogniser import Recogniser

KINDS = {Label.PERSON: "PER", Label.ORG: "ORG", Label.PLACE: "LOC"}
LONGEST_ARTICLE = 40
"""Sentences: a longer document is no real one but a whole file, and is cut."""

Span = tuple[int, int, str]


@dataclass
class Score:
    """Counts of names that are annotated, proposed and right, by kind; "all" is the total."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Iterable[Span], found: Iterable[Span]) -> None:
        """Count the names of one article."""
        annotated, proposed = set(gold), set(found)
        for counter, spans in (
            (self.gold, annotated),
            (self.found, proposed),
            (self.right, annotated & proposed),
        ):
            counter.update(kind for _, _, kind in spans)
            counter["all"] += len(spans)

    def measures(self, kind: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 in per cent."""
        precision = 100 * self.right[kind] / max(1, self.found[kind])
        recall = 100 * self.right[kind] / max(1, self.gold[kind])
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def as_article(sentences: Sequence[Sentence]) -> tuple[str, list[Span]]:
    """Return the sentences as paragraphs of one text, and its names."""
    text, names = "", []
    for sentence in sentences:
        text += "\n\n" if text else ""
        names += [(len(text) + start, len(text) + end, kind) for start, end, kind in sentence.names]
        text += sentence.text
    return text, [name for name in names if name[2] in KINDS.values()]


def score_file(recogniser: Recogniser, path: Path) -> Score:
    """Score the recogniser on one corpus file."""
    score = Score()
    for sentences in chunks(read_corpus(path), LONGEST_ARTICLE):
        text, gold = as_article(sentences)
        blocks = build((line, BlockKind.PARAGRAPH, 0) for line in text.split("\n\n"))[1]
        mentions = recogniser.recognise(text, blocks).mentions
        score.add(gold, [(m.start, m.end, KINDS[m.label]) for m in mentions if m.label in KINDS])
    return score


def main() -> None:
    """Print a table for each corpus file."""
    parser = argparse.ArgumentParser(description="Score the recogniser on annotated corpora.")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.tsv")
    recogniser = Recogniser()
    for path in parser.parse_args().files:
        begun = time.perf_counter()
        score = score_file(recogniser, path)
        print(f"{path.parent.name}/{path.name}  {time.perf_counter() - begun:.1f} s")
        for kind in ("PER", "ORG", "LOC", "all"):
            precision, recall, f1 = score.measures(kind)
            print(
                f"  {kind}  P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}  ({score.gold[kind]})"
            )


if __name__ == "__main__":
    main()
