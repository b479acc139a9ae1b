"""Trains the name tagger: ``python -m annotation.recognition.train --corpora FOLDER --out FILE``.

The same corpora and options give the same bytes. Nothing but the standard library and nltk's
tokeniser is needed; it takes some minutes on one core.
"""

import argparse
import gzip
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotation.article import Block
from annotation.recognition.corpora import Sentence, bio_tags, read_corpus
from annotation.recognition.crf import Example, Trainer
from annotation.recognition.evaluate import KINDS
from annotation.recognition.features import context_features, word_features
from annotation.recognition.lexicon import RESOURCES
from annotation.recognition.loading import load_lexicon
from annotation.recognition.model import Model, save_model
from annotation.recognition.recogniser import Recogniser
from annotation.recognition.tokens import plain

TRAINING_FILES = (
    "crossner/train.tsv",
    "crossner/dev.tsv",
    "wnut17/train.tsv",
    "wnut17/dev.tsv",
    "btc/train.tsv",
    "uner_ewt/dev.tsv",
    "uner_ewt/dev.tsv",
    "gum_named/train.tsv",
    "gum_named/dev.tsv",
    "multiner_gov/train.tsv",
    "multiner_gov/dev.tsv",
)
"""What may be trained on: no test split, nothing whose licence forbids shipping a model.

A file named twice counts twice. re3d is left out because it marks generic phrases as names.
"""
NEWS = RESOURCES / "corpora" / "news"
NEWS_COUNTS = 3
"""How often our own annotated news counts: there is little of it, and news is what we mark."""
PLAIN_TEXT = "gmb_text/sentences.txt.gz"
TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
UNIT = 0.02
"""Weights are kept as whole numbers of this."""


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


def training_sentences(folder: Path) -> list[Sentence]:
    """Read the sentences of all training files in order."""
    sentences: list[Sentence] = []
    files = [folder / name for name in TRAINING_FILES] + [NEWS / "train.tsv"] * NEWS_COUNTS
    for file in files:
        for document in read_corpus(file):
            sentences.extend(_without_misc(sentence) for sentence in document)
    return sentences


def _without_misc(sentence: Sentence) -> Sentence:
    return Sentence(sentence.text, tuple(name for name in sentence.names if name[2] != "MISC"))


def plain_text(folder: Path) -> Iterator[list[str]]:
    """Yield the words of the sentences of the unannotated text, without those of our news test."""
    test = {sentence.text for document in read_corpus(NEWS / "test.tsv") for sentence in document}
    with gzip.open(folder / PLAIN_TEXT, "rt", encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if " ".join(words) not in test:
                yield words


def annotated(lines: Sequence[Sequence[str]]) -> Iterator[Sentence]:
    """Yield sentences of the unannotated text with the names that the present recogniser finds."""
    recogniser = Recogniser()
    for words in lines:
        text = " ".join(words)
        mentions = recogniser.recognise(text, [Block(0, len(text))]).mentions
        names = tuple((m.start, m.end, KINDS[m.label]) for m in mentions if m.label in KINDS)
        yield Sentence(text, names)


class Examples:
    """Training sentences with their features numbered; rare features are left out."""

    def __init__(self, sentences: Sequence[Sentence], cases: dict[str, str], rare: int) -> None:
        self._tokeniser, self._lexicon = load_lexicon(RESOURCES / "lexicon")
        self._cases = cases
        counts: Counter[str] = Counter()
        for sentence in sentences:
            for names in self._features(sentence):
                counts.update(names)
        self.names = sorted(name for name, count in counts.items() if count >= rare)
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self.all = [self._example(sentence) for sentence in sentences]

    def _features(self, sentence: Sentence) -> list[list[str]]:
        words = [token.text for token in self._tokeniser.words(plain(sentence.text))]
        contexts = context_features(words, self._lexicon.find(words), self._lexicon, self._cases)
        return [[*word_features(w), *c] for w, c in zip(words, contexts, strict=True)]

    def _example(self, sentence: Sentence) -> Example:
        tokens = self._tokeniser.words(plain(sentence.text))
        tags = [TAGS.index(tag) for tag in bio_tags(tokens, sentence.names)]
        numbers = self._numbers
        rows = [
            [numbers[name] for name in names if name in numbers]
            for names in self._features(sentence)
        ]
        return Example(rows, tags)


def pack(trainer: Trainer, names: Sequence[str], cases: dict[str, str], least: float) -> Model:
    """Round the weights; features that weigh less than ``least`` are dropped."""
    weights = {}
    for name, row in zip(names, trainer.rows, strict=True):
        scaled = [weight * trainer.scale for weight in row]
        if max(map(abs, scaled)) >= least:
            weights[name] = tuple(round(weight / UNIT) for weight in scaled)
    pairs = [[round(weight / UNIT) for weight in row] for row in trainer.pairs]
    return Model(TAGS, pairs, weights, UNIT, cases)


def main() -> None:
    """Train on the corpora of a folder and write the model."""
    parser = argparse.ArgumentParser(description="Train the name tagger.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="model file to write")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=0.1, help="first step size")
    parser.add_argument("--decay", type=float, default=1.0, help="strength of regularisation")
    parser.add_argument("--rare", type=int, default=2, help="leave out features seen less often")
    parser.add_argument("--least", type=float, default=0.05, help="smallest weight worth keeping")
    parser.add_argument(
        "--self-training",
        type=int,
        default=0,
        metavar="N",
        help="also learn from N sentences that the present recogniser annotates",
    )
    options = parser.parse_args()
    begun = time.monotonic()

    def say(words: object) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {words}", flush=True)

    cases = word_cases(plain_text(options.corpora))
    sentences = training_sentences(options.corpora)
    lines = list(plain_text(options.corpora))
    sentences.extend(annotated(lines[: options.self_training]))
    say(f"{len(sentences)} sentences, {len(cases)} usual spellings")
    examples = Examples(sentences, cases, options.rare)
    say(f"{len(examples.names)} features")
    trainer = Trainer(TAGS, len(examples.names), options.decay / len(sentences))
    trainer.fit(examples.all, options.epochs, options.rate, lambda epoch: say(f"epoch {epoch}"))
    model = pack(trainer, examples.names, cases, options.least)
    save_model(model, options.out)
    say(f"{len(model.weights)} features kept, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
