"""What every list of articles can tell."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.archive.cards import Card

CARD_ROLE = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


class Listing(QAbstractListModel):
    """Rows of articles. Each row is a card, asked for when it comes into sight."""

    def place_of(self, article_id: int) -> int:
        """Return an article's first row, or -1."""
        raise NotImplementedError

    def id_at(self, place: int) -> int:
        """Return the id of the article in a row."""
        raise NotImplementedError

    def card_at(self, place: int) -> Card | None:
        """Return what a row says, or None where it cannot be read."""
        raise NotImplementedError

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's card, or words made from it; tooltips guess at HTML: theirs is escaped."""
        card = self.card_at(index.row()) if index.isValid() else None
        if card is None or role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title.text
        if role == Qt.ItemDataRole.ToolTipRole:
            from html import escape  # slow to load, and no start shows a tooltip

            return f"<p>{escape(card.title.text)}</p>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken()
        return None


def local_now() -> datetime:
    """Return the present moment in this place's time zone."""
    return datetime.now(UTC).astimezone()
