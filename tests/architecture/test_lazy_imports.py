"""Starting is quick because heavy libraries come in when they are first needed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.code import ROOT

HEAVY = (
    *("PySide6", "nltk", "numpy", "trafilatura", "lxml", "sqlite_utils", "markdown", "yaml"),
    "rapidfuzz",
)
NOT_FOR_A_WINDOW = (
    *("nltk", "numpy", "trafilatura", "lxml", "sqlite_utils.cli", "yaml", "rapidfuzz"),
)


def imported_by(code: str, home: Path) -> set[str]:
    """Return the modules that a fresh interpreter has imported after running some code."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_DATA_HOME": str(home),
    }
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        *("main", "run", "ui.start", "ui.command_line", "ui.worker", "ui.jobs", "storage"),
        *("formats", "annotation.anchoring"),
    ],
)
def test_importing_brings_in_nothing_heavy(module: str, tmp_path: Path) -> None:
    assert imported_by(f"import {module}", tmp_path) & set(HEAVY) == set()


def test_the_imports_are_seen_at_all(tmp_path: Path) -> None:
    assert "yaml" in imported_by("import yaml", tmp_path)


WINDOW = """
from pathlib import Path
import sys
from PySide6.QtCore import QSettings, QTimer
from ui.application import run_window
QTimer.singleShot(0, lambda: None)
import PySide6.QtWidgets as widgets
real = widgets.QApplication.exec
def exec_a_moment():
    QTimer.singleShot(300, widgets.QApplication.quit)
    return real()
widgets.QApplication.exec = staticmethod(exec_a_moment)
run_window(Path(sys.argv[1] if len(sys.argv) > 1 else PLACE), [])
"""


def test_the_way_to_the_window_brings_in_no_command_line(tmp_path: Path) -> None:
    assert imported_by("import ui.start", tmp_path) & {"click", "ui.command_line"} == set()


@pytest.mark.skipif(
    not (ROOT / "ui" / "application.py").exists(), reason="there is no window in this checkout"
)
def test_opening_the_window_brings_in_no_analysis(tmp_path: Path) -> None:
    place = f"PLACE = {str(tmp_path / 'archive.db')!r}\n"
    assert imported_by(place + WINDOW, tmp_path) & set(NOT_FOR_A_WINDOW) == set()
