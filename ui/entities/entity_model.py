"""The entities of one article as a tree: labels, and under each its entities."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotation.entities import Entity, Label
from ui.entities.labels import NAMES
from ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
ENTITY = int(Qt.ItemDataRole.UserRole)
COUNT = ENTITY + 1
LABEL = ENTITY + 2


class EntityModel(QAbstractItemModel):
    """Two levels: a row for each label that occurs, below it a row for each entity."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[Label, list[Entity]]] = []

    def show_entities(self, entities: list[Entity]) -> None:
        """Show these entities, grouped by label in the order given."""
        self.beginResetModel()
        groups: dict[Label, list[Entity]] = {}
        for entity in entities:
            groups.setdefault(entity.label, []).append(entity)
        self._groups = list(groups.items())
        self.endResetModel()

    def find(self, name: str, label: Label) -> QModelIndex:
        """Return the row of an entity; an invalid index where there is none."""
        for row, (group_label, entities) in enumerate(self._groups):
            if group_label is label:
                for place, entity in enumerate(entities):
                    if entity.name == name:
                        return self.index(place, 0, self.index(row, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return an index; entities carry their label's row plus one as internal id."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the label's row of an entity."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows lie below an index."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() == 0 and parent.column() == 0:
            return len(self._groups[parent.row()][1])
        return 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column."""
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a row's name, its count, its label, or the entity itself."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            label, entities = self._groups[index.row()]
            values = {
                int(Qt.ItemDataRole.DisplayRole): NAMES[label],
                COUNT: len(entities),
                LABEL: label,
            }
            return values.get(role)
        return self._entity_data(self._groups[int(index.internalId()) - 1][1][index.row()], role)

    def _entity_data(self, entity: Entity, role: int) -> object:
        if role == int(Qt.ItemDataRole.DisplayRole):
            return entity.name
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tip(", ".join([entity.name, *entity.aliases]))
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            also = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
            return f"{entity.name}, {len(entity.mentions)} mentions{also}"
        return {ENTITY: entity, COUNT: len(entity.mentions), LABEL: entity.label}.get(role)
