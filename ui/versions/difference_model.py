"""The rows of a comparison for Qt: two columns, the older text and the newer one."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotation.differences import Difference
from ui.versions.difference_rows import DifferenceRow, rows_of

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)


class DifferenceModel(QAbstractTableModel):
    """Holds what differs between two texts, and shows all of it or only the changed parts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._differences: list[Difference] = []
        self._texts = ("", "")
        self._heads = ("", "")
        self._everything = False
        self._rows: list[DifferenceRow] = []

    def show_differences(
        self, differences: list[Difference], texts: tuple[str, str], heads: tuple[str, str]
    ) -> None:
        """Show a comparison of two texts; ``heads`` says which they are."""
        self._differences, self._texts, self._heads = differences, texts, heads
        self._make_rows()

    def show_everything(self, everything: bool) -> None:
        """Show also what is the same, or fold it."""
        self._everything = everything
        self._make_rows()

    def _make_rows(self) -> None:
        self.beginResetModel()
        self._rows = rows_of(self._differences, *self._texts, everything=self._everything)
        self.endResetModel()

    def row(self, number: int) -> DifferenceRow:
        """Return a row."""
        return self._rows[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return two: older and newer."""
        return 0 if parent.isValid() else 2

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Say which version a column shows."""
        across = orientation is Qt.Orientation.Horizontal
        if across and role == int(Qt.ItemDataRole.DisplayRole):
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the words of a cell, the row itself, or how it is read aloud."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return row.new if index.column() and row.kind is not None else row.old
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return row.in_words()
        return row if role == ROW else None
