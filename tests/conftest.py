"""What holds for every test: no screen, no network, no trace outside tmp, nothing left running."""

import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("pressmark", deadline=None)  # a busy machine is not a failure
settings.load_profile("pressmark")


@pytest.fixture(scope="session", autouse=True)
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One cache folder for the whole run, so that fonts are looked through once."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard() -> Iterator[None]:
    """Leave nothing of Python's on the clipboard: Qt deletes it after Python has ended."""
    yield
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep whatever a test writes to the platform's folders in a folder of its own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every attempt to reach another machine an error."""
    real_connect = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"a test reached for the network: {address}")
        real_connect(self, address)  # type: ignore[arg-type]

    def look_up(*address: object, **_: object) -> None:
        raise AssertionError(f"a test looked up an address: {address}")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a process behind."""
    before = _children()
    yield
    deadline = time.monotonic() + 5
    while (left := _children().keys() - before.keys()) and time.monotonic() < deadline:
        time.sleep(0.02)
    names = _children()
    assert not left, f"still running: {[names.get(process) for process in left]}"


def _children() -> dict[int, str]:
    """Return this process's living children with their command lines; {} where /proc is missing.

    The tracker that multiprocessing keeps for the life of its process does not count.
    """
    found = {}
    for file in Path("/proc/self/task").glob("*/children"):
        for process in map(int, _text(file).split()):
            words = _text(Path(f"/proc/{process}/cmdline")).replace("\0", " ")
            if words and "resource_tracker" not in words:  # a zombie has no words
                found[process] = words
    return found


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
