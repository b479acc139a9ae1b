"""Versions beside everything else an archive keeps: damage, decisions, exports of hashes, time."""

import random
import time

import pytest

from annotation.article import Article, BlockKind, build
from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from annotation.selectors import Span
from storage import Archive, check
from storage.hashing import row_hash
from storage.steps import read_row
from tests.storage.test_versions import FIRST, SECOND, ferry, mark


@pytest.fixture
def kept(archive: Archive) -> int:
    """An article in its second version, with a passage on edited words."""
    article_id = archive.articles.add(ferry(FIRST)).id
    mark(archive, article_id, "old ferry", "takes forty minutes")
    archive.articles.add(ferry(SECOND))
    return article_id


DAMAGE = {
    "UPDATE versions SET title = 'Another' WHERE id = 1": "Version 1 of article 1 is not as it was",
    "UPDATE versions SET blocks = '{' WHERE id = 2": "Version 2 of article 1 is not as it was",
    "UPDATE anchors SET exact = 'another' WHERE id = 1": "Place 1 on version 1 is not as it was",
    "UPDATE anchors SET version_id = 2 WHERE id = 2": "Place 2 on version 2 is not as it was",
    "UPDATE articles SET text_id = (SELECT id + 9 FROM texts)": "shows a text that is none of its",
    "DROP TRIGGER texts_stay; UPDATE texts SET body = replace(body, 'dawn', 'noon') WHERE id = 1": (
        "The text 1 is not the one that was kept (article a version of 1)"
    ),
    "DROP TRIGGER mentions_go": "trigger that keeps",
    "PRAGMA foreign_keys = OFF; DELETE FROM versions WHERE id = 1": "Row 1 of anchors belongs",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_to_a_version_is_said_in_words(archive: Archive, kept: int, damage: str) -> None:
    assert check(archive) == []
    archive.database.connection.execute("PRAGMA foreign_keys = OFF")
    archive.database.connection.executescript(damage)
    assert any(DAMAGE[damage] in problem for problem in check(archive)), check(archive)


def test_a_place_that_is_whole_but_on_other_words_is_said(archive: Archive, kept: int) -> None:
    row = read_row(archive.database, "anchors", 1)
    assert row
    row |= {"start": 3, "end": 12}
    archive.database.connection.execute(
        'UPDATE anchors SET start = 3, "end" = 12, row_hash = ? WHERE id = 1', (row_hash(row),)
    )
    assert check(archive) == ["Place 1 on version 1 is not where its quote is."]


def test_a_decision_on_one_place_holds_where_its_words_stand(archive: Archive) -> None:
    article_id = archive.articles.add(ferry(FIRST)).id
    text = archive.articles.get(article_id).article.text

    def decide(words: str) -> None:
        span = Span(text.index(words), text.index(words) + len(words))
        archive.decisions.add(
            Verdict.MARK, Reach.HERE, label=Label.PERSON, article_id=article_id, span=span
        )

    decide("Captain Ames")
    decide("Sheep")
    archive.articles.add(ferry(SECOND))
    now = archive.articles.get(article_id).article.text
    shown = archive.mentions.shown(article_id)
    assert [each.span.of(now) for each in shown] == ["Captain Ames"]
    archive.versions.accept(archive.versions.of(article_id)[1].id)
    shown = archive.mentions.shown(article_id)
    assert [each.span.of(text) for each in shown] == ["Captain Ames", "Sheep"]


def test_versions_outlive_the_steps_that_made_them(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.history.KEPT_STEPS", 40)
    kept = archive.articles.add(ferry(FIRST)).id
    mark(archive, kept, "old ferry", "takes forty minutes")
    archive.articles.add(ferry(SECOND))
    for number in range(60):
        archive.articles.rename(kept, f"Title {number}")
    assert all("Rename" in each.title for each in archive.history.steps())
    old = archive.versions.of(kept)[1]
    assert archive.versions.text(old.id).text == ferry(FIRST).text
    assert archive.versions.accept(old.id).in_words() == "2 exact"
    assert check(archive) == []


def test_a_step_before_a_new_version_is_not_taken_back_past_it(archive: Archive) -> None:
    article_id = archive.articles.add(ferry(FIRST)).id
    (made,) = mark(archive, article_id, "old ferry")
    step = archive.history.steps()[0].id
    archive.articles.add(ferry(SECOND))
    assert "depends on it" in archive.history.obstacle(step)
    archive.history.undo()
    assert archive.history.revert(step)
    assert archive.annotations.of(article_id) == []
    assert made.quote == "old ferry"


def book(paragraphs: list[str]) -> Article:
    text, blocks = build([(each, BlockKind.PARAGRAPH, 0) for each in paragraphs])
    return Article("A book", text, blocks, address="https://books.example/1")


def test_a_thousand_annotations_on_a_million_letters_go_along_in_three_seconds(
    archive: Archive,
) -> None:
    chance = random.Random(5)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(5000)]
    lines = [" ".join(chance.choices(words, k=80)) for _ in range(2100)]
    old = book(lines)
    assert len(old.text) > 1_000_000
    article_id = archive.articles.add(old).id
    with archive.step("Mark a thousand passages"):
        for _ in range(1000):
            start = chance.randrange(len(old.text) - 300)
            archive.annotations.add(article_id, Span(start, start + chance.randint(4, 300)))
    for number in range(0, len(lines), 3):
        edited = lines[number].split()
        edited[chance.randrange(80)] = chance.choice(words)
        lines[number] = " ".join(edited)
    begun = time.process_time()  # what other programs do meanwhile does not count
    added = archive.articles.add(book(["A preface.", *lines]))
    assert time.process_time() - begun < 3
    assert added.report is not None
    assert (added.status, len(added.report.orphan)) == ("version", 0)
    assert sum(added.report.counts.values()) == 1000
