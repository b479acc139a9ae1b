"""The articles that name an entity, as rows."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from storage import NamedIn
from ui.dates import shown_age
from ui.entities.two_lines import BELOW, COUNT
from ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex


class NamedInModel(QAbstractListModel):
    """One row for each article: its title, where and when it came from, and how often it names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[NamedIn] = []
        self._name = ""

    def show(self, rows: list[NamedIn], name: str = "") -> None:
        """Show these articles in the order given; each says where it does not call it ``name``."""
        self.beginResetModel()
        self._rows, self._name = rows, name
        self.endResetModel()

    def row_at(self, index: Index) -> NamedIn:
        """Return what a row is about."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a row's title, its quiet line, or its count."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return " ".join(row.title.split())
        if role == BELOW:
            return self._below(row)
        if role == COUNT:
            return f"{row.mentions:,}"
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tip(row.title)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            times = "once" if row.mentions == 1 else f"{row.mentions:,} times"
            return f"{row.title}, {self._below(row)}, named {times}"
        return None

    def _below(self, row: NamedIn) -> str:
        called = f"as “{row.name}”" if row.name != self._name else ""
        return "  ·  ".join(filter(None, (row.source, shown_age(row.added), called)))
