"""What marking names costs: words a second, loading, memory, and one article in the window."""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median

from annotation.recognition.lexicon import RESOURCES
from tests.benchmarks.figures import Figure
from tests.benchmarks.texts import article

ROUNDS = 7
NEWS = RESOURCES / "corpora" / "news" / "test.tsv"
WORDS = 700


def figures(articles: int = 30) -> Iterator[Figure]:
    """Measure on articles of real news, each of about 700 words.

    Speed is told beside nltk's word tokeniser alone, which gets one sentence at a time or whole
    texts, and beside nltk's ``word_tokenize``, which first splits sentences.
    """
    from nltk.tokenize import NLTKWordTokenizer  # type: ignore[import-untyped]
    from nltk.tokenize.punkt import PunktSentenceTokenizer  # type: ignore[import-untyped]

    from annotation.article import BlockKind, build
    from annotation.recognition.model import load_model
    from annotation.recognition.recogniser import MODEL, Recogniser

    recogniser, tokenizer = Recogniser(), NLTKWordTokenizer()
    texts = news(articles)
    built = [build((line, BlockKind.PARAGRAPH, 0) for line in lines) for lines in texts]
    words = sum(len(text.split()) for text, _ in built)
    sentences = [line for lines in texts for line in lines]
    splitter = PunktSentenceTokenizer()
    ours, alone, whole, split = [], [], [], []
    for _ in range(ROUNDS + 1):
        alone.append(seconds(lambda: [tokenizer.tokenize(line) for line in sentences]))
        whole.append(seconds(lambda: [tokenizer.tokenize(text) for text, _ in built]))
        split.append(
            seconds(
                lambda: [
                    tokenizer.tokenize(line)
                    for text, _ in built
                    for line in splitter.tokenize(text)
                ]
            )
        )
        ours.append(seconds(lambda: [recogniser.recognise(*each) for each in built]))
    speed, tokens = words / median(ours[1:]), words / median(alone[1:])
    yield Figure("analysis_beside_tokenising_sentences", speed, "words/s", tokens)
    yield Figure("analysis_beside_tokenising_texts", speed, "words/s", words / median(whole[1:]))
    yield Figure("analysis_beside_word_tokenize", speed, "words/s", words / median(split[1:]))
    loads = [seconds(lambda: load_model(MODEL)) for _ in range(ROUNDS)]
    yield Figure("load_model", median(loads), "s", 0.4)
    yield from _in_the_worker()


def _in_the_worker() -> Iterator[Figure]:
    """Yield what an article costs through the helper process, and the process's memory."""
    from ui.jobs import analyse, get_ready
    from ui.worker import Worker

    kept = [article(number, WORDS) for number in range(ROUNDS + 1)]
    with Worker() as worker:
        worker.call(get_ready, seconds=60)
        took = [
            seconds(partial(worker.call, analyse, each.text, each.blocks, 9.0, True, seconds=60))
            for each in kept
        ]
        yield Figure("article_of_700_words", median(took[1:]) * 1000, "ms", 100)
        yield Figure("memory_of_the_worker", worker.call(megabytes, seconds=9), "MB", 250)


def news(articles: int) -> list[list[str]]:
    """Return sentences of our news test, in stretches of about 700 words."""
    lines: list[str] = []
    words: list[str] = []
    for row in NEWS.read_text(encoding="utf-8").splitlines():
        if row.strip() and not row.startswith("#doc="):
            words.append(row.split("\t")[0])
        elif words:
            lines.append(" ".join(words))
            words = []
    return _stretches(lines)[:articles]


def _stretches(lines: Sequence[str]) -> list[list[str]]:
    stretches: list[list[str]] = [[]]
    for line in lines:
        if sum(len(each.split()) for each in stretches[-1]) >= WORDS:
            stretches.append([])
        stretches[-1].append(line)
    return stretches


def megabytes() -> float:
    """Return the most memory that this process has held, in MB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
