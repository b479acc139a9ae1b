"""The entities of the archive as rows, fetched in windows while one scrolls."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotation.entities import Label
from storage import KnownEntity
from ui.entities.labels import ONE
from ui.entities.two_lines import BELOW, COUNT
from ui.known import Known
from ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex

WINDOW = 100
"""Rows fetched at once."""


class ArchiveNamesModel(QAbstractListModel):
    """Those named in most articles first; narrowed by words and by a label."""

    def __init__(self, known: Known, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._search = ""
        self._label: Label | None = None
        self._rows: list[KnownEntity] = []
        self._more = False
        self.refresh()

    def narrow(self, search: str, label: Label | None) -> None:
        """Show only what holds these words and has this label; None for any."""
        self._search, self._label = search, label
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew, as far down as it was read before."""
        self.beginResetModel()
        wanted = max(WINDOW, len(self._rows))
        self._rows = self._known.all(wanted, self._label, self._search, 0)
        self._more = len(self._rows) == wanted
        self.endResetModel()

    def entity_at(self, index: Index) -> KnownEntity:
        """Return the entity in a row."""
        return self._rows[index.row()]

    def place_of(self, name: str, label: Label) -> int:
        """Return the row of an entity, or -1 where it is not among those read."""
        wanted = (name, label)
        return next(
            (at for at, row in enumerate(self._rows) if (row.name, row.label) == wanted), -1
        )

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Tell whether there may be more."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008
        """Read the next window."""
        if parent.isValid() or not self._more:
            return
        rows = self._known.all(WINDOW, self._label, self._search, len(self._rows))
        self._more = len(rows) == WINDOW
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many were read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a row's name, its quiet line or its count."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return row.name
        if role == BELOW:
            return "  ·  ".join(filter(None, (ONE[row.label], ", ".join(row.others))))
        if role == COUNT:
            return f"{row.articles:,}"
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tip(", ".join((row.name, *row.others)))
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            articles = "1 article" if row.articles == 1 else f"{row.articles:,} articles"
            return f"{row.name}, {ONE[row.label]}, in {articles}"
        return None
