"""What a search found, as a list."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from storage import Hit
from ui.archive.article_model import Index, local_now, said_of
from ui.archive.cards import card_of_hit


class HitModel(QAbstractListModel):
    """Hits, newest first; an article may stand here more than once."""

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], datetime] = local_now
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._hits: list[Hit] = []

    def show(self, hits: Sequence[Hit]) -> None:
        """Replace what is listed."""
        if list(hits) != self._hits:
            self.beginResetModel()
            self._hits = list(hits)
            self.endResetModel()

    def hit_at(self, place: int) -> Hit:
        """Return the hit in a row."""
        return self._hits[place]

    def place_of(self, article_id: int) -> int:
        """Return the first row of an article, or -1."""
        places = (at for at, hit in enumerate(self._hits) if hit.article_id == article_id)
        return next(places, -1)

    def id_at(self, place: int) -> int:
        """Return the id of the article in a row."""
        return self._hits[place].article_id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an article's card, or words made from the card."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        return said_of(card_of_hit(hit, self._clock()), role)
