"""The menus, built from the table of actions."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu, QMenuBar

from annotation.notes import Colour
from ui.appearance import CHOICES, Appearance, choose_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

MENUS = ("&File", "&Edit", "&Annotate", "&Go", "&View", "&Help")
"""The menu bar; the table of actions says what stands in them."""


def add_menus(bar: QMenuBar) -> dict[str, QMenu]:
    """Put the menus into the menu bar, empty yet, and return them."""
    return {name: bar.addMenu(name) for name in MENUS}


def fill_menus(
    menus: dict[str, QMenu], actions: "Mapping[str, QAction]", appearance: Appearance
) -> None:
    """Put the actions into the menus."""
    from ui.actions import APPEARANCE, TABLE

    for row in TABLE:
        if not row.menu:
            continue
        if row.menu not in menus:
            menus[row.menu] = _add_submenu(menus, row.menu)
        if row.line_before:
            menus[row.menu].addSeparator()
        menus[row.menu].addAction(actions[row.id])
    _show_theme_in_force(menus[APPEARANCE], actions, appearance)


def _add_submenu(menus: Mapping[str, QMenu], name: str) -> QMenu:
    from ui.actions import SUBMENU_OF

    above = menus[SUBMENU_OF[name]]
    above.addSeparator()
    return above.addMenu(name)


def _show_theme_in_force(
    menu: QMenu, actions: "Mapping[str, QAction]", appearance: Appearance
) -> None:
    """Let one theme at a time be ticked: that in force, which may have been chosen elsewhere."""
    from PySide6.QtGui import QActionGroup

    group = QActionGroup(menu)
    for choice in CHOICES:
        group.addAction(actions[f"theme_{choice}"])
    menu.aboutToShow.connect(lambda: actions[f"theme_{appearance.choice}"].setChecked(True))


def theme_slots(appearance: Appearance, settings: QSettings) -> dict[str, Callable[[], object]]:
    """Return what the actions do that choose a theme."""
    return {
        f"theme_{choice}": partial(choose_theme, appearance, settings, choice) for choice in CHOICES
    }


def fill_page_menu(menu: QMenu, actions: "Mapping[str, QAction]") -> None:
    """Fill the page's context menu."""
    menu.addAction(actions["highlight"])
    colours = menu.addMenu("Highlight in")
    for colour in Colour:
        colours.addAction(actions[f"highlight_{colour.value}"])
    for name in ("note", "tag", "card", "reshape", "split", "merge", "delete"):
        menu.addAction(actions[name])
    menu.addSeparator()
    menu.addAction(actions["copy"])
    menu.addAction(actions["copy_source"])
    menu.addAction(actions["find"])
    menu.addSeparator()
    menu.addAction(actions["article_note"])
    menu.addAction(actions["export"])
