"""The centre of the window: the page, the bar over it, and what stands there without an article."""

import re

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from annotation.entities import Label, Mention
from annotation.notes import Annotation
from annotation.selectors import Span
from storage import MATCH_END, MATCH_START, Changes, Hit
from ui.appearance import Appearance
from ui.dates import shown_date
from ui.reading.document import PageDocument, PageStyle
from ui.reading.empty_page import EmptyPage
from ui.reading.find_bar import FindBar
from ui.reading.marking import Marking
from ui.reading.page import Page
from ui.reading.selection_bar import SelectionBar
from ui.session import Session

WORDS_A_MINUTE = 230
POINTS = (10.0, 11.0, 12.0, 13.0, 14.0, 15.5, 17.0, 19.0, 22.0, 26.0, 32.0, 39.0)


class ReadingPane(QWidget):
    """Shows the session's article; gestures on it are ``marking``'s."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        points = session.archive.settings.get("points", 13.0)
        self._points = float(points) if isinstance(points, (int, float)) else 13.0
        self._unfolded: set[int] = set()
        self.page = Page(self)
        self.empty = EmptyPage(appearance, self)
        self.find_bar = FindBar(self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addLayout(self._stack)
        self.bar = SelectionBar(self)
        self.marking = Marking(session, self.page, self.bar)
        self._keep_place = QTimer(self, singleShot=True, interval=1500)
        self._connect()
        self._dress()
        self.show_article()

    def _connect(self) -> None:
        self._session.opened.connect(self.show_article)
        self._session.feed.changed.connect(self._changed)
        self._appearance.changed.connect(self._dress)
        self.page.unfolded.connect(self._unfold)
        self.find_bar.found.connect(self._show_found)
        self.find_bar.closed.connect(self.page.setFocus)
        self.page.scrolled.connect(self._scrolled)
        self._keep_place.timeout.connect(self.keep_place)

    # What is shown

    def show_article(self) -> None:
        """Show the session's article from where it was left."""
        self.marking.start_over()
        self._unfolded.clear()
        kept = self._session.current
        self.find_bar.search_in(kept.article.text if kept else "")
        if kept is None:
            self.page.page = None
            self.empty.tell(has_articles=self._session.archive.articles.count() > 0)
            self._stack.setCurrentWidget(self.empty)
            return
        self._set_page()
        self._stack.setCurrentWidget(self.page)
        place = int(self._session.archive.articles.position(kept.id) or 0)
        self.page.scroll_to(place)
        QTimer.singleShot(0, self.page, lambda: self.page.scroll_to(place))

    def _set_page(self) -> None:
        kept = self._session.current
        if kept is None:
            return
        style = PageStyle(self._appearance.theme, self._points)
        unfolded = self._unfolded | self._annotated_boilerplate()
        self.page.show_page(PageDocument(kept.article, style, self._facts(), unfolded))
        self.lay_marks()

    def _annotated_boilerplate(self) -> set[int]:
        """Boilerplate that carries an annotation stays open: nothing marked is ever hidden."""
        kept = self._session.current
        if kept is None:
            return set()
        spans = [each.span for each in self._session.archive.annotations.of(kept.id) if each.span]
        blocks = kept.article.blocks
        return {block.start for block in blocks for span in spans if block.span.overlaps(span)}

    def _facts(self) -> str:
        kept = self._session.current
        if kept is None:
            return ""
        article = kept.article
        minutes = max(1, round(article.words_to_read() / WORDS_A_MINUTE))
        date = shown_date(article.published) if article.published else ""
        facts = dict.fromkeys([article.source, article.author, date, f"{minutes} min"])
        return "   ·   ".join(fact for fact in facts if fact)

    def lay_marks(self) -> None:
        """Read the article's mentions and annotations anew and paint them."""
        kept, page = self._session.current, self.page.page
        if kept is None or page is None:
            return
        archive = self._session.archive
        self.page.marks.lay(page, archive.mentions.of(kept.id), archive.annotations.of(kept.id))
        self.page.refresh()

    def _changed(self, changes: Changes, _origin: object) -> None:
        kept = self._session.current
        if kept is None:
            self.empty.tell(has_articles=self._session.archive.articles.count() > 0)
        elif kept.id in changes.articles | changes.mentions_of or changes.annotations:
            self.lay_marks()

    def _dress(self) -> None:
        self.bar.set_theme(self._appearance.theme)
        self.find_bar.set_theme(self._appearance.theme)
        self._set_again()

    def _set_again(self) -> None:
        """Lay the page out anew and stay at the same words."""
        if self._session.current is not None and self.page.page is not None:
            place = self.page.top_offset()
            self._set_page()
            self.page.scroll_to(place)

    def show_labels(self, labels: frozenset[Label]) -> None:
        """Mark only mentions with these labels."""
        self.page.marks.labels = labels
        self.page.refresh()

    def zoom(self, steps: int) -> None:
        """Grow or shrink the reading face; 0 returns to the usual size."""
        nearest = min(range(len(POINTS)), key=lambda rank: abs(POINTS[rank] - self._points))
        wanted = POINTS.index(13.0) if steps == 0 else nearest + steps
        self._points = POINTS[max(0, min(wanted, len(POINTS) - 1))]
        self._session.remember("points", self._points)
        self._set_again()

    def _unfold(self, block_start: int) -> None:
        self._unfolded.add(block_start)
        self._set_again()

    # Places

    def keep_place(self) -> None:
        """Remember how far the article was read."""
        kept = self._session.current
        if kept is not None and self.page.page is not None and not self._session.archive.read_only:
            self._session.archive.articles.set_position(kept.id, self.page.top_offset())

    def _scrolled(self) -> None:
        self.bar.hide()
        self._keep_place.start()

    def show_annotation(self, annotation: Annotation) -> None:
        """Bring an annotation's passage into view and frame it."""
        self.page.marks.active = annotation.id
        if annotation.span is not None:
            self.page.reveal(annotation.span)
        self.page.refresh()

    def show_mention(self, mention: Mention) -> None:
        """Bring a mention into view, its entity lifted."""
        self.marking.choose_entity((mention.entity, mention.label))
        self.page.reveal(mention.span)

    def show_hit(self, hit: Hit) -> None:
        """Bring what a search found into view: the note, or the first of the words."""
        for annotation in self.page.marks.annotations:
            if annotation.id == hit.annotation_id:
                self.show_annotation(annotation)
                self.marking.annotation_chosen.emit(annotation.id)
                return
        words = re.findall(f"{MATCH_START}(.*?){MATCH_END}", hit.snippet)
        if words and hit.where == "text" and self.page.page is not None:
            place = self.page.page.article.text.find(words[0])
            if place >= 0:
                self._go(Span(place, place + len(words[0])))

    def _show_found(self, spans: list[Span], current: int) -> None:
        self.page.show_found(spans, current)
        if current >= 0:
            self.page.reveal(spans[current])

    def peel(self) -> bool:
        """Leave the innermost thing: the bar, the find bar, the selection; False for none."""
        if self.find_bar.field.hasFocus():
            self.find_bar.leave()
            return True
        if self.marking.peel():
            return True
        if self.find_bar.isVisible():
            self.find_bar.leave()
            return True
        return False

    def step_mention(self, by: int) -> None:
        """Go to the next (1) or previous (-1) mention that is shown."""
        here = self._cursor_offset()
        spans = [mention.span for mention in self.page.marks.shown_mentions()]
        self._go(_next_span(spans, here, by))

    def step_annotation(self, by: int) -> None:
        """Go to the next (1) or previous (-1) annotation."""
        marks = self.page.marks
        spans = sorted(each.span for each in marks.annotations if each.span is not None)
        span = _next_span(spans, self._cursor_offset(), by)
        self._go(span)
        if span is not None:
            self.marking.point(span.start)

    def _cursor_offset(self) -> Span:
        span = self.page.selected_span()
        if span is not None or self.page.page is None:
            return span or Span(0, 0)
        offset = self.page.page.offset(self.page.textCursor().position())
        return Span(offset, offset)

    def _go(self, span: Span | None) -> None:
        if span is not None:
            self.page.select(span)
            self.page.reveal(span)


def _next_span(spans: list[Span], here: Span, by: int) -> Span | None:
    """Return the first span after (or before) another; the ends do not wrap around."""
    if by > 0:
        return next((each for each in spans if each.start >= max(here.end, here.start + 1)), None)
    return next((each for each in reversed(spans) if each.start < here.start), None)
