"""The window of all names in the archive: who is in it, and in which articles."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from annotation.entities import Label
from annotation.identity import NAMED
from ui.appearance import Appearance
from ui.archive.empty_state import EmptyState
from ui.entities.archive_names_model import ArchiveNamesModel
from ui.entities.labels import NAMES
from ui.entities.named_in_model import NamedInModel
from ui.entities.suggestion_line import SuggestionLine
from ui.entities.two_lines import TwoLineList
from ui.room import take_room
from ui.search_field import SearchField
from ui.session import Session
from ui.theme import STEP

NOTHING_YET = (
    "Nobody is named yet. Open an article: a moment later whom and what it names is listed here, "
    "with all the articles that name it."
)
NOTHING_FOUND = "No name in the archive holds these words. Try fewer letters, or another kind."
TYPING_MS = 120
"""Milliseconds after the last key until the list follows."""


class ArchiveNames(QDialog):
    """Names at the left, the chosen one's articles at the right.

    ``opened((name, label))`` says that an article was opened, and what the entity is called there.
    """

    opened = Signal(object)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("Names in the Archive")
        take_room(self, 860, 560, least=QSize(520, 320))
        self.search = SearchField("names", self)
        self.kind = QPushButton(self)
        self._label: Label | None = None
        self.count = QLabel(self)
        self.model = ArchiveNamesModel(session.known, self)
        self.names = TwoLineList(appearance, self, side=4 * STEP)
        self.named_in = NamedInModel(self)
        self.articles = TwoLineList(appearance, self, side=4 * STEP)
        self.empty = EmptyState(self)
        self.questions = SuggestionLine(session, appearance, self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._set_up()
        self._lay_out()
        self._connect()
        self._choose(0)
        self.questions.refresh()
        self.search.setFocus()

    # Building

    def _set_up(self) -> None:
        self.search.installEventFilter(self)
        self.kind.setAutoDefault(False)
        menu = QMenu(self.kind)
        for label in (None, *NAMED):
            menu.addAction(_kind(label)).triggered.connect(partial(self.show_kind, label))
        self.kind.setMenu(menu)
        self._name_kind()
        self.names.setModel(self.model)
        self.names.setAccessibleName("Names in the archive")
        self.articles.setModel(self.named_in)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 3 * STEP)
        top.setSpacing(3 * STEP)
        top.addWidget(self.search, 1)
        top.addWidget(self.kind)
        top.addWidget(self.count)
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.setHandleWidth(1)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.names)
        sides.addWidget(self.articles)
        sides.setSizes([400, 460])
        ground = QWidget(self)
        self._stack = QStackedLayout(ground)
        self._stack.addWidget(sides)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(ground, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(3 * STEP, 2 * STEP, 4 * STEP, 2 * STEP)
        foot.addWidget(self.questions)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._narrow)
        self.names.selectionModel().currentChanged.connect(self._show_articles)
        self.names.entered.connect(lambda _index: self.articles.setFocus())
        self.names.left.connect(self.reject)
        self.articles.entered.connect(self._open)
        self.articles.doubleClicked.connect(self._open)
        self.articles.left.connect(self.names.setFocus)
        self._session.known.changed.connect(self._refresh)

    # What is shown

    def show_kind(self, label: Label | None, _checked: bool = False) -> None:
        """Show only names with a label; None for all."""
        self._label = label
        self._name_kind()
        self._narrow()

    def _name_kind(self) -> None:
        self.kind.setText(_kind(self._label))
        self.kind.setAccessibleName(f"Kind of names: {_kind(self._label)}")

    def _narrow(self) -> None:
        self._typing.stop()
        self.model.narrow(self.search.text(), self._label)
        self._choose(0)

    def _refresh(self) -> None:
        """Read all anew; what was chosen stays chosen."""
        current = self.names.currentIndex()
        kept = self.model.entity_at(current) if current.isValid() else None
        self.model.refresh()
        self._choose(max(0, self.model.place_of(kept.name, kept.label)) if kept else 0)

    def _choose(self, place: int) -> None:
        index = self.model.index(place)
        self.names.setCurrentIndex(index)
        self._show_articles(index)
        narrowed = bool(self.search.text().strip()) or self._label is not None
        self.empty.say(NOTHING_FOUND if narrowed else NOTHING_YET)
        self._stack.setCurrentIndex(0 if index.isValid() else 1)
        every = self._session.known.count()
        self.count.setText("1 name" if every == 1 else f"{every:,} names")

    def _show_articles(self, index: QModelIndex) -> None:
        entity = self.model.entity_at(index) if index.isValid() else None
        rows = self._session.known.articles_of(entity.id) if entity else []
        self.named_in.show(rows, entity.name if entity else "")
        self.articles.setAccessibleName(f"Articles that name {entity.name if entity else 'it'}")
        if self.named_in.rowCount():
            self.articles.setCurrentIndex(self.named_in.index(0))

    # Keys and acts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down and Enter go from the search to the names."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.search and pressed and event.key() in keys:  # type: ignore[attr-defined]
            self._narrow()
            self.names.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _open(self, index: QModelIndex) -> None:
        current = self.names.currentIndex()
        if not current.isValid():
            return
        row, label = self.named_in.row_at(index), self.model.entity_at(current).label
        self._session.open_article(row.article_id)
        self.opened.emit((row.name, label))
        self.accept()


def _kind(label: Label | None) -> str:
    return "All Kinds" if label is None else NAMES[label]
