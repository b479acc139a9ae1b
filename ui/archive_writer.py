"""Writing to the archive on the reader's behalf, and telling how it went."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from storage import Archive, ArchiveError, Changes, Undone, joined
from ui.changes import ChangeFeed
from ui.opened import Desk

T = TypeVar("T")

MANY_ROWS = 500
"""Rows whose undoing is announced: they take longer than a blink."""


class ArchiveWriter(QObject):
    """Every write goes this way: words being typed are saved first, then the feed is told.

    ``said(text)`` is one quiet line for the status bar, ``busy(text)`` one that must be seen before
    the window is busy for a moment; ``undoable(text)`` and ``redoable(text)``
    are such lines with an offer beside them; ``failed(text)`` is one sentence about what went
    wrong.
    """

    said = Signal(str)
    busy = Signal(str)
    undoable = Signal(str)
    redoable = Signal(str)
    failed = Signal(str)

    def __init__(self, archive: Archive, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.archive = archive
        self.feed = ChangeFeed(self)
        self.desk: Desk | None = None

    def _settled(self) -> bool:
        """Save what is being typed; False where that fails and the words would be lost."""
        if self.desk is None:
            return True
        self.desk.flush()
        if self.desk.unsaved():
            self.failed.emit(
                "The note you are writing could not be saved, so it stays open. Copy its words, "
                "or make room on the disk and type on."
            )
            return False
        return True

    def remember(self, key: str, value: object) -> None:
        """Keep a setting with the archive, where it can be written; what is so already stays."""
        if not self.archive.read_only:
            self._try(lambda: self._remember(key, value))

    def _remember(self, key: str, value: object) -> None:
        settings = self.archive.settings
        if settings.get(key) != value:
            settings.set(key, value)

    # Undo

    def undo(self) -> None:
        """Take back the last step."""
        self._announce(self.archive.history.undo_rows, "Undoing")
        self._replay(self.archive.history.undo, self.redoable, "Undid", "Nothing to undo.")

    def redo(self) -> None:
        """Do again what was taken back."""
        self._announce(self.archive.history.redo_rows, "Doing again")
        self._replay(self.archive.history.redo, self.undoable, "Did again", "Nothing to redo.")

    def _announce(self, rows: Callable[[], int], verb: str) -> None:
        """Say before it what will keep the window busy for a moment."""
        count = self._try(rows) or 0
        if count > MANY_ROWS:
            self.busy.emit(f"{verb} {count:,} changes…")

    def _replay(
        self, act: Callable[[], Undone | None], told: SignalInstance, verb: str, nothing: str
    ) -> None:
        if self.refused():
            return
        try:
            step = act()
        except ArchiveError as error:
            self.failed.emit(str(error))
            return
        if step is None:
            self.said.emit(nothing)
            return
        self.feed.tell(step.changes, self)
        told.emit(f"{verb}: {step.title}")

    def revert(self, number: int) -> None:
        """Take one step back, where nothing that was done later depends on it."""
        told = self._replay_steps(lambda: [self.archive.history.revert(number)])
        if told:
            title = told[0].title
            self.undoable.emit(title.replace("Take ", "Took ", 1).replace("Do ", "Did ", 1))

    def undo_back_to(self, number: int) -> None:
        """Undo a step and everything that was done after it."""
        told = self._replay_steps(lambda: self.archive.history.undo_back_to(number))
        if told:
            self.redoable.emit(f"Undid {_counted(told)}")

    def redo_up_to(self, number: int) -> None:
        """Do the steps again that were undone, up to this one."""
        told = self._replay_steps(lambda: self.archive.history.redo_up_to(number))
        if told:
            self.undoable.emit(f"Did again {_counted(told)}")

    def _replay_steps(self, act: Callable[[], list[Undone]]) -> list[Undone] | None:
        if self.refused() or not self._settled():
            return None
        self.busy.emit("Taking back…")
        steps = self._try(act)
        self.feed.tell(joined(step.changes for step in steps or ()), self)
        return steps

    def refused(self) -> bool:
        """Tell the reader why nothing can be changed, if so."""
        if self.archive.read_only:
            self.failed.emit(self.archive.notice or "This archive is open for reading only.")
        return self.archive.read_only

    def write(self, act: Callable[[], Changes], said: str | Callable[[], str]) -> None:
        """Do one act on the archive and say what was done, with an offer to undo it.

        ``said`` may also be asked for when the act is done.
        """
        if self.refused() or not self._settled():
            return
        changes = self._try(act)
        if changes:
            self.feed.tell(changes, self)
            self.undoable.emit(said if isinstance(said, str) else said())

    def _try(self, act: Callable[[], T]) -> T | None:
        try:
            return act()
        except ArchiveError as error:
            self.failed.emit(str(error))
            return None


def _counted(steps: list[Undone]) -> str:
    return f"one step: {steps[0].title}" if len(steps) == 1 else f"{len(steps):,} steps"
