"""How long a search takes, beside looking through all texts in memory.

And how long it takes in one very long article, beside a short one.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from annotation.article import Article, Block
from storage import Archive, open_archive
from tests.benchmarks.analysis import seconds
from tests.benchmarks.figures import Figure
from tests.benchmarks.texts import article

ROUNDS = 15
ARTICLES = 2000
LONG = 500_000
SHORT = 500
LAST = "Voyages"
IN_ONE_ARTICLE = ("t", "th", "the", "the bridge", LAST, LAST.lower())
QUERIES = {"search, a word of every article": "the", "search, a rare word": "1999:"}


def figures(articles: int = ARTICLES) -> Iterator[Figure]:
    """Measure the newest fifty hits for a common and for a rare word.

    The long article is left out where fewer articles than usual are asked for.
    """
    with tempfile.TemporaryDirectory() as folder:
        archive = open_archive(Path(folder) / "archive.db")
        made = [article(number, 400) for number in range(articles)]
        with archive.step("Fill"):
            for each in made:
                archive.articles.add(each)
        for name, query in QUERIES.items():
            ours, scan = _compare(archive, made, query)
            yield Figure(name, ours * 1000, "ms", scan * 1000)
        archive.close()
    if articles >= ARTICLES:
        yield long_article()


def long_article(words: int = LONG) -> Figure:
    """Measure the slowest of some queries in an article of so many words, beside a short one."""
    return Figure("search, a long article", _slowest(words) * 1000, "ms", _slowest(SHORT) * 1000)


def _slowest(words: int) -> float:
    made = article(1, words)
    end = len(made.text)
    last = Block(end + 2, end + 2 + len(LAST))
    with open_archive(":memory:") as archive:
        text = f"{made.text}\n\n{LAST}"
        archive.articles.add(replace(made, text=text, blocks=(*made.blocks, last)))
        return max(_typical(archive, query) for query in IN_ONE_ARTICLE)


def _typical(archive: Archive, query: str) -> float:
    return median(seconds(lambda: archive.search.find(query, limit=50)) for _ in range(ROUNDS))


def _compare(archive: Archive, made: list[Article], query: str) -> tuple[float, float]:
    scan = [seconds(lambda: [each for each in made if query in each.text]) for _ in range(ROUNDS)]
    return _typical(archive, query), median(scan)
