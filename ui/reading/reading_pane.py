"""The centre of the window: the page, the bar over it, and what stands there without an article."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from annotation.article import BlockKind
from annotation.entities import Label, Mention
from annotation.notes import Annotation
from annotation.selectors import Span
from storage import Changes
from ui.appearance import Appearance
from ui.dates import shown_date
from ui.reading.block_styles import PageStyle
from ui.reading.document import PageDocument
from ui.reading.looks import Looks, looks_from
from ui.reading.progress import WORDS_A_MINUTE
from ui.reading.reading_parts import ReadingParts
from ui.session import Session

if TYPE_CHECKING:
    from storage import Hit


class ReadingPane(ReadingParts):
    """Shows the session's article; gestures on it are ``marking``'s."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(session, appearance, parent)
        kept = session.archive.settings
        self.looks = looks_from(kept.get("looks"), kept.get("points"))
        self._unfolded: set[int] = set()
        self._shown: int | None = None
        self._keep_place = QTimer(self, singleShot=True, interval=1500)
        self._connect()
        self.show_article()

    def _connect(self) -> None:
        self._session.opened.connect(self.show_article)
        self._session.gathered.connect(self._lay_mentions)
        self._session.feed.changed.connect(self._changed)
        self._appearance.changed.connect(self._dress)
        self.page.unfolded.connect(self._unfold)
        self.page.scrolled.connect(self._scrolled)
        self._keep_place.timeout.connect(self.keep_place)

    # What is shown

    def show_article(self) -> None:
        """Show the session's article from where it was left."""
        if self._keep_place.isActive():
            self.keep_place()
        self._begin_again()
        self._unfolded.clear()
        opened = self._session.opened_now
        self._shown = opened.kept.id if opened is not None else None
        if opened is None:
            self.page.page = None
            self._show_empty()
            return
        self.page.place.offset = self._session.place_of(opened.kept.id)
        self._set_page()
        if self._stack.currentWidget() is not self.page:
            self._stack.setCurrentWidget(self.page)
            self._take_focus()
        self.page.place.go(self.page.place.offset)

    def _show_empty(self) -> None:
        self.empty.tell(has_articles=self._session.archive.articles.count() > 0)
        self._stack.setCurrentWidget(self.empty)

    def _take_focus(self) -> None:
        """The first article to appear takes the keys, unless something is being typed."""
        if not isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTableView):
            self.page.setFocus()

    def _set_page(self) -> None:
        opened = self._session.opened_now
        if opened is None:
            return
        self._leave_bounding()
        style = PageStyle(self._appearance.theme, self.looks)
        unfolded = self._unfolded | self._annotated_boilerplate()
        found, present = self.page.marks.found, self.page.marks.present
        near = self.page.place.offset
        page = PageDocument(opened.kept.article, style, self._facts(), unfolded, near)
        self.page.show_page(page)
        self.page.marks.lay_mentions(page, opened.mentions_in(*page.held()))
        self.page.marks.lay_annotations(page, opened.annotations)
        self.page.marks.lay_found(page, found, present)
        self.page.refresh()

    def _lay_mentions(self) -> None:
        """All names of a long article have been read: mark them also out of view."""
        opened, page = self._session.opened_now, self.page.page
        if opened is not None and page is not None:
            self.page.marks.lay_mentions(page, opened.mentions)
            self.page.refresh()

    def _annotated_boilerplate(self) -> set[int]:
        """Boilerplate that carries an annotation stays open: nothing marked is ever hidden."""
        opened = self._session.opened_now
        if opened is None:
            return set()
        blocks = [
            block for block in opened.kept.article.blocks if block.kind is BlockKind.BOILERPLATE
        ]
        spans = [each.span for each in opened.annotations if each.span is not None]
        return {block.start for block in blocks for span in spans if block.span.overlaps(span)}

    def _facts(self) -> str:
        opened = self._session.opened_now
        if opened is None:
            return ""
        article = opened.kept.article
        minutes = max(1, round(opened.words / WORDS_A_MINUTE))
        date = shown_date(article.published) if article.published else ""
        facts = dict.fromkeys([article.source, article.author, date, f"{minutes} min"])
        return "   ·   ".join(fact for fact in facts if fact)

    def _changed(self, changes: Changes, _origin: object) -> None:
        opened, page = self._session.opened_now, self.page.page
        if opened is None:
            self._show_empty()
        elif page is not None and self._laid_out_wrong(page):
            self._set_again()
        elif page is not None:
            if changes.touches_mentions(opened.kept.id):
                self._leave_bounding()
                self.page.marks.lay_mentions(page, opened.mentions)
            if changes.annotations or changes.colours:
                self.page.marks.lay_annotations(page, opened.annotations)
            self.page.refresh()

    def _laid_out_wrong(self, page: PageDocument) -> bool:
        """Tell whether something changed that the document itself shows: title or folds."""
        opened = self._session.opened_now
        renamed = opened is not None and opened.kept.article.title != page.article.title
        return renamed or not self._annotated_boilerplate() <= page.unfolded

    def _dress(self) -> None:
        self._dress_parts()
        self._set_again()

    def _set_again(self, *, whole_line: bool = False) -> None:
        """Lay the page out anew and stay at the same words."""
        if self._session.current is not None and self.page.page is not None:
            self._set_page()
            self.page.place.again(whole_line=whole_line)

    def show_labels(self, labels: frozenset[Label]) -> None:
        """Mark only mentions with these labels."""
        self.page.marks.labels = labels
        self.page.refresh()

    def set_looks(self, looks: Looks) -> None:
        """Set the page another way, and keep it so."""
        if looks != self.looks:
            self.looks = looks
            self._session.remember("looks", looks._asdict())
            self._set_again(whole_line=True)

    def zoom(self, steps: int) -> None:
        """Grow or shrink the reading face; 0 returns to the usual size."""
        self.set_looks(self.looks.zoomed(steps))

    def focus_place(self) -> QWidget:
        """Return what takes the keys here: the page, or the first offer where there is none."""
        return self.page if self._stack.currentWidget() is self.page else self.empty

    def unfold_all(self) -> None:
        """Show every folded line, or fold them again where all are shown."""
        kept = self._session.current
        if kept is None:
            return
        folding = BlockKind.BOILERPLATE
        starts = {block.start for block in kept.article.blocks if block.kind is folding}
        self._unfolded = set() if starts <= self._unfolded else starts
        self._set_again()

    def _unfold(self, block_start: int) -> None:
        self._unfolded.add(block_start)
        self._set_again()

    # Places

    def keep_place(self) -> None:
        """Remember how far the article was read."""
        self._keep_place.stop()
        if self._shown is not None and self.page.page is not None:
            self._session.keep_place(self._shown, self.page.top_offset())

    def _scrolled(self) -> None:
        self._hide_bar()
        self._keep_place.start()

    def show_annotation(self, annotation: Annotation) -> None:
        """Bring an annotation's passage into view and frame it."""
        self.page.marks.active = annotation.id
        if annotation.span is not None:
            self._reveal(annotation.span)
        self.page.refresh()

    def show_mention(self, mention: Mention) -> None:
        """Bring a mention into view, its entity lifted."""
        self.marking.choose_entity((mention.entity, mention.label))
        self._reveal(mention.span)

    def show_hit(self, hit: "Hit") -> None:
        """Bring what a search found into view: the note, or the first of the words."""
        for annotation in self.page.marks.annotations:
            if annotation.id == hit.annotation_id:
                self.show_annotation(annotation)
                self.marking.annotation_chosen.emit(annotation.id)
                return
        from storage import MATCH_END, MATCH_START

        words = re.findall(f"{MATCH_START}(.*?){MATCH_END}", hit.snippet)
        opened = self._session.opened_now
        if words and hit.where == "text" and opened is not None:
            match = re.search(rf"(?<!\w){re.escape(words[0])}", opened.kept.article.text)
            if match is not None:
                self.marking.go(Span(match.start(), match.end()))

    def _show_found(self, spans: list[Span], current: int) -> None:
        if current >= 0 and self.page.page is not None:
            folded = self.page.page.folded_at(spans[current].start)
            if folded is not None:
                self._unfold(folded)
        self.page.show_found(spans, current)
        if current >= 0:
            self._reveal(spans[current])

    def _reveal(self, span: Span) -> None:
        self.page.reveal(span)

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
