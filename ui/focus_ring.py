"""A frame that shows which list has the keys, where the list itself would hardly tell."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

WIDTH = 2
"""Pixels."""

_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_BACK_AGAIN = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class FocusRing(QWidget):
    """Lies along the edge of a view while that has the focus, unless a click gave it.

    ``quiet`` leaves it out, too, where the program itself gave the focus, as at the start.
    """

    def __init__(self, view: QAbstractScrollArea, *, quiet: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._quiet = quiet
        self._wanted = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the focus, and follow the size of the view."""
        if watched is not self._view:
            return False
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._come(event.reason())
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def _come(self, reason: Qt.FocusReason) -> None:
        if reason not in _BACK_AGAIN:
            by_itself = reason == Qt.FocusReason.OtherFocusReason and not self._quiet
            self._wanted = reason in _BY_KEYS or by_itself
        if self._wanted:
            self._fit()
            self.show()
            self.raise_()

    def _fit(self) -> None:
        """Cover the edge only, so that what lies inside is not painted twice."""
        self.setGeometry(self._view.rect())
        inner = self.rect().adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame; what is masked stays as it is."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Accent))
