"""The network that ``train.py`` trains, in PyTorch; ``network.py`` runs it with numpy alone.

Words, parts of words, shapes and flags as vectors, a maxout layer, a bidirectional LSTM, and a
linear-chain conditional random field on top: Huang, Xu and Yu, "Bidirectional LSTM-CRF Models for
Sequence Tagging" (2015). A word may have several right tags where a corpus does not tell; then the
sum over all of them is learned: Tsuboi and others, "Training Conditional Random Fields Using
Incomplete Annotations" (2008).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

from annotation.recognition.signs import CASES, FLAGS, GRAMS, SHAPES, Signs

FORBIDDEN = -1e4


@dataclass(frozen=True)
class Sizes:
    """Lengths of the vectors."""

    word: int = 96
    gram: int = 64
    shape: int = 24
    case: int = 8
    inner: int = 128
    state: int = 128


@dataclass(frozen=True)
class Example:
    """A sentence in numbers. ``allowed`` is (words, tags): which tags are right."""

    signs: Sequence[Signs]
    flags: Sequence[tuple[int, int]]
    allowed: np.ndarray


class Net(nn.Module):
    """The tagger."""

    def __init__(self, vocabulary: int, tags: Sequence[str], sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, sizes.word)
        self.grams = nn.EmbeddingBag(GRAMS, sizes.gram, mode="mean")
        self.shapes = nn.Embedding(SHAPES, sizes.shape)
        self.cases = nn.Embedding(len(CASES), sizes.case)
        self.flags = nn.Embedding(FLAGS, 2 * sizes.inner)
        wide = sizes.word + sizes.gram + sizes.shape + sizes.case
        self.inner = nn.Linear(wide, 2 * sizes.inner)
        self.lstm = nn.LSTM(sizes.inner, sizes.state, bidirectional=True)
        self.out = nn.Linear(2 * sizes.state, len(tags))
        self.pairs = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.register_buffer("legal", legal_pairs(tags))
        self.register_buffer("opening", legal_openings(tags))
        self.dropout = nn.Dropout(dropout)
        for table in (self.words, self.grams, self.shapes, self.cases):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.zeros_(self.flags.weight)

    def emissions(self, batch: Sequence[Example], unknown: float = 0.0) -> tuple[Tensor, Tensor]:
        """Return scores (longest, sentences, tags) and the lengths, longest sentence first."""
        lengths = torch.tensor([len(each.signs) for each in batch])
        flat = [sign for each in batch for sign in each.signs]
        numbers = {sign: number for number, sign in enumerate(dict.fromkeys(flat))}
        kinds = list(numbers)
        ids = torch.tensor([kind.word for kind in kinds])
        if self.training and unknown:
            ids[torch.rand(len(ids)) < unknown] = 0
        offsets = np.cumsum([0] + [len(kind.grams) for kind in kinds[:-1]])
        bags = torch.tensor([gram for kind in kinds for gram in kind.grams])
        vectors = torch.cat(
            [
                self.words(ids),
                self.grams(bags, torch.tensor(offsets)),
                self.shapes(torch.tensor([kind.shape for kind in kinds])),
                self.cases(torch.tensor([kind.case for kind in kinds])),
            ],
            dim=1,
        )
        vectors = vectors[torch.tensor([numbers[sign] for sign in flat])]
        wide = self.inner(self.dropout(vectors))
        starts = np.cumsum([0] + [len(each.signs) for each in batch[:-1]])
        places = [s + at for s, each in zip(starts, batch, strict=True) for at, _ in each.flags]
        marks = [flag for each in batch for _, flag in each.flags]
        wide = wide.index_add(0, torch.tensor(places), self.flags(torch.tensor(marks)))
        inner = wide.view(len(flat), -1, 2).max(dim=2).values
        parts = torch.split(self.dropout(inner), lengths.tolist())
        packed: PackedSequence = pack_padded_sequence(
            nn.utils.rnn.pad_sequence(list(parts)), lengths
        )
        states, _ = pad_packed_sequence(self.lstm(packed)[0])
        return self.out(self.dropout(states)), lengths

    def loss(self, batch: Sequence[Example], unknown: float) -> Tensor:
        """Return the mean over sentences of minus the log likelihood of the allowed tags."""
        emissions, lengths = self.emissions(batch, unknown)
        longest, count, tags = emissions.shape
        allowed = np.ones((longest, count, tags), dtype=bool)
        for at, each in enumerate(batch):
            allowed[: len(each.signs), at] = each.allowed
        limits = torch.zeros(longest, count, tags).masked_fill(
            ~torch.from_numpy(allowed), FORBIDDEN
        )
        everything = self._total(emissions, lengths)
        return (everything - self._total(emissions + limits, lengths)).sum() / count

    def _total(self, emissions: Tensor, lengths: Tensor) -> Tensor:
        pairs = self.pairs + self.legal
        scores = emissions[0] + self.opening
        done = []
        active = len(lengths)
        for at in range(1, emissions.shape[0]):
            now = int((lengths > at).sum())
            if now < active:
                done.append(torch.logsumexp(scores[now:], dim=1))
                scores, active = scores[:now], now
            step = scores[:, :, None] + pairs[None]
            scores = torch.logsumexp(step, dim=1) + emissions[at, :now]
        done.append(torch.logsumexp(scores, dim=1))
        return torch.cat(done[::-1])


def legal_pairs(tags: Sequence[str]) -> Tensor:
    """Return 0 where a tag may follow another, and a large negative number where not."""
    table = torch.zeros(len(tags), len(tags))
    for before, first in enumerate(tags):
        for after, second in enumerate(tags):
            if second.startswith("I-") and first[1:] != second[1:]:
                table[before, after] = FORBIDDEN
    return table


def legal_openings(tags: Sequence[str]) -> Tensor:
    """Return the same for the first word of a sentence."""
    return torch.tensor([FORBIDDEN if tag.startswith("I-") else 0.0 for tag in tags])


def arrays_of(net: Net) -> dict[str, np.ndarray]:
    """Return the weights under the names and in the shapes that ``network.py`` reads."""
    with torch.no_grad():
        inner, outer = _turned(net.lstm, "bias_ih_l0"), _turned(net.lstm, "bias_hh_l0")
        made = {
            "words": net.words.weight,
            "grams": net.grams.weight,
            "shapes": net.shapes.weight,
            "cases": net.cases.weight,
            "flags": _halved(net.flags.weight),
            "inner": _halved(net.inner.weight.T),
            "inner_bias": _halved(net.inner.bias),
            "gates": torch.cat(_turned(net.lstm, "weight_ih_l0"), dim=1),
            "gates_bias": torch.cat([a + b for a, b in zip(inner, outer, strict=True)]),
            "again": torch.stack(_turned(net.lstm, "weight_hh_l0")),
            "out": net.out.weight.T,
            "out_bias": net.out.bias,
            "pairs": net.pairs + net.legal,
            "opening": net.opening,
        }
        return {name: tensor.detach().contiguous().numpy() for name, tensor in made.items()}


def _turned(lstm: nn.LSTM, name: str) -> list[Tensor]:
    """Return the weights of both directions with the gates in our order and halved.

    PyTorch's order is input, forget, cell, output; ours input, forget, output, cell. Halved,
    because sigmoid(x) is tanh(x / 2) / 2 + 1 / 2.
    """
    size = lstm.hidden_size
    gates = torch.arange(4 * size)
    order = torch.cat([gates[: 2 * size], gates[3 * size :], gates[2 * size : 3 * size]])
    halves = torch.cat([torch.full((3 * size,), 0.5), torch.ones(size)])
    both = (getattr(lstm, name), getattr(lstm, name + "_reverse"))
    return [(w.T if w.dim() == 2 else w)[..., order] * halves for w in both]


def _halved(weights: Tensor) -> Tensor:
    """Put the first of each two values that maxout chooses from before all the second."""
    return torch.cat([weights[..., 0::2], weights[..., 1::2]], dim=-1)
