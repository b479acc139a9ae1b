"""The "Aa" at the page's top right, and the panel that it opens."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton, QWidget

from ui.appearance import Appearance
from ui.icons import icon
from ui.reading.looks_panel import LooksPanel
from ui.reading.reading_pane import ReadingPane

EDGE = 4
"""Pixels between the button and the edges of the page."""


class LooksButton(QToolButton):
    """Stands in the page's margin, so that it never lies over words."""

    def __init__(self, reading: ReadingPane, appearance: Appearance, settings: QSettings) -> None:
        super().__init__(reading.page)
        self._reading = reading
        self._appearance = appearance
        self._settings = settings
        self.panel: LooksPanel | None = None
        self.setObjectName("looksButton")
        self.setAutoRaise(True)
        self.setIconSize(QSize(18, 18))
        self.setFixedSize(28, 28)
        self.setProperty("action", "looks")  # whose keys the tooltip tells
        self.setToolTip("Set the page")
        self.setAccessibleName("Set the page")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(self.open_panel)
        reading.page.viewport().installEventFilter(self)
        appearance.changed.connect(self._dress)
        self._dress()
        self._stand()
        self.show()

    def _dress(self) -> None:
        self.setIcon(icon("text-size", QColor(self._appearance.theme.dim), 18))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the page gets another size."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._stand()
        return False

    def _stand(self) -> None:
        page = self._reading.page.viewport()
        self.move(page.geometry().right() - self.width() - EDGE, EDGE)

    def open_panel(self) -> None:
        """Open the panel below the button."""
        if self.panel is not None:
            self.panel.close()
        window = self.window()  # below the pane, the page's own keys would work in the panel
        self.panel = LooksPanel(self._reading.looks, self._appearance, self._settings, window)
        self.panel.changed.connect(self._reading.set_looks)
        self.panel.closed.connect(self._forget)
        self.panel.open_below(self.mapToGlobal(QPoint(self.width(), self.height() + 2)))

    def _forget(self) -> None:
        self.panel = None
