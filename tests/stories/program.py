"""The whole program, run as a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

PATIENCE = 120.0
"""Seconds until a run counts as hanging."""


@dataclass
class Run:
    """What one run printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """Everything on stdout, which must be one JSON object per line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def record(self) -> dict[str, Any]:
        """The one record on stdout."""
        (record,) = self.records
        return record

    @property
    def complaints(self) -> list[str]:
        """The lines on stderr; a traceback is never among them."""
        assert "Traceback" not in self.err, self.err
        return self.err.splitlines()


@dataclass
class Program:
    """Runs ``main.py`` in a folder of its own, without a screen."""

    folder: Path
    before: Sequence[str] = ()
    environment: dict[str, str] = field(default_factory=dict)

    def __call__(self, *arguments: str | os.PathLike[str], stdin: bytes = b"") -> Run:
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.surroundings(),
            input=stdin,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def command(self, *arguments: str | os.PathLike[str]) -> list[str]:
        """Return the words that run it."""
        words = [os.fspath(argument) for argument in arguments]
        return [*self.before, sys.executable, str(ROOT / "main.py"), *words]

    def surroundings(self) -> dict[str, str]:
        """Return its environment: the tests' own, without any screen."""
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        own = {
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_STATE_HOME": str(self.folder / "state"),
        }
        return {**kept, **own, **self.environment}
