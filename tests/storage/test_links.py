"""Links in notes: what they lead to, what links back, and that renaming breaks none."""

from dataclasses import replace

import pytest

from annotation.entities import Label, Mention
from annotation.recognition import STAMP
from annotation.selectors import Span
from storage import Archive, LinkState
from tests.storage.samples import article


def keep(archive: Archive, title: str, body: str = "") -> int:
    made = article(title, body or f"What is told of {title}.")
    return archive.articles.add(replace(made, address="")).id


def note(archive: Archive, article_id: int, body: str) -> str:
    made, _ = archive.annotations.add(article_id, None, body=body)
    return made.id


def name(archive: Archive, title: str, words: str, label: Label = Label.PERSON) -> int:
    """Keep an article that names somebody."""
    text = f"Then {words} spoke of {title}."
    kept = archive.articles.add(replace(article(title, text), address=""))
    start = archive.articles.get(kept.id).article.text.index(words)
    archive.mentions.put(kept.id, [Mention(start, start + len(words), label, words)], STAMP)
    archive.entities.bring_up_to_date()
    return kept.id


def state(archive: Archive, target: str) -> LinkState:
    return archive.links.resolve(target).state


# What a link leads to


def test_a_title_leads_to_its_article_whatever_the_case(archive: Archive) -> None:
    kept = keep(archive, "The Last Ferry")
    for target in ("The Last Ferry", "the last  FERRY", "article: the last ferry"):
        found = archive.links.resolve(target)
        assert (found.state, found.article_id) == (LinkState.FOUND, kept)
        assert found.title == "The Last Ferry"


def test_the_beginning_of_a_title_will_do_where_one_article_has_it(archive: Archive) -> None:
    first = keep(archive, "The last ferry to Northwick")
    assert archive.links.resolve("The last fer").article_id == first
    keep(archive, "The last ferryman")
    assert state(archive, "the last fer") is LinkState.AMBIGUOUS
    exact = keep(archive, "The last fer")
    assert archive.links.resolve("the last fer").article_id == exact


@pytest.mark.parametrize(
    "title", ["Straße", "ǅungla", "C++", "!?", "北京的故事", 'A "quoted" one', "50% of _it_"]
)
def test_titles_of_any_kind_are_found(archive: Archive, title: str) -> None:
    keep(archive, "Another")
    kept = keep(archive, title)
    assert archive.links.resolve(title).article_id == kept
    assert archive.links.resolve(f" {title.lower()} ").article_id == kept


def test_a_uuid_or_its_beginning_leads_to_an_article(archive: Archive, article_id: int) -> None:
    uuid = archive.articles.get(article_id).uuid
    assert archive.links.resolve(uuid).article_id == article_id
    assert archive.links.resolve(uuid[:8].upper()).article_id == article_id
    assert state(archive, uuid[:5]) is LinkState.MISSING


def test_two_articles_of_one_title_are_ambiguous_and_say_what_to_do(archive: Archive) -> None:
    one, other = keep(archive, "Twins", "One."), keep(archive, "Twins", "Other.")
    found = archive.links.resolve("twins")
    assert (found.state, found.article_id) == (LinkState.AMBIGUOUS, None)
    assert "2 articles" in found.why
    target = archive.links.target_of_article(other, "Twins")
    assert archive.links.resolve(target).article_id == other
    archive.articles.move_to_bin([other])
    assert archive.links.resolve("Twins").article_id == one


def test_what_is_in_the_bin_says_so(archive: Archive, article_id: int) -> None:
    made = note(archive, article_id, "A thought")
    archive.articles.move_to_bin([article_id])
    found = archive.links.resolve("The last ferry")
    assert found.state is LinkState.IN_BIN
    assert "bin" in found.why
    assert state(archive, f"note:{made[:8]}") is LinkState.IN_BIN


def test_what_is_not_there_is_missing(archive: Archive) -> None:
    for target in ("Nothing", "note:nothing", "note:ffff", "person:Nobody", "", "\0", "^", '"'):
        found = archive.links.resolve(target)
        assert found.state is LinkState.MISSING
        assert "Edit the note" in found.why


def test_a_note_is_found_by_its_id_or_its_first_words(archive: Archive, article_id: int) -> None:
    made = note(archive, article_id, "# The *harbour* in winter\n\nIce.")
    other = note(archive, article_id, "The harbour in summer")
    assert archive.links.resolve(f"note:{made[:6]}").note_id == made
    assert archive.links.resolve(f"note:{made}").article_id == article_id
    found = archive.links.resolve("note:the harbour in win")
    assert (found.note_id, found.title) == (made, "The harbour in winter Ice.")
    assert state(archive, "note:The harbour") is LinkState.AMBIGUOUS
    archive.annotations.delete([other])
    assert archive.links.resolve("note:The harbour").note_id == made


def test_a_name_leads_to_its_entity(archive: Archive) -> None:
    name(archive, "One", "Angela Merkel")
    found = archive.links.resolve("angela merkel")
    assert found.entity is not None
    assert (found.entity.name, found.state) == ("Angela Merkel", LinkState.FOUND)
    assert archive.links.resolve("person:Angela Merkel").entity == found.entity
    assert state(archive, "place:Angela Merkel") is LinkState.MISSING


def test_a_name_of_two_kinds_is_ambiguous_until_the_kind_is_told(archive: Archive) -> None:
    name(archive, "One", "Georgia", Label.PLACE)
    name(archive, "Two", "Georgia", Label.PERSON)
    assert state(archive, "Georgia") is LinkState.AMBIGUOUS
    found = archive.links.resolve(archive.links.target_of_entity("Georgia", Label.PLACE))
    assert found.entity is not None
    assert found.entity.label is Label.PLACE


def test_an_article_comes_before_an_entity_of_the_same_name(archive: Archive) -> None:
    titled = keep(archive, "NATO")
    name(archive, "Two", "NATO", Label.ORG)
    assert archive.links.resolve("NATO").article_id == titled
    target = archive.links.target_of_entity("NATO", Label.ORG)
    assert target == "entity:NATO"
    assert archive.links.resolve(target).entity is not None


def test_a_whole_name_comes_before_the_beginning_of_a_title(archive: Archive) -> None:
    keep(archive, "Angela Merkel leaves")
    name(archive, "Two", "Angela Merkel")
    assert archive.links.resolve("Angela Merkel").entity is not None


# What links back


def test_notes_that_link_to_an_article_are_told_newest_first(archive: Archive) -> None:
    there, here = keep(archive, "The last ferry"), keep(archive, "Here")
    first = note(archive, here, "See [[the last ferry|it]], really.")
    second = note(archive, there, "As in [[The last]]")
    note(archive, here, "`[[The last ferry]]` and \\[[The last ferry]] and The last ferry")
    note(archive, here, "[[Here]]")
    told = archive.links.to_article(there)
    assert [each.note_id for each in told] == [second, first]
    assert (told[1].article_id, told[1].title) == (here, "Here")
    assert told[1].words == "See the last ferry it , really."
    archive.articles.move_to_bin([here])
    assert [each.note_id for each in archive.links.to_article(there)] == [second]


def test_notes_that_link_to_a_note_or_a_name_are_told(archive: Archive) -> None:
    here = name(archive, "One", "Angela Merkel")
    made = note(archive, here, "A thought of my own")
    by_id = note(archive, here, f"[[note:{made[:8]}]] and [[Angela Merkel]]")
    by_words = note(archive, here, "[[note:A thought]] [[person:angela merkel|she]]")
    assert [each.note_id for each in archive.links.to_note(made)] == [by_words, by_id]
    told = archive.links.to_entity("Angela Merkel", Label.PERSON)
    assert [each.note_id for each in told] == [by_words, by_id]
    assert archive.links.to_entity("Nobody", Label.PERSON) == []
    assert archive.links.to_article(here) == []


def test_a_book_follows_what_changes(archive: Archive, article_id: int) -> None:
    book = archive.links.book()
    one = note(archive, article_id, "[[The last ferry]]")
    two = note(archive, article_id, "[[The last ferry]]")
    archive.links.renew(book, [one, two])
    assert len(archive.links.to_article(article_id, book)) == 2
    archive.annotations.update(one, body="[[Elsewhere]]")
    archive.annotations.delete([two])
    archive.links.renew(book, [one, two])
    assert archive.links.to_article(article_id, book) == []
    assert list(book.targets) == ["elsewhere"]


def test_a_book_can_be_read_bit_by_bit(archive: Archive, article_id: int) -> None:
    with archive.step("Fill"):
        for number in range(4_500):
            note(archive, article_id, "[[The last ferry]]" if number % 1000 == 0 else "none")
    from storage import LinkBook

    book, times = LinkBook(), 1
    while archive.links.read_on(book, 0):
        times += 1
    assert times == 3
    assert len(archive.links.to_article(article_id, book)) == 5


# Renaming


def test_links_follow_an_article_to_its_new_title_in_the_same_step(archive: Archive) -> None:
    there, here = keep(archive, "The last ferry"), keep(archive, "Here")
    body = "[[The last ferry]], [[the LAST ferry|it]], [[The last f]], `[[The last ferry]]`"
    made = note(archive, here, body)
    untouched = note(archive, here, "[[Here]] and The last ferry")
    before = archive.annotations.get(untouched)
    changes = archive.articles.rename(there, "No more | ferries")
    after = archive.annotations.get(made).body
    new = "No more \\| ferries"
    assert after == f"[[{new}]], [[{new}|it]], [[{new}]], `[[The last ferry]]`"
    assert archive.annotations.get(untouched) == before
    assert changes.annotations == frozenset({made})
    assert archive.history.undo_title() == (
        "Rename to “No more | ferries” with the links to it in 1 note"
    )
    assert [each.note_id for each in archive.links.to_article(there)] == [made]
    archive.history.undo()
    assert archive.annotations.get(made).body == body
    assert archive.articles.get(there).article.title == "The last ferry"


def test_links_that_fit_the_new_title_too_stay_as_written(archive: Archive) -> None:
    there = keep(archive, "The last ferry")
    uuid = archive.articles.get(there).uuid
    made = note(archive, there, f"[[The last]] [[{uuid[:8]}]]")
    archive.articles.rename(there, "The last ferry home")
    assert archive.annotations.get(made).body == f"[[The last]] [[{uuid[:8]}]]"
    assert archive.history.undo_title() == "Rename to “The last ferry home”"


def test_a_title_that_another_article_has_is_linked_by_uuid(archive: Archive) -> None:
    there, other = keep(archive, "The last ferry"), keep(archive, "Taken")
    made = note(archive, other, "[[The last ferry]] [[Taken]]")
    archive.articles.rename(there, "Taken")
    first = archive.annotations.get(made).body.split("]]")[0].removeprefix("[[")
    assert archive.links.resolve(first).article_id == there


def test_links_to_others_are_left_alone(archive: Archive) -> None:
    there, other = keep(archive, "Twins", "One."), keep(archive, "Twins", "Other.")
    made = note(archive, other, "[[Twins]]")
    archive.articles.rename(there, "Alone")
    assert archive.annotations.get(made).body == "[[Twins]]"
    assert archive.links.resolve("Twins").article_id == other


def test_a_highlight_without_a_note_links_to_nothing(archive: Archive, article_id: int) -> None:
    archive.annotations.add(article_id, Span(0, 4))
    assert archive.links.to_article(article_id) == []
