"""The window of all decisions: search, sort, change, delete, go to the place, export and import."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotation.decisions import Decision
from storage import ArchiveError, Changes
from ui.appearance import Appearance
from ui.archive.empty_state import EmptyState
from ui.entities.decision_menus import fill_labels, fill_reaches, fill_verdicts
from ui.entities.decision_model import WHEN, DecisionModel
from ui.entities.sort_keys import sort_by_keys
from ui.flow_layout import FlowLayout
from ui.quiet_table import quieten
from ui.room import take_room
from ui.search_field import SearchField
from ui.session import Session
from ui.theme import STEP

NOTHING_YET = (
    "You have decided nothing yet. Double-click a name in an article, or press E on it, and say "
    "whether it is right: every such decision is listed here."
)
NOTHING_FOUND = "No decision holds these words. Search for fewer words, or for other ones."
FILES = "Tables (*.tsv);;All files (*)"


class DecisionList(QDialog):
    """``place_wanted(decision)`` asks the window to show where a decision was made."""

    place_wanted = Signal(object)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("Decisions")
        take_room(self, 940, 580, least=QSize(520, 320))
        self.search = SearchField("decisions", self)
        self.model = DecisionModel(self)
        self.table = QTableView(self)
        self.empty = EmptyState(self)
        self.count = QLabel(self)
        self.told = QLabel(self)
        self.undo = QPushButton("&Undo", self)
        self._theme = appearance.theme
        self.buttons = {
            "verdict": self._with_menu("&Decision", "Decide otherwise", fill_verdicts),
            "label": self._with_menu("&Label", "Give another label", fill_labels),
            "reach": self._with_menu("&Holds", "Change where it holds", fill_reaches),
            "go": self._button("&Go to the Place", self.go),
            "delete": self._button("Delete", self.delete),
            "import": self._button("&Import…", self.import_file),
            "export": self._button("&Export…", self.export_file),
        }
        self.buttons["delete"].setToolTip("Take the chosen decisions back (Delete)")
        self._set_up_table()
        self._lay_out()
        self.search.textChanged.connect(self._search)
        session.feed.changed.connect(self._changed)
        for signal in (session.said, session.redoable, session.failed):
            signal.connect(self._tell_what_happened)
        session.undoable.connect(self._offer_undo)
        self.undo.clicked.connect(session.undo)
        QShortcut(QKeySequence.StandardKey.Undo, self, session.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, session.redo)
        self.refresh()
        self.search.setFocus()

    # Building

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _with_menu(
        self, text: str, tip: str, fill: Callable[[QMenu, Sequence[Decision], Session], None]
    ) -> QPushButton:
        """Return a button whose menu is filled for the chosen rows when it opens."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(f"{tip}, for the chosen lines")
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, menu, fill))
        button.setMenu(menu)
        return button

    def _fill(
        self, menu: QMenu, fill: Callable[[QMenu, Sequence[Decision], Session], None]
    ) -> None:
        menu.clear()
        fill(menu, self.chosen(), self._session)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Decisions")
        quieten(table, self._theme, (26, 28, 18, 34, 16))
        table.setSortingEnabled(True)
        sort_by_keys(table)
        table.sortByColumn(WHEN, Qt.SortOrder.DescendingOrder)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.doubleClicked.connect(self.go)
        table.selectionModel().selectionChanged.connect(self._tell)

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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(ground, 1)
        column.addLayout(self._message_line())
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """All buttons; large letters take several lines."""
        foot = QWidget(self)
        flow = FlowLayout(foot, spacing=2 * STEP)
        flow.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 4 * STEP)
        for name, button in self.buttons.items():
            if name == "import":
                gap = QWidget(foot)
                gap.setFixedSize(4 * STEP, 1)
                flow.addWidget(gap)
            flow.addWidget(button)
        return foot

    def _message_line(self) -> QHBoxLayout:
        """The status line lies behind this window, so what it says is said here, too."""
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.undo.setAutoDefault(False)
        line = QHBoxLayout()
        line.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 0)
        line.addWidget(self.told, 1)
        line.addWidget(self.undo)
        self.told.hide()
        self.undo.hide()
        return line

    def _tell_what_happened(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.undo.hide()

    def _offer_undo(self, words: str) -> None:
        self._tell_what_happened(words)
        self.undo.show()

    # What is shown

    def _changed(self, changes: Changes, _origin: object) -> None:
        if changes.decisions:
            self.refresh()

    def refresh(self) -> None:
        """Read all decisions anew; what was chosen stays chosen."""
        chosen = frozenset(each.id for each in self.chosen())
        archive = self._session.archive
        try:
            decisions = archive.decisions.all()
            on = (each.article_id for each in decisions if each.article_id is not None)
            titles = {id_: title for id_, (title, _) in archive.articles.keys(on).items()}
        except ArchiveError as error:
            self._session.failed.emit(str(error))
            return
        self.model.show_decisions(decisions, titles)
        self._choose(self.model.rows_of(chosen))
        self._tell()

    def _choose(self, rows: Sequence[int]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        chosen = self.table.selectionModel()
        for row in rows:
            chosen.select(self.model.index(row, 0), flags.Select | flags.Rows)

    def _search(self, words: str) -> None:
        self.model.search(words)
        self._tell()

    def _tell(self) -> None:
        """Say how many there are, and offer what can be done with what is chosen."""
        shown, every = self.model.rowCount(), self.model.count()
        counted = "1 decision" if every == 1 else f"{every:,} decisions"
        self.count.setText(counted if shown == every else f"{shown:,} of {counted}")
        self.empty.say(NOTHING_FOUND if every else NOTHING_YET)
        self._stack.setCurrentWidget(self.table if shown else self.empty)
        chosen = self.table.selectionModel().hasSelection()
        for name in ("verdict", "label", "reach", "delete"):
            self.buttons[name].setEnabled(chosen)
        self.buttons["go"].setEnabled(len(self._rows()) == 1)
        self.buttons["export"].setEnabled(every > 0)

    def _rows(self) -> list[int]:
        ranges = self.table.selectionModel().selection()
        each = [ranges.at(place) for place in range(ranges.count())]
        return sorted({row for part in each for row in range(part.top(), part.bottom() + 1)})

    def chosen(self) -> list[Decision]:
        """Return the decisions of the chosen rows, from top to bottom."""
        return [self.model.decision(row) for row in self._rows()]

    # Acts

    def go(self) -> None:
        """Show where the chosen decision holds, and leave."""
        chosen = self.chosen()
        if len(chosen) == 1:
            self.accept()
            self.place_wanted.emit(chosen[0])

    def delete(self) -> None:
        """Take back the chosen decisions."""
        ids = [each.id for each in self.chosen()]
        if ids:
            self._session.deciding.withdraw(ids)

    def export_file(self) -> None:
        """Write all decisions into a file of the reader's choice."""
        path, _ = QFileDialog.getSaveFileName(self, "Export Decisions", "decisions.tsv", FILES)
        if path:
            self._session.deciding.export_file(path)

    def import_file(self) -> None:
        """Take the decisions of a file."""
        path, _ = QFileDialog.getOpenFileName(self, "Import Decisions", "", FILES)
        if path:
            self._session.deciding.import_file(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes back, Enter goes to the place."""
        keys = Qt.Key
        if event.key() == keys.Key_Delete and self.table.hasFocus():
            self.delete()
        elif event.key() in (keys.Key_Return, keys.Key_Enter) and self.table.hasFocus():
            self.go()
        else:
            super().keyPressEvent(event)
