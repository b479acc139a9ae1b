"""The set-up script: where it cannot go on, it says exactly what to do."""

import sys
from pathlib import Path

import pytest

import run


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Let no command run, and return the list of those asked for; each of them fails."""
    commands: list[list[str]] = []

    def refuse(command: list[str], show: bool = False) -> bool:
        commands.append(command)
        return False

    monkeypatch.setattr(run, "succeeds", refuse)
    return commands


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where ``.venv`` would be, in a folder of the test's own."""
    folder = tmp_path / ".venv"
    monkeypatch.setattr(run, "ENVIRONMENT", folder)
    monkeypatch.setattr(run, "PYTHON", folder / "bin" / "python")
    monkeypatch.setattr(run, "DONE", folder / "done.txt")
    return folder


def test_who_is_not_root_is_told_the_exact_command(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "is_root", lambda: False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(run.SetUpError) as caught:
        run.install_packages("libgl1 xvfb")
    assert "apt-get install -y --no-install-recommends libgl1 xvfb" in str(caught.value)
    assert asked == [["sudo", "-n", "true"]]


def test_root_installs_without_being_asked_anything(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "is_root", lambda: True)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(run.SetUpError, match="could not be installed"):
        run.install_packages("libgl1")
    assert [command[-1] for command in asked] == ["update", "libgl1"]
    assert all("DEBIAN_FRONTEND=noninteractive" in command for command in asked)


def test_without_apt_the_packages_are_named(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(run.SetUpError, match="libgl1 xvfb"):
        run.install_packages("libgl1 xvfb")
    assert asked == []


def test_a_broken_environment_is_made_again(
    environment: Path, asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (environment / "bin").mkdir(parents=True)
    run.PYTHON.write_text("not a program", "utf-8")
    made: list[Path] = []
    monkeypatch.setattr(run, "make_environment", lambda: made.append(environment))
    with pytest.raises(run.SetUpError, match="could not be installed"):
        run.install_libraries(run.APP_LOCK)
    assert made == [environment]
    assert not run.DONE.exists()


def test_a_step_is_done_once_for_a_lock_and_an_interpreter(environment: Path) -> None:
    (environment / "bin").mkdir(parents=True)
    run.PYTHON.touch()
    step = run.step_of(run.APP_LOCK)
    assert not run.is_done(step)
    run.mark_done(step)
    assert run.is_done(step)
    assert step != run.step_of(run.TEST_LOCK)
    run.PYTHON.unlink()
    assert not run.is_done(step)


@pytest.mark.usefixtures("environment")
def test_main_without_libraries_says_what_to_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as caught:
        run.hand_over(["list"])
    assert caught.value.code == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "run.py" in line


def test_main_without_libraries_goes_on_in_the_environment(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (environment / "bin").mkdir(parents=True)
    run.PYTHON.touch()
    monkeypatch.setattr(run, "find_spec", lambda name: None)
    monkeypatch.setattr(run, "start", lambda arguments: arguments)
    with pytest.raises(SystemExit) as caught:
        run.hand_over(["list", "--json"])
    assert caught.value.args[0] == [str(run.HERE / "main.py"), "list", "--json"]


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    assert run.main([]) == 1
    assert "3.11" in capsys.readouterr().err
