"""Exporting from a terminal: the same bytes each time, and no file of anybody's is harmed."""

from pathlib import Path
from typing import Any

import pytest

from tests.stories.program import Program


@pytest.fixture
def folder(filled: Program) -> Path:
    return filled.folder / "out"


def outcomes(records: list[dict[str, Any]]) -> list[tuple[int, str]]:
    return [(each["id"], each["status"]) for each in records]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_exporting_twice_gives_the_same_bytes(filled: Program, folder: Path) -> None:
    filled("annotate", "1", "--quote", "coffee", "--note", "strong")
    first = filled("export", "--all", "--to", "out", "--json")
    assert (first.status, first.complaints) == (0, [])
    assert outcomes(first.records) == [(2, "written"), (1, "written")]
    written = contents(folder)
    assert sorted(written) == ["Ships in Winter.md", "The Harbour Opens Again.md"]
    assert b"strong" in written["The Harbour Opens Again.md"]
    second = filled("export", "--all", "--to", "out", "--json")
    assert outcomes(second.records) == [(2, "unchanged"), (1, "unchanged")]
    assert contents(folder) == written


def test_an_earlier_export_is_brought_up_to_date(filled: Program, folder: Path) -> None:
    filled("export", "1", "--to", "out")
    filled("annotate", "1", "--quote", "coffee", "--note", "strong")
    again = filled("export", "1", "--to", "out", "--json")
    assert outcomes(again.records) == [(1, "replaced")]
    assert list(contents(folder)) == ["The Harbour Opens Again.md"]
    assert b"strong" in (folder / "The Harbour Opens Again.md").read_bytes()


def test_an_export_that_the_reader_edited_stays(filled: Program, folder: Path) -> None:
    filled("export", "1", "--to", "out")
    edited = folder / "The Harbour Opens Again.md"
    edited.write_text(edited.read_text("utf-8") + "\nMy own afterthought.\n", "utf-8")
    before = edited.read_bytes()
    filled("annotate", "1", "--quote", "coffee")
    again = filled("export", "1", "--to", "out", "--json").record
    assert Path(again["path"]).name == "The Harbour Opens Again (2).md"
    assert edited.read_bytes() == before


def test_a_file_of_somebody_else_stays(filled: Program, folder: Path) -> None:
    folder.mkdir()
    (folder / "The Harbour Opens Again.md").write_bytes(b"a shopping list\n")
    run = filled("export", "1", "--to", "out", "--json")
    assert (folder / "The Harbour Opens Again.md").read_bytes() == b"a shopping list\n"
    assert Path(run.record["path"]).name == "The Harbour Opens Again (2).md"
    assert filled("export", "1", "--to", "out", "--json").record["status"] == "unchanged"


def test_two_articles_of_one_title_get_two_files(filled: Program, folder: Path) -> None:
    (filled.folder / "other.txt").write_text(
        "The Harbour Opens Again\n\nThis is quite another text about the very same evening.\n",
        encoding="utf-8",
    )
    filled("add", "other.txt")
    filled("export", "--all", "--to", "out")
    written = contents(folder)
    assert "The Harbour Opens Again (2).md" in written
    assert outcomes(filled("export", "1", "--to", "out", "--json").records) == [(1, "unchanged")]
    assert contents(folder) == written


def test_what_cannot_be_exported_does_not_stop_the_rest(filled: Program, folder: Path) -> None:
    run = filled("export", "99", "2", "--to", "out", "--json")
    assert run.status == 1
    assert outcomes(run.records) == [(99, "failed"), (2, "written")]
    assert "99" in run.records[0]["error"]
    assert list(contents(folder)) == ["Ships in Winter.md"]


def test_a_file_where_the_folder_should_be_is_said_in_one_line(filled: Program) -> None:
    (filled.folder / "out").write_text("in the way", "utf-8")
    run = filled("export", "1", "--to", "out", "--json")
    assert (run.status, len(run.complaints)) == (1, 1)
    assert run.record["status"] == "failed"
