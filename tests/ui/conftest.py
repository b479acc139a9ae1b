"""A real archive, a session on it and the window, offscreen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from annotation.entities import Label, Mention
from annotation.recognition import STAMP
from storage import Archive, open_archive
from ui.appearance import Appearance
from ui.later import parts_of
from ui.main_window import MainWindow
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import LIGHT

HARBOUR = (
    ("Harbour crew saves the northern light", BlockKind.HEADING, 1),
    ("Sign up to our newsletter and never miss a story.", BlockKind.BOILERPLATE, 0),
    ("Ada Larsen rowed out at dawn. The mayor of Bergen praised Larsen.", BlockKind.PARAGRAPH, 0),
    ("“We had no choice”, Larsen said.", BlockKind.QUOTATION, 0),
    ("The lamp burned for 40 hours.", BlockKind.PARAGRAPH, 0),
)
NAMES = (("Ada Larsen", Label.PERSON), ("Bergen", Label.PLACE), ("40 hours", Label.QUANTITY))


def harbour() -> Article:
    text, blocks = build(HARBOUR)
    return Article(HARBOUR[0][0], text, blocks, author="I. Berg", source="The Coast")


def second_article() -> Article:
    text, blocks = build([("A quiet week in the valley.", BlockKind.PARAGRAPH, 0)])
    return Article("A quiet week", text, blocks)


def harbour_mentions(article: Article) -> list[Mention]:
    found = []
    for words, label in NAMES:
        start = article.text.index(words)
        found.append(Mention(start, start + len(words), label, words, 0.9, "model, 0.90"))
    start = article.text.index("praised Larsen") + len("praised ")
    found.append(Mention(start, start + 6, Label.PERSON, "Ada Larsen", 0.8, "last name"))
    return found


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    archive = open_archive(tmp_path / "archive.db")
    yield archive
    archive.close()


@pytest.fixture
def appearance(qapp: QApplication) -> Appearance:
    return Appearance(qapp, LIGHT.name)


@pytest.fixture
def session(archive: Archive, qapp: QApplication) -> Iterator[Session]:
    session = Session(archive, Tasks(qapp), qapp)
    for part in parts_of(session):
        getattr(session, part)
    yield session
    session.tasks.close()
    session.deleteLater()
    # It and its windows are gone with their timers before the archive is closed.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def kept(archive: Archive) -> int:
    """An article whose names are marked already."""
    article = harbour()
    added = archive.articles.add(article, "harbour.txt")
    archive.mentions.put(added.id, harbour_mentions(article), STAMP)
    return added.id


@pytest.fixture
def make_window(
    qtbot: QtBot, session: Session, appearance: Appearance, tmp_path: Path
) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(session, appearance, settings)
        qtbot.addWidget(window)
        window.resize(1200, 800)
        window.show()
        window.finishing.finish()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


@pytest.fixture
def window(make_window: Callable[[], MainWindow], session: Session, kept: int) -> MainWindow:
    """The window with the article open and the page in focus."""
    session.open_article(kept)
    window = make_window()
    window.reading.page.setFocus()
    return window


@pytest.fixture
def shown(
    archive: Archive, make_window: Callable[[], MainWindow], session: Session, kept: int
) -> MainWindow:
    """The window on an article whose people other articles name, too."""
    from tests.ui.surfaces import fill  # few tests need all that can stand on the screen

    fill(archive)
    archive.entities.bring_up_to_date()
    session.open_article(kept)
    window = make_window()
    window.reading.page.setFocus()
    QApplication.processEvents()
    return window
