"""How long a search takes, beside looking through all texts in memory."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from annotation.article import Article
from storage import Archive, open_archive
from tests.benchmarks.analysis import seconds
from tests.benchmarks.figures import Figure
from tests.benchmarks.texts import article

ROUNDS = 15
ARTICLES = 2000
QUERIES = {"search, a word of every article": "the", "search, a rare word": "1999:"}


def figures(articles: int = ARTICLES) -> Iterator[Figure]:
    """Measure the newest fifty hits for a common and for a rare word."""
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


def _compare(archive: Archive, made: list[Article], query: str) -> tuple[float, float]:
    ours = [seconds(lambda: archive.search.find(query, limit=50)) for _ in range(ROUNDS)]
    scan = [seconds(lambda: [each for each in made if query in each.text]) for _ in range(ROUNDS)]
    return median(ours), median(scan)
