"""The page: one article, its marks painted over it, words selected on it."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from annotation.selectors import Span
from ui.reading.column import show_caret
from ui.reading.page_painting import Painting
from ui.reading.page_view import PageView


class Page(PageView):
    """A read-only text whose marks are painted from span tables.

    All spans are in code points of the article's text. ``pointed(offset)`` is a click without a
    selection, ``pointed_also(offset)`` one with Ctrl, ``asked_about(offset)`` one for a menu.
    ``selected`` comes when a selection has come to rest, ``deselected`` when it went, and
    ``refreshed`` when the marks have changed.
    """

    pointed = Signal(int)
    pointed_also = Signal(int)
    asked_about = Signal(int)
    pointed_twice = Signal(int)
    hovered = Signal(int)
    selected = Signal()
    deselected = Signal()
    unfolded = Signal(int)
    scrolled = Signal()
    menu_wanted = Signal(QPoint)
    refreshed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        show_caret(self, False)
        self.setAcceptDrops(False)
        self.setAccessibleName("Article")
        self.viewport().setMouseTracking(True)
        self._settled = QTimer(self, singleShot=True, interval=250)
        self._settled.timeout.connect(self._tell_selection)
        self._pressed_at: QPoint | None = None
        self.selectionChanged.connect(self._selection_moves)
        self.ticks.valueChanged.connect(self.scrolled)

    # Selection

    def selected_span(self) -> Span | None:
        """Return the selected words, trimmed; None where nothing is selected."""
        cursor = self.textCursor()
        if self.page is None or not cursor.hasSelection():
            return None
        return self.page.span(cursor.selectionStart(), cursor.selectionEnd())

    def select(self, span: Span) -> None:
        """Select words."""
        cursor = self.cursor_at(span.start)
        cursor.setPosition(self.cursor_at(span.end).position(), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def place_cursor(self, offset: int) -> None:
        """Put the cursor at a code point offset, with nothing selected."""
        self.setTextCursor(self.cursor_at(offset))

    def deselect(self) -> None:
        """Drop the selection, leaving the cursor at its end."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Drag the stored words, not the view's."""
        data = QMimeData()
        data.setText(self.words_to_copy())
        return data

    def words_to_copy(self) -> str:
        """Return the stored words of the selection, or of the folded block at the cursor."""
        span = self.selected_span() or self._folded_span()
        return span.of(self.page.article.text) if span and self.page else ""

    def _folded_span(self) -> Span | None:
        number = self.textCursor().block().blockNumber()
        placed = self.page.placed(number) if self.page is not None else None
        return placed.block.span if placed is not None and placed.folded else None

    def _selection_moves(self) -> None:
        if not self.textCursor().hasSelection():
            self._settled.stop()
            self.deselected.emit()
        elif self._pressed_at is None:
            self._settled.start()

    def _tell_selection(self) -> None:
        if self.selected_span() is not None:
            self.selected.emit()

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click or a selection starts."""
        self.fill()
        show_caret(self, False)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click from a selection."""
        super().mouseReleaseEvent(event)
        self._pressed_at = None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._tell_selection()
            return
        point = event.position().toPoint()
        if not self._unfold(point):
            also = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            pointed = self.pointed_also if also else self.pointed
            pointed.emit(-1 if (offset := self.offset_at(point)) is None else offset)

    def _unfold(self, point: QPoint) -> bool:
        return self._unfold_block(self.cursorForPosition(point).block().blockNumber())

    def _unfold_block(self, number: int) -> bool:
        placed = self.page.placed(number) if self.page is not None else None
        if placed is not None and placed.folded:
            self.unfolded.emit(placed.block.start)
            return True
        return False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; on a mention, ask for its card."""
        super().mouseDoubleClickEvent(event)
        if (offset := self.offset_at(event.position().toPoint())) is not None:
            self.pointed_twice.emit(offset)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the pointer is over."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._pressed_at = None  # a drag of words ends without a release here
            offset = self.offset_at(event.position().toPoint())
            self.hovered.emit(-1 if offset is None else offset)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for our own menu instead of Qt's, for what is under the pointer."""
        self._pressed_at = None
        offset = self.offset_at(event.pos())
        span = self.selected_span()
        if offset is not None and (span is None or not span.contains(offset)):
            self.deselect()
            self.asked_about.emit(offset)
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page with Space as browsers do."""
        if event.key() == Qt.Key.Key_Space:
            bar = self.verticalScrollBar()
            step = bar.pageStep() - 48
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-step if shift else step))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._unfold_block(self.textCursor().block().blockNumber())
            return
        show_caret(self, True)
        self.fill()
        super().keyPressEvent(event)

    # Painting

    def show_found(self, spans: list[Span], current: int) -> None:
        """Show where words were found, one of them stronger; no spans shows none."""
        if self.page is not None:
            self.marks.lay_found(self.page, spans, current)
            self.refresh()

    def refresh(self) -> None:
        """Paint again after the marks have changed."""
        self.ticks.show_marks(self.page, self.marks)
        self.viewport().update()
        self.refreshed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint highlighters, then the words, then underlines."""
        self.lay_out_in_view()
        if self.page is None:
            super().paintEvent(event)
            return
        painting = Painting(self, self.page, self.marks, event.rect())
        painting.behind()
        super().paintEvent(event)
        painting.above()
