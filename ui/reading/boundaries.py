"""Moving the ends of one mention: handles to drag, keys, and a live preview on the page."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from annotation.entities import Mention
from annotation.selectors import Span
from ui.reading.boundary_handles import BoundaryFrame, BoundaryHandle, line_boxes
from ui.reading.page import Page
from ui.reading.word_edges import WordEdges

AROUND = 2000
"""Code points before and after a mention within which its ends can be moved."""


class Boundaries(QObject):
    """While a mention's ends are being moved, the page's keys and handles belong to this.

    Nothing is written here: ``accepted(mention, span)`` tells what the reader settled on,
    ``moved(span)`` follows each step, ``ended()`` comes when the handles leave, either way.
    """

    accepted = Signal(object, Span)
    moved = Signal(Span)
    ended = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.mention: Mention | None = None
        self.span = Span(0, 0)
        self._stretch = Span(0, 0)
        self._edges = WordEdges("", Span(0, 0))
        self._frame: BoundaryFrame | None = None
        self.handles: tuple[BoundaryHandle, ...] = ()
        page.scrolled.connect(self._place)

    @property
    def active(self) -> bool:
        """Whether a mention's ends are being moved."""
        return self.mention is not None

    def begin(self, mention: Mention) -> None:
        """Show the handles of a mention; its ends stay within its block of the article."""
        self.leave()
        page = self._page.page
        if page is None:
            return
        text = page.article.text
        blocks = (block.span for block in page.article.blocks)
        block = next((each for each in blocks if each.contains(mention.start)), mention.span)
        self._stretch = Span(
            max(block.start, mention.start - AROUND),
            min(max(block.end, mention.end), mention.end + AROUND),
        )
        self._edges = WordEdges(text, self._stretch)
        self.mention, self.span = mention, mention.span
        self._page.deselect()
        self._page.reveal(mention.span)
        self._show_handles()
        self._page.installEventFilter(self)
        self._page.viewport().installEventFilter(self)
        self._page.setFocus()
        self.moved.emit(self.span)

    def _show_handles(self) -> None:
        style = self._page.page.style if self._page.page is not None else None
        if style is None or self.mention is None:
            return
        ground, colour = self._page.viewport(), style.theme.label(self.mention.label)
        self._frame = BoundaryFrame(colour, ground)
        self.handles = tuple(BoundaryHandle(colour, ground, at_end=end) for end in (False, True))
        for handle in self.handles:
            handle.dragged.connect(self._drag)
        self._place()

    def accept(self) -> None:
        """Settle on the ends as they are now."""
        mention, span = self.mention, self.span
        if mention is not None and span != mention.span:
            self.accepted.emit(mention, span)
        self.leave()

    def leave(self) -> None:
        """Take the handles away and change nothing."""
        if self.mention is None:
            return
        self.mention = None
        self._page.removeEventFilter(self)
        self._page.viewport().removeEventFilter(self)
        for widget in (*self.handles, self._frame):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._frame, self.handles = None, ()
        self.ended.emit()

    # Moving

    def move_start(self, by: int, *, by_letter: bool = False) -> None:
        """Move the beginning a word or a letter on (1) or back (-1)."""
        self._take(self._edges.next_start(self.span.start, by, by_letter=by_letter), self.span.end)

    def move_end(self, by: int, *, by_letter: bool = False) -> None:
        """Move the end a word or a letter on (1) or back (-1)."""
        self._take(self.span.start, self._edges.next_end(self.span.end, by, by_letter=by_letter))

    def _take(self, start: int, end: int) -> None:
        """Take new ends, unless nothing but white space would be left between them."""
        page = self._page.page
        if page is None or start >= end or not Span(start, end).of(page.article.text).strip():
            return
        if Span(start, end) != self.span:
            self.span = Span(start, end)
            self._place()
            self.moved.emit(self.span)

    def _drag(self, point: QPoint, at_end: bool, by_letter: bool) -> None:
        offset = self._offset_near(point)
        if at_end:
            self._take(self.span.start, self._edges.end_near(offset, by_letter=by_letter))
        else:
            self._take(self._edges.start_near(offset, by_letter=by_letter), self.span.end)

    def _offset_near(self, point: QPoint) -> int:
        """Return the code point offset nearest to a viewport point, within the block."""
        page, document = self._page.page, self._page.document()
        if page is None:
            return self.span.start
        at = QPointF(point) + QPointF(0, self._page.verticalScrollBar().value())
        place = document.documentLayout().hitTest(at, Qt.HitTestAccuracy.FuzzyHit)
        return max(self._stretch.start, min(page.offset(place), self._stretch.end))

    def _place(self) -> None:
        """Put frame and handles where the words are now."""
        if self._frame is None or self._page.page is None:
            return
        boxes = line_boxes(self._page, self._page.page, self.span)
        self._frame.show_boxes(boxes)
        for handle in self.handles:
            handle.stand_at(boxes)

    # Keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the page's keys while the handles are there; a click beside them leaves."""
        if watched is self._page:
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                if _knows(event):
                    event.accept()  # or the window's shortcuts would take it
                    return True
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._press(event)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.leave()
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _press(self, event: QKeyEvent) -> bool:
        if not _knows(event):
            return False
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            by = 1 if key == Qt.Key.Key_Right else -1
            letter = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            at_start = modifiers & Qt.KeyboardModifier.ShiftModifier
            move = self.move_start if at_start else self.move_end
            move(by, by_letter=letter)
        return True


def _knows(event: QKeyEvent) -> bool:
    """Tell whether a key moves an end, settles or leaves."""
    keys = Qt.Key
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return False
    return event.key() in (
        *(keys.Key_Left, keys.Key_Right),
        *(keys.Key_Return, keys.Key_Enter, keys.Key_Escape),
    )
