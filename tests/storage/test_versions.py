from collections.abc import Sequence

import pytest

from annotation.anchoring import describe
from annotation.article import Article, BlockKind, build
from annotation.entities import Label, Mention
from annotation.notes import AnchorState, Annotation
from annotation.selectors import Span
from storage import Archive, ArchiveError, Changes, VersionState, check
from storage.articles import Batch

FIRST = (
    "The old ferry left the harbour of Bergen at dawn.",
    "Nobody waved from the quay, because it had rained all night.",
    "Captain Ames said that the crossing takes forty minutes in calm weather.",
    "Sheep were sold on the other side, and the market closed at noon.",
)
SECOND = (
    "An earlier report gave a wrong time for the crossing.",
    *FIRST[:2],
    "Captain Ames said that the crossing takes fifty minutes in calm weather, or more.",
)
ADDRESS = "https://news.example/ferry"
FILE = "/articles/ferry.html"


def ferry(
    paragraphs: Sequence[str], title: str = "The ferry", address: str = ADDRESS, source: str = ""
) -> Article:
    pieces = [(each, BlockKind.PARAGRAPH, 0) for each in paragraphs]
    text, blocks = build([(title, BlockKind.HEADING, 1), *pieces])
    return Article(title, text, blocks, source=source, address=address)


def mark(archive: Archive, article_id: int, *quotes: str, body: str = "") -> list[Annotation]:
    text = archive.articles.get(article_id).article.text
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in quotes]
    return [archive.annotations.add(article_id, each, body=body)[0] for each in spans]


def rows(archive: Archive) -> dict[str, list[object]]:
    tables = ("articles", "annotations", "versions", "anchors", "texts")
    return {
        table: list(archive.database.rows(f"SELECT * FROM {table} ORDER BY id")) for table in tables
    }


@pytest.fixture
def kept(archive: Archive) -> int:
    """An article with four annotated passages and a note on the whole."""
    article_id = archive.articles.add(ferry(FIRST), FILE).id
    mark(archive, article_id, "old ferry", "rained all night", "takes forty minutes", "were sold")
    archive.annotations.add(article_id, None, body="Read twice.")
    return article_id


def test_a_text_that_changed_becomes_a_version_and_the_old_one_stays(
    archive: Archive, kept: int
) -> None:
    assert archive.versions.of(kept) == []
    added = archive.articles.add(ferry(SECOND), "/articles/ferry-2.html")
    assert (added.id, added.status, added.reason) == (kept, "version", "")
    assert archive.articles.count() == 1
    assert archive.articles.get(kept).article == ferry(SECOND)
    new, old = archive.versions.of(kept)
    assert (new.number, new.current, new.origin) == (2, True, "/articles/ferry-2.html")
    assert (old.number, old.current, old.origin) == (1, False, FILE)
    assert archive.versions.text(old.id) == ferry(FIRST)
    assert archive.history.undo_title() == "New version of “The ferry”"
    assert check(archive) == []


def test_the_report_tells_where_every_annotation_went(archive: Archive, kept: int) -> None:
    report = archive.articles.add(ferry(SECOND)).report
    assert report is not None
    assert report.in_words() == "2 moved, 1 fuzzy, 1 orphan"
    text = archive.articles.get(kept).article.text
    assert [each.quote for each in report.moved] == ["old ferry", "rained all night"]
    assert all(each.span and each.span.of(text) == each.quote for each in report.moved)
    assert [each.quote for each in report.fuzzy] == ["takes fifty minutes"]
    assert [(each.quote, each.span) for each in report.orphan] == [("were sold", None)]
    assert archive.versions.report(kept).counts == report.counts
    assert report.changes.annotations == {
        each.id for each in archive.annotations.of(kept) if each.selectors
    }


def test_going_back_restores_every_annotation_bit_for_bit(archive: Archive, kept: int) -> None:
    before = rows(archive)
    archive.articles.add(ferry(SECOND))
    left = rows(archive)
    new, old = archive.versions.of(kept)
    report = archive.versions.accept(old.id)
    assert report.in_words() == "4 exact"
    assert rows(archive)["annotations"] == before["annotations"]
    assert rows(archive)["articles"] == before["articles"]
    assert archive.history.undo_title() == "Go back to a version of “The ferry”"
    assert archive.versions.accept(new.id).in_words() == "2 moved, 1 fuzzy, 1 orphan"
    assert rows(archive)["annotations"] == left["annotations"]
    assert check(archive) == []


def test_one_undo_takes_a_version_back_and_redo_brings_it_again(
    archive: Archive, kept: int
) -> None:
    before = rows(archive)
    archive.articles.add(ferry(SECOND))
    after = rows(archive)
    archive.history.undo()
    undone = rows(archive)
    assert undone | {"texts": []} == before | {"texts": []}
    archive.history.redo()
    assert rows(archive) == after
    archive.history.undo()
    archive.articles.rename(kept, "Another name")
    assert rows(archive)["texts"] == before["texts"], "the text of an undone version is forgotten"


def test_a_version_can_be_added_again_after_it_was_undone(archive: Archive, kept: int) -> None:
    archive.articles.add(ferry(SECOND))
    archive.history.undo()
    again = archive.articles.add(ferry(SECOND))
    assert (again.id, again.status) == (kept, "version")
    assert check(archive) == []


@pytest.mark.parametrize("paragraphs", [FIRST, SECOND])
def test_a_text_that_is_kept_already_changes_nothing(
    archive: Archive, kept: int, paragraphs: Sequence[str]
) -> None:
    archive.articles.add(ferry(SECOND))
    before = rows(archive), archive.history.steps()
    again = archive.articles.add(ferry(paragraphs))
    assert (again.id, again.status, again.changes) == (kept, "unchanged", Changes())
    assert ("another version" in again.reason) == (paragraphs is FIRST)
    assert (rows(archive), archive.history.steps()) == before


def test_what_the_reader_does_on_a_version_stays_with_it(archive: Archive, kept: int) -> None:
    archive.articles.add(ferry(SECOND))
    (late,) = mark(archive, kept, "wrong time", body="Corrected")
    (orphan,) = archive.versions.orphans(kept)
    text = archive.articles.get(kept).article.text
    at = text.index("or more")
    archive.versions.place(orphan.id, Span(at, at + 7))
    new, old = archive.versions.of(kept)
    back = archive.versions.accept(old.id)
    assert [each.id for each in back.orphan] == [late.id]
    assert archive.annotations.get(orphan.id).quote == "were sold"
    forth = archive.versions.accept(new.id)
    assert archive.annotations.get(late.id) == late
    assert archive.annotations.get(orphan.id).quote == "or more"
    assert forth.orphan == ()
    assert check(archive) == []


def test_words_that_come_back_are_found_as_they_were_marked(archive: Archive, kept: int) -> None:
    archive.articles.add(ferry(SECOND))
    report = archive.articles.add(ferry([*FIRST, "The captain has corrected himself."])).report
    assert report is not None
    assert (report.fuzzy, report.orphan) == ((), ())
    found = {each.quote for each in (*report.exact, *report.moved)}
    assert found >= {"takes forty minutes", "were sold"}


def test_edited_words_stay_fuzzy_in_later_versions(archive: Archive, kept: int) -> None:
    archive.articles.add(ferry(SECOND))
    archive.articles.add(ferry([*SECOND, "More tomorrow."]))
    (fuzzy,) = archive.versions.report([kept]).fuzzy
    assert fuzzy.quote == "takes fifty minutes"


def test_an_orphan_is_offered_places_and_put_on_other_words_in_one_step(
    archive: Archive, kept: int
) -> None:
    (marked,) = mark(archive, kept, "Sheep were sold on the other side")
    archive.articles.add(ferry([*FIRST[:3], "Cows were sold there.", "Goats were not."]))
    lost = archive.versions.orphans()
    assert marked.id in {each.id for each in lost}
    text = archive.articles.get(kept).article.text
    offered = archive.versions.places_for(marked.id)
    assert [each.span and text[each.span.start :][:14] for each in offered] == ["Cows were sold"]
    place = Span(text.index("Goats"), text.index("Goats") + 5)
    changes = archive.versions.place(marked.id, place)
    assert changes.annotations == {marked.id}
    now = archive.annotations.get(marked.id)
    assert (now.state, now.span, now.selectors) == (AnchorState.EXACT, place, describe(text, place))
    assert archive.versions.orphans() == [each for each in lost if each.id != marked.id]
    archive.history.undo()
    assert archive.versions.orphans() == lost


def test_a_note_on_the_whole_article_has_no_place(archive: Archive, kept: int) -> None:
    note = archive.annotations.of(kept)[0]
    assert archive.versions.places_for(note.id) == []
    with pytest.raises(ArchiveError, match="no place"):
        archive.versions.place(note.id, Span(0, 3))
    with pytest.raises(ArchiveError, match="no annotation"):
        archive.versions.places_for("none")


def test_rejecting_the_version_that_is_shown_goes_back_in_the_same_step(
    archive: Archive, kept: int
) -> None:
    before = rows(archive)
    archive.articles.add(ferry(SECOND))
    new, old = archive.versions.of(kept)
    changes = archive.versions.reject(new.id)
    assert kept in changes.articles
    assert [each.state for each in archive.versions.of(kept)] == ["rejected", "kept"]
    assert rows(archive)["annotations"] == before["annotations"]
    again = archive.articles.add(ferry(SECOND))
    assert (again.status, again.reason) == (
        "unchanged",
        "This text is kept already; you rejected it.",
    )
    with pytest.raises(ArchiveError, match="Accept another one first"):
        archive.versions.reject(old.id)
    archive.versions.accept(new.id)
    assert archive.versions.of(kept)[0].state is VersionState.KEPT
    assert check(archive) == []


def test_no_version_is_named_that_is_not_there(archive: Archive, kept: int) -> None:
    other = archive.articles.add(ferry(["Quite another story."], "Kiln", "https://a.example/k")).id
    archive.articles.add(ferry(SECOND))
    archive.articles.add(ferry(["Quite another story, told anew."], "Kiln", "https://a.example/k"))
    for act in (archive.versions.accept, archive.versions.reject, archive.versions.text):
        with pytest.raises(ArchiveError, match="no such version"):
            act(99)
    with pytest.raises(ArchiveError, match="two different articles"):
        archive.versions.compare(archive.versions.of(kept)[0].id, archive.versions.of(other)[0].id)


def test_accepting_what_is_shown_changes_nothing(archive: Archive, kept: int) -> None:
    archive.articles.add(ferry(SECOND))
    steps = archive.history.steps()
    assert not archive.versions.accept(archive.versions.of(kept)[0].id).changes
    assert archive.history.steps() == steps


def test_a_title_goes_along_unless_the_reader_gave_another_one(archive: Archive) -> None:
    article_id = archive.articles.add(ferry(FIRST)).id
    archive.articles.add(ferry(SECOND, "The ferry is late"))
    assert archive.articles.get(article_id).article.title == "The ferry is late"
    new, old = archive.versions.of(article_id)
    archive.versions.accept(old.id)
    assert archive.articles.get(article_id).article.title == "The ferry"
    archive.articles.rename(article_id, "My ferry")
    archive.versions.accept(new.id)
    assert archive.articles.get(article_id).article.title == "My ferry"


def test_only_the_text_that_is_shown_is_found(archive: Archive, kept: int) -> None:
    archive.articles.add(ferry(SECOND))
    assert [each.article_id for each in archive.search.find("wrong time")] == [kept]
    assert archive.search.find("noon") == []
    archive.versions.accept(archive.versions.of(kept)[1].id)
    assert [each.article_id for each in archive.search.find("noon")] == [kept]
    assert archive.search.find("wrong time") == []


def test_the_newest_articles_are_found_first_whatever_version_they_have(archive: Archive) -> None:
    def story(number: int, more: str = "") -> Article:
        words = f"The lighthouse of bay {number} blinked all night long.{more}"
        return ferry([words], f"Bay {number}", f"https://a.example/bay/{number}")

    ids = [archive.articles.add(story(number)).id for number in range(12)]
    for number in (0, 3, 1):
        assert archive.articles.add(story(number, " Then it stopped.")).status == "version"
    for limit in (1, 4, 12):
        found = [each.article_id for each in archive.search.find("lighthouse", limit=limit)]
        assert found == ids[::-1][:limit]


def test_names_are_looked_for_anew_in_another_text(archive: Archive, kept: int) -> None:
    mention = Mention(0, 3, Label.ORG, "The", 0.5, "")

    def named() -> bool:
        archive.mentions.put(kept, [mention], "one")
        return archive.mentions.stale("one") == []

    assert named()
    changes = archive.articles.add(ferry(SECOND)).changes
    assert changes.touches_mentions(kept)
    assert (archive.mentions.of(kept), archive.mentions.stale("one")) == ([], [kept])
    assert named()
    undone = archive.history.undo()
    assert undone is not None
    assert undone.changes.touches_mentions(kept)
    assert archive.mentions.stale("one") == [kept]
    assert named()
    archive.articles.rename(kept, "Its title changes no names")
    assert archive.mentions.stale("one") == []


def test_names_found_in_a_text_that_is_not_shown_any_more_are_not_kept(
    archive: Archive, kept: int
) -> None:
    archive.articles.add(ferry(SECOND))
    mention = Mention(0, 3, Label.ORG, "The", 0.5, "")
    assert not archive.mentions.put(kept, [mention], "one", ferry(FIRST).text_hash)
    assert archive.mentions.stale("one") == [kept]
    assert archive.mentions.put(kept, [mention], "one", ferry(SECOND).text_hash)


def test_the_article_opens_at_the_words_where_it_was_left(archive: Archive, kept: int) -> None:
    old = archive.articles.get(kept).article.text
    archive.articles.set_position(kept, old.index("Nobody waved"))
    archive.articles.add(ferry(SECOND))
    new = archive.articles.get(kept).article.text
    assert archive.articles.position(kept) == new.index("Nobody waved")


def test_deleting_an_annotation_takes_its_places_along_and_undo_brings_them_back(
    archive: Archive, kept: int
) -> None:
    archive.articles.add(ferry(SECOND))
    before = rows(archive)
    archive.annotations.delete([each.id for each in archive.annotations.of(kept)])
    assert rows(archive)["anchors"] == []
    archive.history.undo()
    assert rows(archive) == before


def test_deleting_an_article_forever_takes_its_versions_along(archive: Archive, kept: int) -> None:
    archive.articles.add(ferry(SECOND))
    before = rows(archive)
    archive.articles.move_to_bin([kept])
    archive.articles.delete_forever([kept])
    gone = rows(archive)
    assert [gone[table] for table in ("articles", "versions", "anchors")] == [[], [], []]
    assert check(archive) == []
    archive.history.undo()
    archive.history.undo()
    assert rows(archive) == before


def test_versions_of_a_batch_are_one_step_with_the_articles(archive: Archive, kept: int) -> None:
    batch = Batch()
    archive.articles.add(ferry(["A new one."], "Kiln", "https://a.example/kiln"), batch=batch)
    archive.articles.add(ferry(SECOND), batch=batch)
    assert archive.history.undo_title() == "Import of 2 articles"
    archive.history.undo()
    assert archive.articles.ids() == [kept]
    assert archive.versions.of(kept) == []


def test_an_article_is_known_by_the_text_of_any_version(archive: Archive, kept: int) -> None:
    archive.articles.add(ferry(SECOND))
    for paragraphs in (FIRST, SECOND):
        assert archive.articles.find_key(ferry(paragraphs).text_hash) == kept


def test_compared_versions_say_which_quotes_were_edited(archive: Archive, kept: int) -> None:
    archive.articles.add(ferry(SECOND))
    new, old = archive.versions.of(kept)
    by_quote = {each.quote: each.id for each in archive.annotations.of(kept)}
    found = archive.versions.compare(old.id, new.id)
    edited = {each.annotation_id: each for one in found for each in one.quotes}
    assert edited.keys() == {by_quote["takes fifty minutes"], by_quote["were sold"]}
    assert edited[by_quote["takes fifty minutes"]][1:] == (
        "takes forty minutes",
        "takes fifty minutes",
    )
    backwards = archive.versions.compare(new.id, old.id)
    assert {each.before for one in backwards for each in one.quotes} == {"takes fifty minutes"}
