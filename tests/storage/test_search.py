from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.selectors import Span
from storage import MATCH_END, MATCH_START, Archive, Hit, open_archive
from tests.storage.samples import article


def places(hits: list[Hit]) -> list[tuple[int, str]]:
    return [(hit.article_id, hit.where) for hit in hits]


def marked(hit: Hit) -> list[str]:
    return [part.split(MATCH_END)[0] for part in hit.snippet.split(MATCH_START)[1:]]


def test_titles_texts_and_notes_are_found(archive: Archive) -> None:
    # The title stands in the text too; the better place is told.
    titled = archive.articles.add(article("Lighthouse keepers", "They slept by day.")).id
    texted = archive.articles.add(article("At sea", "A lighthouse blinked twice.")).id
    noted = archive.articles.add(article("Ashore", "Nothing there.")).id
    note, _ = archive.annotations.add(noted, None, body="Compare the *lighthouse* story")
    hits = archive.search.find("lighthouse")
    assert places(hits) == [(noted, "note"), (texted, "text"), (titled, "title")]
    assert [hit.annotation_id for hit in hits] == [note.id, None, None]
    assert [marked(hit) for hit in hits] == [["lighthouse"], ["lighthouse"], ["Lighthouse"]]
    assert hits[1].title == "At sea"
    assert hits[1].added == archive.articles.get(texted).added


def test_quotes_and_tags_are_found_with_the_note(archive: Archive, article_id: int) -> None:
    text = archive.articles.get(article_id).article.text
    at = text.index("harbour")
    made, _ = archive.annotations.add(
        article_id, Span(at, at + 7), body="where it began", tags=["opening line"]
    )
    for query in ("began harbour", "opening", "line began"):
        assert [hit.annotation_id for hit in archive.search.find(query)] == [made.id]


def test_case_and_accents_do_not_matter(archive: Archive, article_id: int) -> None:
    for query in ("löwe", "LOWE", "Lo\u0308we"):
        assert [hit.article_id for hit in archive.search.find(query)] == [article_id]


def test_the_last_word_may_be_a_beginning_and_the_others_not(
    archive: Archive, article_id: int
) -> None:
    assert archive.search.find("old harb")
    assert not archive.search.find("harb old")


def test_all_words_must_be_there(archive: Archive, article_id: int) -> None:
    assert archive.search.find("dawn ferry")
    assert not archive.search.find("dawn submarine")


def test_the_newest_come_first_and_no_more_than_asked(archive: Archive) -> None:
    ids = [archive.articles.add(article(f"Tide {number}")).id for number in range(9)]
    archive.annotations.add(ids[0], None, body="tide")
    assert [hit.article_id for hit in archive.search.find("tide", limit=4)] == ids[:4:-1]
    assert archive.search.find("tide", limit=0) == []


def test_old_notes_in_new_articles_come_before_new_notes_in_old_ones(archive: Archive) -> None:
    ids = [archive.articles.add(article(f"Story {number}")).id for number in range(6)]
    for article_id in reversed(ids):
        archive.annotations.add(article_id, None, body="walrus")
        archive.annotations.add(article_id, None, body="walrus again")
    assert [hit.article_id for hit in archive.search.find("walrus", limit=3)] == ids[:2:-1]


def test_the_bin_is_searched_only_when_asked(archive: Archive, article_id: int) -> None:
    other = archive.articles.add(article("Other ferry")).id
    archive.annotations.add(article_id, None, body="ferry note")
    archive.articles.move_to_bin([article_id])
    assert [hit.article_id for hit in archive.search.find("ferry")] == [other]
    assert places(archive.search.find("ferry", deleted=True)) == [(article_id, "title")]


def test_the_index_follows_every_change_and_undo(archive: Archive, article_id: int) -> None:
    note, _ = archive.annotations.add(article_id, None, body="albatross")
    archive.annotations.update(note.id, body="penguin")
    assert not archive.search.find("albatross")
    archive.history.undo()
    assert archive.search.find("albatross")
    archive.annotations.delete([note.id])
    assert not archive.search.find("albatross")


def test_a_word_inside_a_run_of_chinese_or_thai_is_found(archive: Archive) -> None:
    han = archive.articles.add(article("新聞", "昨日東京都で船が出た。それは雨の日だった。")).id
    thai = archive.articles.add(article("ข่าว", "เรือออกจากท่าเมื่อเช้านี้")).id
    note, _ = archive.annotations.add(thai, None, body="東京 later")
    (later, first) = archive.search.find("東京")
    assert places([later, first]) == [(thai, "note"), (han, "text")]
    assert later.annotation_id == note.id
    assert marked(first) == ["東京"]
    assert places(archive.search.find("ท่า")) == [(thai, "text")]
    assert places(archive.search.find("新")) == [(han, "title")]
    assert archive.search.find("東京 100%_\\") == []


def test_a_snippet_is_one_line_around_the_match(archive: Archive) -> None:
    body = "before\n" * 80 + "the needle\n" + "after\n" * 80
    archive.articles.add(article("Hay", body))
    (hit,) = archive.search.find("needle")
    assert "\n" not in hit.snippet
    assert f"the {MATCH_START}needle{MATCH_END} after" in hit.snippet
    assert len(hit.snippet) < 300


TYPED = [
    *('"', '""', "'", "C++", "AT&T", "it's", "multi-agent", "1.5", "AND", "NOT x", "a*", "col:x"),
    *("(", "NEAR(a b)", "^a", "-", "²", "🄀", "%", "title:", "\\", "{a b}: c", "", " ", "\0"),
    *("\ud800", "\x02", "\u0301", "x " * 5000, "a" * 5000, "東" * 3000, "\U000e0001"),
]


@pytest.mark.parametrize("query", TYPED)
def test_whatever_is_typed_raises_nothing(archive: Archive, article_id: int, query: str) -> None:
    archive.search.find(query)


@pytest.fixture(scope="module")
def one_article() -> Iterator[Archive]:
    with open_archive(":memory:") as archive:
        archive.articles.add(article())
        yield archive


@given(st.text())
def test_any_text_at_all_raises_nothing(one_article: Archive, query: str) -> None:
    one_article.search.find(query)


@pytest.mark.parametrize("word", ["it's", "AT&T", "multi-agent", "1.5", "C++", "naïve", "AND"])
def test_words_with_signs_in_them_are_found(archive: Archive, word: str) -> None:
    kept = archive.articles.add(article("Signs", f"They said {word} and left.")).id
    assert places(archive.search.find(word)) == [(kept, "text")]


def test_a_tag_is_asked_for_by_name_with_its_children(archive: Archive, article_id: int) -> None:
    made, _ = archive.annotations.add(article_id, None, body="A note", tags=["war/long trip"])
    other = archive.articles.add(article("Ashore", "A ferry, too.")).id
    archive.annotations.add(other, None, tags=["warfare"])
    (hit,) = archive.search.find("TAG:War")
    assert (hit.annotation_id, hit.where, hit.snippet) == (made.id, "note", "A note")
    for query in ('tag:"war/Long Trip"', 'ferry tag:war tag:"war/long trip', "tag:war ferry"):
        assert [each.article_id for each in archive.search.find(query)] == [article_id]
    assert len(archive.search.find("ferry")) == 2
    for query in ("tag:peace", "submarine tag:war", "tag:war tag:warfare"):
        assert archive.search.find(query) == []


def test_a_tag_half_typed_finds_as_if_it_were_not_there(archive: Archive, article_id: int) -> None:
    assert archive.search.find("ferry tag:") == archive.search.find("ferry")
    assert archive.search.find("tag:") == archive.search.find('tag:"') == []
    assert archive.search.find("vintage:war") == []


def test_a_search_can_keep_to_a_tag(archive: Archive, article_id: int) -> None:
    archive.annotations.add(article_id, None, tags=["sea"])
    archive.articles.add(article("Ashore", "A ferry, too."))
    hits = archive.search.find("fe", tags=["Sea"])
    assert [each.article_id for each in hits] == [article_id]
    archive.articles.move_to_bin([article_id])
    assert archive.search.find("ferry", tags=["sea"]) == []
    assert len(archive.search.find("ferry", tags=["sea"], deleted=True)) == 1
