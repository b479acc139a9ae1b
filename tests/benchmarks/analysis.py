"""How many words the recogniser reads in a second, beside nltk's tokenizer alone."""

import time
from collections.abc import Callable, Iterator
from statistics import median

from tests.benchmarks.figures import Figure
from tests.benchmarks.texts import article

ROUNDS = 5
WORDS = 5000


def figures() -> Iterator[Figure]:
    """Measure on one long article."""
    from nltk.tokenize import NLTKWordTokenizer  # type: ignore[import-untyped]

    from annotation.recognition.recogniser import Recogniser

    kept = article(1, WORDS)
    recogniser, tokenizer = Recogniser(), NLTKWordTokenizer()
    words = len(kept.text.split())
    ours, tokens = [], []
    for _ in range(ROUNDS + 1):
        tokens.append(seconds(lambda: tokenizer.tokenize(kept.text)))
        ours.append(seconds(lambda: recogniser.recognise(kept.text, kept.blocks)))
    yield Figure("analysis", words / median(ours[1:]), "words/s", words / median(tokens[1:]))


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
