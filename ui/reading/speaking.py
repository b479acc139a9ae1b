"""Has a screen reader hear what the eye sees on the page: where highlights and notes begin and end.

A screen reader reads the letter, word or line that the cursor comes to by itself, so only what
begins and ends there is added. Of the page's own keys, which go by sentences, names and
annotations, it knows nothing: those words are said here as well. What it reads on its own
from top to bottom cannot be interrupted; the page's description tells what there is to walk to.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QTextCursor

from annotation.entities import Mention
from annotation.notes import Annotation
from annotation.selectors import Span
from ui.announcing import announce, listened_to
from ui.entities.labels import NAME_LABELS
from ui.reading.reading_pane import ReadingPane
from ui.reading.spoken import (
    annotation_in_words,
    covering,
    going_on,
    into,
    joined,
    key_in_words,
    name_in_words,
    on_line,
    overview,
    passed,
    read,
)
from ui.session import Session
from ui.shortcuts import native

_WAYS = (
    ("next_annotation", "the next annotation"),
    ("next_mention", "the next name"),
    ("next_sentence", "the next sentence"),
)
NO_MORE_SENTENCES = "No further sentence"
NO_MORE_NAMES = "No further name"
NO_MORE_ANNOTATIONS = "No further annotation"


class Speaking(QObject):
    """Follows the page's cursors. ``said(words)`` repeats each announcement."""

    said = Signal(str)

    def __init__(self, session: Session, reading: ReadingPane) -> None:
        super().__init__(reading)
        self._session = session
        self._reading = reading
        self._page = reading.page
        self._at = -1
        self._inside: frozenset[str] = frozenset()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow_cursor)
        self._page.cursorPositionChanged.connect(self._moved)
        self._page.installEventFilter(self)
        reading.marking.sentences.arrived.connect(self._read_sentence)
        reading.walking.reached_mention.connect(self._say_mention)
        reading.walking.reached_annotation.connect(self._say_annotation)
        session.opened.connect(self._start_over)
        session.feed.changed.connect(self.describe)
        self.describe()

    def _say(self, words: str, *, now: bool = False) -> None:
        if words:
            announce(self._page, words, now=now)
            self.said.emit(words)

    # What there is

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Describe the page whenever it gets the focus: a screen reader asks for it then."""
        if event.type() == QEvent.Type.FocusIn:
            self.describe()
        return False

    def _start_over(self) -> None:
        self._soon.stop()
        self._at, self._inside = -1, frozenset()
        self.describe()

    def describe(self) -> None:
        """Tell in the page's name and description what it holds and how to walk through it."""
        opened = self._session.opened_now
        title = opened.kept.article.title if opened is not None else ""
        self._page.setAccessibleName(f"Article, {title}" if title else "Article")
        if opened is None or not listened_to():
            return
        names = sum(entity.label in NAME_LABELS for entity in opened.entities)
        words = f"{overview(opened.annotations, names)}. {self._ways()}".strip()
        if words != self._page.accessibleDescription():
            self._page.setAccessibleDescription(words)

    def _ways(self) -> str:
        keys = {each.objectName(): _key(each) for each in self._reading.actions()}
        said = [f"{keys[id_]} for {what}" for id_, what in _WAYS if keys.get(id_)]
        return f"Press {', '.join(said)}." if said else ""

    # What the cursor comes to

    def _moved(self) -> None:
        if listened_to():
            self._soon.start()  # a sentence or a name that is reached says more than its place

    def _follow_cursor(self) -> None:
        """Say what begins and ends between where the cursor was and where it is."""
        page = self._page.page
        if page is None:
            return
        before, self._at = self._at, page.offset(self._page.textCursor().position())
        inside, self._inside = self._inside, covering(self._annotations(), self._at)
        if not self._page.hasFocus() or before == self._at:
            return
        line = self._line()
        if before >= 0 and line.start <= before <= line.end:
            self._say(passed(self._annotations(), before, self._at))
        else:
            self._say(on_line(self._text(), self._annotations(), inside, line))

    def _line(self) -> Span:
        """Return the line of the page that the cursor is in."""
        page, cursor = self._page.page, self._page.textCursor()
        if page is None:
            return Span(0, 0)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        start = page.offset(cursor.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfLine)
        return Span(start, max(start, page.offset(cursor.position())))

    def _annotations(self) -> list[Annotation]:
        return self._page.marks.annotations

    def _text(self) -> str:
        return self._page.page.article.text if self._page.page is not None else ""

    # What the page's own keys come to

    def _read_sentence(self, span: Span | None) -> None:
        if not listened_to():
            return
        if span is None:
            self._say(NO_MORE_SENTENCES, now=True)
            return
        self._say(read(self._text(), self._annotations(), self._inside, span), now=True)
        self._come_to(span.start, going_on(self._annotations(), span.end))

    def _say_mention(self, mention: Mention | None) -> None:
        if not listened_to():
            return
        if mention is None:
            self._say(NO_MORE_NAMES, now=True)
            return
        said = name_in_words(mention.span.of(self._text()), mention)
        inside = covering(self._annotations(), mention.start)
        new = [each for each in self._annotations() if each.id in inside - self._inside]
        self._say(joined([said, *(into(each) for each in new)]), now=True)
        self._come_to(mention.end, inside)

    def _say_annotation(self, annotation: Annotation | None) -> None:
        if not listened_to():
            return
        if annotation is None or annotation.span is None:
            self._say(NO_MORE_ANNOTATIONS, now=True)
            return
        self._say(annotation_in_words(self._text(), annotation), now=True)
        self._come_to(annotation.span.start, covering(self._annotations(), annotation.span.start))

    def _come_to(self, offset: int, inside: frozenset[str]) -> None:
        self._soon.stop()
        self._at, self._inside = offset, inside


def _key(action: QAction) -> str:
    keys = action.shortcuts()
    return key_in_words(native(keys[0].toString())) if keys else ""
