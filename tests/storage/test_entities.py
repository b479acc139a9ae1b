"""Who is in the archive: gathered from the articles, kept in step, and thrown away at will."""

from itertools import count
from pathlib import Path

import pytest

from annotation.article import Article
from annotation.decisions import Reach, Verdict
from annotation.entities import Label, Mention
from storage import Archive, ArchiveError, check, open_archive
from tests.storage.samples import article

PUTIN = "Vladimir Putin"
NUMBERS = count(1)


def add(archive: Archive, *names: tuple[str, Label] | str) -> int:
    """Keep an article that names people (or others) one after the other."""
    text, mentions = f"Report number {next(NUMBERS)}.", []
    for name in names:
        words, label = (name, Label.PERSON) if isinstance(name, str) else name
        text += f" Here {words} spoke."
        start = text.rindex(words)
        mentions.append(Mention(start, start + len(words), label, words))
    kept = archive.articles.add(Article(f"Story {text[14:17]}", text, (), source="Harbour Post"))
    archive.mentions.put(kept.id, mentions, "test 1")
    return kept.id


def listed(archive: Archive, **how: object) -> list[tuple[str, int]]:
    """Return every entity with the number of its articles, after catching up."""
    archive.entities.bring_up_to_date()
    return [(each.name, each.articles) for each in archive.entities.all(**how)]  # type: ignore[arg-type]


@pytest.fixture
def three(archive: Archive) -> list[int]:
    """Three articles: Putin in two, Merkel in two."""
    return [
        add(archive, PUTIN),
        add(archive, PUTIN, "Angela Merkel"),
        add(archive, "Angela Merkel"),
    ]


def test_entities_come_with_those_of_most_articles_first(
    archive: Archive, three: list[int]
) -> None:
    add(archive, PUTIN)
    assert listed(archive) == [(PUTIN, 3), ("Angela Merkel", 2)]
    assert archive.entities.count() == 2
    assert not archive.entities.waiting
    assert archive.entities.settled


def test_the_list_can_be_searched_and_narrowed_to_a_label(
    archive: Archive, three: list[int]
) -> None:
    add(archive, ("Société Générale", Label.ORG), ("Vladivostok", Label.PLACE))
    assert listed(archive, search="vladi") == [(PUTIN, 2), ("Vladivostok", 1)]
    assert listed(archive, search="generale soc") == [("Société Générale", 1)]
    assert listed(archive, label=Label.PLACE) == [("Vladivostok", 1)]
    assert listed(archive, search="100%_") == []
    assert [name for name, _ in listed(archive, limit=1, offset=1)] == [PUTIN]


def test_articles_of_an_entity_come_newest_first(archive: Archive, three: list[int]) -> None:
    archive.entities.bring_up_to_date()
    putin = archive.entities.find(Label.PERSON, "vladimir putin’s")
    assert putin is not None
    found = archive.entities.articles_of(putin.id)
    assert [each.article_id for each in found] == [three[1], three[0]]
    assert found[0].mentions == 1
    assert found[0].source == "Harbour Post"


def test_in_how_many_other_articles_a_name_stands(archive: Archive, three: list[int]) -> None:
    archive.entities.bring_up_to_date()
    assert archive.entities.also(Label.PERSON, PUTIN, three[0]) == 1
    assert archive.entities.also(Label.PERSON, PUTIN) == 2
    assert archive.entities.also(Label.ORG, PUTIN) == 0
    assert archive.entities.also(Label.DATE, "Monday", three[0]) == 0


def test_dates_are_not_followed_across_articles(archive: Archive) -> None:
    add(archive, ("Monday", Label.DATE), ("92 %", Label.PERCENT))
    assert listed(archive) == []


def test_new_mentions_replace_what_was_gathered(archive: Archive, three: list[int]) -> None:
    assert listed(archive)[0] == ("Angela Merkel", 2)
    archive.mentions.put(three[2], [], "test 1")
    assert archive.entities.waiting
    assert listed(archive) == [(PUTIN, 2), ("Angela Merkel", 1)]


def test_an_article_counts_while_it_is_outside_the_bin(archive: Archive, three: list[int]) -> None:
    assert listed(archive)[0] == ("Angela Merkel", 2)
    archive.articles.move_to_bin([three[2]])
    assert archive.entities.waiting
    assert listed(archive) == [(PUTIN, 2), ("Angela Merkel", 1)]
    archive.history.undo()
    assert listed(archive) == [("Angela Merkel", 2), (PUTIN, 2)]


def test_an_article_that_is_gone_counts_no_more(archive: Archive, three: list[int]) -> None:
    listed(archive)
    archive.articles.move_to_bin([three[1]])
    archive.articles.delete_forever([three[1]])
    assert listed(archive) == [("Angela Merkel", 1), (PUTIN, 1)]
    assert check(archive) == []


def test_an_article_whose_adding_is_undone_counts_no_more(archive: Archive) -> None:
    add(archive, PUTIN)
    add(archive, PUTIN)
    assert listed(archive) == [(PUTIN, 2)]
    archive.history.undo()
    assert listed(archive) == [(PUTIN, 1)]


def test_an_acronym_joins_what_some_article_explains(archive: Archive) -> None:
    text = "The Global Harbour Alliance (GHA) met. Later the GHA left."
    mentions = [
        Mention(start, start + len(words), Label.ORG, "Global Harbour Alliance")
        for start, words in ((4, "Global Harbour Alliance"), (29, "GHA"), (49, "GHA"))
    ]
    kept = archive.articles.add(Article("Alliance", text, ()))
    archive.mentions.put(kept.id, mentions, "test 1")
    other = add(archive, ("GHA", Label.ORG))
    assert listed(archive) == [("Global Harbour Alliance", 2)]
    (alliance,) = archive.entities.all(search="gha")
    assert alliance.others == ("GHA",)
    assert alliance.mentions == 4
    assert archive.entities.also(Label.ORG, "GHA", other) == 1


def test_what_may_be_one_is_suggested_the_rarer_first(archive: Archive) -> None:
    for name in ("Dmitry Peskov", "Dmitry Peskov", "Dmitry Pesko"):
        add(archive, name)
    archive.entities.bring_up_to_date()
    (asked,) = archive.entities.suggestions()
    assert (asked.one.name, asked.one.articles) == ("Dmitry Pesko", 1)
    assert (asked.other.name, asked.other.articles) == ("Dmitry Peskov", 2)
    assert asked.reason == "one letter apart"
    assert archive.entities.suggestions(label=Label.ORG) == []


def test_same_by_decision_is_one_and_apart_again_after_undo(archive: Archive) -> None:
    for name in ("Dmitry Peskov", "Dmitry Peskov", "Dmitry Pesko"):
        add(archive, name)
    assert len(listed(archive)) == 2
    archive.decisions.add(
        Verdict.SAME, Reach.EVERYWHERE, "Dmitry Pesko", label=Label.PERSON, entity="Dmitry Peskov"
    )
    assert listed(archive) == [("Dmitry Peskov", 3)]
    assert archive.entities.suggestions() == []
    archive.history.undo()
    assert listed(archive) == [("Dmitry Peskov", 2), ("Dmitry Pesko", 1)]
    assert len(archive.entities.suggestions()) == 1


def test_apart_by_decision_is_not_suggested_again(archive: Archive) -> None:
    add(archive, PUTIN)
    alone = add(archive, "Putin")
    archive.entities.bring_up_to_date()
    assert len(archive.entities.suggestions()) == 1
    archive.decisions.add(
        Verdict.APART, Reach.ARTICLE, "Putin", label=Label.PERSON, entity=PUTIN, article_id=alone
    )
    add(archive, "Putin")
    archive.entities.bring_up_to_date()
    assert archive.entities.suggestions() == []


def test_a_decision_everywhere_reaches_the_articles_that_hold_its_words(archive: Archive) -> None:
    ids = [add(archive, "West"), add(archive, "West"), add(archive, PUTIN)]
    assert listed(archive)[0] == ("West", 2)
    archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "West", label=Label.PERSON)
    assert archive.entities.heed_decisions()
    assert not archive.entities.heed_decisions()
    rows = archive.database.rows("SELECT article_id FROM appeared")
    assert [article_id for (article_id,) in rows] == [ids[2]]
    assert listed(archive) == [(PUTIN, 1)]


def test_what_the_reader_marks_is_gathered_too(archive: Archive) -> None:
    add(archive, PUTIN)
    kept = archive.articles.add(article())
    archive.mentions.put(kept.id, [], "test 1")
    archive.decisions.add(Verdict.MARK, Reach.EVERYWHERE, "Löwe", label=Label.PRODUCT)
    assert ("Löwe", 1) in listed(archive)


def test_a_person_of_the_same_name_can_be_parted_in_one_article(archive: Archive) -> None:
    ids = [add(archive, "John Smith") for _ in range(3)]
    assert listed(archive) == [("John Smith", 3)]
    archive.decisions.add(
        *(Verdict.APART, Reach.ARTICLE, "John Smith"),
        label=Label.PERSON,
        entity="John Smith",
        article_id=ids[1],
    )
    assert listed(archive) == [("John Smith", 2), ("John Smith", 1)]
    assert archive.entities.also(Label.PERSON, "John Smith", ids[1]) == 0
    assert archive.entities.also(Label.PERSON, "John Smith", ids[0]) == 1


def test_everything_gathered_can_be_dropped_and_made_again(
    archive: Archive, three: list[int]
) -> None:
    add(archive, "Dmitry Pesko"), add(archive, "Dmitry Peskov")
    before = listed(archive), archive.entities.suggestions()
    archive.entities.drop()
    assert archive.entities.all() == []
    assert listed(archive) == before[0]
    assert [each.reason for each in archive.entities.suggestions()] == [
        each.reason for each in before[1]
    ]


def test_what_was_worked_out_before_something_new_came_is_not_kept(archive: Archive) -> None:
    add(archive, PUTIN)
    archive.entities.catch_up(60)
    worked_out = archive.entities.work_out()
    add(archive, "Angela Merkel")
    archive.entities.catch_up(60)
    assert not archive.entities.keep(worked_out)
    assert not archive.entities.settled


def test_what_was_worked_out_before_a_decision_on_the_same_articles_is_not_kept(
    archive: Archive, three: list[int]
) -> None:
    archive.entities.bring_up_to_date()
    worked_out = archive.entities.work_out()
    archive.decisions.add(
        Verdict.SAME, Reach.EVERYWHERE, "Angela Merkel", label=Label.PERSON, entity=PUTIN
    )
    archive.entities.heed_decisions()
    archive.entities.catch_up(60)
    assert not archive.entities.keep(worked_out)
    assert listed(archive) == [(PUTIN, 3)]


def test_who_was_parted_in_an_article_is_so_again_when_it_leaves_the_bin(archive: Archive) -> None:
    ids = [add(archive, "John Smith") for _ in range(2)]
    archive.decisions.add(
        *(Verdict.APART, Reach.ARTICLE, "John Smith"),
        label=Label.PERSON,
        entity="John Smith",
        article_id=ids[0],
    )
    archive.articles.move_to_bin(ids[:1])
    archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "Nobody")
    assert listed(archive) == [("John Smith", 1)]
    archive.articles.restore(ids[:1])
    assert listed(archive) == [("John Smith", 1), ("John Smith", 1)]


def test_gathering_is_no_part_of_the_journal(archive: Archive, three: list[int]) -> None:
    title = archive.history.undo_title()
    archive.entities.bring_up_to_date()
    assert archive.history.undo_title() == title


def test_gathering_stops_in_time_and_goes_on(archive: Archive, three: list[int]) -> None:
    assert archive.entities.catch_up(0.0)
    assert archive.entities.waiting
    while archive.entities.catch_up(0.0):
        pass
    assert not archive.entities.waiting


def test_another_process_can_work_out_who_is_who(path: Path) -> None:
    with open_archive(path) as archive:
        add(archive, "Dmitry Pesko"), add(archive, "Dmitry Peskov")
        archive.entities.catch_up(60)
        with archive.reader() as reader:
            worked_out = reader.entities.work_out()
            with pytest.raises(ArchiveError, match="reading only"):
                reader.entities.keep(worked_out)
        assert archive.entities.keep(worked_out)
        assert len(archive.entities.suggestions()) == 1


def test_a_name_can_be_none_of_several_entities(archive: Archive) -> None:
    for name in (PUTIN, "Lyudmila Putin"):
        add(archive, name)
    alone = add(archive, "Putin")
    for name in (PUTIN, "Lyudmila Putin"):
        archive.entities.bring_up_to_date()
        assert archive.entities.suggestions()
        archive.decisions.add(
            *(Verdict.APART, Reach.ARTICLE, "Putin"),
            label=Label.PERSON,
            entity=name,
            article_id=alone,
        )
    archive.entities.bring_up_to_date()
    assert archive.entities.suggestions() == []


def test_a_damaged_article_does_not_stop_the_others(archive: Archive, three: list[int]) -> None:
    archive.database.connection.execute(
        "UPDATE articles SET blocks = 'damaged' WHERE id = ?", (three[1],)
    )
    assert listed(archive) == [("Angela Merkel", 1), (PUTIN, 1)]


def test_an_archive_of_before_is_gathered_when_it_has_been_brought_up_to_date(path: Path) -> None:
    with open_archive(path) as archive:
        add(archive, PUTIN)
        for table in ("suggestions", "appearances", "entities", "appeared", "heeded", "settled"):
            archive.database.connection.execute(f"DROP TABLE {table}")
        archive.database.connection.execute(
            "DELETE FROM _sqlite_migrations WHERE name = '6_entities_across_articles'"
        )
        archive.database.connection.execute("PRAGMA user_version = 5")
    with open_archive(path) as archive:
        assert archive.entities.all() == []
        assert listed(archive) == [(PUTIN, 1)]
        assert check(archive) == []
    assert path.with_name(f"{path.name}.backup-v5").exists()
