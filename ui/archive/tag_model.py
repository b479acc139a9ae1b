"""The tags of the archive as a tree model."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotation.tags import TagCount, tag_key
from ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
TAG = int(Qt.ItemDataRole.UserRole)
"""The whole name of a row's tag."""
COUNT = TAG + 1
"""On how many annotations it, or one below it, stands."""

_TOP = -1


class TagModel(QAbstractItemModel):
    """A row for each tag, below that of its parent. ``renamed(old, new)`` follows editing."""

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tags: list[TagCount] = []
        self._parents: list[int] = []
        self._children: dict[int, list[int]] = {_TOP: []}
        self._rows: list[int] = []
        self._places: dict[str, int] = {}

    def show_tree(self, tags: Sequence[TagCount]) -> None:
        """Show tags, each parent before its children."""
        self.beginResetModel()
        self._tags, self._parents, self._rows = list(tags), [], []
        self._children = {_TOP: []}
        path: list[int] = []
        for place, tag in enumerate(self._tags):
            del path[tag.depth :]
            parent = path[-1] if path else _TOP
            self._parents.append(parent)
            self._rows.append(len(self._children[parent]))
            self._children[parent].append(place)
            self._children[place] = []
            path.append(place)
        self._places = {tag_key(tag.name): place for place, tag in enumerate(self._tags)}
        self.endResetModel()

    def find(self, tag: str) -> QModelIndex:
        """Return the row of a tag, whatever its case; an invalid index where there is none."""
        place = self._places.get(tag_key(tag))
        return QModelIndex() if place is None else self._index(place)

    def _index(self, place: int) -> QModelIndex:
        return self.createIndex(self._rows[place], 0, place)

    def names(self) -> list[str]:
        """Return every tag."""
        return [tag.name for tag in self._tags]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return an index, which carries its place among all tags."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = int(parent.internalId()) if parent.isValid() else _TOP
        return self.createIndex(row, column, self._children[above][row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the row of a tag's parent."""
        above = self._parents[int(index.internalId())] if index.isValid() else _TOP
        return QModelIndex() if above == _TOP else self._index(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many tags lie directly below one."""
        if parent.isValid() and parent.column():
            return 0
        return len(self._children[int(parent.internalId()) if parent.isValid() else _TOP])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column."""
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a tag's last part, its whole name, or its count."""
        if not index.isValid():
            return None
        tag = self._tags[int(index.internalId())]
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tip(tag.name)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            count = tag.with_children
            return f"{tag.name}, {count} annotation{'' if count == 1 else 's'}"
        return {
            int(Qt.ItemDataRole.DisplayRole): tag.last_part,
            int(Qt.ItemDataRole.EditRole): tag.name,
            TAG: tag.name,
            COUNT: tag.with_children,
        }.get(role)

    def setData(
        self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)
    ) -> bool:
        """Ask for another name."""
        if role != int(Qt.ItemDataRole.EditRole) or not index.isValid():
            return False
        old, new = self._tags[int(index.internalId())].name, str(value).strip()
        if new and new != old:
            self.renamed.emit(old, new)
        return bool(new)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every tag can be chosen, renamed, and dragged onto another."""
        flag = Qt.ItemFlag
        own = flag.ItemIsEditable | flag.ItemIsDragEnabled | flag.ItemIsDropEnabled
        return super().flags(index) | own if index.isValid() else super().flags(index)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the name of the tag that is dragged."""
        data = QMimeData()
        data.setText(str(indexes[0].data(TAG)) if indexes else "")
        return data
