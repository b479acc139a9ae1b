"""What the first paint shows, and that nothing is missed by whoever acts before the rest stands."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from annotation.recognition import STAMP
from storage import Archive
from tests.ui.conftest import harbour, harbour_mentions, second_article
from ui.appearance import Appearance
from ui.entities.archive_names import ArchiveNames
from ui.later import Finishing, Later, parts_of
from ui.main_window import MainWindow
from ui.reading.reading_parts import ReadingParts
from ui.session import Session
from ui.side_panel import SidePanel
from ui.tasks import Tasks


@pytest.fixture
def fresh_session(archive: Archive, qapp: QApplication) -> Iterator[Session]:
    """A session of which nothing is built yet, on an article with names."""
    article = harbour()
    archive.articles.add(second_article())
    kept = archive.articles.add(article).id
    archive.mentions.put(kept, harbour_mentions(article), STAMP)
    session = Session(archive, Tasks(qapp), qapp)
    session.open_article(kept)
    yield session
    session.tasks.close()
    session.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def fresh(
    qtbot: QtBot, fresh_session: Session, appearance: Appearance, tmp_path: Path
) -> MainWindow:
    """The window as it is when it was shown and no event has been handled yet."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(fresh_session, appearance, settings)
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    window.reading.page.setFocus()
    return window


class Painted(QObject):
    """Notes which widgets were painted until the window's first paint was over."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.seen: list[QObject] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        if event.type() == QEvent.Type.Paint:
            self.seen.append(watched)
        return False


def unbuilt(window: MainWindow) -> list[str]:
    owners = (
        *(window, window.library, window.library.search_box, window.reading, window.panel),
        window.session,
    )
    return [name for owner in owners for name in parts_of(owner) if name not in vars(owner)]


def picture(window: MainWindow, part: QWidget) -> QImage:
    rect = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    return window.grab(rect).toImage()


def test_the_first_paint_shows_the_list_and_the_article(qtbot: QtBot, fresh: MainWindow) -> None:
    rows, page = fresh.library.list.viewport(), fresh.reading.page.viewport()
    painted = Painted(rows, page)
    qtbot.waitUntil(lambda: {rows, page} <= set(painted.seen))
    assert unbuilt(fresh)
    assert fresh.library.list.model().index(0, 0).data() == "Harbour crew saves the northern light"
    assert "Ada Larsen rowed out at dawn." in fresh.reading.page.toPlainText()


def test_what_is_shown_first_stays_where_it_is(qtbot: QtBot, fresh: MainWindow) -> None:
    shown = (fresh.library.list, fresh.menuBar())
    first = [picture(fresh, part) for part in shown]
    words = fresh.reading.page.cursorRect()
    with qtbot.waitSignal(fresh.finishing.done):
        pass
    qtbot.wait(50)
    assert [picture(fresh, part) for part in shown] == first
    assert fresh.reading.page.cursorRect() == words


def test_everything_is_there_a_moment_later(qtbot: QtBot, fresh: MainWindow) -> None:
    assert {"notes", "entities", "commands", "menus", "find_bar", "names"} <= set(unbuilt(fresh))
    with qtbot.waitSignal(fresh.finishing.done):
        pass
    assert unbuilt(fresh) == []
    assert fresh.panel.tabs.isVisibleTo(fresh)
    assert fresh.looks_button.isVisible()
    assert fresh.status.facts().endswith("2 names  ·  0 annotations")


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Press a key as the system does: it comes to the window before any widget."""
    QTest.keyClick(window.windowHandle(), key, modifiers)


NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
KEYS: dict[str, tuple[Qt.Key, Qt.KeyboardModifier, Callable[[MainWindow], object]]] = {
    "find": (Qt.Key.Key_F, CTRL, lambda window: window.reading.find_bar.isVisible()),
    "palette": (Qt.Key.Key_K, CTRL, lambda window: window.palette_opening.palette),
    "next sentence": (Qt.Key.Key_J, NONE, lambda window: window.reading.page.marks.here),
    "letters": (Qt.Key.Key_F, NONE, lambda window: window.reading.hints.active),
    "note": (
        Qt.Key.Key_N,
        CTRL | Qt.KeyboardModifier.ShiftModifier,
        lambda window: window.panel.notes.writing(),
    ),
}


@pytest.mark.parametrize("name", KEYS)
def test_a_key_pressed_at_once_does_its_work(name: str, qtbot: QtBot, fresh: MainWindow) -> None:
    key, modifiers, happened = KEYS[name]
    fresh.activateWindow()
    press(fresh, key, modifiers)
    assert unbuilt(fresh) == []
    qtbot.waitUntil(lambda: bool(happened(fresh)))


def test_a_menu_opened_at_once_is_full(qtbot: QtBot, fresh: MainWindow) -> None:
    bar, opened = fresh.menuBar(), list[list[str]]()

    def see(menu: QMenu) -> None:
        opened.append([action.text() for action in menu.actions() if not action.isSeparator()])
        menu.close()

    for action in bar.actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.connect(partial(see, menu))
    first = bar.actionGeometry(bar.actions()[0]).center()
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(fresh.windowHandle(), button, NONE, bar.mapTo(fresh, first))
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0][0] == "&Open…"
    assert "&Quit" in opened[0]


def test_a_click_on_a_name_at_once_chooses_it(qtbot: QtBot, fresh: MainWindow) -> None:
    page = fresh.reading.page
    mention = page.marks.mentions[0]
    rect = page.span_rect(mention.span)
    assert rect is not None
    point = page.viewport().mapTo(fresh, rect.center())
    QTest.mouseClick(fresh.windowHandle(), Qt.MouseButton.LeftButton, NONE, point)
    qtbot.waitUntil(lambda: page.marks.lifted == ("Ada Larsen", mention.label))
    assert fresh.panel.entities.tree.currentIndex().isValid()


DONE: dict[str, Callable[[MainWindow], bool]] = {
    "note": lambda window: window.panel.notes.writing(),
    "article_note": lambda window: window.panel.notes.writing(),
    "find": lambda window: not window.reading.find_bar.isHidden(),
    "palette": lambda window: window.palette_opening.palette is not None,
    "archive_names": lambda window: len(window.findChildren(ArchiveNames)) == 1,
    "panel": lambda window: window.panel.isHidden(),
}


@pytest.mark.parametrize("action_id", DONE)
def test_an_action_done_by_code_at_once_finds_its_parts(action_id: str, fresh: MainWindow) -> None:
    fresh.reading.page.select(fresh.reading.page.marks.mentions[0].span)
    fresh.actions_by_id[action_id].trigger()
    assert DONE[action_id](fresh)


def test_an_article_opened_at_once_is_shown_everywhere(
    qtbot: QtBot, fresh: MainWindow, archive: Archive
) -> None:
    fresh.session.open_article(min(archive.articles.ids()))
    with qtbot.waitSignal(fresh.finishing.done):
        pass
    assert fresh.windowTitle().startswith("A quiet week")
    assert fresh.status.facts().startswith("6 words")
    assert fresh.panel.entities.model.rowCount() == 0


def test_a_window_closed_at_once_keeps_its_panes(fresh: MainWindow) -> None:
    fresh.library.hide()
    fresh.close()
    assert fresh._settings.value("library", True, bool) is False
    assert fresh._settings.value("panel", False, bool) is True


class Owner:
    """Counts how often its part is built."""

    built = 0

    @Later
    def part(self) -> object:
        """A part."""
        self.built += 1
        return object()


class Younger(Owner):
    """Has a part more."""

    @Later
    def another(self) -> int:
        """Another part."""
        return 2


def test_a_part_is_built_once_when_it_is_first_asked_for() -> None:
    owner = Owner()
    assert Owner.part.built(owner) is None
    assert owner.part is owner.part is Owner.part.built(owner)
    assert owner.built == 1


def test_the_parts_of_a_class_stand_after_those_of_its_base() -> None:
    assert parts_of(Younger()) == ["part", "another"]
    assert "tabs" in parts_of_class(SidePanel)
    assert "find_bar" in parts_of_class(ReadingParts)


def parts_of_class(kind: type) -> list[str]:
    return [name for name, value in vars(kind).items() if isinstance(value, Later)]


def test_finishing_twice_builds_nothing_twice(qtbot: QtBot) -> None:
    window, owner = QWidget(), Owner()
    qtbot.addWidget(window)
    finishing = Finishing(window, owner)
    finishing.finish()
    finishing.finish()
    assert owner.built == 1
