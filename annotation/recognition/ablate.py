"""What each part is worth: ``python -m annotation.recognition.ablate --corpora DIR FILE.tsv...``.

First the passes: the shipped model with one pass of the recogniser left out at a time. Then the
training: a short run on a part of the sentences for each group of features and each corpus left
out, against such a run with everything. Needs PyTorch. A row is a typed F1 (people, organisations,
places) for each file.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import torch

from annotation.recognition import recogniser as whole
from annotation.recognition.evaluate import score_file
from annotation.recognition.learning import arrays_of
from annotation.recognition.model import save_model
from annotation.recognition.names import untidied_names
from annotation.recognition.recogniser import Recogniser
from annotation.recognition.texts import plain_text, read_training
from annotation.recognition.train import Lessons, Plan, own_words, train

SHARE = 3
"""Every so many-th sentence is learned from."""
SHORT = Plan(epochs=2, state=96, inner=96, seed=5, dropout=0.3)
FEATURES = ("words", "grams", "shapes", "flags")
TABLES = {"words": ("words",), "grams": ("grams",), "shapes": ("shapes", "cases")}
CORPORA = ("news", "written", "crossner", "wnut17", "btc", "uner_ewt", "gum_named", "multiner_gov")
PASSES = {
    "the article as a whole": ("agree", lambda *_: None),
    "word lists and forms": ("listed_names", lambda *_: []),
    "tidying": ("tidy_names", untidied_names),
    "headlines as the body spells them": ("is_capitalised", lambda *_: False),
}
"""Names in ``recogniser.py`` and what takes their place."""


def without_a_pass(files: Sequence[Path]) -> Iterator[tuple[str, list[float]]]:
    """Yield what is left out and the scores then."""
    yield "the shipped recogniser", scores(Recogniser(), files)
    for name, (attribute, nothing) in PASSES.items():
        with patch.object(whole, attribute, nothing):
            yield f"without {name}", scores(Recogniser(), files)


def without_a_lesson(corpora: Path, files: Sequence[Path]) -> Iterator[tuple[str, list[float]]]:
    """Yield what training left out and the scores then."""
    yield "short training", trained(corpora, files)
    for feature in FEATURES:
        yield f"without {feature}", trained(corpora, files, hidden=frozenset({feature}))
    yield "without varied sentences", trained(corpora, files, vary=False)
    for corpus in CORPORA:
        yield f"without {corpus}", trained(corpora, files, without=frozenset({corpus}))


def trained(
    corpora: Path,
    files: Sequence[Path],
    *,
    hidden: frozenset[str] = frozenset(),
    vary: bool = True,
    without: frozenset[str] = frozenset(),
) -> list[float]:
    """Train a small network and return its scores."""
    text = list(own_words(plain_text(corpora)))
    gold = read_training(corpora, without=without)[::SHARE]
    lessons = Lessons(text, gold, hidden=hidden, vary=vary)
    arrays = arrays_of(train(lessons, gold, [], SHORT, lambda _: None))
    for feature in hidden:
        for table in TABLES.get(feature, ()):
            arrays[table] = np.repeat(arrays[table][:1], len(arrays[table]), axis=0)
    if "flags" in hidden:
        arrays["flags"] = np.zeros_like(arrays["flags"])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model.npz"
        save_model(path, arrays, lessons.vocabulary, lessons.cases)
        return scores(Recogniser(path), files)


def scores(recogniser: Recogniser, files: Sequence[Path]) -> list[float]:
    """Return the typed F1 for each file, in per cent."""
    return [score_file(recogniser, path).measures("all")[2] for path in files]


def main() -> None:
    """Print a row for everything that can be left out."""
    parser = argparse.ArgumentParser(description="Tell what each part of the recogniser is worth.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.tsv")
    options = parser.parse_args()
    torch.set_num_threads(1)
    print("| |", " | ".join(path.parent.name for path in options.files), "|")
    for rows in (without_a_pass(options.files), without_a_lesson(options.corpora, options.files)):
        for name, figures in rows:
            print(f"| {name} |", " | ".join(f"{figure:.1f}" for figure in figures), "|", flush=True)


if __name__ == "__main__":
    main()
