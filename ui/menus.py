"""The menus, built from the table of actions."""

from collections.abc import Mapping

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from annotation.notes import Colour
from ui.actions import TABLE
from ui.appearance import Appearance, choose_theme
from ui.theme import THEMES


def build_menus(
    bar: QMenuBar, actions: Mapping[str, QAction], appearance: Appearance, settings: QSettings
) -> None:
    """Fill the menu bar."""
    menus: dict[str, QMenu] = {}
    for row in TABLE:
        if not row.menu:
            continue
        if row.menu not in menus:
            menus[row.menu] = bar.addMenu(row.menu)
        if row.line_before:
            menus[row.menu].addSeparator()
        menus[row.menu].addAction(actions[row.id])
    view = menus["&View"]
    view.addSeparator()
    view.addMenu(_appearance_menu(view, appearance, settings))


def _appearance_menu(parent: QMenu, appearance: Appearance, settings: QSettings) -> QMenu:
    menu = QMenu("A&ppearance", parent)
    group = QActionGroup(menu)
    for choice in ("system", *THEMES):
        text = "Follow the System" if choice == "system" else choice.capitalize()
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setData(choice)
        action.triggered.connect(
            lambda _=False, each=choice: choose_theme(appearance, settings, each)
        )
        group.addAction(action)
    menu.aboutToShow.connect(lambda: _tick(group, appearance.choice))
    return menu


def _tick(group: QActionGroup, choice: str) -> None:
    """Tick the theme in force, which may have been chosen elsewhere."""
    for action in group.actions():
        action.setChecked(action.data() == choice)


def fill_page_menu(menu: QMenu, actions: Mapping[str, QAction]) -> None:
    """Fill the page's context menu."""
    menu.addAction(actions["highlight"])
    colours = menu.addMenu("Highlight in")
    for colour in Colour:
        colours.addAction(actions[f"highlight_{colour.value}"])
    for name in ("note", "tag", "card", "delete"):
        menu.addAction(actions[name])
    menu.addSeparator()
    menu.addAction(actions["copy"])
    menu.addAction(actions["copy_source"])
    menu.addAction(actions["find"])
    menu.addSeparator()
    menu.addAction(actions["article_note"])
    menu.addAction(actions["export"])
