"""The program with real files, and an archive made once for all stories."""

import shutil
from pathlib import Path

import pytest

from tests.stories.program import Program
from tests.stories.samples import LETTER, NOTES, PAGE


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return the program in a folder with three sources."""
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "notes.md").write_text(NOTES, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    return Program(tmp_path)


@pytest.fixture(scope="module")
def made_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with the letter as 1 and the notes as 2, made once."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "notes.md").write_text(NOTES, encoding="utf-8")
    run = Program(folder)("add", "letter.txt", "notes.md", "--archive", "made.db")
    assert run.status == 0, run.err
    return folder / "made.db"


@pytest.fixture
def filled(program: Program, made_archive: Path) -> Program:
    """Return the program with those two articles in its default archive."""
    folder = program.folder / "data" / "Pressmark"
    folder.mkdir(parents=True)
    shutil.copy(made_archive, folder / "archive.db")
    return program
