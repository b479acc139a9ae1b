"""Every dialog, panel, card, bar and menu: named, reached by keys in order, seen, and left."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QInputDialog,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)

import ui
from tests.ui.passing import borrowed, menus, seen_in_passing
from tests.ui.surfaces import (
    SURFACES,
    opened,
)
from ui.main_window import MainWindow

EVERY = pytest.mark.parametrize("name", SURFACES)
FIELDS = (QLineEdit, QComboBox, QAbstractSlider, QTextEdit, QPlainTextEdit)
CONTROLS = (*FIELDS, QAbstractButton, QAbstractItemView, QTabBar, QProgressBar)
ROOT = Path(ui.__file__).parents[1]


def seen(surface: QWidget) -> list[QWidget]:
    """Return what is shown of a surface, itself first."""
    return [each for each in (surface, *surface.findChildren(QWidget)) if each.isVisible()]


def words(widget: QWidget, kind: QAccessible.Text = QAccessible.Text.Name) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return interface.text(kind)


def role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return interface.role()


def said(widget: QWidget) -> str:
    return f"{type(widget).__name__} {words(widget)!r} {widget.geometry().getRect()}"


# Names and roles


def is_control(widget: QWidget) -> bool:
    takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(widget, QLabel)
    return isinstance(widget, CONTROLS) or takes_keys


def is_part(widget: QWidget) -> bool:
    """Tell whether a widget is a part of another one, which has the name."""
    return isinstance(widget, QScrollBar | QHeaderView) or widget.inherits("QTableCornerButton")


HAS_PROXY_OR_NO_ROLE = (QTabWidget, QKeySequenceEdit)
"""The one hands the keys to its bar; Qt has no role for the other, whose description says it."""

PLAIN_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)


@EVERY
def test_every_control_has_a_name_in_words_and_says_what_it_is(
    name: str, shown: MainWindow, tmp_path: Path
) -> None:
    with opened(name, shown, tmp_path) as surface:
        found = [each for each in seen(surface) if is_control(each) and not is_part(each)]
        nameless = [said(each) for each in found if not re.search(r"[^\W_]{2}", words(each))]
        assert nameless == []
        held = [each for each in found if not isinstance(each, HAS_PROXY_OR_NO_ROLE)]
        assert [said(each) for each in held if role(each) in PLAIN_ROLES] == []
        _check_descriptions(surface)
        _check_that_buttons_differ(surface)


def _check_descriptions(surface: QWidget) -> None:
    """No description is markup, and a label with a letter for Alt belongs to its field."""
    for each in seen(surface):
        assert "<" not in words(each, QAccessible.Text.Description), said(each)
    for label in surface.findChildren(QLabel):
        plain = label.textFormat() is Qt.TextFormat.PlainText
        if not plain and re.search(r"(?<!&)&(?!&)", label.text()):
            assert label.buddy() is not None, label.text()


def _check_that_buttons_differ(surface: QWidget) -> None:
    """By their names, or else by their descriptions."""
    told = [
        (each.parentWidget(), words(each), words(each, QAccessible.Text.Description))
        for each in seen(surface)
        if isinstance(each, QAbstractButton) and not is_part(each)
    ]
    assert len(told) == len(set(told))


def test_every_widget_of_the_program_stands_in_the_table_of_surfaces(
    shown: MainWindow, tmp_path: Path
) -> None:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    missing = {each for each in _heirs(QWidget) if each.__module__.startswith("ui.")}
    for name in SURFACES:
        with opened(name, shown, tmp_path) as surface:
            for each in (shown, *shown.findChildren(QWidget), surface):
                missing -= set(type(each).__mro__)
        if name == "nothing kept":
            shown.session.undo()
        shown.library.search_box.clear()
        shown.library.switch.articles.click()
        shown.session.open_article(1)
    assert sorted(each.__name__ for each in missing) == []


def _heirs(kind: type) -> set[type]:
    children: set[type] = set(kind.__subclasses__())
    return children.union(*map(_heirs, children))


BORROWED = {
    ("ui.about", "QMessageBox.about"),
    ("ui.application", "QMessageBox.critical"),
    ("ui.archive.tag_menus", "QInputDialog.getItem"),
    ("ui.commands", "QInputDialog.getText"),
    ("ui.main_window", "QMessageBox.warning"),
}
"""Qt's own dialogs that are asked for; those for files are the system's where it has some."""


def test_every_use_of_qts_own_dialogs_is_known_here() -> None:
    used = set()
    for file in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                call = ast.unparse(node.func)
                kind = call.partition(".")[0]
                if kind in (QMessageBox.__name__, QInputDialog.__name__):
                    module = file.relative_to(ROOT).with_suffix("").as_posix()
                    used.add((module.replace("/", "."), call))
                elif kind == QFileDialog.__name__:
                    assert node.args[1:2], "a title"
    assert used == BORROWED


@pytest.mark.parametrize("name", ["about", "rename", "merge", "close", "complain"])
def test_what_is_asked_with_qts_own_dialogs_is_named(name: str, shown: MainWindow) -> None:
    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox | QInputDialog)
        assert dialog.windowTitle() or isinstance(dialog, QMessageBox)
        for each in seen(dialog):
            if isinstance(each, QLineEdit | QAbstractButton):
                assert words(each), said(each)

    seen_in_passing(borrowed(shown)[name], look)


@pytest.mark.parametrize("name", ["page", "entity", "article", "articles", "tag", "tag dropped"])
def test_every_entry_of_a_menu_is_in_words(name: str, shown: MainWindow) -> None:
    def look(menu: QWidget) -> None:
        assert isinstance(menu, QMenu)
        assert _entries(menu) > 0

    seen_in_passing(menus(shown)[name], look)


def test_every_entry_of_the_menu_bar_is_in_words(shown: MainWindow) -> None:
    for action in shown.menuBar().actions():
        assert action.text().count("&") == 1
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        assert _entries(menu) > 3
        letters = [
            found[1].casefold()
            for each in menu.actions()
            if (found := re.search("&([^&])", each.text()))
        ]
        assert len(letters) == len(set(letters)), [each.text() for each in menu.actions()]


def _entries(menu: QMenu) -> int:
    """Check the entries of a menu and of those below it; return how many there are."""
    entries = [each for each in menu.actions() if not each.isSeparator()]
    for entry in entries:
        assert re.search(r"[^\W_]{2}", entry.text()), entry.text()
        below = entry.menu()
        if isinstance(below, QMenu):
            assert _entries(below) > 0
    return len(entries)


# The way of Tab


def stops(most: int = 80) -> list[QWidget]:
    """Return where Tab leads, from where the focus is until it comes round."""
    first = QApplication.focusWidget()
    assert first is not None
    window = first.window()
    if not first.focusPolicy() & Qt.FocusPolicy.TabFocus:  # a card itself
        window.focusNextPrevChild(True)
        first = QApplication.focusWidget()
        assert first is not None
    found = [first]
    for _ in range(most):
        if not window.focusNextPrevChild(True):
            assert found == [first]  # there is only one thing to go to
            return found
        here = QApplication.focusWidget()
        assert here is not None
        face = here.viewport() if isinstance(here, QAbstractScrollArea) else here
        assert here.isEnabled()
        assert not face.visibleRegion().isEmpty(), said(here)
        if here in found:  # a field that goes when it is left is not come back to
            assert here is first or not first.isVisible(), said(here)
            return found[found.index(here) :]
        found.append(here)
    pytest.fail(f"Tab does not come round: {[said(each) for each in found[-5:]]}")


def back(count: int) -> list[QWidget]:
    """Return where Shift+Tab leads in as many steps."""
    found = []
    for _ in range(count):
        focus = QApplication.focusWidget()
        assert focus is not None
        focus.window().focusNextPrevChild(False)
        now = QApplication.focusWidget()
        assert now is not None
        found.append(now)
    return found


def column(widget: QWidget, window: MainWindow) -> int:
    """Return which pane a widget is in; elsewhere 0."""
    panes: list[QWidget] = [window.library, window.reading, window.panel]
    inside = [rank for rank, pane in enumerate(panes) if pane.isAncestorOf(widget)]
    return inside[0] if inside else (3 if window.status.isAncestorOf(widget) else 0)


def in_reading_order(before: QWidget, after: QWidget) -> bool:
    """Tell whether one comes after another: further down, or beside it further right."""
    one = before.rect().translated(before.mapToGlobal(before.rect().topLeft()))
    other = after.rect().translated(after.mapToGlobal(after.rect().topLeft()))
    if other.top() >= one.bottom():
        return True
    return other.left() >= one.right()


CARDS = ("notes", "several annotations")


@pytest.mark.parametrize("name", [each for each in SURFACES if "palette" not in each])
def test_tab_goes_through_in_reading_order_and_shift_tab_back(
    name: str, shown: MainWindow, tmp_path: Path
) -> None:
    with opened(name, shown, tmp_path):
        stops()  # the first time round ends what was being written
        way = stops()
        window = way[0].window()
        if name not in CARDS:  # which show their tools only while they are the chosen one
            assert list(map(said, back(len(way)))) == list(map(said, [*reversed(way[1:]), way[0]]))
        reachable = {each for each in seen(window) if takes_tab(each)}
        lost = {each for each in reachable if each not in way and not _for_arrows(each)}
        assert [said(each) for each in lost] == []
        wrong = [
            (said(before), said(after))
            for before, after in zip(way, [*way[1:], way[0]], strict=True)
            if column(before, shown) == column(after, shown)
            and not before.isAncestorOf(after)
            and not in_reading_order(before, after)
            and not (window is not shown and after is topmost(way))
            and not (window is shown and is_top_of_pane(after, way, shown))
        ]
        assert wrong == []


def topmost(way: list[QWidget]) -> QWidget:
    """Return where the way begins for the eye."""
    return min(way, key=lambda each: each.mapToGlobal(each.rect().topLeft()).toTuple()[::-1])


def is_top_of_pane(widget: QWidget, way: list[QWidget], window: MainWindow) -> bool:
    same = [each for each in way if column(each, window) == column(widget, window)]
    return topmost(same) is widget


def takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    own = widget.focusProxy() is None and not isinstance(widget, QLabel)
    return takes and own and not is_part(widget)


def _for_arrows(widget: QWidget) -> bool:
    """Tell whether arrow keys lead there, within a group of which one is on."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive()
