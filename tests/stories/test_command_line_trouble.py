"""What goes wrong at a terminal is said in one line, and harms nothing."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import open_archive
from tests.stories.program import Program, Run


def refused(run: Run, sentence: str) -> None:
    assert run.status == 1
    (line,) = run.complaints
    assert sentence in line


def bytes_of(archive: Path) -> bytes:
    return archive.read_bytes()


def test_sources_that_cannot_be_read_do_not_stop_the_rest(filled: Program) -> None:
    here = filled.folder
    (here / "empty.txt").touch()
    (here / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (here / "folder.txt").mkdir()
    sources = ("empty.txt", "picture.txt", "folder.txt", "missing.txt", "letter.txt")
    run = filled("add", *sources, "--json")
    assert run.status == 1
    assert [each["status"] for each in run.records] == ["failed"] * 4 + ["unchanged"]
    assert [each["id"] for each in run.records] == [None] * 4 + [1]
    assert len(run.complaints) == 4
    for record, line in zip(run.records, run.complaints, strict=False):
        assert line == f"{record['source']}: {record['error']}"
    assert len(filled("list", "--json").records) == 2


def test_a_text_of_ten_megabytes_is_kept_whole(filled: Program) -> None:
    line = "Every evening the keeper climbed the ninety steps and lit the lamp above the bay.\n\n"
    text = "The Long Log\n\n" + line * (10 * 2**20 // len(line)) + "Then the zeppelin came.\n"
    (filled.folder / "long.txt").write_text(text, encoding="utf-8")
    run = filled("add", "long.txt", "--json")
    assert (run.status, run.record["status"]) == (0, "added")
    assert filled("search", "zeppelin", "--json").record["id"] == run.record["id"]
    assert filled("check").status == 0


@pytest.fixture
def locked(filled: Program) -> Iterator[None]:
    archive = open_archive(filled.folder / "data" / "Pressmark" / "archive.db")
    yield
    archive.close()


@pytest.mark.parametrize(
    "words", [("add", "page.html"), ("annotate", "1", "--quote", "coffee")], ids=["add", "annotate"]
)
@pytest.mark.usefixtures("locked")
def test_while_the_window_has_the_archive_nothing_is_written(
    filled: Program, words: tuple[str, ...]
) -> None:
    run = filled(*words, "--json")
    refused(run, "another Pressmark window")
    assert run.out == ""


@pytest.mark.parametrize(
    "words",
    [("list",), ("show", "1"), ("search", "Norway"), ("export", "1", "--to", "out"), ("check",)],
    ids=lambda words: words[0],
)
@pytest.mark.usefixtures("locked")
def test_while_the_window_has_the_archive_it_can_be_read(
    filled: Program, words: tuple[str, ...]
) -> None:
    run = filled(*words)
    assert (run.status, run.complaints) == (0, [])
    assert run.out


@pytest.fixture
def unwritable(filled: Program) -> Program:
    """Return the program where it may write to no folder, not even as root."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such permissions")
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if not setpriv:
            pytest.skip("root may write everywhere, and there is no setpriv to change that")
        filled.before = (setpriv, "--bounding-set=-all", "--inh-caps=-all")
    folder = filled.folder / "data" / "Pressmark"
    folder.chmod(0o555)
    (folder / "archive.db").chmod(0o444)
    return filled


def test_a_folder_that_cannot_be_written_to_is_read_and_left_alone(unwritable: Program) -> None:
    folder = unwritable.folder / "data" / "Pressmark"
    before = bytes_of(folder / "archive.db")
    try:
        assert len(unwritable("list", "--json").records) == 2
        assert unwritable("show", "1", "--json").record["title"] == "The Harbour Opens Again"
        refused(unwritable("add", "page.html", "--json"), "cannot be written")
        assert bytes_of(folder / "archive.db") == before
        assert [path.name for path in folder.iterdir()] == ["archive.db"]
    finally:
        folder.chmod(0o755)


def test_a_file_that_is_no_archive_is_left_alone(filled: Program) -> None:
    (filled.folder / "mine.db").write_bytes(b"my diary, not an archive " * 200)
    before = bytes_of(filled.folder / "mine.db")
    for words in (("list",), ("add", "letter.txt"), ("check",)):
        run = filled(*words, "--archive", "mine.db")
        assert (run.status, len(run.complaints)) == (1, 1)
    assert bytes_of(filled.folder / "mine.db") == before


@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=["C", "C without Python's help"],
)
def test_a_terminal_without_utf_8_gets_utf_8_and_is_understood(
    filled: Program, locale: dict[str, str]
) -> None:
    filled.environment |= locale
    made = filled("annotate", "1", "--quote", "😀", "--note", "für später", "--json")
    assert (made.status, made.complaints) == (0, [])
    assert made.record["exact"] == "😀"
    assert made.record["note"] == "für später"
    (filled.folder / "brücke.txt").write_text("Die Brücke\n\nSie steht noch heute da.\n", "utf-8")
    assert filled("add", "brücke.txt").status == 0
    assert "Die Brücke" in filled("list").out


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently there")
def test_a_reader_that_goes_away_is_no_drama(filled: Program) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with subprocess.Popen(
        filled.command("list", "--json"),
        cwd=filled.folder,
        env=filled.surroundings(),
        stdout=writer,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(writer)
        _, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_the_output_is_said_in_one_line(filled: Program) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            filled.command("list"),
            cwd=filled.folder,
            env=filled.surroundings(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_ctrl_c_ends_quietly_and_at_once(filled: Program) -> None:
    with subprocess.Popen(
        filled.command("entities", "letter.txt", "-", "--json"),
        cwd=filled.folder,
        env=filled.surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()  # the first source is done; now it waits for the second
        time.sleep(0.1)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: parent and helper
        _, complaints = process.communicate(timeout=30)
    assert process.returncode == 130
    assert complaints.strip() == b""


def test_without_a_screen_the_window_says_so(program: Program) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux can lack a screen")
    refused(program(), "no screen")
    refused(program("letter.txt"), "no screen")
