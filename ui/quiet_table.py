"""How a table in a window of its own looks: quiet rows with room at their sides."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.focus_ring import FocusRing
from ui.theme import Theme, mixed


def quieten(table: QTableView, theme: Theme, letters: tuple[int, ...]) -> None:
    """Make a table one of quiet rows, whose columns are so many letters wide; the last takes the
    rest."""
    FocusRing(table)
    table.setStyleSheet(_style(theme))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    letter = table.fontMetrics().averageCharWidth()
    for column, count in enumerate(letters):
        table.setColumnWidth(column, count * letter)
    header.setStretchLastSection(True)


def _style(theme: Theme) -> str:
    chosen = mixed(theme.accent, theme.panel_raised, 0.16).name()
    return f"""
    QTableView {{ background: {theme.panel_raised}; border: none; outline: none;
        border-top: 1px solid {theme.line}; border-bottom: 1px solid {theme.line};
        selection-background-color: {chosen}; selection-color: {theme.text}; }}
    QTableView::item {{ padding: 0 8px; border: none; }}
    QTableView::item:first {{ padding-left: 16px; }}
    QHeaderView {{ background: {theme.panel_raised}; }}
    QHeaderView::section {{ background: {theme.panel_raised}; color: {theme.dim}; border: none;
        border-bottom: 1px solid {theme.line}; padding: 6px 8px; }}
    QHeaderView::section:first {{ padding-left: 16px; }}
    """
