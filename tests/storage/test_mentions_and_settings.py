import pytest

from annotation.entities import Label, Mention
from storage import Archive, ArchiveError
from tests.storage.samples import article

FERRY = Mention(9, 14, Label.PRODUCT, "ferry", 0.75, "a list says so")
LOEWE = Mention(26, 30, Label.PERSON, "Löwe")


def test_mentions_come_back_in_text_order(archive: Archive, article_id: int) -> None:
    changes = archive.mentions.put(article_id, [LOEWE, FERRY], "lists 1")
    assert archive.mentions.of(article_id) == [FERRY, LOEWE]
    assert changes.mentions_of == {article_id}
    assert not changes.articles


def test_a_new_reading_replaces_the_old_one(archive: Archive, article_id: int) -> None:
    archive.mentions.put(article_id, [LOEWE, FERRY], "lists 1")
    archive.mentions.put(article_id, [FERRY], "lists 2")
    assert archive.mentions.of(article_id) == [FERRY]
    assert archive.mentions.stamp(article_id) == "lists 2"


def test_mentions_are_no_part_of_the_journal(archive: Archive, article_id: int) -> None:
    archive.mentions.put(article_id, [FERRY], "lists 1")
    assert archive.history.undo_title() == "Add “The last ferry”"


def test_stale_articles_are_named_newest_first_and_not_from_the_bin(archive: Archive) -> None:
    ids = [archive.articles.add(article(f"Story {number}")).id for number in range(5)]
    archive.mentions.put(ids[0], [], "old")
    archive.mentions.put(ids[1], [], "new")
    archive.articles.move_to_bin([ids[2]])
    assert archive.mentions.stale("new", 10) == [ids[4], ids[3], ids[0]]
    assert archive.mentions.stale("new", 1) == [ids[4]]


def test_an_article_that_comes_back_is_read_anew(archive: Archive, article_id: int) -> None:
    archive.mentions.put(article_id, [FERRY], "new")
    archive.history.undo()
    archive.history.redo()
    assert archive.mentions.stale("new", 10) == [article_id]
    assert archive.mentions.of(article_id) == []


def test_mentions_of_an_unknown_article_are_refused(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="There is no article 3"):
        archive.mentions.put(3, [FERRY], "new")


def test_settings_carry_what_json_carries(archive: Archive) -> None:
    value = {"size": 1.5, "labels": ["ORG", None], "wide": True, "ä": "\U0001f600"}
    archive.settings.set("reading", {})
    archive.settings.set("reading", value)
    assert archive.settings.get("reading") == value
    assert archive.settings.get("nothing", 7) == 7
    assert archive.history.undo_title() is None
