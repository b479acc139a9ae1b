import pytest

from annotation.notes import Colour
from annotation.selectors import Span
from storage import Archive, ArchiveError, Changes


def test_a_highlight_keeps_both_selectors(archive: Archive, article_id: int) -> None:
    text = archive.articles.get(article_id).article.text
    span = Span(text.index("Löwe"), text.index("Löwe") + 4)
    made, changes = archive.annotations.add(article_id, span, colour=Colour.BLUE)
    assert archive.annotations.get(made.id) == made
    assert (made.quote, made.span, made.colour) == ("Löwe", span, Colour.BLUE)
    assert changes == Changes(annotations=frozenset({made.id}))
    assert made.created == made.modified == "2024-05-17T09:30:03Z"
    assert archive.history.undo_title() == "Highlight “Löwe”"


def test_annotations_come_in_reading_order(archive: Archive, article_id: int) -> None:
    late, _ = archive.annotations.add(article_id, Span(30, 34))
    early, _ = archive.annotations.add(article_id, Span(4, 8), body="A note")
    whole, _ = archive.annotations.add(article_id, None, body="On all of it")
    assert archive.annotations.of(article_id) == [whole, early, late]


def test_titles_say_what_was_made_and_what_was_deleted(archive: Archive, article_id: int) -> None:
    note, _ = archive.annotations.add(article_id, Span(4, 8), body="A note")
    assert archive.history.undo_title() == "Add note on “last”"
    whole, _ = archive.annotations.add(article_id, None, body="On all of it")
    assert archive.history.undo_title() == "Add the note on the whole article"
    archive.annotations.delete([note.id])
    assert archive.history.undo_title() == "Delete note on “last”"
    other, _ = archive.annotations.add(article_id, Span(1, 2))
    archive.annotations.delete([whole.id, other.id])
    assert archive.history.undo_title() == "Delete 2 annotations"
    notes = [archive.annotations.add(article_id, None, body=body)[0].id for body in "abc"]
    archive.annotations.delete(notes)
    assert archive.history.undo_title() == "Delete 3 article notes"


def test_titles_say_what_was_changed(archive: Archive, article_id: int) -> None:
    made, _ = archive.annotations.add(article_id, Span(0, 60))
    archive.annotations.update(made.id, colour=Colour.GREEN)
    quote = "“The last ferry The ferry Löwe left the o…”"
    assert archive.history.undo_title() == f"Colour {quote} green"
    archive.annotations.update(made.id, body="x")
    assert archive.history.undo_title() == f"Edit note on {quote}"
    archive.annotations.update(made.id, tags=["sea"])
    assert archive.history.undo_title() == f"Change tags of {quote}"
    archive.annotations.update(made.id, tags=[], body="")
    assert archive.history.undo_title() == f"Change {quote}"
    whole, _ = archive.annotations.add(article_id, None)
    archive.annotations.update(whole.id, colour=Colour.PINK)
    assert archive.history.undo_title() == "Colour the note on the whole article pink"


def test_an_update_changes_what_is_given_and_nothing_else(
    archive: Archive, article_id: int
) -> None:
    made, _ = archive.annotations.add(article_id, Span(4, 8), body="Old", tags=["sea"])
    archive.annotations.update(made.id, body="New")
    archive.annotations.update(made.id, colour=Colour.PINK)
    kept = archive.annotations.get(made.id)
    assert (kept.body, kept.colour, kept.tags) == ("New", Colour.PINK, ("sea",))
    assert kept.created == made.created < kept.modified


def test_an_update_that_changes_nothing_is_no_step(archive: Archive, article_id: int) -> None:
    made, _ = archive.annotations.add(article_id, Span(4, 8), body="Same", tags=["a"])
    assert not archive.annotations.update(made.id, body="Same", colour=made.colour, tags=["#a"])
    assert archive.annotations.get(made.id) == made
    assert archive.history.undo_title() == "Add note on “last”"


def test_typing_is_one_step(archive: Archive, article_id: int) -> None:
    made, _ = archive.annotations.add(article_id, Span(4, 8))
    for length in range(1, 6):
        archive.annotations.update(made.id, body="dusk!"[:length], joins="editor 1")
    archive.annotations.update(made.id, body="dusk?", joins="editor 2")
    bodies = []
    while archive.history.undo_title() == "Edit note on “last”":
        archive.history.undo()
        bodies.append(archive.annotations.get(made.id).body)
    assert bodies == ["dusk!", ""]
    archive.history.redo()
    assert archive.annotations.get(made.id).body == "dusk!"


def test_typing_after_another_step_is_a_step_of_its_own(archive: Archive, article_id: int) -> None:
    made, _ = archive.annotations.add(article_id, Span(4, 8))
    archive.annotations.update(made.id, body="one", joins="editor")
    archive.annotations.update(made.id, colour=Colour.GREEN)
    archive.annotations.update(made.id, body="two", joins="editor")
    archive.history.undo()
    assert archive.annotations.get(made.id).body == "one"


def test_typing_on_after_undo_does_not_join_what_was_undone(
    archive: Archive, article_id: int
) -> None:
    made, _ = archive.annotations.add(article_id, Span(4, 8))
    archive.annotations.update(made.id, body="one", joins="editor")
    archive.history.undo()
    archive.annotations.update(made.id, body="two", joins="editor")
    archive.history.undo()
    assert archive.annotations.get(made.id).body == ""
    archive.history.redo()
    assert archive.annotations.get(made.id).body == "two"


def test_tags_are_cleaned_and_kept_once(archive: Archive, article_id: int) -> None:
    typed = ["#sea", " Sea ", "long  trip", "", "#", "a\nb", "\0"]
    made, changes = archive.annotations.add(article_id, None, tags=typed)
    assert made.tags == ("sea", "long trip", "a b")
    assert changes.tags
    assert archive.annotations.get(made.id).tags == made.tags


def test_tags_are_counted_outside_the_bin(archive: Archive, article_id: int) -> None:
    archive.annotations.add(article_id, None, tags=["sea", "Zoo"])
    archive.annotations.add(article_id, None, tags=["sea"])
    assert archive.annotations.tags() == [("sea", 2), ("Zoo", 1)]
    changes = archive.articles.move_to_bin([article_id])
    assert changes.tags
    assert archive.annotations.tags() == []


def test_deleting_an_unknown_annotation_deletes_none(archive: Archive, article_id: int) -> None:
    made, _ = archive.annotations.add(article_id, Span(4, 8))
    with pytest.raises(ArchiveError, match="no annotation nope"):
        archive.annotations.delete([made.id, "nope"])
    assert archive.annotations.of(article_id) == [made]


def test_what_is_not_there_is_said(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="There is no article 9"):
        archive.annotations.add(9, None)
    with pytest.raises(ArchiveError, match="no annotation x"):
        archive.annotations.update("x", body="y")
    assert archive.annotations.of(9) == []


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 9999)])
def test_a_span_that_holds_no_words_is_refused(
    archive: Archive, article_id: int, span: Span
) -> None:
    with pytest.raises(ValueError, match="describe"):
        archive.annotations.add(article_id, span)
    assert archive.annotations.of(article_id) == []
