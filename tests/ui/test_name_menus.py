"""The acts on names in the page's menu and in the panel's."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from tests.ui.test_boundaries import mention
from tests.ui.test_name_acts import mentions, named, undo
from ui.entities.answers import Answer
from ui.entities.entity_tree import EntityTree
from ui.main_window import MainWindow


def menu_texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def submenu(menu: QMenu, text: str) -> QMenu:
    for action in menu.actions():
        inner = action.menu()
        if action.text().replace("&", "") == text and isinstance(inner, QMenu):
            return inner
    raise AssertionError(f"no menu {text} among {menu_texts(menu)}")


def when_a_menu_opens(act: Callable[[QMenu], object]) -> None:
    """Do something with the menu that is about to open, then leave it."""

    def do() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        try:
            act(menu)
        finally:
            menu.close()

    QTimer.singleShot(0, do)


def ask_for_menu(tree: EntityTree, *, by_key: bool) -> None:
    place = tree.visualRect(tree.currentIndex()).center()
    reason = QContextMenuEvent.Reason.Keyboard if by_key else QContextMenuEvent.Reason.Mouse
    point = tree.viewport().mapToGlobal(place)
    tree.contextMenuEvent(QContextMenuEvent(reason, QPoint(0, 0) if by_key else place, point))


def take(menu: QMenu, text: str) -> None:
    next(each for each in menu.actions() if each.text().replace("&", "") == text).trigger()


def test_the_pages_menu_offers_the_acts_on_the_name_under_the_pointer(
    window: MainWindow,
) -> None:
    shown: list[list[str]] = []

    def choose(menu: QMenu) -> None:
        shown.append(menu_texts(menu))
        take(submenu(menu, "Not a Name"), "Never from The Coast")

    when_a_menu_opens(choose)
    page = window.reading.page
    rect = page.span_rect(mention(window, "Bergen").span)
    assert rect is not None
    point = rect.center()
    reason = QContextMenuEvent.Reason.Mouse
    page.contextMenuEvent(QContextMenuEvent(reason, point, page.viewport().mapToGlobal(point)))
    assert shown[0][:5] == [
        *("This Is Right", "Not a Name", "Another Label", "Wrong Boundaries…", "Same as…"),
    ]
    assert "Bergen" not in named(window)


def test_an_entity_of_the_panel_is_judged_with_all_its_names(window: MainWindow) -> None:
    panel = window.panel.entities
    when_a_menu_opens(lambda menu: take(submenu(menu, "Not a Name"), "Everywhere"))
    window.panel.show_entities()
    index = panel.model.find("Ada Larsen", Label.PERSON)
    panel.tree.setCurrentIndex(index)
    ask_for_menu(panel.tree, by_key=True)
    assert sorted(each.words for each in window.session.archive.decisions.all()) == [
        "Ada Larsen",
        "Larsen",
    ]
    assert "Larsen" not in named(window)
    undo(window)
    assert "Ada Larsen" in named(window)
    assert window.session.archive.decisions.count() == 0


def test_an_entity_of_the_panel_can_be_parted_from_one_of_its_names(
    window: MainWindow,
) -> None:

    when_a_menu_opens(
        lambda menu: take(submenu(menu, "“Larsen” Is Not Ada Larsen"), "In This Article")
    )
    panel = window.panel.entities
    window.panel.show_entities()
    panel.tree.setCurrentIndex(panel.model.find("Ada Larsen", Label.PERSON))
    ask_for_menu(panel.tree, by_key=False)
    assert ("Larsen", Label.PERSON, "Larsen") in mentions(window)


def test_the_menu_of_a_decided_name_takes_the_decision_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.acts.carry_out([mention(window, "Bergen")], Answer(Verdict.CONFIRM, Reach.ARTICLE))
    seen: list[list[str]] = []

    def choose(menu: QMenu) -> None:
        seen.append(menu_texts(menu))
        take(menu, "Take Back Your Decision")

    when_a_menu_opens(choose)
    page = window.reading.page
    page.select(mention(window, "Bergen").span)
    point = page.viewport().mapToGlobal(QPoint(1, 1))
    page.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), point))
    assert "This Is Right" not in seen[0]
    assert mention(window, "Bergen").decision == ""
