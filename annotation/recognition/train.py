"""Trains the name tagger: ``python -m annotation.recognition.train --corpora FOLDER --out FILE``.

Needs PyTorch, which nothing else here needs (``pip install torch``). In three steps: two large
networks learn from the annotated corpora; they annotate the plain text; the small and quick
network that is kept learns from both. The same corpora, options and machine give the same model.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from annotation.recognition.learning import Example, Net, Sizes, arrays_of
from annotation.recognition.lexicon import RESOURCES, Lexicon
from annotation.recognition.loading import load_lexicon
from annotation.recognition.model import TAGS, load_model, save_model
from annotation.recognition.signs import FIRST, Signs, flags, signs
from annotation.recognition.texts import (
    Labelled,
    Swaps,
    altered,
    plain_text,
    read_training,
    vocabulary_of,
    word_cases,
)
from annotation.recognition.tokens import plain

WORDS_IN_BATCH = 800
RATE = 2e-3
UNKNOWN = 0.08
"""How often a word's own vector is hidden, so that its spelling and neighbours must do."""
Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How one network is trained. ``share`` is the part of the silver sentences in each epoch."""

    epochs: int
    state: int
    inner: int
    seed: int
    dropout: float = 0.4
    share: float = 0.0


TEACHERS = (Plan(6, 160, 160, seed=11), Plan(6, 160, 160, seed=12))
PUPIL = Plan(7, 96, 96, seed=1, dropout=0.3, share=0.5)


class Lessons:
    """Turns sentences into numbers; where they ``vary`` a part is altered anew each time.

    What is named in ``hidden`` ("words", "grams", "shapes", "flags") is not shown.
    """

    def __init__(
        self,
        text: Sequence[Sequence[str]],
        gold: Sequence[Labelled],
        *,
        hidden: frozenset[str] = frozenset(),
        vary: bool = True,
    ) -> None:
        self._hidden, self._vary = hidden, vary
        _, self.lexicon = load_lexicon(RESOURCES / "lexicon")
        self.cases = word_cases(text)
        self.vocabulary = vocabulary_of([*text, *(each.words for each in gold)])
        self._swaps = Swaps(gold, self.lexicon)

    def example(self, sentence: Labelled) -> Example:
        """Return a sentence in numbers."""
        words = sentence.words
        allowed = np.zeros((len(words), len(TAGS)), dtype=bool)
        for at, tags in enumerate(sentence.allowed):
            allowed[at, list(tags)] = True
        marks = flags(words, self.lexicon.find(words), self.lexicon)
        return Example(
            [self._signs(word) for word in words],
            [(0, FIRST)] if "flags" in self._hidden else marks,
            allowed,
        )

    def _signs(self, word: str) -> Signs:
        number, grams, shape, case = signs(word, self.vocabulary, self.cases)
        return Signs(
            0 if "words" in self._hidden else number,
            (0,) if "grams" in self._hidden else grams,
            0 if "shapes" in self._hidden else shape,
            0 if "shapes" in self._hidden else case,
        )

    def batches(self, sentences: Sequence[Labelled], chance: random.Random) -> list[list[Example]]:
        """Return shuffled batches of sentences of about one length, some sentences altered."""
        if self._vary:
            sentences = [altered(each, self._swaps, chance) for each in sentences]
        made = [self.example(each) for each in sentences]
        made.sort(key=lambda each: (len(each.signs), chance.random()), reverse=True)
        batches: list[list[Example]] = []
        room = 0
        for each in made:
            if room < len(each.signs):
                batches.append([])
                room = WORDS_IN_BATCH
            batches[-1].append(each)
            room -= len(each.signs)
        chance.shuffle(batches)
        return batches


def train(
    lessons: Lessons, gold: Sequence[Labelled], silver: Sequence[Labelled], plan: Plan, say: Say
) -> Net:
    """Train one network."""
    torch.manual_seed(plan.seed)
    sizes = Sizes(state=plan.state, inner=plan.inner)
    net = Net(len(lessons.vocabulary) + 1, TAGS, sizes, plan.dropout)
    net.train()
    chance = random.Random(plan.seed)
    some = round(len(silver) * plan.share)
    epochs = [[*gold, *chance.sample(silver, some)] for _ in range(plan.epochs)]
    for number, loss in enumerate(_fit(net, lessons, epochs, chance), start=1):
        say(f"epoch {number}: loss {loss:.3f}")
    return net


def _fit(
    net: Net, lessons: Lessons, epochs: Sequence[Sequence[Labelled]], chance: random.Random
) -> Iterator[float]:
    """Yield the mean loss of each epoch. Adam; the steps grow at first and then shrink to none."""
    optimiser = torch.optim.Adam(net.parameters(), lr=RATE, betas=(0.9, 0.98))
    whole = sum(len(each.words) for sentences in epochs for each in sentences)
    done = 0
    for sentences in epochs:
        losses = []
        for batch in lessons.batches(sentences, chance):
            warm = min(1.0, 0.02 + done / WORDS_IN_BATCH / 100)
            for group in optimiser.param_groups:
                group["lr"] = RATE * warm * max(0.02, 1.0 - done / whole)
            optimiser.zero_grad()
            loss = net.loss(batch, UNKNOWN)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            losses.append(float(loss.detach()))
            done += sum(len(each.signs) for each in batch)
        yield sum(losses) / max(1, len(losses))


def own_words(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the words of each line as our tokeniser cuts them."""
    tokeniser, _ = load_lexicon(RESOURCES / "lexicon")
    for line in lines:
        words = [token.text for token in tokeniser.words(plain(line))]
        if words:
            yield words


def annotated(
    lines: Sequence[Sequence[str]], teachers: Sequence[Path], lexicon: Lexicon
) -> Iterator[Labelled]:
    """Yield sentences with the tags that the teachers give; where they differ, any of theirs."""
    networks = [load_model(path)[0] for path in teachers]
    for start in range(0, len(lines), 100):
        some = lines[start : start + 100]
        marks = [flags(words, lexicon.find(words), lexicon) for words in some]
        answers = [network.best_tags(some, marks) for network in networks]
        for at, words in enumerate(some):
            given = zip(*(answer[at][0] for answer in answers), strict=True)
            yield Labelled(tuple(words), tuple(tuple(sorted(set(tags))) for tags in given))


def main() -> None:
    """Train on the corpora of a folder and write the model."""
    parser = argparse.ArgumentParser(description="Train the name tagger.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="model file to write")
    parser.add_argument("--teachers", type=Path, nargs="*", help="models that are trained already")
    parser.add_argument("--without-dev", action="store_true", help="leave the dev splits out")
    options = parser.parse_args()
    torch.set_num_threads(1)
    begun = time.monotonic()

    def say(words: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {words}", flush=True)

    text = list(own_words(plain_text(options.corpora)))
    gold = read_training(options.corpora, dev=not options.without_dev)
    lessons = Lessons(text, gold)
    say(f"{len(gold)} annotated sentences, {len(lessons.vocabulary)} words")
    with TemporaryDirectory() as folder:
        teachers = options.teachers or []
        for number, plan in enumerate(TEACHERS if options.teachers is None else ()):
            net = train(lessons, gold, [], plan, say)
            teachers.append(Path(folder) / f"{number}.npz")
            save_model(teachers[-1], arrays_of(net), lessons.vocabulary, lessons.cases)
        silver = list(annotated(text, teachers, lessons.lexicon)) if teachers else []
        say(f"{len(silver)} sentences annotated by {len(teachers)} networks")
    net = train(lessons, gold, silver, PUPIL, say)
    save_model(options.out, arrays_of(net), lessons.vocabulary, lessons.cases)
    say(f"{options.out}: {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
