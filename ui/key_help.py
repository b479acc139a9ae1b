"""Every action and its keys, in one list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.actions import TABLE, ActionRow
from ui.appearance import Appearance


class KeyHelp(QDialog):
    """Lists the table of actions by menu."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._dim = appearance.theme.dim
        self.setWindowTitle("Keys")
        self.resize(560, 640)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(24, 20, 24, 20)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, 230)
        grid.setColumnStretch(1, 1)
        menus = list(dict.fromkeys(row.menu for row in TABLE if row.menu))
        for menu in menus:
            self._section(grid, menu, [row for row in TABLE if row.menu == menu and row.keys])
        area = QScrollArea(self)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _section(self, grid: QGridLayout, menu: str, rows: list[ActionRow]) -> None:
        place = grid.rowCount()
        heading = QLabel(menu.replace("&", ""))
        heading.setStyleSheet(f"font-weight: 600; color: {self._dim};")
        heading.setContentsMargins(0, 10, 0, 0)
        grid.addWidget(heading, place, 0)
        for offset, row in enumerate(rows, start=1):
            grid.addWidget(QLabel(row.text.replace("&", "").rstrip("…")), place + offset, 0)
            keys = QLabel("   or   ".join(_native(key) for key in row.keys))
            keys.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(keys, place + offset, 1)


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
