"""The names that a reader gives to the highlighters."""

from pathlib import Path

import pytest

from annotation.notes import Colour
from annotation.selectors import Span
from storage import Archive, ArchiveError, Changes, check, open_archive


def test_a_name_is_kept_and_told_with_every_annotation(archive: Archive, article_id: int) -> None:
    made, _ = archive.annotations.add(article_id, Span(4, 8))
    assert archive.colours.rename(Colour.YELLOW, "  the\nclaim ") == Changes(colours=True)
    assert archive.colours.names() == {Colour.YELLOW: "the claim"}
    assert archive.annotations.get(made.id).colour_in_words == "yellow (the claim)"
    assert archive.annotations.of(article_id)[0].colour_name == "the claim"
    new, _ = archive.annotations.add(article_id, Span(9, 12))
    assert new == archive.annotations.get(new.id)
    assert archive.history.undo_title() == f"Highlight “{new.quote}”"


def test_naming_is_one_step_that_can_be_taken_back(archive: Archive) -> None:
    archive.colours.rename(Colour.PINK, "check")
    assert archive.history.undo_title() == "Call pink “check”"
    archive.colours.rename(Colour.PINK, "quote")
    archive.colours.rename(Colour.PINK, "")
    assert archive.history.undo_title() == "Take the name from pink"
    found = [archive.colours.names()]
    while archive.history.undo():
        found.append(archive.colours.names())
    assert found == [{}, {Colour.PINK: "quote"}, {Colour.PINK: "check"}, {}]
    undone = archive.history.redo()
    assert undone is not None
    assert undone.changes.colours
    assert check(archive) == []


@pytest.mark.parametrize("name", ["", "  ", "Green", "green"])
def test_a_colour_needs_no_name_to_be_called_by_its_own(archive: Archive, name: str) -> None:
    assert not archive.colours.rename(Colour.GREEN, name)
    assert archive.colours.names() == {}
    assert archive.history.undo_title() is None


def test_a_name_too_long_to_stand_beside_a_colour_is_refused(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="at most 40"):
        archive.colours.rename(Colour.BLUE, "x" * 41)
    assert archive.colours.names() == {}


def test_a_read_only_archive_keeps_its_names(path: Path) -> None:
    with open_archive(path) as archive:
        archive.colours.rename(Colour.BLUE, "check")
    with open_archive(path, read_only=True) as archive:
        assert archive.colours.names() == {Colour.BLUE: "check"}
        with pytest.raises(ArchiveError, match="Nothing was changed"):
            archive.colours.rename(Colour.BLUE, "claim")


def test_a_name_that_was_changed_behind_our_back_is_found(path: Path) -> None:
    with open_archive(path) as archive:
        archive.colours.rename(Colour.BLUE, "check")
        archive.database.connection.execute("UPDATE colours SET name = 'chick'")
        assert check(archive) == ["Name 1 of a colour is not as it was written."]
