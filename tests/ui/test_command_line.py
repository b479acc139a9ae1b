"""The command line's grammar: what is a command, what is a file, what is wrong usage."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from annotation.article import Article, BlockKind, build
from annotation.notes import Colour
from storage import open_archive
from ui import places
from ui.command_line import run_command_line
from ui.opening import plainly_a_window
from ui.start import run as run_program


class Window:
    """Remembers what it was asked to open."""

    def __init__(self) -> None:
        self.opened: list[tuple[Path, list[str]]] = []

    def __call__(self, archive: Path, files: Sequence[str]) -> int:
        self.opened.append((archive, list(files)))
        return 0


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def archive_path(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    text, blocks = build(
        [
            ("Frost on the Moor", BlockKind.HEADING, 1),
            ("The moor froze, and C++ was not yet known there.", BlockKind.PARAGRAPH, 0),
        ]
    )
    archive = open_archive(path)
    archive.articles.add(Article("Frost on the Moor", text, blocks))
    archive.close()
    return path


def run(window: Window, *arguments: str) -> int:
    return run_command_line(arguments, window)


def test_no_argument_opens_the_window_on_the_default_archive(window: Window) -> None:
    assert run(window) == 0
    assert window.opened == [(places.archive_path(), [])]


def test_files_open_the_window_with_them(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.touch()
    assert run(window, str(file), "--archive", "mine.db") == 0
    assert window.opened == [(Path("mine.db"), [str(file)])]


@pytest.mark.parametrize(
    ("line", "plainly"),
    [
        ("", True),
        ("--archive a.db", True),
        ("letter.txt", True),
        ("--archive a.db letter.txt", True),
        ("missing.txt", False),
        ("list", False),
        ("--archive", False),
        ("--archive a.db list", False),
        ("letter.txt --archive a.db", False),
        ("--help", False),
    ],
)
def test_the_quick_way_to_the_window_is_taken_only_where_it_is_plain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, plainly: bool
) -> None:
    (tmp_path / "letter.txt").touch()
    (tmp_path / "list").touch()
    monkeypatch.chdir(tmp_path)
    assert plainly_a_window(line.split()) is plainly


def test_both_ways_to_the_window_open_the_same(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    (tmp_path / "letter.txt").touch()
    monkeypatch.chdir(tmp_path)
    for line in ("", "--archive a.db", "--archive a.db letter.txt", "letter.txt"):
        assert run_program(line.split(), window) == run(window, *line.split()) == 0
        assert window.opened[-1] == window.opened[-2]


def test_without_a_screen_the_window_does_not_try(
    window: Window, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert run(window) == 1
    assert window.opened == []
    assert "no screen" in capfd.readouterr().err


def test_a_window_without_its_libraries_says_what_to_do(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(archive: Path, files: Sequence[str]) -> int:
        raise ImportError("libGL.so.1: cannot open shared object file")

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert run_command_line([], fail) == 1
    (line,) = capfd.readouterr().err.splitlines()
    assert "libGL.so.1" in line
    assert "run.py" in line


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("serach moor", "serach"),
        ("list extra", "extra"),
        ("list --jsno", "--json"),
        ("show", "ID"),
        ("show one", "one"),
        ("add", "SOURCE"),
        ("entities", "--all"),
        ("search", "QUERY"),
        ("export --to out", "--all"),
        ("export 1 --all --to out", "--all"),
        ("export 1", "--to"),
        ("annotate 1", "--quote"),
        ("annotate 1 --quote moor --colour red", "yellow, green, blue, pink, purple"),
        ("annotate 1 --quote moor --tag #", "tag"),
        ("annotate 1 --quote=", "empty"),
        ("list --archive", "--archive"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    window: Window, capfd: pytest.CaptureFixture[str], line: str, says: str
) -> None:
    assert run(window, *line.split()) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert says in err


@pytest.mark.parametrize(
    "query",
    ['"', "C++", "it's", "", "*", "AND", "NEAR(", "title:", "-x", "(", "\\", "\0", "%", "日本"],
)
def test_search_takes_whatever_is_typed(
    window: Window, archive_path: Path, capfd: pytest.CaptureFixture[str], query: str
) -> None:
    assert run(window, "--archive", str(archive_path), "search", "--json", "--", query) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert [json.loads(line)["id"] for line in out.splitlines()] == [1] * len(out.splitlines())


def test_search_finds_what_has_signs_in_it(
    window: Window, archive_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(window, "--archive", str(archive_path), "search", "moor", "C++", "--json") == 0
    record = json.loads(capfd.readouterr().out)
    assert record["where"] == "text"
    assert "\x02" not in record["snippet"]


def test_a_number_beyond_all_articles_is_no_crash(
    window: Window, archive_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(window, "show", "9" * 40, "--archive", str(archive_path)) == 1
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_an_unexpected_error_is_one_line_and_its_details_are_kept(
    archive_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(archive: Path, files: Sequence[str]) -> int:
        raise ZeroDivisionError("a\nbug")

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert run_command_line([], break_down) == 1
    (line,) = capfd.readouterr().err.splitlines()
    assert "ZeroDivisionError: a bug" in line
    assert "break_down" in places.log_path().read_text("utf-8")


def test_interrupting_ends_with_130_and_without_a_word(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def interrupted(archive: Path, files: Sequence[str]) -> int:
        raise KeyboardInterrupt

    assert run_command_line([], interrupted) == 130
    assert capfd.readouterr().err.strip() == ""


def test_a_colour_can_be_called_by_its_name_or_the_readers(
    window: Window, archive_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with open_archive(archive_path) as archive:
        archive.colours.rename(Colour.PINK, "to Check")
        archive.colours.rename(Colour.BLUE, "claim")
        archive.colours.rename(Colour.GREEN, "claim")
    mark = ("annotate", "1", "--archive", str(archive_path), "--json", "--quote", "froze")
    assert run(window, *mark, "--colour", "TO  check") == 0
    assert run(window, *mark, "--colour", "Blue") == 0
    assert run(window, *mark, "--colour", "claim") == 2
    out, err = capfd.readouterr()
    made = [json.loads(line) for line in out.splitlines()]
    assert [each["colour"] for each in made] == ["pink", "blue"]
    assert [each["colour_name"] for each in made] == ["to Check", "claim"]
    assert "green and blue" in err
    assert run(window, *mark, "--colour", "chek") == 2
    assert "“to Check” (pink)" in capfd.readouterr().err
