"""The time of a search does not run away with the length of a text or the size of an archive."""

import time

import pytest

from storage import Archive
from storage.search import BEGINNING, SPARE
from tests.benchmarks.search import long_article
from tests.storage.samples import article

SENTENCE = "The tall crew sailed out at ten and then they turned to the tower again. "
TIMES = 100


def seconds(archive: Archive, query: str) -> float:
    archive.search.find(query)
    best = float("inf")
    for _ in range(7):
        start = time.perf_counter()
        assert archive.search.find(query)
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.parametrize("query", ["t", "the", "crew", "the crew", "tower ag"])
def test_a_text_a_hundred_times_as_long_takes_no_more_than_ten_times_as_long(
    archive: Archive, query: str
) -> None:
    short = archive.articles.add(article("Short", SENTENCE * 20))
    quick = seconds(archive, query)
    archive.articles.move_to_bin([short.id])
    archive.articles.add(article("Long", SENTENCE * 20 * TIMES))
    assert seconds(archive, query) < 10 * quick


def statements(archive: Archive, query: str, limit: int) -> list[str]:
    """Return the SQL that a search runs."""
    run: list[str] = []
    connection = archive.search._database.connection
    connection.set_trace_callback(run.append)
    archive.search.find(query, limit=limit)
    connection.set_trace_callback(None)
    return run


def test_the_first_letters_typed_are_answered_without_the_index_of_texts(archive: Archive) -> None:
    for number in range(30):
        archive.articles.add(article(f"Day {number}", f"{number} ships. {SENTENCE}"))
    archive.articles.add(article("Odd", "no such word"))
    assert any("texts_fts" in sql for sql in statements(archive, "crew", 20))
    for query in ("t", "th", "the", "crew th"):
        assert not any("texts_fts" in sql for sql in statements(archive, query, 20))
        found = [hit.article_id for hit in archive.search.find(query, limit=20)]
        assert found == list(range(30, 10, -1))


def test_no_more_long_texts_are_read_than_hits_are_asked_for(archive: Archive) -> None:
    for number in range(12):
        archive.articles.add(article(f"Long {number}", "hay " * BEGINNING + "needle"))
    for query in ("n", "nee", "needle", "hay needle"):
        read = [sql for sql in statements(archive, query, 5) if "body FROM texts" in sql]
        assert len(read) == 5


@pytest.mark.parametrize("limit", [1, 3, 50])
def test_the_first_letters_find_what_the_index_finds(archive: Archive, limit: int) -> None:
    far = "hay " * BEGINNING
    bodies = [
        "thé end",
        far + "this",
        "nothing",
        f"{far}and",
        "Thus",
        "no\u0301t\u0323he",
        "at_the",
    ]
    ids = [archive.articles.add(article(str(n), f"{n} {b}")).id for n, b in enumerate(bodies)]
    newest = [ids[at] for at in (6, 4, 1, 0)]
    assert [hit.article_id for hit in archive.search.find("th", limit=limit)] == newest[:limit]


def test_many_articles_without_the_letters_are_passed_over(archive: Archive) -> None:
    first = archive.articles.add(article("First", "quay")).id
    for number in range(2 * SPARE):
        archive.articles.add(article("Later", f"{number} ships"))
    assert [hit.article_id for hit in archive.search.find("q", limit=2)] == [first]


def test_the_long_article_is_measured() -> None:
    figure = long_article(2000)
    assert figure.value > 0
    assert figure.reference > 0
