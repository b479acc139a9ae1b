"""Going from pane to pane, and giving one more room, with keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from ui.focus_ring import FocusRing

if TYPE_CHECKING:
    from ui.main_window import MainWindow

STEP_WIDTH = 40
"""Pixels that a pane grows or shrinks by."""


class Panes:
    """The library, the page and the panel, from left to right; those folded away are left out."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        FocusRing(window.reading.page, quiet=True)

    def go(self, by: int) -> None:
        """Give the keys to the next (1) or previous (-1) pane, where they were in it before."""
        shown = [pane for pane in self._all() if not pane.isHidden()]
        here = self._present()
        rank = shown.index(here) if here in shown else -by
        self._focus(shown[(rank + by) % len(shown)])

    def widen(self, by: int) -> None:
        """Make the pane that has the keys wider (1) or narrower (-1)."""
        panes, splitter = self._all(), self._window.splitter
        here = self._present()
        sizes = splitter.sizes()
        rank = panes.index(here) if here is not None else 1
        # The page takes its room from the panel, the sides take theirs from the page.
        other = 1 if rank != 1 else (2 if sizes[2] else 0)
        step = by * STEP_WIDTH
        least = panes[rank if by < 0 else other].minimumWidth()
        if sizes[rank if by < 0 else other] - STEP_WIDTH >= least:
            sizes[rank] += step
            sizes[other] -= step
            splitter.setSizes(sizes)

    def _all(self) -> list[QWidget]:
        window = self._window
        return [window.library, window.reading, window.panel]

    def _present(self) -> QWidget | None:
        """Return the pane that has the keys; None for none of them."""
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        return next((pane for pane in self._all() if pane.isAncestorOf(focus)), None)

    def _focus(self, pane: QWidget) -> None:
        window = self._window
        before = pane.focusWidget()
        if pane is window.reading:
            target: QWidget | None = window.reading.focus_place()
        elif before is not None and before is not pane and before.isVisible():
            target = before
        else:
            target = _first(pane)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first(pane: QWidget) -> QWidget | None:
    """Return the list of a pane, or else the first of its widgets that takes keys."""
    found = [
        each
        for each in pane.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    lists = [each for each in found if isinstance(each, QAbstractItemView)]
    return next(iter(lists or found), None)
