"""The archive as a list: holds ids, fetches what is shown in windows."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, Signal

from storage import Archive, ArchiveError, ArticleRow
from ui.archive.cards import Card, card_of_row
from ui.archive.listing import Index, Listing, local_now

WINDOW = 50
"""Rows fetched at once."""

MOST_KEPT = 20 * WINDOW
"""Rows held in memory at the most."""


class ArticleModel(Listing):
    """Articles, newest first, or those in the bin.

    It begins with the newest rows and the number of the others, whose ids are read when one of
    them is asked for. ``failed(text)`` tells in one sentence why rows could not be read.
    """

    failed = Signal(str)

    def __init__(
        self,
        archive: Archive,
        parent: QObject | None = None,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._clock = clock
        self._rows: dict[int, ArticleRow] = {}
        self.deleted = False
        self.tag = ""
        self._ids: list[int] = []
        self._unread = 0
        self._begin()

    def _begin(self) -> None:
        articles = self._archive.articles
        try:
            newest = articles.rows(limit=WINDOW, offset=0)
            if self._archive.read_only:  # another program may write: the number would not hold
                self._ids = articles.ids()
            else:
                self._ids = [row.id for row in newest]
                self._unread = articles.count() - WINDOW if len(newest) == WINDOW else 0
        except ArchiveError as error:
            self.failed.emit(str(error))
        else:
            self._rows.update((row.id, row) for row in newest)

    def read_all(self) -> None:
        """Read the ids of all rows, unless that is done."""
        if self._unread:
            self._ids, self._unread = self._wanted(), 0

    def show_bin(self, deleted: bool) -> None:
        """Show the bin, or the articles that are not in it."""
        if deleted != self.deleted:
            self.beginResetModel()
            self.deleted = deleted
            self._start_over()
            self.endResetModel()

    def show_tag(self, tag: str) -> None:
        """Show only articles with a tag or one below it; "" shows all."""
        if tag != self.tag:
            self.beginResetModel()
            self.tag = tag
            self._start_over()
            self.endResetModel()

    def _start_over(self) -> None:
        self._rows.clear()
        self._ids, self._unread = self._wanted(), 0

    def refresh(self) -> None:
        """Take over what has changed in the archive; rows that stay keep their place."""
        if self._unread:  # which rows they were cannot be found out any more
            self.beginResetModel()
            self._start_over()
            self.endResetModel()
            return
        wanted = self._wanted()
        start, old_end, new_end = difference(self._ids, wanted)
        if start < old_end:
            self.beginRemoveRows(QModelIndex(), start, old_end - 1)
            del self._ids[start:old_end]
            self.endRemoveRows()
        if start < new_end:
            self.beginInsertRows(QModelIndex(), start, new_end - 1)
            self._ids[start:start] = wanted[start:new_end]
            self.endInsertRows()
        self.reload()

    def reload(self) -> None:
        """Read shown rows again; their number and order stay."""
        self._rows.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def place_of(self, article_id: int) -> int:
        """Return an article's row, or -1."""
        if article_id not in self._ids:
            self.read_all()
        try:
            return self._ids.index(article_id)
        except ValueError:
            return -1

    def id_at(self, place: int) -> int:
        """Return the id of the article in a row."""
        if place >= len(self._ids):
            self.read_all()
        return self._ids[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._ids) + self._unread

    def card_at(self, place: int) -> Card | None:
        """Return what a row says, or None where it cannot be read."""
        article_id = self.id_at(place)
        if article_id not in self._rows:
            self._fetch(place - place % WINDOW)
        row = self._rows.get(article_id)
        return card_of_row(row, self._clock()) if row else None

    def _fetch(self, offset: int) -> None:
        if len(self._rows) >= MOST_KEPT:
            self._rows.clear()
        try:
            if self.tag:
                rows = self._archive.articles.rows_of(self._ids[offset : offset + WINDOW])
            else:
                rows = self._archive.articles.rows(
                    deleted=self.deleted, limit=WINDOW, offset=offset
                )
        except ArchiveError as error:
            self.failed.emit(str(error))
            return
        self._rows.update((row.id, row) for row in rows)

    def _wanted(self) -> list[int]:
        try:
            if self.tag:
                return self._archive.tags.articles(self.tag, deleted=self.deleted)
            return list(self._archive.articles.ids(deleted=self.deleted))
        except ArchiveError as error:
            self.failed.emit(str(error))
            return []


def difference(old: list[int], new: list[int]) -> tuple[int, int, int]:
    """Return ``(start, old_end, new_end)``: the stretch in which two lists differ."""
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    same = 0
    while same < shorter - start and old[-1 - same] == new[-1 - same]:
        same += 1
    return start, len(old) - same, len(new) - same
