"""All decisions of the archive as a table that is searched and sorted without asking it again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotation.decisions import Decision
from ui.dates import shown_age
from ui.entities.decision_words import label_in_words, reach_in_words, verdict_in_words
from ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
DECISION = int(Qt.ItemDataRole.UserRole)
HEADINGS = ("Words", "Decision", "Label", "Holds", "When")
WHEN = 4


class _Row:
    """A decision as it is shown; ``cells`` are its columns, ``haystack`` what is searched."""

    __slots__ = ("cells", "decision", "haystack")

    def __init__(self, decision: Decision, title: str) -> None:
        self.decision = decision
        self.cells = (
            decision.words,
            verdict_in_words(decision),
            label_in_words(decision),
            reach_in_words(decision, title),
            decision.modified,
        )
        self.haystack = "\n".join(self.cells[:WHEN]).casefold()


class DecisionModel(QAbstractTableModel):
    """The decisions that fit what is searched for, in the order that was chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[_Row] = []
        self._rows: list[_Row] = []
        self._wanted: tuple[str, ...] = ()
        self._column, self._descending = WHEN, True

    def show_decisions(self, decisions: Sequence[Decision], titles: Mapping[int, str]) -> None:
        """Show these decisions; ``titles`` are those of the articles they stand in."""
        self.beginResetModel()
        self._all = [_Row(each, titles.get(each.article_id or 0, "")) for each in decisions]
        self._arrange()
        self.endResetModel()

    def search(self, words: str) -> None:
        """Show only decisions that hold every one of these words."""
        wanted = tuple(words.casefold().split())
        if wanted != self._wanted:
            self.beginResetModel()
            self._wanted = wanted
            self._arrange()
            self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        decisions = [self._rows[index.row()].decision.id for index in kept]
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()
        places = {row.decision.id: place for place, row in enumerate(self._rows)}
        moved = [
            self.index(places[id_], index.column())
            for id_, index in zip(decisions, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        fitting = [row for row in self._all if all(word in row.haystack for word in self._wanted)]
        fitting.sort(key=lambda row: row.cells[0].casefold())
        column = self._column
        fitting.sort(key=lambda row: row.cells[column].casefold(), reverse=self._descending)
        self._rows = fitting

    def decision(self, row: int) -> Decision:
        """Return the decision of a row."""
        return self._rows[row].decision

    def rows_of(self, ids: frozenset[str]) -> list[int]:
        """Return the rows that show these decisions."""
        return [place for place, row in enumerate(self._rows) if row.decision.id in ids]

    def count(self) -> int:
        """Return how many decisions there are, whatever is searched for."""
        return len(self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many decisions are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return HEADINGS[section] if 0 <= section < len(HEADINGS) else None
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a cell's words, or the decision itself."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == DECISION:
            return row.decision
        cell = row.cells[index.column()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return shown_age(cell) if index.column() == WHEN else cell
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tip(cell)
        return None
