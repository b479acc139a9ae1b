"""Letters of the interface three times as large: nothing is cut, and everything fits the screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from storage import Archive
from tests.ui.surfaces import SURFACES, fill, opened
from tests.ui.test_accessible import cut_off
from tests.ui.test_surfaces import said, seen, stops
from ui.fitting import FittingLabel
from ui.main_window import MainWindow
from ui.notes.card_tools import CardTools
from ui.room import FRAME
from ui.session import Session


@pytest.fixture(params=[1, 3])
def large(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    archive: Archive,
    make_window: Callable[[], MainWindow],
    session: Session,
    kept: int,
) -> Iterator[MainWindow]:
    """The window with letters as usual, and with large ones."""
    before = QFont(qapp.font())
    larger = QFont(before)
    larger.setPointSizeF(request.param * before.pointSizeF())
    qapp.setFont(larger)
    fill(archive)
    archive.entities.bring_up_to_date()
    session.open_article(kept)
    window = make_window()
    window.resize(1280, 820)
    window.reading.page.setFocus()
    QApplication.processEvents()
    yield window
    qapp.setFont(before)


def cut_words(surface: QWidget) -> list[str]:
    """Return the labels whose words do not all fit."""
    cut = []
    for label in seen(surface):
        if not isinstance(label, QLabel) or isinstance(label, FittingLabel) or not label.text():
            continue
        width, height = label.width(), label.height()
        needed = label.heightForWidth(width) if label.wordWrap() else label.sizeHint().height()
        if height < needed or (not label.wordWrap() and width < label.sizeHint().width()):
            cut.append(f"{said(label)} needs {needed}")
    return cut


@pytest.mark.parametrize("name", SURFACES)
def test_nothing_is_cut(name: str, large: MainWindow, tmp_path: Path) -> None:
    with opened(name, large, tmp_path) as surface:
        QApplication.processEvents()
        assert cut_off(surface) == []
        assert cut_words(surface) == []


@pytest.mark.parametrize("name", ["keys", "export all", "decisions", "archive names"])
def test_a_dialog_is_no_larger_than_the_screen(
    name: str, large: MainWindow, tmp_path: Path
) -> None:
    with opened(name, large, tmp_path) as surface:
        room = surface.screen().availableSize()
        assert surface.width() + FRAME <= room.width()
        assert surface.height() + FRAME <= room.height()
        least = surface.minimumSizeHint()
        assert least.width() <= surface.width()
        assert least.height() <= surface.height()


def test_the_narrowest_panel_cuts_no_tool_of_a_card(window: MainWindow, tmp_path: Path) -> None:
    window.resize(window.minimumSize())
    with opened("notes", window, tmp_path) as panel:
        window.splitter.setSizes([180, 280, 220])
        QApplication.processEvents()
        assert panel.width() <= 230
        assert cut_off(panel) == []
        for tool in panel.findChildren(CardTools):
            for button in tool.stops():
                edge = button.mapTo(panel, button.rect().topRight()).x()
                assert edge < panel.width() or not button.isVisible()


@pytest.mark.parametrize("name", ["window", "notes", "entities", "questions", "nothing kept"])
def test_what_has_the_keys_is_scrolled_into_sight(
    name: str, large: MainWindow, tmp_path: Path
) -> None:
    with opened(name, large, tmp_path):
        assert len(stops()) > 5
