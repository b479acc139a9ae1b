"""The list itself: moving opens, Delete discards, the menu key asks for a menu.

A table of one column, because Qt's list view walks through all rows to lay them out, and its
table view only through those in sight.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.archive.article_delegate import ArticleDelegate
from ui.archive.listing import Listing
from ui.focus_ring import FocusRing
from ui.viewport import own_viewport

OPENING_MS = 60
"""A held arrow key opens the article it stops at, not every one it passes."""

_DISCARD = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ArticleList(QTableView):
    """Rows of articles.

    ``wanted(article_id)``: the reader moved to it. ``entered(article_id)``: the reader asked for
    it with Enter or a double click. ``discarded(ids)``: Delete was pressed.
    """

    wanted = Signal(int)
    entered = Signal(int)
    discarded = Signal(object)

    def __init__(self, model: Listing, delegate: ArticleDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._listing = model
        self._opening = QTimer(self, singleShot=True, interval=OPENING_MS)
        self._opening.timeout.connect(self._open_one)
        self._delegate = delegate
        own_viewport(self).setAutoFillBackground(False)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._be_a_list()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        FocusRing(self)
        self.clicked.connect(self._open_one)
        self.doubleClicked.connect(self._enter)

    def selected_ids(self) -> list[int]:
        """Return the chosen articles, from top to bottom, each once."""
        return [self._listing.id_at(row) for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        """Return the chosen rows, from top to bottom."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.count())]
        return sorted(row for each in ranges for row in range(each.top(), each.bottom() + 1))

    def select(self, article_id: int | None) -> None:
        """Mark an article without opening it; None marks nothing."""
        if article_id is not None and self.selected_ids() == [article_id]:
            return
        place = -1 if article_id is None else self._listing.place_of(article_id)
        if place < 0:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        else:
            self.setCurrentIndex(self.model().index(place, 0))

    def go_to(self, place: int) -> None:
        """Mark the row at ``place``, or the last one, as if the reader had moved there."""
        place = min(place, self.model().rowCount() - 1)
        if place >= 0:
            self.setCurrentIndex(self.model().index(place, 0))
            self._opening.start()

    def steadily(self, refresh: Callable[[], None]) -> None:
        """Refresh, and keep the rows in sight where they are when articles come above them."""
        bar = self.verticalScrollBar()
        top = self.indexAt(QPoint(1, 1)) if bar.value() else QModelIndex()
        offset = self.visualRect(top).top()
        kept = QPersistentModelIndex(top)
        refresh()
        if kept.isValid():
            self.executeDelayedItemsLayout()
            self.scrollTo(self.model().index(kept.row(), 0), self.ScrollHint.PositionAtTop)
            bar.setValue(bar.value() - offset)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would read every row of the archive to find a first letter."""

    def event(self, event: QEvent) -> bool:
        """Keep the keys that act on chosen rows from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Discard, open, or move; moving opens."""
        key = event.key()
        if key in _DISCARD and self.selected_ids():
            self.discarded.emit(self.selected_ids())
        elif key in _OPEN:
            self._enter()
        elif key in _ENDS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.go_to(0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self._opening.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the font with the height of the rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def _be_a_list(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height(self.font()))

    def _is_ours(self, event: QEvent) -> bool:
        keys = (*_DISCARD, *_OPEN)
        return isinstance(event, QKeyEvent) and event.key() in keys and bool(self.selected_ids())

    def _open_one(self) -> None:
        ids = self.selected_ids()
        if len(ids) == 1:
            self._opening.stop()
            self.wanted.emit(ids[0])

    def _enter(self) -> None:
        ids = self.selected_ids()
        if len(ids) == 1:
            self.entered.emit(ids[0])
