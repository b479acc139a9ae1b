"""The model file: the weights of the tagger, its vocabulary and the usual spelling of words.

A zip of plain arrays as numpy writes it (``.npz``), read without pickle. Numbers have 16 bits.
"""

import json
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from annotation.recognition.network import Network

FORMAT = 2
KINDS = ("PERSON", "ORG", "PLACE", "NORP", "EVENT", "PRODUCT")
TAGS = ("O", *(start + kind for kind in KINDS for start in ("B-", "I-")))
"""BIO tags: outside, or the beginning or the inside of a name of some kind."""


class ModelError(Exception):
    """The model file is missing or damaged."""


def save_model(
    path: Path,
    arrays: Mapping[str, NDArray[np.float32]],
    vocabulary: Mapping[str, int],
    cases: Mapping[str, str],
) -> None:
    """Write a model; the same model gives the same bytes. ``vocabulary`` numbers words from 1."""
    words = sorted(vocabulary, key=lambda word: vocabulary[word])
    head = {"format": FORMAT, "tags": TAGS, "words": words, "cases": dict(sorted(cases.items()))}
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    packed: dict[str, Any] = {name: arrays[name].astype(np.float16) for name in sorted(arrays)}
    packed["head"] = np.frombuffer(text.encode("utf-8"), dtype=np.uint8)
    with path.open("wb") as file:
        np.savez_compressed(file, **packed)


def load_model(path: Path) -> tuple[Network, dict[str, str]]:
    """Read a model: the network, and how English mostly writes each common word.

    Raises:
        ModelError: the file is missing, damaged or of another format.
    """
    try:
        with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        head = json.loads(arrays.pop("head").tobytes())
        if head["format"] != FORMAT or tuple(head["tags"]) != TAGS:
            raise ValueError("another format")
        vocabulary = {word: number for number, word in enumerate(head["words"], start=1)}
        cases = dict(head["cases"])
        return Network(arrays, TAGS, vocabulary, cases), cases
    except (OSError, EOFError, ValueError, KeyError, TypeError, BadZipFile, zlib.error) as error:
        raise ModelError(f"The model {path} cannot be read: install Pressmark again.") from error
