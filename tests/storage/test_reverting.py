"""One step is taken back out of the middle, or it is said what depends on it."""

import pytest

from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from annotation.notes import Colour
from annotation.selectors import Span
from storage import Archive, ArchiveError, check
from tests.storage.samples import article


def number_of(archive: Archive, title: str) -> int:
    """Return the newest step of this title."""
    return next(each.id for each in archive.history.steps() if each.title == title)


def test_an_older_step_is_taken_back_and_the_later_ones_stay(
    archive: Archive, article_id: int
) -> None:
    note, _ = archive.annotations.add(article_id, Span(4, 8), body="Old")
    archive.annotations.update(note.id, colour=Colour.GREEN)
    archive.annotations.update(note.id, body="New")
    archive.articles.rename(article_id, "Another title")
    done = archive.history.revert(number_of(archive, "Colour “last” green"))
    assert done.title == "Take back: Colour “last” green"
    assert done.changes.annotations == {note.id}
    kept = archive.annotations.get(note.id)
    assert (kept.colour, kept.body) == (Colour.YELLOW, "New")
    assert archive.articles.get(article_id).article.title == "Another title"
    assert check(archive) == []


def test_taking_back_is_a_step_that_can_be_undone_to_the_letter(
    archive: Archive, article_id: int
) -> None:
    note, _ = archive.annotations.add(article_id, Span(4, 8), body="Old")
    archive.annotations.update(note.id, colour=Colour.GREEN)
    before = archive.annotations.get(note.id)
    archive.articles.rename(article_id, "Another title")
    archive.history.revert(number_of(archive, "Colour “last” green"))
    undone = archive.history.undo()
    assert undone
    assert undone.title == "Take back: Colour “last” green"
    assert archive.annotations.get(note.id) == before


def test_what_was_taken_back_can_be_done_again_and_taken_back_again(
    archive: Archive, article_id: int
) -> None:
    note, _ = archive.annotations.add(article_id, Span(4, 8), body="A note")
    number = number_of(archive, "Add note on “last”")
    archive.history.revert(number)
    assert archive.annotations.of(article_id) == []
    assert archive.history.info(number).taken_back
    assert archive.history.obstacle(number) == "It was taken back already."
    again = archive.history.revert(archive.history.steps(1)[0].id)
    assert again.title == "Do again: Add note on “last”"
    assert archive.annotations.of(article_id) == [note]
    assert not archive.history.info(number).taken_back
    assert archive.history.obstacle(number) == ""
    assert archive.history.revert(number).title == "Take back: Add note on “last”"


def test_a_step_that_others_depend_on_says_which(archive: Archive, article_id: int) -> None:
    note, _ = archive.annotations.add(article_id, Span(4, 8), body="One")
    added = archive.history.steps(1)[0].id
    for body in ("Two", "Three"):
        archive.annotations.update(note.id, body=body)
    why = archive.history.obstacle(added)
    assert why == (
        "“Edit note on ‘last’” and “Edit note on ‘last’” depend on it; take those back first."
    )
    with pytest.raises(ArchiveError, match="“Add note on ‘last’” cannot be taken back"):
        archive.history.revert(added)
    assert archive.annotations.get(note.id).body == "Three"


def test_steps_on_one_row_are_taken_back_from_the_newest_on(
    archive: Archive, article_id: int
) -> None:
    note, _ = archive.annotations.add(article_id, Span(4, 8), body="One")
    for body in ("Two", "Three"):
        archive.annotations.update(note.id, body=body)
    archive.articles.rename(article_id, "Something in between")
    third, second = (each.id for each in archive.history.steps(3)[1:])
    assert "depends on it" in archive.history.obstacle(second)
    archive.history.revert(third)
    assert archive.annotations.get(note.id).body == "Two"
    archive.history.revert(second)
    assert archive.annotations.get(note.id).body == "One"


def test_an_article_stays_while_anything_of_it_does(archive: Archive) -> None:
    kept = archive.articles.add(article("Kept", "Some words to keep.")).id
    added = archive.history.steps(1)[0].id
    note, _ = archive.annotations.add(kept, Span(0, 4))
    assert archive.history.obstacle(added) == (
        "“Highlight ‘Kept’” depends on it; take that back first."
    )
    archive.annotations.delete([note.id])
    assert archive.history.obstacle(added) == ""
    archive.history.revert(added)
    assert archive.articles.ids() == []


def test_a_note_does_not_come_back_to_an_article_that_is_gone(
    archive: Archive, article_id: int
) -> None:
    note, _ = archive.annotations.add(article_id, Span(4, 8))
    archive.annotations.delete([note.id])
    deleted = archive.history.steps(1)[0].id
    archive.articles.move_to_bin([article_id])
    assert archive.history.obstacle(deleted) == ""
    archive.articles.delete_forever([article_id])
    assert "“Delete ‘The last ferry’ forever” depends" in archive.history.obstacle(deleted)


def test_an_article_does_not_come_back_where_its_text_was_added_again(
    archive: Archive, article_id: int
) -> None:
    archive.articles.move_to_bin([article_id])
    archive.articles.delete_forever([article_id])
    deleted = archive.history.steps(1)[0].id
    archive.articles.add(article())
    assert "“Add ‘The last ferry’” depends" in archive.history.obstacle(deleted)


def test_an_article_comes_back_with_its_annotations(archive: Archive, article_id: int) -> None:
    archive.annotations.add(article_id, Span(4, 8), body="A note")
    archive.articles.move_to_bin([article_id])
    archive.articles.delete_forever([article_id])
    deleted = archive.history.steps(1)[0].id
    archive.articles.add(article("Another", "With other words."))
    archive.history.revert(deleted)
    assert [each.body for each in archive.annotations.of(article_id)] == ["A note"]
    assert archive.articles.get(article_id).deleted is not None
    assert check(archive) == []


def test_an_answer_does_not_come_back_beside_a_later_one(archive: Archive) -> None:
    def decide(label: Label) -> str:
        return archive.decisions.add(Verdict.RELABEL, Reach.EVERYWHERE, "Riga", label=label)[0].id

    first = decide(Label.PLACE)
    archive.decisions.delete([first])
    withdrawn = archive.history.steps(1)[0].id
    decide(Label.ORG)
    assert "depends on it" in archive.history.obstacle(withdrawn)
    archive.history.undo()
    assert archive.history.obstacle(withdrawn) == ""


def test_a_note_is_not_put_on_a_text_that_is_another_one_by_now(
    archive: Archive, article_id: int
) -> None:
    note, _ = archive.annotations.add(article_id, Span(4, 8))
    added = archive.history.steps(1)[0].id
    archive.annotations.delete([note.id])
    deleted = archive.history.steps(1)[0].id
    other = archive.articles.add(article("Other", "Quite another text.")).id
    (text_id,) = archive.database.row("SELECT text_id FROM articles WHERE id = ?", (other,)) or (0,)
    with archive.step("New version") as step:
        step.update("articles", article_id, {"text_id": text_id})
    assert "“New version” depends" in archive.history.obstacle(deleted)
    version = archive.history.steps(1)[0].id
    archive.annotations.add(article_id, Span(0, 5))
    assert "“Highlight ‘Other’” depends" in archive.history.obstacle(version)
    assert "“New version” and “Delete highlight" in archive.history.obstacle(added)


def test_what_is_undone_or_unknown_cannot_be_taken_back(archive: Archive, article_id: int) -> None:
    number = archive.history.steps(1)[0].id
    archive.history.undo()
    assert archive.history.obstacle(number) == "It is undone already."
    with pytest.raises(ArchiveError, match="There is no step 99"):
        archive.history.revert(99)


def test_taking_back_refuses_to_overwrite_what_no_step_tells_of(
    archive: Archive, article_id: int
) -> None:
    note, _ = archive.annotations.add(article_id, None, body="mine")
    archive.annotations.update(note.id, body="mine too")
    edited = archive.history.steps(1)[0].id
    archive.database.connection.execute("UPDATE annotations SET body = 'theirs'")
    with pytest.raises(ArchiveError, match="something else has changed it"):
        archive.history.revert(edited)
    assert archive.annotations.get(note.id).body == "theirs"


def test_typing_is_taken_back_as_one(archive: Archive, article_id: int) -> None:
    note, _ = archive.annotations.add(article_id, Span(4, 8))
    for length in range(1, 6):
        archive.annotations.update(note.id, body="dusk!"[:length], joins="editor 1")
    archive.annotations.update(note.id, colour=Colour.PINK)
    archive.history.revert(number_of(archive, "Edit note on “last”"))
    kept = archive.annotations.get(note.id)
    assert (kept.body, kept.colour) == ("", Colour.PINK)


def test_undo_back_to_a_step_and_redo_up_to_one(archive: Archive, article_id: int) -> None:
    for body in ("one", "two", "three"):
        archive.annotations.add(article_id, None, body=body)
    numbers = [each.id for each in archive.history.steps()]
    undone = archive.history.undo_back_to(numbers[1])
    assert len(undone) == 2
    assert [each.body for each in archive.annotations.of(article_id)] == ["one"]
    assert len(archive.history.redo_up_to(numbers[1])) == 1
    assert [each.body for each in archive.annotations.of(article_id)] == ["one", "two"]
