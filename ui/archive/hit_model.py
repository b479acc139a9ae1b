"""What a search found, as a list."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject

from storage import Hit
from ui.archive.cards import Card, card_of_hit
from ui.archive.listing import Index, Listing, local_now


class HitModel(Listing):
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

    def card_at(self, place: int) -> Card:
        """Return what a row says."""
        return card_of_hit(self._hits[place], self._clock())
