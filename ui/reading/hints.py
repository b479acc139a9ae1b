"""Letters over the names, annotations and folded lines in view: typing them goes there."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent

from annotation.entities import Mention
from annotation.notes import Annotation
from annotation.selectors import Span
from ui.reading.hint_layer import Hint, HintLayer
from ui.reading.hint_letters import LETTERS, hint_letters
from ui.reading.marking import Marking
from ui.session import Session

NOTHING_HERE = "There is no name, annotation or folded line in view to jump to."


class Place(NamedTuple):
    """Something in view, and what happens when its letters are typed."""

    rect: QRect
    go: Callable[[], None]


class Hints(QObject):
    """While the letters are there, the page's keys belong to this."""

    def __init__(self, session: Session, marking: Marking) -> None:
        super().__init__(marking.page)
        self._session = session
        self._marking = marking
        self._page = marking.page
        self._layer: HintLayer | None = None
        self._places: dict[str, Place] = {}
        self.typed = ""
        self._page.scrolled.connect(self.leave)
        session.opened.connect(self.leave)

    @property
    def active(self) -> bool:
        """Whether letters are shown."""
        return self._layer is not None

    def letters(self) -> list[str]:
        """Return the letters that are shown, in reading order."""
        return list(self._places)

    def begin(self) -> None:
        """Show letters over everything in view that can be jumped to."""
        self.leave()
        page = self._page.page
        places = self._in_view()
        if page is None or not places:
            self._session.said.emit(NOTHING_HERE)
            return
        self._marking.bar.hide()
        self._places = dict(zip(hint_letters(len(places)), places, strict=True))
        self._layer = HintLayer(page.style.theme, page.style.font(), self._page.viewport())
        self._show()
        self._page.installEventFilter(self)
        self._page.viewport().installEventFilter(self)
        self._page.setFocus()

    def leave(self) -> None:
        """Take the letters away and go nowhere."""
        layer, self._layer = self._layer, None
        self._places, self.typed = {}, ""
        if layer is not None:
            self._page.removeEventFilter(self)
            self._page.viewport().removeEventFilter(self)
            layer.hide()
            layer.deleteLater()

    def _show(self) -> None:
        if self._layer is not None:
            hints = [Hint(code, place.rect) for code, place in self._places.items()]
            self._layer.show_hints(hints, self.typed)

    # What is in view

    def _in_view(self) -> list[Place]:
        """Return the places in view, in reading order."""
        found = [
            (span, go)
            for span, go in (*self._mentions(), *self._annotations(), *self._folded())
            if self._sees(span)
        ]
        places = []
        for span, go in sorted(found, key=lambda each: each[0]):
            rect = self._page.span_rect(Span(span.start, span.start))
            if rect is not None:
                places.append(Place(rect, go))
        return places

    def _sees(self, span: Span) -> bool:
        rect = self._page.span_rect(Span(span.start, span.start))
        return rect is not None and self._page.viewport().rect().contains(rect.center())

    def _mentions(self) -> list[tuple[Span, Callable[[], None]]]:
        view = self._page.about_in_view()
        shown = self._page.marks.shown_mentions()
        return [
            (each.span, lambda each=each: self._open_mention(each))  # type: ignore[misc]
            for each in shown
            if view.contains(each.start)
        ]

    def _annotations(self) -> list[tuple[Span, Callable[[], None]]]:
        view = self._page.about_in_view()
        return [
            (each.span, lambda each=each: self._open_annotation(each))  # type: ignore[misc]
            for each in self._page.marks.annotations
            if each.span is not None and view.contains(each.span.start)
        ]

    def _folded(self) -> list[tuple[Span, Callable[[], None]]]:
        page, view = self._page.page, self._page.about_in_view()
        if page is None:
            return []
        starts = [block.start for block in page.article.blocks if view.contains(block.start)]
        return [
            (Span(start, start), lambda start=start: self._page.unfolded.emit(start))  # type: ignore[misc]
            for start in starts
            if page.folded_at(start) is not None
        ]

    def _open_mention(self, mention: Mention) -> None:
        self._page.place_cursor(mention.start)
        self._marking.show_card(mention)

    def _open_annotation(self, annotation: Annotation) -> None:
        self._marking.point_to(annotation)

    # Keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the page's keys; a click, another size or the loss of the keys leaves."""
        kind = event.type()
        if watched is self._page and isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()  # or the window's shortcuts would take it
                return True
            if kind == QEvent.Type.KeyPress:
                self._press(event)
                return True
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Resize, QEvent.Type.FocusOut):
            self.leave()
        return False

    def _press(self, event: QKeyEvent) -> None:
        letter = event.text().casefold()
        if event.key() == Qt.Key.Key_Backspace and self.typed:
            self.typed = self.typed[:-1]
            self._show()
        elif letter and letter in LETTERS and not event.modifiers() & _COMMANDS:
            self._type(self.typed + letter)
        elif event.key() not in _BARE:
            self.leave()

    def _type(self, typed: str) -> None:
        if typed in self._places:
            go = self._places[typed].go
            self.leave()
            go()
        elif any(code.startswith(typed) for code in self._places):
            self.typed = typed
            self._show()


_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_BARE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)
