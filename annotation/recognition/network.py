"""The name tagger at work: the trained network, run by numpy alone.

Only what a word's sentence gives it is computed each time; what a word brings by itself is kept.
Sentences go through together, the longest first, so that each step of the LSTM is one product of
matrices. The layers are those of ``learning.py``.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from annotation.recognition.signs import signs

Floats = NDArray[np.float32]
MOST_WORDS = 20_000
"""When the vectors of more words than this are kept, all are forgotten."""
CACHE_LINE = 64
"""Bytes."""


class Network:
    """Tags sentences. ``arrays`` are the weights, named as in ``learning.py``."""

    def __init__(
        self,
        arrays: Mapping[str, NDArray[np.float16]],
        tags: Sequence[str],
        vocabulary: Mapping[str, int],
        cases: Mapping[str, str],
    ) -> None:
        def single(name: str) -> Floats:
            return np.ascontiguousarray(arrays[name], dtype=np.float32)

        self.tags = tuple(tags)
        self._vocabulary, self._cases = vocabulary, cases
        self._tables = {name: arrays[name] for name in ("words", "grams", "shapes", "cases")}
        self._inner, self._inner_bias = single("inner"), single("inner_bias")
        self._flags = single("flags")
        self._step = _step_weights(single("gates"), single("gates_bias"), single("again"))
        # halved, because ``_lstm`` returns states doubled
        self._out = np.stack(np.split(single("out") / 2, 2))
        self._out_bias = single("out_bias")
        self._pairs, self._opening = single("pairs"), single("opening")
        self._kept: dict[str, int] = {}
        self._rows = np.empty((1024, len(self._inner_bias)), dtype=np.float32)

    def best_tags(
        self,
        sentences: Sequence[Sequence[str]],
        flags: Sequence[Sequence[tuple[int, int]]],
    ) -> list[tuple[list[int], list[float]]]:
        """Return for each sentence the number of every word's tag and how probable it is.

        ``flags`` are ``signs.flags`` of each sentence. No sentence may be empty.
        """
        order = sorted(range(len(sentences)), key=lambda at: -len(sentences[at]))
        layout = Layout([len(sentences[at]) for at in order])
        emissions = self.emissions(
            [sentences[at] for at in order], [flags[at] for at in order], layout
        )
        path = self._decode(emissions[layout.forwards], layout)
        tags, scores = path.tolist(), self._scores(emissions, path, layout).tolist()
        done: list[tuple[list[int], list[float]]] = [([], [])] * len(sentences)
        for start, end, at in zip(layout.starts, layout.ends, order, strict=True):
            done[at] = tags[start:end], scores[start:end]
        return done

    def emissions(
        self,
        sentences: Sequence[Sequence[str]],
        flags: Sequence[Sequence[tuple[int, int]]],
        layout: "Layout",
    ) -> Floats:
        """Return the scores of every tag for every word, (words, tags)."""
        words = [word for sentence in sentences for word in sentence]
        marks = [
            (start + at, flag)
            for start, row in zip(layout.starts, flags, strict=True)
            for at, flag in row
        ]
        onwards, back = self._lstm(self._vectors(words, marks), layout) @ self._out
        scores: Floats = np.empty_like(onwards)
        scores[layout.forwards] = onwards
        scores[layout.backwards] += back
        scores += self._out_bias
        return scores

    def _vectors(self, words: Sequence[str], marks: Sequence[tuple[int, int]]) -> Floats:
        """Return a vector for each word."""
        if len(self._kept) > MOST_WORDS:
            self._kept.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._kept]
        if new:
            self._keep(new)
        wide = self._rows[[self._kept[word] for word in words]]
        if marks:
            places, flags = np.array(marks).T
            np.add.at(wide, places, self._flags[flags])
        half = wide.shape[1] // 2
        vectors: Floats = np.maximum(wide[:, :half], wide[:, half:])
        return vectors

    def _keep(self, words: Sequence[str]) -> None:
        """Compute the own part of the vectors of words that are not kept yet."""
        first, last = len(self._kept), len(self._kept) + len(words)
        while last > len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._kept.update(zip(words, range(first, last), strict=True))
        tables, known = self._tables, [signs(word, self._vocabulary, self._cases) for word in words]
        grams = tables["grams"][[gram for each in known for gram in each.grams]]
        counts = np.array([len(each.grams) for each in known])
        sums = np.add.reduceat(grams, counts.cumsum() - counts, axis=0, dtype=np.float32)
        parts = (
            tables["words"][[each.word for each in known]],
            sums / counts[:, None],
            tables["shapes"][[each.shape for each in known]],
            tables["cases"][[each.case for each in known]],
        )
        inside = np.concatenate(parts, axis=1, dtype=np.float32, casting="same_kind")
        self._rows[first:last] = inside @ self._inner + self._inner_bias

    def _lstm(self, vectors: Floats, layout: "Layout") -> Floats:
        """Return twice the states of both directions, each in the order of its steps."""
        size = self._step.shape[-1]
        rows = np.ones((2, len(vectors), self._step.shape[-2]), dtype=np.float32)
        rows[0, :, size:-1] = vectors[layout.forwards]
        rows[1, :, size:-1] = vectors[layout.backwards]
        states = np.empty((2, len(vectors), size), dtype=np.float32)
        state = cell = np.zeros((2, len(layout.starts), size), dtype=np.float32)
        for start, end in layout.steps:
            now = end - start
            rows[:, start:end, :size] = state[:, :now]
            parts = rows[:, start:end] @ self._step
            # The weights of the three gates are halved, so that one tanh serves all four parts:
            # a gate is open by (1 + tanh) / 2. Halving what comes out is less work.
            np.tanh(parts, out=parts)
            parts[:3] += 1
            let_in, kept, let_out, new = parts
            cell = kept * cell[:, :now]
            cell += let_in * new
            cell /= 2
            state = let_out * np.tanh(cell)
            states[:, start:end] = state
        return states

    def _decode(self, emissions: Floats, layout: "Layout") -> NDArray[np.intp]:
        """Return the best tag of every word (Viterbi); ``emissions`` are in step order."""
        best = np.array(emissions.T, order="C")  # (tags, words): numpy compares rows quickly
        start, end = layout.steps[0]
        best[:, start:end] += self._opening[:, None]
        pairs = self._pairs[:, :, None]
        for (before, _), (start, end) in pairwise(layout.steps):
            ending = best[:, None, before : before + end - start]
            best[:, start:end] += (ending + pairs).max(axis=0)
        best = np.ascontiguousarray(best.T)
        arriving = np.ascontiguousarray(self._pairs.T)
        path = np.empty(len(best), dtype=np.intp)
        after = path[:0]
        for start, end in reversed(layout.steps):
            sums = best[start:end]
            sums[: len(after)] += arriving[after]
            after = path[start:end] = sums.argmax(axis=1)
        flat = np.empty_like(path)
        flat[layout.forwards] = path
        return flat

    def _scores(self, emissions: Floats, path: NDArray[np.intp], layout: "Layout") -> Floats:
        """Return how probable each tag is beside its neighbours' tags, from 0 to 1."""
        around = emissions.copy()
        around[1:] += self._pairs[path[:-1]]
        around[:-1] += self._pairs[:, path[1:]].T
        # the first and last words of sentences have only one neighbour
        inner_starts, inner_ends = layout.starts[1:], layout.ends[:-1]
        if inner_starts:
            firsts, lasts = np.array(inner_starts), np.array(inner_ends) - 1
            around[firsts] -= self._pairs[path[firsts - 1]]
            around[lasts] -= self._pairs[:, path[lasts + 1]].T
        around[layout.starts] += self._opening
        around -= around.max(axis=1, keepdims=True)
        parts = np.exp(around)
        chosen: Floats = parts[np.arange(len(path)), path] / parts.sum(axis=1)
        return chosen


def _step_weights(gates: Floats, bias: Floats, again: Floats) -> Floats:
    """Return the weights of one step: (part of the cell, direction, what goes in, what comes out).

    What goes in are twice the state before, the word's vector and a one. numpy is quickest with
    each part of the cell by itself.
    """
    directions, size, _ = again.shape
    inside = gates.reshape(-1, directions, 4, size).transpose(2, 1, 0, 3)
    before = again.reshape(directions, size, 4, size).transpose(2, 0, 1, 3) / 2
    always = bias.reshape(directions, 4, 1, size).transpose(1, 0, 2, 3)
    return _aligned(np.concatenate([before, inside, always], axis=2))


def _aligned(array: Floats) -> Floats:
    """Return a copy that begins at a whole line of the processor's cache.

    Multiplying by it takes two thirds of the time; where numpy puts an array is left to chance.
    """
    line = CACHE_LINE // array.itemsize
    room = np.empty(array.size + line, dtype=array.dtype)
    first = -(room.ctypes.data // array.itemsize) % line
    made = room[first : first + array.size].reshape(array.shape)
    made[...] = array
    return made


class Layout:
    """Where the words of sentences lie, the longest sentence first.

    Words are kept sentence after sentence; an LSTM goes through them step by step: the first
    words of all sentences, the second words, and so on (``forwards``), or the last words, the
    last but one (``backwards``). ``steps`` are the stretches of these orders.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        counts = np.array(lengths)
        ends = counts.cumsum()
        starts = ends - counts
        self.starts: list[int] = starts.tolist()
        self.ends: list[int] = ends.tolist()
        place = np.arange(lengths[0])[:, None]
        inside = place < counts
        self.forwards = (starts + place)[inside]
        self.backwards = (ends - 1 - place)[inside]
        edges = np.concatenate([[0], inside.sum(axis=1).cumsum()]).tolist()
        self.steps: list[tuple[int, int]] = list(pairwise(edges))
