"""A viewport that Python made."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """Give a scroll area a viewport like the one that it has, and return it.

    Asked for Qt's own, PySide sets up every kind of widget that there is, to find out of which kind
    this one is. Each start of the window would wait for that.
    """
    viewport = QWidget(area)
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
    return viewport
