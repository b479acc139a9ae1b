"""Moving the ends of one mention: handles to drag, keys, and a live preview on the page."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent

from annotation.entities import Mention
from annotation.selectors import Span
from ui.reading.ends import Ends
from ui.reading.page import Page

AROUND = 2000
"""Code points before and after a mention within which its ends can be moved."""


class KeyedEnds(Ends):
    """While ends are being moved so, the page's keys belong to this: Enter keeps, Esc leaves."""

    ARROWS: tuple[Qt.Key, ...] = (Qt.Key.Key_Left, Qt.Key.Key_Right)

    def _start(self, span: Span, stretch: Span, colour: QColor, what: str) -> None:
        self._page.deselect()
        self._page.reveal(span)
        super()._start(span, stretch, colour, what)
        self._show_frame()
        self._place()
        self._page.installEventFilter(self)
        self._page.viewport().installEventFilter(self)
        self._page.setFocus()
        self.moved.emit(self.span)

    def accept(self) -> None:
        """Settle on the ends as they are now."""
        raise NotImplementedError

    def leave(self) -> None:
        """Take the handles away and change nothing."""
        self._page.removeEventFilter(self)
        self._page.viewport().removeEventFilter(self)
        super().leave()

    # Keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the page's keys while the handles are there; a click beside them leaves."""
        if watched is self._page:
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                if self._knows(event):
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
        if not self._knows(event):
            return False
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            letter = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            at_start = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self._move(Qt.Key(key), at_start=at_start, by_letter=letter)
        return True

    def _move(self, key: Qt.Key, *, at_start: bool, by_letter: bool) -> None:
        """Move one end by what an arrow key means."""
        move = self.move_start if at_start else self.move_end
        move(1 if key == Qt.Key.Key_Right else -1, by_letter=by_letter)

    def _knows(self, event: QKeyEvent) -> bool:
        """Tell whether a key moves an end, settles or leaves."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        return not alt and event.key() in (*self.ARROWS, *_SETTLING)


class Boundaries(KeyedEnds):
    """Moves the ends of a mention. ``accepted(mention, span)`` tells what the reader settled on."""

    accepted = Signal(object, Span)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.mention: Mention | None = None

    def begin(self, mention: Mention) -> None:
        """Show the handles of a mention; its ends stay within its block of the article."""
        self.leave()
        page = self._page.page
        if page is None:
            return
        blocks = (block.span for block in page.article.blocks)
        block = next((each for each in blocks if each.contains(mention.start)), mention.span)
        stretch = Span(
            max(block.start, mention.start - AROUND),
            min(max(block.end, mention.end), mention.end + AROUND),
        )
        self.mention = mention
        self._start(mention.span, stretch, page.style.theme.label(mention.label), "name")

    def accept(self) -> None:
        """Settle on the ends as they are now."""
        mention, span = self.mention, self.span
        if mention is not None and span != mention.span:
            self.accepted.emit(mention, span)
        self.leave()

    def leave(self) -> None:
        """Take the handles away and change nothing."""
        self.mention = None
        super().leave()


_SETTLING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
