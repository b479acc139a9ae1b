"""A linear-chain tagger: weights of features and of tag pairs, and the best path through them.

The model file is gzipped JSON: tags, tag-pair weights, feature names, and one 16-bit number
for every feature and tag, in base64. Source of the method: Lafferty, McCallum and Pereira,
"Conditional Random Fields" (2001), decoded with Viterbi's algorithm.
"""

import base64
import gzip
import json
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp
from operator import add
from pathlib import Path
from typing import Any

from annotation.recognition.features import word_features

FORMAT = 1
_SEPARATOR = "\n"


MOST_WORDS = 50_000
"""Words whose scores are kept."""

Row = tuple[int, ...]


class ModelError(Exception):
    """The model file is missing or damaged."""


@dataclass(frozen=True)
class Model:
    """What a training run leaves behind. Weights are whole numbers of ``unit``."""

    tags: tuple[str, ...]
    transitions: list[list[int]]
    weights: dict[str, Row]
    unit: float
    cases: dict[str, str]
    _words: dict[str, Row] = field(default_factory=dict, repr=False, compare=False)

    def best_tags(
        self, words: Sequence[str], contexts: Sequence[Sequence[str]]
    ) -> list[tuple[str, float]]:
        """Return the best tag of every word, and how probable it is beside its neighbours.

        ``contexts`` are the ``context_features`` of the words.
        """
        if not words:
            return []
        emissions = [
            self._sum([self._of_word(word), *map(self.weights.get, context)])
            for word, context in zip(words, contexts, strict=True)
        ]
        path = self._viterbi(emissions)
        return [
            (self.tags[tag], self._probability(emissions[at], path, at) if tag else 1.0)
            for at, tag in enumerate(path)
        ]

    def _of_word(self, word: str) -> Row:
        """Return the scores of a word by itself. They are kept: most words come again."""
        scores = self._words.get(word)
        if scores is None:
            rows = map(self.weights.get, word_features(word))
            scores = tuple(self._sum([(0,) * len(self.tags), *rows]))
            if len(self._words) < MOST_WORDS:
                self._words[word] = scores
        return scores

    def _sum(self, rows: Sequence[Row | None]) -> list[int]:
        return [sum(column) for column in zip(*filter(None, rows), strict=True)]

    def _viterbi(self, emissions: Sequence[list[int]]) -> list[int]:
        columns = list(zip(*self.transitions, strict=True))
        scores, pointers = emissions[0], []
        for emission in emissions[1:]:
            best, back = [], []
            for column in columns:
                sums = list(map(add, scores, column))
                top = max(sums)
                best.append(top)
                back.append(sums.index(top))
            pointers.append(back)
            scores = list(map(add, best, emission))
        path = [scores.index(max(scores))]
        for back in reversed(pointers):
            path.append(back[path[-1]])
        return path[::-1]

    def _probability(self, emission: list[int], path: list[int], at: int) -> float:
        scores = list(emission)
        if at > 0:
            scores = list(map(add, scores, self.transitions[path[at - 1]]))
        if at + 1 < len(path):
            scores = [
                s + row[path[at + 1]] for s, row in zip(scores, self.transitions, strict=True)
            ]
        top = scores[path[at]]
        return 1.0 / sum(exp(min(50.0, (score - top) * self.unit)) for score in scores)


def save_model(model: Model, path: Path) -> None:
    """Write a model; the same model gives the same bytes."""
    names = sorted(model.weights)
    rows = array("h", (weight for name in names for weight in model.weights[name]))
    if sys.byteorder == "big":
        rows.byteswap()
    record = {
        "format": FORMAT,
        "tags": model.tags,
        "transitions": model.transitions,
        "unit": model.unit,
        "cases": model.cases,
        "features": _SEPARATOR.join(names),
        "weights": base64.b64encode(rows.tobytes()).decode("ascii"),
    }
    text = json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def load_model(path: Path) -> Model:
    """Read a model.

    Raises:
        ModelError: the file is missing, damaged or of another format.
    """
    try:
        record = json.loads(gzip.decompress(path.read_bytes()))
        return _model(record)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"The model {path} cannot be read: install Pressmark again.") from error


def _model(record: dict[str, Any]) -> Model:
    if record["format"] != FORMAT:
        raise ValueError("another format")
    tags = tuple(record["tags"])
    rows = array("h", base64.b64decode(record["weights"]))
    if sys.byteorder == "big":
        rows.byteswap()
    names = record["features"].split(_SEPARATOR)
    if len(rows) != len(names) * len(tags) or len(record["transitions"]) != len(tags):
        raise ValueError("weights and names do not match")
    weights = dict(zip(names, zip(*[iter(rows)] * len(tags), strict=True), strict=True))
    return Model(tags, record["transitions"], weights, float(record["unit"]), dict(record["cases"]))
