"""Telling a screen reader what is seen but does not get the focus."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView


def listened_to() -> bool:
    """Tell whether a screen reader, or the like, is there to hear."""
    return QAccessible.isActive()


def announce(source: QObject, words: str, *, now: bool = False) -> None:
    """Have words read aloud, after what is being read, or ``now`` instead of it.

    ``source`` is the widget that they come from. Without a screen reader nothing happens.
    """
    if not words or not listened_to():
        return
    event = QAccessibleAnnouncementEvent(source, words)
    if now:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def announce_row(view: QAbstractItemView, *, now: bool = False) -> None:
    """Have the present row of a list read aloud, while the focus is in the field that it is for."""
    index = view.currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
    announce(view, str(spoken or ""), now=now)
