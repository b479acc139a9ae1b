"""The steps of the history as a table, the newest first, narrowed by words."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from storage import StepInfo, Touched
from ui.dates import shown_age
from ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("What", "Article", "State", "When")
WHAT, WHERE, STATE, WHEN = range(4)

_NOTHING = Touched()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class _Row:
    """A step as it is shown; ``haystack`` is what is searched."""

    __slots__ = ("cells", "haystack", "step", "touched")

    def __init__(self, step: StepInfo, touched: Touched) -> None:
        self.step = step
        self.touched = touched
        self.cells = (step.title, where_in_words(touched), state_in_words(step), step.made)
        self.haystack = "\n".join((*self.cells[:WHEN], *touched.titles)).casefold()


class HistoryModel(QAbstractTableModel):
    """The steps that hold every word that is searched for."""

    def __init__(self, dim: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dim = QColor(dim)
        self._all: list[_Row] = []
        self._rows: list[_Row] = []
        self._wanted: tuple[str, ...] = ()

    def show_steps(self, steps: Sequence[StepInfo], touched: Mapping[int, Touched]) -> None:
        """Show these steps; ``touched`` is what each of them wrote."""
        self.beginResetModel()
        self._all = [_Row(each, touched.get(each.id, _NOTHING)) for each in steps]
        self._narrow()
        self.endResetModel()

    def search(self, words: str) -> None:
        """Show only steps that hold every one of these words."""
        self.beginResetModel()
        self._wanted = tuple(words.casefold().split())
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        self._rows = [
            row for row in self._all if all(word in row.haystack for word in self._wanted)
        ]

    def step(self, row: int) -> StepInfo:
        """Return the step of a row."""
        return self._rows[row].step

    def touched(self, row: int) -> Touched:
        """Return what the step of a row wrote."""
        return self._rows[row].touched

    def row_of(self, number: int) -> int | None:
        """Return the row that shows a step, None where it is not shown."""
        places = (place for place, row in enumerate(self._rows) if row.step.id == number)
        return next(places, None)

    def count(self) -> int:
        """Return how many steps there are, whatever is searched for."""
        return len(self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many steps are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return HEADINGS[section] if 0 <= section < len(HEADINGS) else None
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return a cell's words; those of what no longer holds are dim, and its state says so."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        cell = row.cells[column]
        if role == _DISPLAY:
            return shown_age(cell) if column == WHEN else cell
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tip(_told_at_length(row, column))
        if role == int(Qt.ItemDataRole.ForegroundRole) and row.cells[STATE]:
            return self._dim
        return None


def state_in_words(step: StepInfo) -> str:
    """Return whether a step no longer holds: "Undone", "Taken back", "" where it holds."""
    if step.undone:
        return "Undone"
    return "Taken back" if step.taken_back else ""


def where_in_words(touched: Touched) -> str:
    """Return the article that a step is on, or how many there are."""
    if touched.articles == 1 and touched.titles:
        return touched.titles[0]
    return f"{touched.articles:,} articles" if touched.articles else "The whole archive"


def _told_at_length(row: _Row, column: int) -> str:
    if column == WHEN:
        return datetime.fromisoformat(row.step.made).astimezone().strftime("%d %B %Y, %H:%M:%S")
    if column == WHERE and row.touched.articles > 1:
        more = row.touched.articles - len(row.touched.titles)
        return ", ".join(row.touched.titles) + (f" and {more:,} more" if more > 0 else "")
    return row.cells[column]
