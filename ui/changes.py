"""One typed signal from whoever wrote to the archive to whoever shows it."""

from PySide6.QtCore import QObject, Signal

from storage import Changes


class ChangeFeed(QObject):
    """Tells every view what a write touched.

    ``changed(changes, origin)``: ``origin`` is the object that made the change, or None; a view
    may ignore its own echo.
    """

    changed = Signal(object, object)

    def tell(self, changes: Changes, origin: object = None) -> None:
        """Pass on what a write touched; an empty change is passed over."""
        if changes:
            self.changed.emit(changes, origin)
