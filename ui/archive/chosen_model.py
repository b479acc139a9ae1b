"""A few articles, or all of them, as a list in the order given."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject

from storage import Archive, ArchiveError
from ui.archive.cards import Card, Words, plain
from ui.archive.listing import Index, Listing

MOST_KEPT = 200
"""Rows held in memory at the most."""


class ChosenModel(Listing):
    """Articles by their ids; a row is read when it comes into sight."""

    def __init__(self, archive: Archive, ids: Sequence[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._ids = list(ids)
        self._card = lru_cache(maxsize=MOST_KEPT)(self._read)

    def place_of(self, article_id: int) -> int:
        """Return an article's row, or -1."""
        return self._ids.index(article_id) if article_id in self._ids else -1

    def id_at(self, place: int) -> int:
        """Return the id of the article in a row."""
        return self._ids[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._ids)

    def card_at(self, place: int) -> Card:
        """Return what a row says."""
        return self._card(self._ids[place])

    def _read(self, article_id: int) -> Card:
        try:
            article = self._archive.articles.get(article_id).article
        except ArchiveError:
            return Card(Words("This article cannot be read."), 2, Words(""))
        origin = plain(article.source) or plain(article.author)
        return Card(Words(plain(article.title) or "Untitled"), 2, Words(origin))
