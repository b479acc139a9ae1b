"""Moving both ends of some words on the page: handles to drag, a frame around the result."""

from functools import cached_property

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor

from annotation.selectors import Span
from ui.reading.boundary_handles import BoundaryFrame, BoundaryHandle, line_boxes
from ui.reading.page import Page
from ui.reading.word_edges import WordEdges

NEAR_END = 40
"""Code points beside an end among which its letter is found on the page."""


class Ends(QObject):
    """Handles at the ends of a span. ``moved(span)`` follows each step; nothing is written here.

    ``released()`` comes when a handle is let go, ``ended()`` when the handles leave.
    """

    moved = Signal(Span)
    released = Signal()
    ended = Signal()
    _kind: type[WordEdges] = WordEdges
    """Where the ends snap to."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.span = Span(0, 0)
        self._stretch = Span(0, 0)
        self._colour = QColor()
        self._frame: BoundaryFrame | None = None
        self.handles: tuple[BoundaryHandle, ...] = ()
        page.scrolled.connect(self._place)

    @property
    def active(self) -> bool:
        """Whether the handles are there."""
        return bool(self.handles)

    def _start(self, span: Span, stretch: Span, colour: QColor, what: str) -> None:
        """Show handles on words, whose ends stay within a stretch of the text."""
        self.span, self._stretch = span, stretch
        self._colour = colour
        vars(self).pop("_edges", None)
        ground = self._page.viewport()
        self.handles = tuple(
            BoundaryHandle(colour, ground, what, at_end=end) for end in (False, True)
        )
        for handle in self.handles:
            handle.dragged.connect(self._drag)
            handle.released.connect(self.released)
        self._place()

    @cached_property
    def _edges(self) -> WordEdges:
        """The edges of the words of the stretch, looked for when they are first needed."""
        page = self._page.page
        return self._kind(page.article.text if page is not None else "", self._stretch)

    def leave(self) -> None:
        """Take the handles away and change nothing."""
        if not self.handles:
            return
        for widget in (*self.handles, self._frame):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._frame, self.handles = None, ()
        self.ended.emit()

    def _show_frame(self) -> None:
        if self._frame is None:
            self._frame = BoundaryFrame(self._colour, self._page.viewport())
            for handle in self.handles:
                handle.raise_()

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
            self._show_frame()
            self._place()
            self.moved.emit(self.span)

    def _drag(self, point: QPoint, at_end: bool, by_letter: bool) -> None:
        self._follow(point)
        offset = self._offset_near(point)
        if at_end:
            self._take(self.span.start, self._edges.end_near(offset, by_letter=by_letter))
        else:
            self._take(self._edges.start_near(offset, by_letter=by_letter), self.span.end)

    def _follow(self, point: QPoint) -> None:
        """Scroll by a line where an end is dragged beyond the view."""
        bar, height = self._page.verticalScrollBar(), self._page.viewport().height()
        if not 0 <= point.y() < height:
            line = self._page.fontMetrics().height()
            bar.setValue(bar.value() + (line if point.y() > 0 else -line))

    def _offset_near(self, point: QPoint) -> int:
        """Return the code point offset nearest to a viewport point, within the stretch."""
        page, document = self._page.page, self._page.document()
        if page is None:
            return self.span.start
        y = max(0, min(point.y(), self._page.viewport().height() - 1))
        at = QPointF(point.x(), y + self._page.verticalScrollBar().value())
        place = document.documentLayout().hitTest(at, Qt.HitTestAccuracy.FuzzyHit)
        return max(self._stretch.start, min(page.offset(place), self._stretch.end))

    # Where they stand

    def _place(self) -> None:
        """Put frame and handles where the words are now."""
        if not self.handles or self._page.page is None:
            return
        (start, end), view = (self.span.start, self.span.end), self._page.about_in_view()
        if self._frame is not None:
            self._frame.show_boxes(self._boxes(max(start, view.start), min(end, view.end)))
        ends = (
            self._boxes(start, min(end, start + NEAR_END)) if view.contains(start) else [],
            self._boxes(max(start, end - NEAR_END), end) if start < end <= view.end + 1 else [],
        )
        for handle, boxes in zip(self.handles, ends, strict=True):
            handle.stand_at(boxes)

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        page = self._page.page
        return line_boxes(self._page, page, Span(start, end)) if page and start < end else []
