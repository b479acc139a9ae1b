"""How much room a dialog takes: as much as its letters need, and never more than the screen has."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

FRAME = 40
"""Pixels that a window's frame and title may take of the screen."""

USUAL_LETTER, USUAL_LINE = 6.0, 14.0
"""Pixels of an average letter and of a line in the face that sizes are thought in."""


def take_room(dialog: QDialog, width: int, height: int, *, least: QSize) -> None:
    """Give a dialog a size in pixels of the usual letters; larger letters make it larger.

    It may be made smaller down to ``least``, in the same pixels.
    """
    letters = dialog.fontMetrics()
    wider = max(1.0, letters.averageCharWidth() / USUAL_LETTER)
    taller = max(1.0, letters.height() / USUAL_LINE)
    room = dialog.screen().availableSize() - QSize(FRAME, FRAME)
    dialog.setMinimumSize(least.boundedTo(room))
    dialog.resize(QSize(round(width * wider), round(height * taller)).boundedTo(room))
