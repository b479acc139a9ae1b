"""What the window's first paint waits for, module by module."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotation.entities import Label, Mention
from annotation.notes import Colour
from annotation.recognition import STAMP
from annotation.selectors import Span
from storage import open_archive
from tests.architecture.code import ROOT
from tests.architecture.test_lazy_imports import imported_by
from tests.benchmarks.texts import article

OURS = ("annotation", "formats", "storage", "ui")

LATER = frozenset(
    {
        *("ui.actions", "ui.commands", "ui.shortcuts", "ui.wiring", "ui.icons", "ui.announcing"),
        *("ui.names", "ui.known", "ui.deciding", "ui.jobs", "ui.worker", "ui.file_import"),
        *("ui.importing", "ui.export_dialog", "ui.key_help", "ui.palette", "ui.palette.opening"),
        *("ui.notes", "ui.notes.notes_panel", "ui.entities.entities_panel", "ui.entities.acts"),
        *("ui.reading.marking", "ui.reading.find_bar", "ui.reading.selection_bar"),
        *("ui.reading.hints", "ui.reading.boundaries", "ui.reading.looks_panel"),
        *("ui.reading.empty_page", "ui.archive.empty_state", "ui.archive.hit_model"),
        *("storage.search", "storage.steps", "storage.decisions", "storage.decision_lookup"),
        *("storage.entities", "storage.checks", "storage.backup", "storage.migrations"),
        *("annotation.anchoring", "annotation.deciding", "annotation.decisions"),
        *("annotation.recognition", "annotation.occurrences", "annotation.sentences"),
        *("formats", "PySide6.QtSvg", "PySide6.QtNetwork", "filelock", "hashlib", "uuid", "queue"),
        *("html", "multiprocessing", "subprocess", "decimal", "sqlite_utils", "nltk", "numpy"),
    }
)
"""What is slow to load, or much, and has to wait until the first paint is over."""

MOST = 92
"""How many modules of ours may be imported until then. This number only shrinks."""

FIRST_PAINT = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False

def stop_at_the_first_paint():
    app, watch = QApplication.instance(), Watch()
    for window in QApplication.topLevelWidgets():
        window.installEventFilter(watch)
    while not watch.painted:
        app.processEvents()
    print(*sys.modules, flush=True)
    os._exit(0)

QApplication.exec = staticmethod(stop_at_the_first_paint)
from main import open_window
open_window(Path(PLACE), [])
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that are there when a window has shown an article with a name and a note."""
    folder = tmp_path_factory.mktemp("start")
    with open_archive(folder / "archive.db") as archive:
        made = article(1, 60)
        kept = archive.articles.add(made).id
        name = Mention(0, 5, Label.PERSON, made.text[:5])
        archive.mentions.put(kept, [name], STAMP)
        archive.annotations.add(kept, Span(10, 20), colour=Colour.GREEN, body="A note")
        archive.settings.set("article", kept)
    return imported_by(f"PLACE = {str(folder / 'archive.db')!r}\n{FIRST_PAINT}", folder)


def test_the_first_paint_waits_for_nothing_that_can_come_later(imported: set[str]) -> None:
    assert imported & LATER == set()


def test_what_has_to_wait_is_there_to_be_imported(imported: set[str]) -> None:
    code = "\n".join(f"find_spec({name!r}) or print({name!r})" for name in sorted(LATER))
    done = subprocess.run(
        [sys.executable, "-c", f"from importlib.util import find_spec\n{code}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []


def test_the_way_to_the_first_paint_grows_no_longer(imported: set[str]) -> None:
    ours = {name for name in imported if name.split(".")[0] in OURS}
    assert "ui.reading.page" in ours
    assert len(ours) <= MOST, f"no room for more than {MOST}: {sorted(ours)}"
    assert len(ours) > MOST - 5, f"{len(ours)} is the most now"


def test_pyside_no_longer_looks_into_every_import(tmp_path: Path) -> None:
    code = """
from ui.plain_imports import import_plainly
import_plainly()
import colorsys, linecache
assert "colorsys" in sys.modules
assert colorsys.__file__ not in linecache.cache, "its source was read"
"""
    assert "PySide6.QtCore" in imported_by(f"import sys\n{code}", tmp_path)
