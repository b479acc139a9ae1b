"""The view of an article: lays out what is in view, holds the place, converts points to places."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotation.selectors import Span
from ui.reading.column import set_colours, set_column
from ui.reading.document import PageDocument
from ui.reading.marks import Marks
from ui.reading.place import TRIES, Place
from ui.reading.scroll_ticks import TickedScrollBar
from ui.viewport import own_viewport


class PageView(QTextEdit):
    """A read-only text of which only what is in view costs anything. Spans are in code points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self).setCursor(Qt.CursorShape.IBeamCursor)
        self.setDocument(QTextDocument(self))  # the first one was made for the old viewport
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.marks = Marks()
        self.page: PageDocument | None = None
        self.ticks = TickedScrollBar(self)
        self.setVerticalScrollBar(self.ticks)
        self.place = Place(self)
        self._seen_from = 0
        self._growing = QTimer(self, interval=0)
        self._growing.timeout.connect(self._grow)

    # The article

    def show_page(self, page: PageDocument) -> None:
        """Show an article; marks are laid separately."""
        old, self.page = self.page, page
        self.marks.start_over()
        set_colours(self, page.style.theme)
        with self.place.held():
            page.layout.rows_grew.connect(self._keep_in_view)
            set_column(self, page)
            self.setDocument(page.document)
            page.document.setParent(self)
            if old is not None:
                old.document.deleteLater()
        if not page.complete:
            self._growing.start()

    def _grow(self) -> None:
        """Take in more of a long article, now that its first words are painted."""
        if self.page is not None:
            self.page.grow()
        if self.page is None or self.page.complete:
            self._growing.stop()

    def fill(self) -> None:
        """Take in all of the article now: keys can go anywhere in it."""
        if self.page is not None and not self.page.complete:
            self.page.fill()

    def _keep_in_view(self, top: int, grown: int) -> None:
        """Stay at the same words when a row above them turns out higher or lower than guessed."""
        bar = self.verticalScrollBar()
        if top < max(bar.value(), self._seen_from):
            self._seen_from += grown if self._seen_from else 0
            with self.place.held():
                bar.setValue(bar.value() + grown)

    def lay_out_in_view(self) -> bool:
        """Break what is in view into lines; return whether anything moved by it."""
        bar, moved = self.verticalScrollBar(), False
        for _ in range(TRIES):
            value, at_end = bar.value(), bar.value() == bar.maximum() > 0
            if self.page is None or not self.page.lay_out(value, value + self.viewport().height()):
                break
            moved = True
            if at_end:
                with self.place.held():
                    bar.setValue(bar.maximum())
        return moved

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Know how high the rows are that come into view before they are painted.

        A page up ends where the words begin that were seen before, however high those above are.
        """
        own = not self.place.is_held and 0 < dy <= self.viewport().height()
        if own:
            self._seen_from = self.verticalScrollBar().value() + dy
        self.lay_out_in_view()
        if own:
            self._seen_from = 0
        super().scrollContentsBy(dx, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column centred and the place on the page."""
        with self.place.held():
            super().resizeEvent(event)
            if self.page is not None:
                set_column(self, self.page)
        if event.oldSize().width() != event.size().width():
            self.place.again()

    def showEvent(self, event: QShowEvent) -> None:
        """Stay at the place, where Qt would go to the cursor the first time."""
        with self.place.held():
            super().showEvent(event)
        if self.page is not None:  # being polished took its colours away
            set_colours(self, self.page.style.theme)
        self.place.again()

    # Places

    def top_offset(self) -> int:
        """Return the code point offset of the first visible line; 0 at the very top."""
        return self.place.offset

    def scroll_to(self, offset: int) -> None:
        """Bring a code point offset to the top of the view."""
        self.place.go(offset)

    def reveal(self, span: Span) -> None:
        """Scroll a span into view, a third down from the top, unless it is in view already."""
        rect = self.span_rect(span)
        if rect is None:
            return
        view = self.viewport().rect().adjusted(0, 24, 0, -48)
        if not (view.contains(rect.topLeft()) and view.top() <= rect.bottom() <= view.bottom()):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)

    def about_in_view(self) -> Span:
        """Return the code points that can be in view."""
        if self.page is None:
            return Span(0, 0)
        view = self.viewport().rect()
        first, last = (
            self.page.offset(self.cursorForPosition(each).position())
            for each in (view.topLeft(), view.bottomRight())
        )
        return Span(min(first, last), last + 1)

    def span_rect(self, span: Span) -> QRect | None:
        """Return the rectangle around a span's ends in viewport pixels."""
        if self.page is None:
            return None
        first, last = self.cursor_at(span.start), self.cursor_at(span.end)
        return self.cursorRect(first).united(self.cursorRect(last))

    def cursor_at(self, offset: int) -> QTextCursor:
        """Return a cursor of the document at a code point offset."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.page.position(offset) if self.page is not None else 0)
        return cursor

    def offset_at(self, point: QPoint) -> int | None:
        """Return the code point offset of the character under a viewport point; None off it."""
        if self.page is None:
            return None
        at = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        place = self.document().documentLayout().hitTest(at, Qt.HitTestAccuracy.ExactHit)
        if place < 0 or self.page.placed(self.document().findBlock(place).blockNumber()) is None:
            return None
        return self.page.offset(place)
