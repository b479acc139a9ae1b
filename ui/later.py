"""What a window builds after its first paint, so that the reader sees the article sooner.

A part is a method marked ``@Later``. It is built when it is first asked for, whoever asks, and only
once. ``Finishing`` asks for all that is left once the window was painted; a key or a click that
comes sooner has them all built before it arrives.
"""

from collections import deque
from collections.abc import Callable
from time import perf_counter
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

T = TypeVar("T")

SLICE = 0.01
"""Seconds of building at a stretch; what the reader does meanwhile comes in between."""


class Later(Generic[T]):
    """Marks a method that builds a part: it is read like an attribute, and runs once."""

    def __init__(self, build: Callable[[Any], T]) -> None:
        self._build = build
        self.__doc__ = build.__doc__
        self.name = build.__name__

    @overload
    def __get__(self, owner: None, kind: type) -> "Later[T]": ...

    @overload
    def __get__(self, owner: object, kind: type) -> T: ...

    def __get__(self, owner: object | None, kind: type) -> "Later[T] | T":
        if owner is None:
            return self
        part = self._build(owner)
        vars(owner)[self.name] = part  # from now on found before this
        return part

    def built(self, owner: object) -> T | None:
        """Return the part where it is built, else None."""
        part: T | None = vars(owner).get(self.name)
        return part


def parts_of(owner: object) -> list[str]:
    """Return the names of an object's parts, in the order in which its classes have them."""
    kinds = reversed(type(owner).__mro__)
    return [
        name for kind in kinds for name, value in vars(kind).items() if isinstance(value, Later)
    ]


class Finishing(QObject):
    """Builds the parts of these objects after a window's first paint. ``done()`` when all stand."""

    done = Signal()

    def __init__(self, window: QWidget, *owners: object) -> None:
        super().__init__(window)
        self._window = window
        self._watched: list[QObject] = [window]
        self._begun = False
        self._left = deque((owner, name) for owner in owners for name in parts_of(owner))
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the first paint, and whatever the reader does before all is built."""
        kind = event.type()
        if kind == QEvent.Type.Show and len(self._watched) == 1:
            self._watch_input()
        elif kind == QEvent.Type.Paint and not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self._go_on)
        elif watched is not self._window and kind in _INPUT:
            self.finish()
        return False

    def _watch_input(self) -> None:
        """Input comes through here before it reaches any widget or shortcut."""
        handle = self._window.windowHandle()
        if handle is not None:
            self._watched.append(handle)
            handle.installEventFilter(self)

    def finish(self) -> None:
        """Build all that is left, now."""
        while self._left:
            self._build_next()

    def _go_on(self) -> None:
        end = perf_counter() + SLICE
        while self._left and perf_counter() < end:
            self._build_next()
        if self._left:
            QTimer.singleShot(0, self, self._go_on)

    def _build_next(self) -> None:
        owner, name = self._left.popleft()
        getattr(owner, name)
        if not self._left:
            for watched in self._watched:
                watched.removeEventFilter(self)
            self.done.emit()


_INPUT = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride),
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseMove),
        *(QEvent.Type.Wheel, QEvent.Type.NativeGesture, QEvent.Type.TabletPress),
        *(QEvent.Type.TouchBegin, QEvent.Type.ContextMenu, QEvent.Type.DragEnter),
        *(QEvent.Type.InputMethod, QEvent.Type.Close),
    }
)
