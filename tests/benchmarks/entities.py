"""The entities of a large archive: gathering, comparing, listing; beside a tenth of it."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from annotation.article import Article
from annotation.entities import Label, Mention
from storage import Archive, open_archive
from tests.benchmarks.analysis import seconds
from tests.benchmarks.figures import Figure

ARTICLES = 10_000
NAMES = 15
"""In each article."""

ROUNDS = 7
LETTERS = "abcdefghijklmnoprstuvz"
LABELS = (Label.PERSON, Label.ORG, Label.PLACE)


def figures(articles: int = ARTICLES) -> Iterator[Figure]:
    """Measure an archive of so many articles beside one of a tenth.

    Gathering is told in ms for each article, comparing in ms for a thousand of its names.
    """
    many, few = _measured(articles), _measured(max(1, articles // 10))
    for name, value in many.items():
        yield Figure(f"entities, {name}", value, "ms", few[name])


def _measured(articles: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "a.db") as archive:
        _fill(archive, articles)
        entities = archive.entities
        gathering = seconds(lambda: entities.catch_up(float("inf")))
        comparing = seconds(lambda: entities.keep(entities.work_out()))
        top = entities.all(1)[0]
        return {
            "gathering one article": gathering * 1000 / articles,
            "comparing a thousand names": comparing * 1e6 / (articles * NAMES),
            "the list": _typical(lambda: entities.all(100)),
            "a search in the list": _typical(lambda: entities.all(100, search="abc")),
            "articles of the most frequent": _typical(lambda: entities.articles_of(top.id)),
            "also in": _typical(lambda: entities.also(top.label, top.name, 1)),
            "the questions": _typical(entities.suggestions),
        }


def _typical(act: object) -> float:
    assert callable(act)
    return median(seconds(act) for _ in range(ROUNDS)) * 1000


def _fill(archive: Archive, articles: int) -> None:
    """Keep articles that name few things often and many things once, as real ones do."""
    chance = random.Random(7)
    names = ["".join(chance.choices(LETTERS, k=chance.randint(4, 9))).title() for _ in range(9999)]
    with archive.step("Fill"):
        for number in range(articles):
            text, mentions = f"Article {number}.", []
            for _ in range(NAMES):
                place = int(chance.paretovariate(0.5)) % (articles * NAMES)
                name = f"{names[place // 97 % 400]} {names[place % 9999]}"
                start = len(text) + 1
                text += f" {name} spoke."
                label = LABELS[place % 3]
                mentions.append(Mention(start, start + len(name), label, name))
            kept = archive.articles.add(Article(f"Article {number}", text, ()))
            archive.mentions.put(kept.id, mentions, "benchmark")
