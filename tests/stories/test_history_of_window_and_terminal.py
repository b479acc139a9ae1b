"""One history: what a terminal did the window takes back, and the other way round."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from annotation.selectors import Span
from storage import open_archive
from tests.stories.program import Program
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import LIGHT


@pytest.fixture
def place(filled: Program) -> Path:
    """Where the archive lies that holds two articles."""
    (path,) = filled.folder.rglob("archive.db")
    return path


def test_window_and_terminal_take_back_each_others_work(
    qapp: QApplication, filled: Program, place: Path
) -> None:
    filled("annotate", "1", "--quote", "Costa", "--prefix", "Maria ")
    with open_archive(place) as archive:
        session = Session(archive, Tasks(qapp), qapp)
        session.open_article(1)
        settings = QSettings(str(place.with_name("w.ini")), QSettings.Format.IniFormat)
        window = MainWindow(session, Appearance(qapp, LIGHT.name), settings)
        window.show()
        window.actions_by_id["undo"].trigger()
        assert window.status.message() == "Undid: Highlight “Costa”"
        assert archive.annotations.of(1) == []
        assert session.annotate(Span(0, 3)) is not None
        window.close()
        session.tasks.close()
        window.deleteLater()
        session.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    run = filled("undo")
    assert run.out == "Highlight “The”: undone\n"
    assert filled("show", "1", "--json").record["annotations"] == []
