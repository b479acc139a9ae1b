"""Sorting a table by its columns with keys: Alt and the number of the column."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView


def sort_by_keys(table: QTableView) -> None:
    """Let Alt+1 sort by the first column, again the other way round, and so on up to Alt+9."""
    for column in range(min(9, table.model().columnCount())):
        key = QKeySequence(f"Alt+{column + 1}")
        shortcut = QShortcut(key, table, context=Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(partial(_sort, table, column))


def _sort(table: QTableView, column: int) -> None:
    header, orders = table.horizontalHeader(), Qt.SortOrder
    again = header.sortIndicatorSection() == column
    up = again and header.sortIndicatorOrder() == orders.AscendingOrder
    table.sortByColumn(column, orders.DescendingOrder if up else orders.AscendingOrder)
