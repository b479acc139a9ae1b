"""Says how far two annotators agree: ``python -m annotation.recognition.agreement FIRST SECOND``.

Both are corpus files as in corpora.py. Sentences are matched by their words, in order where a
sentence stands there more than once; what only one file has is left out and counted.
"""

import argparse
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped]

from annotation.recognition.corpora import Sentence, Span, read_corpus
from annotation.recognition.scores import EVERY, Score

Pair = tuple[Sentence, Sentence]
NOTHING = "O"
"""The label of a word that is not marked."""


@dataclass(frozen=True)
class Chance:
    """Agreement beyond chance over words: Cohen's kappa and Krippendorff's alpha, 1 at the best.

    Both are NaN where there are no words to compare.
    """

    words: int
    kappa: float
    alpha: float


@dataclass(frozen=True)
class Agreement:
    """How two annotations of the same sentences agree."""

    sentences: int
    unmatched: int
    all_words: Chance
    marked_words: Chance
    spans: Score


def compare(first: Path, second: Path) -> Agreement:
    """Compare two annotations of the same sentences; ``first`` counts as right in the spans."""
    ours, theirs = (
        [sentence for document in read_corpus(path) for sentence in document]
        for path in (first, second)
    )
    pairs = matched(ours, theirs)
    words = [labels for pair in pairs for labels in zip(*map(word_labels, pair), strict=True)]
    score = Score()
    for one, other in pairs:
        score.add(marked(one), marked(other))
    return Agreement(
        len(pairs),
        len(ours) + len(theirs) - 2 * len(pairs),
        chance(words),
        chance([labels for labels in words if set(labels) != {NOTHING}]),
        score,
    )


def matched(first: Iterable[Sentence], second: Iterable[Sentence]) -> list[Pair]:
    """Return the sentences that both have, by their words."""
    waiting: dict[str, deque[Sentence]] = defaultdict(deque)
    for sentence in second:
        waiting[sentence.text].append(sentence)
    return [(each, waiting[each.text].popleft()) for each in first if waiting.get(each.text)]


def marked(sentence: Sentence) -> tuple[Span, ...]:
    """Return what a sentence marks: by its corpus's own labels where it has them."""
    return sentence.own or sentence.names


def word_labels(sentence: Sentence) -> list[str]:
    """Return the label of each word, NOTHING for those that are not marked."""
    labels, at = [], 0
    spans = marked(sentence)
    for word in sentence.text.split(" "):
        inside = (kind for start, end, kind in spans if start <= at < end)
        labels.append(next(inside, NOTHING))
        at += len(word) + 1
    return labels


def chance(words: Sequence[tuple[str, str]]) -> Chance:
    """Return the agreement beyond chance on words with the labels that each of two gave them."""
    if not words:
        return Chance(0, float("nan"), float("nan"))
    task = AnnotationTask(
        [
            (coder, at, label)
            for at, labels in enumerate(words)
            for coder, label in zip("ab", labels, strict=True)
        ]
    )
    if len(task.K) == 1:  # nltk divides by what chance leaves over, which is nothing here
        return Chance(len(words), 1.0, 1.0)
    return Chance(len(words), task.kappa(), task.alpha())


def report(found: Agreement) -> list[str]:
    """Return the figures in lines."""
    lines = [f"{found.sentences} sentences in both files, {found.unmatched} in one only"]
    for name, figures in (("all words", found.all_words), ("marked words", found.marked_words)):
        lines.append(
            f"  {name:<14}{figures.words:6}  kappa {figures.kappa:.3f}  alpha {figures.alpha:.3f}"
        )
    kinds = sorted((found.spans.gold | found.spans.found).keys() - {EVERY, "all"})
    for kind in [*kinds, EVERY]:
        precision, recall, f1 = found.spans.measures(kind)
        lines.append(
            f"  {kind:<14}P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}"
            f"  ({found.spans.gold[kind]})"
        )
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how far two annotations agree."""
    parser = argparse.ArgumentParser(description="Say how far two annotators agree.")
    parser.add_argument("first", type=Path, metavar="FIRST.tsv")
    parser.add_argument("second", type=Path, metavar="SECOND.tsv")
    asked = parser.parse_args(arguments)
    print("\n".join(report(compare(asked.first, asked.second))))


if __name__ == "__main__":
    main()
