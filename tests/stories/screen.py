"""A virtual X server, and the program on it, driven by real keys and mouse buttons."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
PATIENCE = 40.0
"""Seconds to wait for anything to appear; a busy machine is not a failure."""


def missing_tools() -> list[str]:
    """Return the programs that these stories need and the machine lacks."""
    return [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]


@contextmanager
def virtual_screen(size: str = "1280x900x24") -> Iterator[str]:
    """Run an X server; yield its DISPLAY."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        assert number, "the X server did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


class Reader:
    """The program in its window, and the hands of a reader."""

    def __init__(self, display: str, home: Path) -> None:
        self.home = home
        self.archive = home / "archive.db"
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "HOME": str(home),
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
        }
        self._program: subprocess.Popen[bytes] | None = None
        self._window = ""

    def start(self, *files: Path, title: str) -> None:
        """Start the program and wait for a window whose title holds ``title``."""
        command = [sys.executable, str(ROOT / "main.py"), "--archive", str(self.archive)]
        self._program = subprocess.Popen([*command, *map(str, files)], env=self._environment)
        self.wait_for_title(title)
        self.tool("windowsize", "--sync", self._window, "1200", "800")

    def wait_for_title(self, title: str) -> None:
        """Wait until a window shows ``title``, and give it the keys: no window manager does."""
        self._window = wait_for(lambda: self._find(title), f"a window named {title}")
        self.tool("windowfocus", "--sync", self._window)

    def _find(self, title: str) -> str:
        found = self.tool("search", "--onlyvisible", "--name", title, check=False).split()
        return found[0] if found else ""

    def tool(self, *arguments: str, check: bool = True) -> str:
        """Call xdotool and return what it prints."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert not check or done.returncode == 0, done.stderr
        return done.stdout

    def keys(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.tool("key", "--delay", "30", key)
            time.sleep(0.15)

    def type(self, words: str) -> None:
        """Type words."""
        self.tool("type", "--delay", "15", words)

    def click(self, x: int, y: int) -> None:
        """Click the left button at a place of the window."""
        self.tool("mousemove", "--window", self._window, str(x), str(y), "click", "1")
        time.sleep(0.2)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag with the left button from one place of the window to another."""
        self._move(start)
        self.tool("mousedown", "1")
        self._move(((start[0] + end[0]) // 2, end[1]))
        self._move(end)
        self.tool("mouseup", "1")
        time.sleep(0.4)

    def _move(self, place: tuple[int, int]) -> None:
        self.tool("mousemove", "--window", self._window, str(place[0]), str(place[1]))
        time.sleep(0.05)

    def quit(self) -> int:
        """Press Ctrl+Q and return the exit status."""
        self.keys("ctrl+q")
        return self.ended()

    def ended(self) -> int:
        """Wait for the program to end and return its exit status."""
        assert self._program is not None
        return self._program.wait(PATIENCE)

    def kill(self) -> None:
        """End the program as a crash would."""
        if self._program is not None and self._program.poll() is None:
            self._program.kill()
            self._program.wait(PATIENCE)

    def ask(self, *arguments: str) -> list[dict[str, Any]]:
        """Run a command on the same archive and return the objects it prints."""
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "--archive", str(self.archive), *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    def look(self, code: str) -> str:
        """Run Python code on the same screen, to look at its pixels; return what it prints."""
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        return done.stdout

    def shown(self) -> dict[str, Any]:
        """Return the first article as ``show --json`` prints it."""
        (article,) = self.ask("show", "1", "--json")
        return article

    def annotations(self) -> Sequence[dict[str, Any]]:
        """Return the first article's annotations."""
        found: list[dict[str, Any]] = self.shown()["annotations"]
        return found


def wait_for(answer: Callable[[], T], what: str) -> T:
    """Ask until the answer is true, then return it."""
    deadline = time.monotonic() + PATIENCE
    while not (found := answer()):
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.2)
    return found
