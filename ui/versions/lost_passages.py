"""The tray of annotations whose words are gone from the text, and the likeliest places for them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from annotation.notes import Annotation
from annotation.selectors import Span
from storage import ArchiveError
from ui.appearance import Appearance
from ui.archive.empty_state import EmptyState
from ui.session import Session, shortened
from ui.theme import STEP
from ui.versions.choosing_dialog import ChoosingDialog, words_label

NOTHING_LOST = (
    "Every passage you marked has its place. When a new version of an article lacks words that "
    "you marked, they are kept and listed here until you decide."
)
NO_PLACE = (
    "No place in the text resembles these words. To put them elsewhere, close this window, select "
    "words in the article, and open it again."
)
AROUND = 60
"""Code points of the text that are shown around a place."""


class LostPassages(ChoosingDialog):
    """Annotations without a place: choose one, choose a place, press Enter.

    ``shown(annotation, span)`` asks the window to show a place in an article. ``selected`` are an
    article's id and words selected in it, which are offered as a place, too.
    """

    shown = Signal(object, object)

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        parent: QWidget,
        selected: tuple[int, Span] | None = None,
    ) -> None:
        super().__init__(session, appearance, parent, "Lost Passages", QSize(920, 560))
        self._lost: list[Annotation] = []
        self._places: list[Span] = []
        self._selected = selected
        self._texts: dict[int, str] = {}
        self.places = self.new_list("Likeliest places")
        self.quote, self.note = words_label(self), words_label(self)
        self.empty = EmptyState(self)
        self.place_it = QPushButton("&Place It Here", self)
        self.show_it = QPushButton("&Show in the Article", self)
        self.delete_it = QPushButton("&Delete", self)
        self._lay_out()
        self.places.itemDoubleClicked.connect(lambda _item: self.place())
        self.place_it.clicked.connect(self.place)
        self.show_it.clicked.connect(self.show_place)
        self.delete_it.clicked.connect(self.delete)
        self.list.setFocus()
        self.refresh()

    def _lay_out(self) -> None:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 2 * STEP)
        column.setSpacing(2 * STEP)
        label = QLabel("&Likeliest places now:", self)
        label.setBuddy(self.places)
        for each in (self.quote, self.note, label):
            column.addWidget(each)
        column.addWidget(self.places, 1)
        ground = QWidget(self)
        self._stack = QStackedLayout(ground)
        self._stack.addWidget(self.halves(side, (320, 600)))
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ground, 1)
        told = QHBoxLayout()
        told.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 0)
        told.addWidget(self.told)
        whole.addLayout(told)
        whole.addWidget(self.foot(self.place_it, (self.show_it, self.delete_it)))

    # What is shown

    def refresh(self) -> None:
        """Read the lost passages anew, those of the article on the page first."""
        row = self.list.currentRow()
        current = self._session.current
        here = current.id if current is not None else -1
        self._texts.clear()
        lost = self._session.archive.versions.orphans()
        self._lost = sorted(lost, key=lambda each: each.article_id != here)
        titles = self._session.archive.articles.keys({each.article_id for each in self._lost})
        rows = []
        for each in self._lost:
            note = shortened(" ".join(each.body.split()), 80)
            lines = [f"“{shortened(each.quote, 90)}”", note, titles[each.article_id][0]]
            rows.append("\n".join(line for line in lines if line))
        self.fill(rows, row)

    def chosen(self) -> Annotation | None:
        """Return the chosen annotation."""
        row = self.list.currentRow()
        return self._lost[row] if 0 <= row < len(self._lost) else None

    def choose(self) -> None:
        """Show the chosen passage and its places."""
        chosen = self.chosen()
        self.empty.say("" if chosen else NOTHING_LOST)
        self.list.setEnabled(bool(self._lost))
        if chosen is None:
            self.close_it.setFocus()
        self._stack.setCurrentIndex(0 if chosen else 1)
        self.places.clear()
        self._places = []
        if chosen is not None:
            self._tell(chosen)
        for button in (self.place_it, self.show_it):
            button.setEnabled(bool(self._places))
        self.place_it.setDefault(bool(self._places))
        self.delete_it.setEnabled(chosen is not None)

    def _tell(self, chosen: Annotation) -> None:
        quote = chosen.selectors.quote if chosen.selectors is not None else None
        if quote is not None:
            before, after = quote.prefix[-AROUND:], quote.suffix[:AROUND]
            self.quote.setText(f"It stood here: … {before}“{quote.exact}”{after} …")
        self.note.setText(f"Your note: {chosen.body}" if chosen.body.strip() else "")
        self.note.setVisible(bool(chosen.body.strip()))
        try:
            found = self._session.archive.versions.places_for(chosen.id)
            text = self._text(chosen.article_id)
        except ArchiveError as error:
            self.told.setText(str(error))
            return
        if self._selected is not None and self._selected[0] == chosen.article_id:
            self._offer("The words you selected", text, self._selected[1])
        for number, place in enumerate(found, start=1):
            if place.span is not None:
                self._offer(f"{number}. {place.score:.0%} alike", text, place.span)
        if not self._places:
            self.places.addItem(NO_PLACE)
            self.places.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            self.places.setCurrentRow(0)

    def _offer(self, what: str, text: str, span: Span) -> None:
        self._places.append(span)
        self.places.addItem(f"{what}\n{_shown(text, span)}")

    def _text(self, article_id: int) -> str:
        if article_id not in self._texts:
            kept = self._session.archive.articles.get(article_id)
            self._texts[article_id] = kept.article.text
        return self._texts[article_id]

    def _place(self) -> Span | None:
        row = self.places.currentRow()
        return self._places[row] if 0 <= row < len(self._places) else None

    # Acts

    def place(self) -> None:
        """Put the chosen annotation on the chosen place."""
        chosen, span = self.chosen(), self._place()
        if chosen is not None and span is not None:
            versions = self._session.archive.versions
            self._session.write(lambda: versions.place(chosen.id, span), "Placed the passage")

    def show_place(self) -> None:
        """Leave, and show the chosen place in its article."""
        chosen, span = self.chosen(), self._place()
        if chosen is not None and span is not None:
            self.accept()
            self.shown.emit(chosen, span)

    def delete(self) -> None:
        """Delete the chosen annotation; it can be undone."""
        chosen = self.chosen()
        if chosen is not None:
            self._session.delete_annotations([chosen.id])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter places, Delete deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.delete()
        else:
            super().keyPressEvent(event)


def _shown(text: str, span: Span) -> str:
    before = text[max(0, span.start - AROUND) : span.start]
    after = text[span.end : span.end + AROUND]
    return " ".join(f"… {before}“{shortened(span.of(text), 200)}”{after} …".split())
