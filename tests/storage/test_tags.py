"""The tags of an archive: the tree, and renaming, merging and deleting as one step each."""

import pytest

from annotation.tags import TagCount
from storage import Archive, ArchiveError, Changes, open_archive
from tests.storage.samples import article


def tag(archive: Archive, article_id: int, *tags: str) -> str:
    made, _ = archive.annotations.add(article_id, None, tags=tags)
    return made.id


def other(archive: Archive, number: int = 1) -> int:
    return archive.articles.add(article(f"Story {number}", f"Another story, number {number}.")).id


def tags_of(archive: Archive, annotation_id: str) -> tuple[str, ...]:
    return archive.annotations.get(annotation_id).tags


def test_the_tree_counts_outside_the_bin(archive: Archive, article_id: int) -> None:
    tag(archive, article_id, "war/sea", "war")
    tag(archive, article_id, "war")
    binned = other(archive)
    tag(archive, binned, "gone")
    archive.articles.move_to_bin([binned])
    assert archive.tags.tree() == [TagCount("war", 2, 2), TagCount("war/sea", 1, 1)]


def test_a_parent_finds_the_articles_of_its_children_newest_first(
    archive: Archive, article_id: int
) -> None:
    tag(archive, article_id, "war/ukraine/sea")
    newer, third = other(archive, 1), other(archive, 2)
    tag(archive, newer, "WAR")
    tag(archive, third, "warfare")
    assert archive.tags.articles("war") == [newer, article_id]
    assert archive.tags.articles("war/ukraine") == [article_id]
    archive.articles.move_to_bin([newer])
    assert archive.tags.articles("war") == [article_id]
    assert archive.tags.articles("war", deleted=True) == [newer]


def test_renaming_moves_the_subtree_in_one_step(archive: Archive, article_id: int) -> None:
    one = tag(archive, article_id, "a", "war", "z")
    two = tag(archive, article_id, "war/sea")
    tag(archive, article_id, "peace")
    made = archive.tags.rename("war", "conflict")
    assert (tags_of(archive, one), tags_of(archive, two)) == (
        ("a", "conflict", "z"),
        ("conflict/sea",),
    )
    assert made.title == "Rename tag “war” to “conflict” on 2 annotations"
    assert made.changes == Changes(annotations=frozenset({one, two}), tags=True)
    assert not made.merged
    assert archive.history.undo_title() == made.title
    archive.history.undo()
    assert (tags_of(archive, one), tags_of(archive, two)) == (("a", "war", "z"), ("war/sea",))
    archive.history.redo()
    assert tags_of(archive, two) == ("conflict/sea",)


def test_renaming_to_a_tag_that_is_there_merges_and_says_so(
    archive: Archive, article_id: int
) -> None:
    both = tag(archive, article_id, "battle", "War")
    one = tag(archive, article_id, "battle")
    made = archive.tags.rename("battle", "war")
    assert made.merged
    assert made.title == "Merge tag “battle” into “War” on 2 annotations"
    assert (tags_of(archive, both), tags_of(archive, one)) == (("War",), ("War",))


def test_another_spelling_is_a_rename(archive: Archive, article_id: int) -> None:
    one = tag(archive, article_id, "war/sea")
    made = archive.tags.rename("war", "War")
    assert (made.merged, tags_of(archive, one)) == (False, ("War/sea",))


def test_a_tag_can_be_renamed_into_itself(archive: Archive, article_id: int) -> None:
    one = tag(archive, article_id, "war", "war/sea")
    assert not archive.tags.rename("war", "war/old").merged
    assert tags_of(archive, one) == ("war/old", "war/old/sea")
    tag(archive, article_id, "war")
    assert archive.tags.rename("war", "war/old").merged
    assert tags_of(archive, one) == ("war/old", "war/old/sea")


def test_several_tags_become_one(archive: Archive, article_id: int) -> None:
    one = tag(archive, article_id, "battle/sea", "fight", "x")
    made = archive.tags.merge(["battle", "fight", "war"], "war")
    assert tags_of(archive, one) == ("war/sea", "war", "x")
    assert made.title == "Merge 2 tags into “war” on 1 annotation"
    again = archive.tags.merge(["battle", "fight"], "war")
    assert again.changes == Changes()
    assert again.title == ""


def test_tags_in_the_bin_are_renamed_too(archive: Archive, article_id: int) -> None:
    one = tag(archive, article_id, "war")
    archive.articles.move_to_bin([article_id])
    assert archive.tags.rename("war", "conflict").annotations == 1
    archive.articles.restore([article_id])
    assert tags_of(archive, one) == ("conflict",)


def test_deleting_takes_a_tag_and_all_below_from_their_annotations(
    archive: Archive, article_id: int
) -> None:
    one = tag(archive, article_id, "war", "sea")
    two = tag(archive, article_id, "war/air")
    made = archive.tags.delete("WAR")
    assert made.title == "Delete tag “WAR” and 1 below it from 2 annotations"
    assert (tags_of(archive, one), tags_of(archive, two)) == (("sea",), ())
    archive.history.undo()
    assert (tags_of(archive, one), tags_of(archive, two)) == (("war", "sea"), ("war/air",))


def test_what_changes_nothing_is_no_step(archive: Archive, article_id: int) -> None:
    tag(archive, article_id, "war")
    before = archive.history.undo_title()
    assert archive.tags.rename("nothing", "war") == archive.tags.delete("nothing")
    assert archive.tags.rename("war", "war").changes == Changes()
    assert archive.history.undo_title() == before


@pytest.mark.parametrize("empty", ["", " # ", "//"])
def test_a_tag_needs_a_name(archive: Archive, article_id: int, empty: str) -> None:
    one = tag(archive, article_id, "war")
    with pytest.raises(ArchiveError, match="needs a name"):
        archive.tags.rename("war", empty)
    with pytest.raises(ArchiveError, match="needs a name"):
        archive.tags.merge(["war"], empty)
    assert tags_of(archive, one) == ("war",)


def test_a_read_only_archive_keeps_its_tags(archive: Archive, article_id: int) -> None:
    tag(archive, article_id, "war")
    archive.database.read_only = True
    with pytest.raises(ArchiveError, match="Nothing was changed"):
        archive.tags.rename("war", "peace")
    archive.database.read_only = False


def test_a_long_name_is_shortened_in_the_title_only(archive: Archive, article_id: int) -> None:
    one = tag(archive, article_id, "war")
    made = archive.tags.rename("war", "x" * 500)
    assert tags_of(archive, one) == ("x" * 500,)
    assert len(made.title) < 120


def test_ten_thousand_annotations_are_renamed_at_once() -> None:
    with open_archive(":memory:") as archive:
        kept = archive.articles.add(article()).id
        with archive.step("Fill"):
            for number in range(10_000):
                tag(archive, kept, f"war/{number % 50}")
        assert archive.tags.rename("war", "conflict").annotations == 10_000
        archive.history.undo()
        assert archive.tags.tree()[0] == TagCount("war", 0, 10_000)
