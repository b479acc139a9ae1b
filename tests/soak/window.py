"""The real window, offscreen, in which somebody types a note until the process is killed.

Every key is told on stdout with the moment it was typed, and every save that the window was told
of. ``python -m tests.soak.window ARCHIVE SEED``.
"""

import json
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotation.selectors import Span
from storage import Archive, Changes, open_archive
from tests.storage.samples import article
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.notes.note_editor import NoteEditor
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import LIGHT

WORDS = "Salt and rope and tar, and nobody there to tell of it. "


class Typist:
    """Types a letter now and then, sometimes after a pause."""

    def __init__(self, editor: QPlainTextEdit, chance: random.Random) -> None:
        self._editor, self._chance = editor, chance
        self._typed = 0
        self._next()

    def _next(self) -> None:
        pause = 700 if self._chance.random() < 0.03 else self._chance.randint(15, 70)
        QTimer.singleShot(pause, self._editor, self._type)

    def _type(self) -> None:
        letter = WORDS[self._typed % len(WORDS)]
        QTest.keyClicks(self._editor, letter)
        self._typed += 1
        tell("typed", time.monotonic(), self._typed)
        self._next()


def tell(*what: object) -> None:
    """Say something on stdout, in one line of JSON."""
    print(json.dumps(what), flush=True)


def main(path: str, seed: str) -> None:
    """Open the window on a note and type until killed."""
    app = QApplication([])
    archive = open_archive(path)
    session = Session(archive, Tasks(app), app)
    kept = archive.articles.add(article()).id
    note, _ = archive.annotations.add(kept, Span(4, 8))
    session.open_article(kept)
    settings = QSettings(str(Path(path).with_suffix(".ini")), QSettings.Format.IniFormat)
    window = MainWindow(session, Appearance(app, LIGHT.name), settings)
    window.show()
    session.feed.changed.connect(lambda changes, _: _tell_saved(archive, note.id, changes))
    window.commands.write_note(note.id)
    editor = window.findChild(NoteEditor)
    assert editor is not None
    tell("note", note.id)
    typist = Typist(editor, random.Random(seed))
    app.exec()
    del typist


def _tell_saved(archive: Archive, note: str, changes: Changes) -> None:
    if note in changes.annotations:
        tell("saved", len(archive.annotations.get(note).body))


if __name__ == "__main__":
    main(*sys.argv[1:])
