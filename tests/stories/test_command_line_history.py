"""Undo, redo and the history from a terminal: one journal with the window."""

from pathlib import Path

import pytest

from storage import open_archive
from tests.stories.program import Program


@pytest.fixture
def place(filled: Program) -> Path:
    """Where the archive lies that holds one letter."""
    (path,) = filled.folder.rglob("archive.db")
    return path


def titles(program: Program) -> list[str]:
    return [each["title"] for each in program("history", "--json").records]


def test_what_a_command_did_is_undone_and_done_again(filled: Program) -> None:
    filled("annotate", "1", "--quote", "Costa", "--prefix", "Maria ", "--note", "Who?")
    steps = titles(filled)
    assert steps[0] == "Add note on “Costa”"
    run = filled("undo")
    assert (run.status, run.out) == (0, "Add note on “Costa”: undone\n")
    assert filled("show", "1", "--json").record["annotations"] == []
    assert filled("history", "--json").records[0]["state"] == "undone"
    assert filled("redo", "--json").record == {"step": "Add note on “Costa”"}
    assert len(filled("show", "1", "--json").record["annotations"]) == 1
    assert titles(filled) == steps


def test_undoing_ends_where_the_history_begins(filled: Program) -> None:
    assert filled("undo").status == 0
    run = filled("undo")
    assert (run.status, run.out, run.err) == (0, "Nothing to undo.\n", "")
    assert filled("undo", "--json").record == {"step": None}
    assert filled("redo").status == 0
    assert filled("redo").out == "Nothing to redo.\n"


def test_several_files_are_one_step(program: Program) -> None:
    for name in ("one", "two", "three"):
        (program.folder / f"{name}.txt").write_text(f"The {name} story.\n\nIt is short.", "utf-8")
    (program.folder / "empty.txt").write_text("", "utf-8")
    run = program("add", "one.txt", "empty.txt", "two.txt", "three.txt", "--json")
    assert [each["status"] for each in run.records] == ["added", "failed", "added", "added"]
    (step,) = program("history", "--json").records
    assert step["title"] == "Import of 3 articles"
    assert (step["articles"], step["rows"]) == (3, {"articles": 3})
    assert program("undo").status == 0
    assert program("list").out == ""


def test_one_step_is_reverted_by_its_number_or_it_is_said_what_depends_on_it(
    filled: Program, place: Path
) -> None:
    filled("annotate", "1", "--quote", "Costa", "--prefix", "Maria ")
    with open_archive(place) as archive:
        archive.articles.rename(1, "A letter home")
    rename, highlight, added = filled("history", "--json").records
    assert (rename["revertible"], highlight["revertible"], added["revertible"]) == (
        True,
        True,
        False,
    )
    assert "depend on it" in added["reason"]
    refused = filled("revert", str(added["id"]))
    assert refused.status == 1
    assert "cannot be taken back" in refused.complaints[0]
    run = filled("revert", str(highlight["id"]))
    assert (run.status, run.out) == (0, "Take back: Highlight “Costa”\n")
    assert filled("show", "1", "--json").record["annotations"] == []
    assert filled("list", "--json").records[1]["title"] == "A letter home"
    assert "There is no step 999" in filled("revert", "999").complaints[0]


def test_the_history_is_listed_for_people(filled: Program, place: Path) -> None:
    filled("annotate", "1", "--quote", "Costa", "--prefix", "Maria ")
    filled("undo")
    first, second = filled("history").out.splitlines()
    assert "undone" in first
    assert "Highlight “Costa”" in first
    with open_archive(place) as archive:
        assert archive.articles.count() == 2
    assert second.split()[3:] == ["Import", "of", "2", "articles", "2", "articles"]
    assert len(filled("history", "--limit", "1").out.splitlines()) == 1


def test_nothing_to_list_is_said(program: Program) -> None:
    assert program("history").out == "Nothing has been changed yet.\n"
    assert program("history", "--json").out == ""


def test_while_a_window_writes_the_history_is_read_and_nothing_undone(
    filled: Program, place: Path
) -> None:
    with open_archive(place) as archive:
        assert not archive.read_only
        assert len(filled("history").out.splitlines()) == 1
        for command in (("undo",), ("redo",), ("revert", "1")):
            run = filled(*command)
            assert run.status == 1
            assert "open in another Pressmark window" in run.complaints[0]
        assert archive.articles.count() == 2


def test_two_processes_take_back_each_others_steps(filled: Program, place: Path) -> None:
    filled("annotate", "1", "--quote", "Costa", "--prefix", "Maria ")
    with open_archive(place) as archive:
        undone = archive.history.undo()
        assert undone
        assert undone.title == "Highlight “Costa”"
        archive.articles.rename(1, "From the window")
    assert filled("undo", "--json").record == {"step": "Rename to “From the window”"}
    assert filled("list", "--json").records[1]["title"] == "The Harbour Opens Again"
