"""Where the keys are first in a dialog or a card, what Enter does there, and that Esc leaves."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.surfaces import opened
from tests.ui.test_surfaces import words
from ui.export_dialog import ExportDialog
from ui.main_window import MainWindow

FIRST = {
    "keys": "Search actions and keys",
    "export": "Export",
    "export all": "Export",
    "export, asking": "Keep both",
    "decisions": "Search decisions",
    "no decisions": "Search decisions",
    "archive names": "Search names",
    "name card": "Larsen, what it names",
    "name card, labels": "Organisation",
    "name card, same as": "Same as",
    "mark card": "Mark Harbour crew as a name",
    "palette": "Search actions and articles",
    "find bar": "Find in this article",
}
"""What has the keys first; ``looks`` begins with the typeface, which tells its value instead."""


@pytest.mark.parametrize("name", FIRST)
def test_the_keys_are_first_where_one_begins(name: str, shown: MainWindow, tmp_path: Path) -> None:
    with opened(name, shown, tmp_path):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert words(focus) == FIRST[name]


@pytest.mark.parametrize("name", [*FIRST, "looks"])
def test_esc_leaves(qtbot: QtBot, name: str, shown: MainWindow, tmp_path: Path) -> None:
    with opened(name, shown, tmp_path) as surface:
        presses = 2 if name.startswith("name card, ") else 1  # what is unfolded folds first
        for _ in range(presses):
            assert surface.isVisible()
            focus = QApplication.focusWidget()
            assert focus is not None
            qtbot.keyClick(focus, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not surface.isVisible())


def test_enter_exports_at_once(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> None:
    with opened("export", shown, tmp_path) as dialog:
        assert isinstance(dialog, ExportDialog)
        focus = QApplication.focusWidget()
        assert isinstance(focus, QPushButton)
        assert focus.isDefault()
        qtbot.keyClick(focus, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(list((tmp_path / "out").glob("*.md"))))
        qtbot.waitUntil(lambda: not dialog.isVisible())


def test_enter_in_a_field_of_the_export_does_the_same(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path
) -> None:
    with opened("export", shown, tmp_path) as dialog:
        assert isinstance(dialog, ExportDialog)
        field: QLineEdit = dialog.name
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(list((tmp_path / "out").glob("*.md"))))
