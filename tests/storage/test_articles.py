import pytest

from annotation.article import Article, Block
from storage import Archive, ArchiveError, Changes, check
from tests.storage.samples import article


def test_an_article_comes_back_as_it_was_added(archive: Archive) -> None:
    added = archive.articles.add(article(), "ferry.txt")
    kept = archive.articles.get(added.id)
    assert kept.article == article()
    assert (kept.origin, kept.added, kept.deleted) == ("ferry.txt", "2024-05-17T09:30:02Z", None)
    assert added.status == "added"
    assert added.changes.articles == {added.id}


def test_the_same_text_is_kept_once(archive: Archive, article_id: int) -> None:
    again = archive.articles.add(article(), "copy.txt")
    assert (again.id, again.status, again.changes) == (article_id, "unchanged", Changes())
    assert archive.articles.count() == 1
    assert archive.history.undo_title() == "Add “The last ferry”"


def test_a_text_in_the_bin_is_taken_out_when_it_is_added_again(
    archive: Archive, article_id: int
) -> None:
    archive.articles.move_to_bin([article_id])
    again = archive.articles.add(article())
    assert (again.id, again.status) == (article_id, "added")
    assert archive.articles.ids() == [article_id]
    assert archive.history.undo_title() == "Take “The last ferry” out of the bin"


def test_the_list_is_newest_first_in_pages(archive: Archive) -> None:
    ids = [archive.articles.add(article(f"Story {number}")).id for number in range(7)]
    pages = [archive.articles.rows(limit=3, offset=offset) for offset in (0, 3, 6)]
    assert [row.id for page in pages for row in page] == ids[::-1]
    assert archive.articles.ids() == ids[::-1]


def test_a_row_tells_what_a_list_shows(archive: Archive, article_id: int) -> None:
    archive.annotations.add(article_id, None, body="Read twice.")
    (row,) = archive.articles.rows()
    assert (row.title, row.author, row.source) == ("The last ferry", "Ida Voss", "Harbour Post")
    assert (row.published, row.annotations, row.words) == ("2024-05-17", 1, 19)


def test_the_bin_is_a_list_of_its_own(archive: Archive, article_id: int) -> None:
    other = archive.articles.add(article("Another")).id
    changes = archive.articles.move_to_bin([article_id])
    assert changes.articles == {article_id}
    assert archive.articles.ids() == [other]
    assert [row.id for row in archive.articles.rows(deleted=True)] == [article_id]
    assert archive.articles.count(deleted=True) == 1
    assert archive.articles.restore([article_id])
    assert archive.articles.count(deleted=True) == 0


def test_moving_what_is_in_the_bin_already_changes_nothing(
    archive: Archive, article_id: int
) -> None:
    archive.articles.move_to_bin([article_id])
    steps = archive.history.steps()
    assert not archive.articles.move_to_bin([article_id])
    assert archive.history.steps() == steps


def test_only_what_is_in_the_bin_can_be_deleted_forever(archive: Archive, article_id: int) -> None:
    with pytest.raises(ArchiveError, match="not in the bin"):
        archive.articles.delete_forever([article_id])
    archive.articles.move_to_bin([article_id])
    archive.articles.delete_forever([article_id])
    with pytest.raises(ArchiveError, match=f"There is no article {article_id}"):
        archive.articles.get(article_id)


def test_deleting_forever_takes_the_annotations_along_and_undo_brings_them_back(
    archive: Archive, article_id: int
) -> None:
    note, _ = archive.annotations.add(article_id, None, body="Mine")
    archive.articles.move_to_bin([article_id])
    changes = archive.articles.delete_forever([article_id])
    assert changes.annotations == {note.id}
    archive.history.undo()
    assert archive.annotations.of(article_id) == [note]
    assert archive.articles.get(article_id).article == article()


def test_an_unknown_article_is_named_and_nothing_moves(archive: Archive, article_id: int) -> None:
    for act in (archive.articles.move_to_bin, archive.articles.restore):
        with pytest.raises(ArchiveError, match="There is no article 12"):
            act([article_id, 12])
    assert archive.articles.ids() == [article_id]


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**30])
def test_no_number_makes_get_fail_otherwise(archive: Archive, number: int) -> None:
    with pytest.raises(ArchiveError):
        archive.articles.get(number)


@pytest.mark.parametrize("text", ["", " \n ", "a\0b", "a\ud800b"])
def test_a_text_that_would_not_come_back_is_refused(archive: Archive, text: str) -> None:
    with pytest.raises(ArchiveError, match="not added"):
        archive.articles.add(Article("T", text, ()))
    assert archive.articles.count() == 0


def test_blocks_outside_the_text_are_a_bug_that_is_not_kept(archive: Archive) -> None:
    with pytest.raises(ValueError, match="blocks"):
        archive.articles.add(Article("T", "short", (Block(0, 99),)))


def test_the_place_of_reading_is_kept_outside_the_journal(
    archive: Archive, article_id: int
) -> None:
    assert archive.articles.position(article_id) == 0
    archive.articles.set_position(article_id, 41)
    archive.articles.set_position(article_id, 42)
    assert archive.articles.position(article_id) == 42
    assert archive.history.undo_title() == "Add “The last ferry”"
    with pytest.raises(ArchiveError):
        archive.articles.set_position(99, 1)


def test_titles_of_steps_count_their_articles(archive: Archive) -> None:
    ids = [archive.articles.add(article(f"Story {number}")).id for number in range(2)]
    archive.articles.move_to_bin(ids)
    assert archive.history.undo_title() == "Move 2 articles to the bin"
    archive.articles.delete_forever(ids)
    assert archive.history.undo_title() == "Delete 2 articles forever"


def test_a_new_title_is_found_and_can_be_undone(archive: Archive, article_id: int) -> None:
    changes = archive.articles.rename(article_id, "  A better\n title ")
    assert changes.articles == {article_id}
    assert archive.articles.get(article_id).article.title == "A better title"
    assert [hit.article_id for hit in archive.search.find("better")] == [article_id]
    assert archive.history.undo_title() == "Rename to “A better title”"
    archive.history.undo()
    assert archive.articles.get(article_id).article.title == "The last ferry"
    assert check(archive) == []


def test_an_empty_or_the_same_title_changes_nothing(archive: Archive, article_id: int) -> None:
    assert not archive.articles.rename(article_id, "  ")
    assert not archive.articles.rename(article_id, "The last ferry")
    with pytest.raises(ArchiveError):
        archive.articles.rename(99, "Nothing there")
