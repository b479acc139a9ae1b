"""All annotations of the article on the page, in text order."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from annotation.notes import Annotation
from storage import Changes, LinkState
from ui.appearance import Appearance
from ui.fitting import FittingButton
from ui.notes.note_links import NoteLinks
from ui.notes.tag_draft import TagDraft
from ui.scrolled import Scrolled
from ui.session import Session

if TYPE_CHECKING:
    from ui.notes.note_card import NoteCard

_HINT = (
    "Nothing marked yet. Select words in the article, then press H to highlight them "
    "or N to write a note."
)
_NO_ARTICLE = "Open an article: what you mark and write stands here, beside it."

AT_FIRST, AT_ONCE = 2, 30
"""Cards made with the page, and in one go after it: hundreds take longer than one should wait."""


class NotesPanel(QWidget):
    """Cards that follow the archive. ``shown(annotation)`` asks the page to show a passage."""

    shown = Signal(object)
    counted = Signal(int)
    entity_wanted = Signal(object)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._cards: dict[str, NoteCard] = {}
        self._active = ""
        self._disordered = False
        self._hint = QLabel(_HINT, self)
        self._hint.setWordWrap(True)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._links = NoteLinks(session)
        self._whole = FittingButton("Note on the whole article", self)
        self._whole.clicked.connect(self.write_article_note)
        self._list = QVBoxLayout()
        self._inner = QWidget(self)
        self._area = Scrolled(self._inner, self)
        self._draft = TagDraft(session, self)
        self._arrange()
        session.desk = self
        session.opened.connect(self._start_over)
        session.feed.changed.connect(self._changed)
        appearance.changed.connect(self._dress)
        self._dress()
        self._start_over()

    def _arrange(self) -> None:
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self._list.setSpacing(8)
        column.addWidget(self._hint)
        column.addLayout(self._list)
        column.addWidget(self._whole)
        column.addStretch(1)
        self._area.setAccessibleName("Notes")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    # Following the archive

    def _dress(self) -> None:
        for card in self._cards.values():
            card.set_theme(self._appearance.theme)

    def _start_over(self) -> None:
        self.flush()
        self._rescue_words()
        cards, self._cards = list(self._cards.values()), {}
        self._active = ""
        for card in cards:
            self._drop(card)
        self._refresh(at_once=AT_FIRST)

    def _rescue_words(self) -> None:
        """Words that the archive refused must outlive their editor."""
        words = [card.unsaved_words() for card in self._cards.values() if card.unsaved()]
        if words:
            QApplication.clipboard().setText("\n\n".join(words))
            self._session.failed.emit(
                "The note you were writing could not be saved; its words are on the clipboard."
            )

    def _drop(self, card: "NoteCard") -> None:
        card.blockSignals(True)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if changes.annotations or changes.tags or changes.articles or changes.colours:
            self._refresh()
        if changes.colours:
            self._name_colours(self)

    def _refresh(self, wanted: str = "", at_once: int = AT_ONCE) -> None:
        """Follow the archive; of many cards that lack, make a few now and the rest soon after.

        ``wanted`` is an annotation whose card must be there at once.
        """
        opened = self._session.opened_now
        annotations = opened.annotations if opened is not None else ()
        present = {annotation.id for annotation in annotations}
        for gone in set(self._cards) - present:
            self._drop(self._cards.pop(gone))
        place = lacking = 0
        for annotation in annotations:
            if annotation.id not in self._cards:
                lacking += 1
                if lacking > at_once and annotation.id != wanted:
                    continue
            self._put(place, annotation)
            place += 1
        if lacking > at_once:
            QTimer.singleShot(0, self, self._refresh)
        if self._disordered:
            self._order()
        self._hint.setText(_HINT if opened is not None else _NO_ARTICLE)
        self._hint.setVisible(not annotations)
        self._whole.setVisible(opened is not None)
        self.counted.emit(len(annotations))

    def _order(self) -> None:
        """Let Tab go through the cards as they stand, then to what stands below them."""
        self._disordered = False
        cards = sorted(self._cards.values(), key=self._list.indexOf)
        last: QWidget | None = None
        for card in cards:
            if last is not None:
                self.setTabOrder(last, card)
            last = card.order()
        if last is not None:
            self.setTabOrder(last, self._whole)

    def _put(self, place: int, annotation: Annotation) -> None:
        card = self._cards.get(annotation.id)
        if card is None:
            self._disordered = True
            card = self._make(annotation)
            self._cards[annotation.id] = card
            self._list.insertWidget(place, card)
            return
        if card.annotation != annotation:
            card.show_annotation(annotation)
        if self._list.indexOf(card) != place:
            self._disordered = True
            self._list.removeWidget(card)
            self._list.insertWidget(place, card)

    def _make(self, annotation: Annotation) -> "NoteCard":
        from ui.notes.note_card import NoteCard  # a start with no card to show need not load it

        card = NoteCard(annotation, self._appearance.theme, self._links, self)
        session = self._session
        card.chosen.connect(self._choose)
        card.typed.connect(self._save)
        card.recoloured.connect(session.recolour)
        card.tagged.connect(session.set_tags)
        card.tags.typed.connect(partial(self._draft.typed, annotation.id))
        if words := self._draft.left_for(annotation.id):
            card.tags.edit(session.tagging.tree, words)
        card.edit_wanted.connect(self.edit)
        card.grown.connect(self._keep_in_view)
        card.tag_wanted.connect(self.tag)
        card.deleted.connect(self._delete)
        card.link_wanted.connect(self._open_link)
        return card

    # Acts

    def activate(self, annotation_id: str) -> None:
        """Mark a card as the chosen one and bring it into view; "" marks none."""
        if self._active in self._cards:
            self._cards[self._active].set_active(False)
        self._active = annotation_id
        if annotation_id and annotation_id not in self._cards:
            self._refresh(annotation_id)
        card = self._cards.get(annotation_id)
        if card is not None:
            card.set_active(True)
            self._name_colours(card)
            QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card, 0, 24))

    def _name_colours(self, within: QWidget) -> None:
        """Say on the buttons of cards what the reader calls each colour."""
        from ui.notes.card_tools import CardTools

        for tools in within.findChildren(CardTools):
            tools.name_colours(self._session.colours.called)

    def _keep_in_view(self, card: "NoteCard") -> None:
        """Follow an editor that grows, so that the line being written can be seen."""
        QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card, 0, 24))

    def _choose(self, annotation_id: str) -> None:
        self.activate(annotation_id)
        card = self._cards.get(annotation_id)
        if card is not None:
            self.shown.emit(card.annotation)

    def edit(self, annotation_id: str) -> None:
        """Write the note of an annotation."""
        self.activate(annotation_id)
        card = self._cards.get(annotation_id)
        if card is not None and not self._session.refused():
            card.edit()

    def tag(self, annotation_id: str) -> None:
        """Open the tag field of an annotation."""
        self.activate(annotation_id)
        card = self._cards.get(annotation_id)
        if card is not None and not self._session.refused():
            card.tags.edit(self._session.tagging.tree)
            card.order()

    def write_article_note(self) -> None:
        """Start a note on the whole article."""
        made = self._session.annotate(None)
        if made is not None:
            self.edit(made.id)

    def flush(self) -> None:
        """Save whatever is being typed, now."""
        for card in list(self._cards.values()):
            card.flush()

    def finish(self) -> None:
        """Save whatever is being typed and leave its editor."""
        for card in list(self._cards.values()):
            card.finish()

    def writing(self) -> bool:
        """Tell whether a note is being written."""
        return any(card.editing for card in self._cards.values())

    def unsaved(self) -> bool:
        """Tell whether words in an editor are not in the archive."""
        return any(card.unsaved() for card in self._cards.values())

    def _save(self, annotation_id: str, body: str, joins: str) -> None:
        card = self._cards.get(annotation_id)
        if not self._session.write_note(annotation_id, body, joins) and card is not None:
            card.not_saved()

    def _open_link(self, target: str) -> None:
        """Go where a link in a note leads, or say why it leads nowhere."""
        found = self._links.find(target)
        if found is None or found.state is not LinkState.FOUND:
            self._session.said.emit(found.why if found else "")
        elif found.entity is not None:
            self.entity_wanted.emit((found.entity.name, found.entity.label))
        elif found.article_id is not None:
            self._session.open_article(found.article_id)
            if found.note_id:
                self._choose(found.note_id)

    def _delete(self, annotation_id: str) -> None:
        self._session.delete_annotations([annotation_id])
