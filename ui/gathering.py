"""Reads the names of a long article bit by bit, once it is shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from storage import ArchiveError
from ui.opened import Opened


class Gathering(QObject):
    """``done()`` says that all names of the article on the page have been read."""

    done = Signal()
    failed = Signal(str)

    def __init__(self, opened: Callable[[], Opened | None], parent: QObject) -> None:
        super().__init__(parent)
        self._opened = opened
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin with the article on the page, unless its names are there already."""
        opened = self._opened()
        if opened is not None and not opened.gathered:
            self._timer.start()

    def _go_on(self) -> None:
        opened = self._opened()
        try:
            if opened is not None and not opened.gathered:
                opened.gather()
        except ArchiveError as error:
            self.failed.emit(str(error))
        if opened is None or opened.gathered:
            self._timer.stop()
            self.done.emit()
