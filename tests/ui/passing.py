"""Menus, and what is asked with Qt's own dialogs: they come, are looked at, and go."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from storage import ArchiveError
from tests.ui.surface_dialogs import mention_of
from tests.ui.surfaces import corner
from ui.application import _complain
from ui.archive.tag_menus import drop_menu, tag_menu
from ui.archive.tag_part import TagPart
from ui.main_window import MainWindow


def menus(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return the menus that open at a place, each with what opens it; Esc closes them."""
    where = corner(window)
    ids = window.session.archive.articles.ids()
    opened_now = window.session.opened_now
    assert opened_now is not None
    entity = opened_now.entities[0]
    mention = mention_of(window, "Ada Larsen")
    window.reading.page.select(mention.span)
    return {
        "page": lambda: window.commands.show_page_menu(where),
        "entity": lambda: window.acts.show_entity_menu(entity, where),
        "article": lambda: window.library.menu_for(ids[:1]).exec(where),
        "articles": lambda: window.library.menu_for(ids).exec(where),
        "tag": lambda: tag_menu(_tagged(window), "sea").exec(where),
        "tag dropped": lambda: drop_menu(_tagged(window), "sea", "coast").exec(where),
    }


def seen_in_passing(act: Callable[[], object], look: Callable[[QWidget], None]) -> None:
    """Do what opens a modal dialog or a menu, look at it, and close it."""
    problems: list[BaseException] = []

    def step() -> None:
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        assert shown is not None
        try:
            look(shown)
        except BaseException as error:
            problems.append(error)
        while popup := QApplication.activePopupWidget():
            popup.close()
        if (modal := QApplication.activeModalWidget()) is not None:
            modal.close()

    QTimer.singleShot(0, step)
    act()
    if problems:
        raise problems[0]


def borrowed(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what asks something with one of Qt's own dialogs."""
    return {
        "about": window.actions_by_id["about"].trigger,
        "rename": window.actions_by_id["rename"].trigger,
        "merge": lambda: _merge(window),
        "close": window._lose_words,
        "complain": lambda: _complain(ArchiveError("This archive is of a newer Pressmark.")),
    }


def _tagged(window: MainWindow) -> TagPart:
    made = window.session.annotate(None)
    assert made is not None
    window.session.set_tags(made.id, ("sea", "coast"))
    return window.library.tags


def _merge(window: MainWindow) -> None:
    menu = tag_menu(_tagged(window), "sea")
    next(each for each in menu.actions() if each.text().startswith("Merge")).trigger()
