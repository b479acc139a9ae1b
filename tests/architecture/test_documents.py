"""What is written about the program agrees with it, and nothing private slips into the files."""

import re
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

import run
from tests.architecture.code import ROOT
from ui.command_line import pressmark
from ui.places import VERSION

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-test.lock")


def tracked_files() -> list[Path]:
    """Return the files of the project; where git cannot be asked, all but the known leftovers."""
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        ignored = {name.strip("/") for name in (ROOT / ".gitignore").read_text("utf-8").split()}
        files = [path for path in ROOT.rglob("*") if path.is_file() and path.suffix != ".pyc"]
        return [path for path in files if not {".git", *ignored} & set(path.parts)]
    return [ROOT / name for name in done.stdout.decode().split("\0") if name]


def tracked_texts() -> dict[str, str]:
    texts = {}
    for path in tracked_files():
        data = path.read_bytes() if path.is_file() else b""
        if b"\0" not in data[:8192]:
            texts[path.relative_to(ROOT).as_posix()] = data.decode("utf-8", "replace")
    return texts


def pins(lock: Path) -> dict[str, str]:
    """Return names and versions of a lock file."""
    found = re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text("utf-8"), re.M)
    return dict(found)


def dependencies() -> set[str]:
    """Return the names of the app's dependencies as lock files write them."""
    wanted = PROJECT["project"]["dependencies"]
    return {re.split(r"[\s<>=!;\[]", each)[0].lower().replace("_", "-") for each in wanted}


def documents() -> str:
    guide = ROOT / "docs" / "guide.md"
    return (ROOT / "README.md").read_text("utf-8") + (
        guide.read_text("utf-8") if guide.exists() else ""
    )


@pytest.mark.parametrize("name", sorted(pressmark.commands))
def test_every_command_is_documented(name: str) -> None:
    assert re.search(rf"main\.py .*\b{name}\b", documents())


@pytest.mark.parametrize("name", sorted(pressmark.commands))
def test_every_option_of_a_command_is_documented(name: str) -> None:
    options = [
        each.opts[0] for each in pressmark.commands[name].params if isinstance(each, click.Option)
    ]
    assert [option for option in options if option not in documents()] == []


def test_the_set_up_knows_which_commands_need_no_window() -> None:
    assert set(run.COMMANDS) == set(pressmark.commands)


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("", True),
        ("letter.txt", True),
        ("--archive a.db", True),
        ("--archive list letter.txt", True),
        ("list", False),
        ("--archive a.db list", False),
        ("--archive=a.db add letter.txt", False),
        ("--help", False),
    ],
)
def test_the_set_up_tells_a_window_from_a_command(line: str, opens: bool) -> None:
    assert run.opens_window(line.split()) is opens


def test_the_version_is_one_and_the_same() -> None:
    assert PROJECT["project"]["version"] == VERSION
    assert VERSION in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_locks_pin_every_dependency_with_its_hashes() -> None:
    for lock in LOCKS:
        assert dependencies() <= pins(lock).keys()
        entries = re.split(r"^(?=[a-z0-9-]+==)", lock.read_text("utf-8"), flags=re.M)[1:]
        assert [each for each in entries if "--hash=sha256:" not in each] == []


def test_the_tests_run_with_the_very_libraries_of_the_app() -> None:
    app, tests = map(pins, LOCKS)
    assert app.items() <= tests.items()


def test_qt_is_pinned_to_a_sound_version() -> None:
    assert pins(LOCKS[0])["pyside6-essentials"].startswith("6.11.")


def test_every_dependency_is_explained() -> None:
    explained = (ROOT / "docs" / "dependencies.md").read_text("utf-8").lower()
    assert [name for name in sorted(dependencies()) if name not in explained] == []


def test_no_work_is_left_behind_as_a_remark() -> None:
    remark = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
    assert [name for name, text in tracked_texts().items() if remark.search(text)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    private = re.compile(
        r"/work/|/root/|/home/(?!reader)\w|[A-Z]:\\Users\\|pypi"
        r"\.org|pythonhosted|--index-url"
        r"|--find-links|/opt/pypi"
    )
    this_file = Path(__file__).relative_to(ROOT).as_posix()
    texts = {name: text for name, text in tracked_texts().items() if name != this_file}
    assert [name for name, text in texts.items() if private.search(text)] == []
