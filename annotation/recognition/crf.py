"""Fits a linear-chain conditional random field by stochastic gradient descent.

Sources of the method: Lafferty, McCallum and Pereira, "Conditional Random Fields" (2001);
Bottou, "Stochastic Gradient Descent Tricks" (2012).
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from operator import mul

FORBIDDEN = -30.0
SURE = 0.999

Table = list[list[float]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as numbers: the features of each word, and its tag."""

    features: list[list[int]]
    tags: list[int]


class Trainer:
    """Weights under training, kept as ``scale`` times ``rows`` so that decay costs nothing."""

    def __init__(self, tags: Sequence[str], features: int, decay: float) -> None:
        self.rows: Table = [[0.0] * len(tags) for _ in range(features)]
        self.pairs: Table = [[_start(before, tag) for tag in tags] for before in tags]
        self.scale = 1.0
        self._decay = decay
        self._zeros = [0.0] * len(tags)

    def fit(
        self,
        examples: Sequence[Example],
        epochs: int,
        rate: float,
        report: Callable[[int], None],
        seed: int = 1,
    ) -> None:
        """Go through the examples ``epochs`` times, the step size falling evenly to nothing."""
        order = list(range(len(examples)))
        shuffler = random.Random(seed)
        done, steps = 0, epochs * len(examples)
        for epoch in range(epochs):
            shuffler.shuffle(order)
            for number in order:
                self.step(examples[number], rate * (1.0 - done / steps))
                done += 1
            report(epoch + 1)

    def step(self, example: Example, rate: float) -> None:
        """Move the weights along the gradient of one sentence."""
        emissions = [self._emission(numbers) for numbers in example.features]
        odds = [[exp(score - max(scores)) for score in scores] for scores in emissions]
        pairs = [[exp(weight) for weight in row] for row in self.pairs]
        ahead, behind = _ahead(odds, pairs), _behind(odds, pairs)
        self._shrink(1.0 - rate * self._decay)
        was_sure = True
        for at, tag in enumerate(example.tags):
            chance = _shares(list(map(mul, ahead[at], behind[at])))
            sure = chance[tag] > SURE
            if not sure:
                self._move_rows(example.features[at], chance, tag, rate / self.scale)
            if at and not (sure and was_sure):
                after = list(map(mul, odds[at], behind[at]))
                self._move_pairs(_borders(ahead[at - 1], pairs, after), rate)
                self.pairs[example.tags[at - 1]][tag] += rate
            was_sure = sure

    def _shrink(self, factor: float) -> None:
        self.scale *= factor
        self.pairs = [[weight * factor for weight in row] for row in self.pairs]

    def _emission(self, numbers: list[int]) -> list[float]:
        rows, scale = self.rows, self.scale
        columns = zip(*[rows[number] for number in numbers], strict=True)
        return [scale * sum(column) for column in columns] or self._zeros

    def _move_rows(self, numbers: list[int], chance: list[float], tag: int, pace: float) -> None:
        changes = [(k, -pace * p) for k, p in enumerate(chance) if p > 0.001 and k != tag]
        changes.append((tag, pace * (1.0 - chance[tag])))
        for number in numbers:
            row = self.rows[number]
            for k, change in changes:
                row[k] += change

    def _move_pairs(self, chances: Table, rate: float) -> None:
        for row, chance in zip(self.pairs, chances, strict=True):
            for k, p in enumerate(chance):
                row[k] -= rate * p


def _start(before: str, tag: str) -> float:
    """Forbid a name that goes on without having begun."""
    return FORBIDDEN if tag.startswith("I-") and before[2:] != tag[2:] else 0.0


def _ahead(odds: Table, pairs: Table) -> Table:
    """Return the forward shares: what the words up to here say."""
    columns = list(zip(*pairs, strict=True))
    found = [_shares(odds[0])]
    for odd in odds[1:]:
        sums = [sum(map(mul, found[-1], column)) for column in columns]
        found.append(_shares(list(map(mul, odd, sums))))
    return found


def _behind(odds: Table, pairs: Table) -> Table:
    """Return the backward shares: what the words after here say."""
    found = [[1.0] * len(pairs)]
    for odd in reversed(odds[1:]):
        after = list(map(mul, odd, found[-1]))
        found.append(_shares([sum(map(mul, row, after)) for row in pairs]))
    return found[::-1]


def _borders(before: list[float], pairs: Table, after: list[float]) -> Table:
    """Return the probability of each pair of tags at one border between words."""
    table = [
        [share * weight for weight in map(mul, row, after)]
        for share, row in zip(before, pairs, strict=True)
    ]
    total = sum(map(sum, table))
    return [[value / total for value in row] for row in table]


def _shares(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]
