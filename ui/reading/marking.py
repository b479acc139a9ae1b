"""From gestures on the page to acts on the session."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication

from annotation.entities import Mention
from annotation.notes import Annotation, Colour
from annotation.selectors import Span
from ui.reading import ring
from ui.reading.marks import Entry
from ui.reading.mentions_at import mention_here
from ui.reading.page import Page
from ui.reading.selection_bar import SelectionBar
from ui.reading.sentence_cursor import SentenceCursor
from ui.session import Session

NOTHING_CHOSEN = "Select some words or go to a sentence first"


class Marking(QObject):
    """Selecting, clicking and the bar; every act works on the selection or the active annotation.

    ``annotation_chosen(id)`` and ``entity_chosen(entry)`` follow clicks on the page, "" and None
    for a click beside them; ``note_wanted(id)`` and ``tag_wanted(id)`` ask for an editor,
    ``card_wanted(mention, below)`` and ``mark_wanted(span, below)`` for a card below a point.
    """

    annotation_chosen = Signal(str)
    entity_chosen = Signal(object)
    card_wanted = Signal(object, QPoint)
    mark_wanted = Signal(Span, QPoint)
    note_wanted = Signal(str)
    tag_wanted = Signal(str)

    def __init__(self, session: Session, page: Page, bar: SelectionBar) -> None:
        super().__init__(page)
        self._session = session
        self.page = page
        self.bar = bar
        self._over: Entry | None = None
        self._chosen: Entry | None = None
        self._clicked: list[str] = []
        self.sentences = SentenceCursor(page)
        self.sentences.stepped.connect(self._leave_active)
        page.pointed.connect(self.point)
        page.asked_about.connect(self._point_for_menu)
        page.pointed_twice.connect(self._point_twice)
        page.hovered.connect(self._hover)
        page.selected.connect(self._offer_bar)
        page.deselected.connect(bar.hide)
        bar.colour_chosen.connect(self.highlight)
        bar.note_wanted.connect(self.write_note)
        bar.tag_wanted.connect(self.write_tag)
        bar.copy_wanted.connect(self.copy)
        bar.entity_wanted.connect(self.ask_for_card)
        bar.delete_wanted.connect(self.delete)

    def start_over(self) -> None:
        """Forget what was chosen on the last article."""
        self.bar.hide()
        self.page.marks.active = None
        self._chosen = self._over = self.page.marks.lifted = None

    def choose_entity(self, entry: Entry | None) -> None:
        """Lift all mentions of an entity; None lifts none."""
        self._chosen = entry
        self._lift(entry)

    def _lift(self, entry: Entry | None) -> None:
        if self.page.marks.lifted != entry:
            self.page.marks.lifted = entry
            self.page.refresh()

    # Gestures

    def point(self, offset: int) -> None:
        """Choose what stands at a code point offset; -1 chooses nothing.

        Of several annotations it is the shortest, and on the same words again the next one.
        """
        self.bar.hide()
        self.sentences.leave()
        marks = self.page.marks
        mention = marks.mention_at(offset) if offset >= 0 else None
        self.choose_entity((mention.entity, mention.label) if mention else None)
        self.entity_chosen.emit(self._chosen)
        here = marks.annotations_at(offset) if offset >= 0 else []
        before, self._clicked = self._clicked, [each.id for each in here]
        again = before == self._clicked
        chosen = ring.turned(here, marks.active if again else None, 1)
        self.choose(chosen)
        if chosen is not None and again and len(here) > 1:
            self._session.said.emit(ring.told(here, chosen))

    def _point_for_menu(self, offset: int) -> None:
        """Choose what a menu is asked for; what is chosen there already stays so."""
        here = self.page.marks.annotations_at(offset)
        if not any(each.id in self.page.marks.chosen for each in here):
            self.point(offset)
        if here:
            self.page.place_cursor(offset)

    def point_to(self, annotation: Annotation) -> None:
        """Choose an annotation and bring it into view, the cursor at its start."""
        if annotation.span is not None:
            self.sentences.leave()
            self.page.place_cursor(annotation.span.start)
            self.page.reveal(annotation.span)
        self.choose(annotation)

    def choose(self, annotation: Annotation | None, also: Iterable[str] = ()) -> None:
        """Choose an annotation where it is, with others besides; None chooses none."""
        self.page.marks.choose(annotation.id if annotation is not None else None, also)
        self.annotation_chosen.emit(self.page.marks.active or "")
        self.page.refresh()
        if annotation is not None and annotation.span is not None:
            self._show_bar(annotation.span, annotation)

    def _leave_active(self) -> None:
        """The keys go on to a sentence: what was chosen before is left."""
        self.bar.hide()
        if self.page.marks.active:
            self.choose(None)

    def ask_for_card(self) -> None:
        """Ask for the card of the mention that is selected or at the cursor, or to mark words."""
        span = self.page.selected_span()
        mention = mention_here(self.page)
        if span is not None and mention is None:
            self.bar.hide()
            self.mark_wanted.emit(span, self._below(span))
        elif mention is not None:
            self.show_card(mention)
        else:
            self._session.said.emit("Put the cursor on a name, or select the words of one.")

    def _point_twice(self, offset: int) -> None:
        mention = self.page.marks.mention_at(offset)
        if mention is not None:
            self.show_card(mention)

    def show_card(self, mention: Mention) -> None:
        """Ask for the card of a mention."""
        self.page.deselect()
        self.bar.hide()
        self.choose_entity((mention.entity, mention.label))
        self.card_wanted.emit(mention, self._below(mention.span))

    def _below(self, span: Span) -> QPoint:
        """Return the point of the screen below a span's first words."""
        rect = self.page.span_rect(span) or self.page.viewport().rect()
        return self.page.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 6))

    def _hover(self, offset: int) -> None:
        mention = self.page.marks.mention_at(offset) if offset >= 0 else None
        over = (mention.entity, mention.label) if mention else None
        if over != self._over:
            self._over = over
            self._lift(over or self._chosen)

    def _offer_bar(self) -> None:
        span = self.page.selected_span()
        if span is not None:
            self.page.marks.active = None
            self.page.refresh()
            self._show_bar(span, None)

    def _show_bar(self, span: Span, annotation: Annotation | None) -> None:
        rect = self.page.span_rect(span)
        if rect is not None:
            corner = self.page.viewport().mapTo(self.bar.stage, rect.topLeft())
            rect.moveTopLeft(corner)
            colour = annotation.colour if annotation else self._session.colour
            self.bar.show_at(rect, colour, annotations=len(self.page.marks.chosen))

    def peel(self) -> bool:
        """Leave the innermost thing (bar, selection, lifted entity); False if there was none."""
        if self.bar.isVisible() or self.page.textCursor().hasSelection():
            self.bar.hide()
            self.page.deselect()
            return True
        if self.page.marks.lifted or self.page.marks.active:
            self.point(-1)
            return True
        return self.sentences.leave()

    def go(self, span: Span | None) -> None:
        """Select words and bring them into view; None goes nowhere."""
        if span is not None:
            self.page.select(span)
            self.page.reveal(span)

    # Acts on the selection, or on the active annotation, or on the sentence under the cursor

    def highlight(self, colour: Colour | None = None) -> None:
        """Highlight the selection or the sentence, or give the active annotation the colour."""
        span = self._words()
        if span is not None:
            self._annotate(span, colour)
        elif self.page.marks.active and colour is not None:
            self._session.recolour(self.page.marks.chosen, colour)
        else:
            self._session.said.emit(f"{NOTHING_CHOSEN}, then highlight it.")
        self.bar.hide()

    def _words(self) -> Span | None:
        """Return the selected words, or the sentence under the cursor that no annotation has.

        An annotation of just that sentence becomes the active one instead.
        """
        span = self.page.selected_span()
        if span is not None or self.page.marks.active:
            return span
        here = self.sentences.here
        same = [each.id for each in self.page.marks.annotations if here and each.span == here]
        if same:
            self.page.marks.active = same[-1]
        return None if same else here

    def _annotate(self, span: Span, colour: Colour | None) -> str:
        made = self._session.annotate(span, colour)
        if made is None:
            return ""
        self.page.deselect()
        self.page.marks.active = made.id
        self.page.refresh()
        self.annotation_chosen.emit(made.id)
        return made.id

    def _target(self) -> str:
        """Return the active annotation, or a new highlight on the selection; empty for neither."""
        span = self._words()
        if span is not None:
            return self._annotate(span, None)
        if not self.page.marks.active:
            self._session.said.emit(f"{NOTHING_CHOSEN}, or choose a highlight.")
        return self.page.marks.active or ""

    def write_note(self) -> None:
        """Start or edit the note on the selection or the active annotation."""
        self.bar.hide()
        if target := self._target():
            self.note_wanted.emit(target)

    def write_tag(self) -> None:
        """Tag the selection or the active annotation."""
        self.bar.hide()
        if target := self._target():
            self.tag_wanted.emit(target)

    def copy(self) -> None:
        """Copy the selection, or the words of the active annotation."""
        if not self.page.textCursor().hasSelection():
            if self.sentences.here is not None and not self.page.marks.active:
                self.page.select(self.sentences.here)
            for each in self.page.marks.annotations:
                if each.id == self.page.marks.active and each.span is not None:
                    self.page.select(each.span)
        if words := self.page.words_to_copy():
            QApplication.clipboard().setText(words)
        self.bar.hide()

    def delete(self) -> None:
        """Delete the annotations that are chosen."""
        chosen = sorted(self.page.marks.chosen)
        if chosen:
            self.page.marks.active = None
            self.bar.hide()
            self._session.delete_annotations(chosen)
