"""The window of the history: what was changed when, and taking any of it back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from storage import ArchiveError, Changes, StepInfo
from ui.appearance import Appearance
from ui.archive.empty_state import EmptyState
from ui.fitting import FittingButton
from ui.history.history_model import STATE, WHAT, WHEN, HistoryModel
from ui.quiet_table import quieten
from ui.search_field import SearchField
from ui.session import Session
from ui.theme import STEP

NOTHING_YET = (
    "Nothing has been changed yet. Whatever you add, mark, write or delete is listed here, "
    "and any of it can be taken back."
)
NOTHING_FOUND = "No step holds these words. Search for fewer words, or for other ones."
CHOOSE = "Choose a step to see whether it can be taken back."
CAN_BE = "This step can be taken back; what was done after it stays."
READ_ONLY = "This archive is open for reading only."
EVERY = 100_000
"""More steps than the journal keeps."""

SOON = 60
"""Milliseconds until changes are shown: an import tells of many in a row."""


class HistoryList(QDialog):
    """``article_wanted(id)`` asks the window to show an article that a step is on."""

    article_wanted = Signal(int)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._history = session.archive.history
        self.setWindowTitle("History")
        self.resize(920, 580)
        self.setMinimumSize(480, 340)
        self.search = SearchField("history", self)
        self.model = HistoryModel(appearance.theme.dim, self)
        self.table = QTableView(self)
        self.empty = EmptyState(self)
        self.count = QLabel(self)
        self.reason = QLabel(CHOOSE, self)
        self.told = QLabel(self)
        self.take_back = self._button("Take &Back This One", self.revert)
        self.back_to = self._button("&Undo from Here On", self.undo_from_here)
        self.go = self._button("&Go to the Article", self.open_article)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.refresh)
        self._set_up_table(appearance)
        self._lay_out()
        self._connect()
        self.refresh()
        self.search.setFocus()

    # Building

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = FittingButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _set_up_table(self, appearance: Appearance) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("History")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        quieten(self.table, appearance.theme, (40, 30))
        self._share_the_width()
        self.take_back.setToolTip("Take the chosen step back; what was done after it stays (Enter)")
        self.back_to.setToolTip("Undo the chosen step and everything that was done after it")
        for label in (self.reason, self.told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.told.hide()

    def _share_the_width(self) -> None:
        """Give what was done the room there is; what became of it is never cut."""
        header, metrics = self.table.horizontalHeader(), self.fontMetrics()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for column, words in ((STATE, "Taken back"), (WHEN, "30 September 2024")):
            self.table.setColumnWidth(column, metrics.horizontalAdvance(words) + 8 * STEP)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 3 * STEP)
        top.setSpacing(3 * STEP)
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        ground = QWidget(self)
        self._stack = QStackedLayout(ground)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        words = QVBoxLayout()
        words.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 0)
        words.addWidget(self.reason)
        words.addWidget(self.told)
        foot = QHBoxLayout()
        foot.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 4 * STEP)
        foot.setSpacing(2 * STEP)
        for button in (self.take_back, self.back_to):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(ground, 1)
        column.addLayout(words)
        column.addLayout(foot)

    def _connect(self) -> None:
        session = self._session
        self.search.textChanged.connect(self._search)
        self.empty.wanted.connect(self.search.clear)
        self.table.selectionModel().selectionChanged.connect(self._explain)
        self.table.doubleClicked.connect(self.open_article)
        session.feed.changed.connect(self._changed)
        for signal in (session.said, session.undoable, session.redoable, session.failed):
            signal.connect(self._tell)
        QShortcut(QKeySequence.StandardKey.Undo, self, session.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, session.redo)

    # What is shown

    def _changed(self, _changes: Changes, _origin: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """Read the steps anew; the chosen one stays chosen."""
        self._soon.stop()
        chosen = self.chosen()
        try:
            steps = self._history.steps(EVERY)
            touched = self._history.touched([each.id for each in steps])
        except ArchiveError as error:
            self._tell(str(error))
            return
        self.model.show_steps(steps, touched)
        self._choose(chosen)

    def _search(self, words: str) -> None:
        chosen = self.chosen()
        self.model.search(words)
        self._choose(chosen)

    def _choose(self, step: StepInfo | None) -> None:
        row = self.model.row_of(step.id) if step is not None else None
        if row is not None:
            self.table.selectRow(row)
        shown, every = self.model.rowCount(), self.model.count()
        counted = "1 step" if every == 1 else f"{every:,} steps"
        counted = counted if every else ""
        self.count.setText(counted if shown == every else f"{shown:,} of {counted}")
        if every:
            self.empty.say(NOTHING_FOUND, "Show All Steps")
        else:
            self.empty.say(NOTHING_YET)
        self._stack.setCurrentWidget(self.table if shown else self.empty)
        self._explain()

    def _row(self) -> int | None:
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def chosen(self) -> StepInfo | None:
        """Return the chosen step."""
        row = self._row()
        return self.model.step(row) if row is not None else None

    def _explain(self) -> None:
        """Say whether the chosen step can be taken back, and offer what can be done with it."""
        step, row = self.chosen(), self._row()
        archive = self._session.archive
        why = CHOOSE
        if step is not None:
            why = (archive.notice or READ_ONLY) if archive.read_only else self._obstacle(step)
        self.reason.setText(why or CAN_BE)
        self.reason.setVisible(self.model.count() > 0)
        self.take_back.setEnabled(not why)
        undone = step is not None and step.undone
        self.back_to.setText("&Redo up to Here" if undone else "&Undo from Here On")
        self.back_to.setEnabled(step is not None and not archive.read_only)
        self.go.setEnabled(row is not None and bool(self.model.touched(row).ids))

    def _obstacle(self, step: StepInfo) -> str:
        if step.undone:
            return "This step is undone. Redo up to here does it again."
        try:
            return self._history.obstacle(step.id)
        except ArchiveError as error:
            return str(error)

    def _tell(self, words: str) -> None:
        """The status line lies behind this window, so what it says is said here, too."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    # Acts

    def revert(self) -> None:
        """Take the chosen step back."""
        step = self.chosen()
        if step is not None and self.take_back.isEnabled():
            self._session.revert(step.id)
            self.refresh()

    def undo_from_here(self) -> None:
        """Undo the chosen step and all after it; redo up to it where it is undone."""
        step = self.chosen()
        if step is None:
            return
        act = self._session.redo_up_to if step.undone else self._session.undo_back_to
        act(step.id)
        self.refresh()

    def open_article(self) -> None:
        """Show the article that the chosen step is on, and leave."""
        row = self._row()
        ids = self.model.touched(row).ids if row is not None else ()
        if ids:
            self.accept()
            self.article_wanted.emit(ids[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the chosen step back."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.table.hasFocus():
            self.revert()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if self._row() is None and self.model.rowCount():
                self.table.selectRow(0)
        else:
            super().keyPressEvent(event)


def show_history(session: Session, appearance: Appearance, parent: QWidget) -> None:
    """Show the history until it is left, then the article that was chosen in it, if any."""
    dialog = HistoryList(session, appearance, parent)
    dialog.article_wanted.connect(session.open_article)
    dialog.exec()
    dialog.deleteLater()
