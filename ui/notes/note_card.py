"""One annotation in the notes panel: its passage, its note, its tags, what can be done with it."""

import uuid
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from annotation.notes import AnchorState, Annotation, Role
from ui.dates import shown_age
from ui.notes.card_tools import CardTools
from ui.notes.note_editor import NoteEditor
from ui.notes.note_links import NoteLinks
from ui.notes.rendered_note import rendered_note
from ui.notes.tag_row import TagRow
from ui.plain_tip import set_tip, short_tip
from ui.reading.spoken import first_words, joined
from ui.theme import Theme, reading_font_beside, sized

LONGEST_QUOTE = 220


class NoteCard(QFrame):
    """Shows an annotation; its note is rendered until it is edited.

    ``chosen(id)`` follows a click; ``typed(id, body, joins)`` hands on what was written, where
    ``joins`` is the same throughout one visit to the editor.
    """

    chosen = Signal(str)
    typed = Signal(str, str, str)
    recoloured = Signal(str, object)
    tagged = Signal(str, tuple)
    edit_wanted = Signal(str)
    tag_wanted = Signal(str)
    deleted = Signal(str)
    grown = Signal(object)
    link_wanted = Signal(str)

    def __init__(
        self, annotation: Annotation, theme: Theme, links: NoteLinks, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._links = links
        self.annotation = annotation
        self._theme = theme
        self._editor: NoteEditor | None = None
        self._joins = ""
        self._active = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._quote = self._label(reading_font_beside(self.font(), 9.5))
        self._note = self._label(sized(self.font(), 1.1))
        self._note.setTextFormat(Qt.TextFormat.RichText)
        self._note.linkActivated.connect(self._follow)
        self._note.linkHovered.connect(self._tell_of_link)
        self._state = self._label(sized(self.font(), 0.9))
        self.tags = TagRow(self)
        self.tags.tags_changed.connect(lambda tags: self.tagged.emit(self.annotation.id, tags))
        self.tags.left.connect(self.setFocus)
        self._tools: CardTools | None = None
        self._arrange()
        self.set_theme(theme)
        self.show_annotation(annotation)

    def _label(self, font: object) -> QLabel:
        label = QLabel(self)
        label.setFont(font)  # type: ignore[arg-type]
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 12, 10)
        column.setSpacing(6)
        for widget in (self._quote, self._state, self._note, self.tags):
            column.addWidget(widget)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme; words being typed stay."""
        self._theme = theme
        dim = self._quote.palette()
        dim.setColor(QPalette.ColorRole.WindowText, QColor(theme.dim))
        for label in (self._quote, self._state):
            label.setPalette(dim)
        if self._tools is not None:
            self._tools.set_theme(theme)
        self.update()

    def _make_tools(self) -> CardTools:
        tools = CardTools(self._theme, self)
        id_ = self.annotation.id
        tools.recoloured.connect(lambda colour: self.recoloured.emit(id_, colour))
        tools.edit_wanted.connect(lambda: self.edit_wanted.emit(id_))
        tools.tag_wanted.connect(lambda: self.tag_wanted.emit(id_))
        tools.deleted.connect(lambda: self.deleted.emit(id_))
        layout = self.layout()
        if layout is not None:
            layout.addWidget(tools)
        return tools

    def order(self) -> QWidget:
        """Let Tab go through the card from top to bottom; return where it leaves it."""
        tools = self._tools.stops() if self._tools is not None else []
        editor = [self._editor] if self._editor is not None else []
        links = [self._note] if self._note.focusPolicy() != Qt.FocusPolicy.NoFocus else []
        stops = [self, *editor, *links, *self.tags.stops(), *tools]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        return stops[-1]

    # What is shown

    def show_annotation(self, annotation: Annotation) -> None:
        """Show an annotation as it is now; words being typed stay as they are."""
        self.annotation = annotation
        quote = " ".join(annotation.quote.split())
        self._quote.setText(quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE] + "…")
        self._quote.setVisible(bool(quote))
        self._state.setText(_state_in_words(annotation))
        self._state.setVisible(bool(self._state.text()))
        if self._editor is None:
            self._show_note()
        self.tags.show_tags(annotation.tags)
        self.order()
        name = f"{annotation.role.value}: {quote[:80]}" if quote else annotation.role.value
        self.setAccessibleName(name)
        self.setToolTip(short_tip(_facts(annotation)))
        self.setAccessibleDescription(_spoken(annotation))
        self.update()

    def _show_note(self) -> None:
        body = self.annotation.body
        words = rendered_note(body, self._links.whole(body)) if body.strip() else ""
        self._note.setText(words)
        self._note.setVisible(bool(words))
        flags = Qt.TextInteractionFlag.LinksAccessibleByMouse
        if "<a " in words:  # only then a stop on the way of Tab
            flags |= Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self._note.setTextInteractionFlags(flags)

    def _follow(self, address: str) -> None:
        """Open a link: one of ours in the window, others in the browser."""
        if target := self._links.target(self.annotation.body, address):
            self.link_wanted.emit(target)
        else:
            open_link(address)

    def _tell_of_link(self, address: str) -> None:
        set_tip(self._note, self._links.tip(self.annotation.body, address))

    @property
    def editing(self) -> bool:
        """Whether the note is being written."""
        return self._editor is not None

    @property
    def active(self) -> bool:
        """Whether the card is the chosen one."""
        return self._active

    def note_html(self) -> str:
        """Return the note as it is rendered."""
        return self._note.text()

    def set_active(self, active: bool) -> None:
        """Mark the card as the one whose passage is framed, and offer its tools."""
        self._active = active
        if active and self._tools is None:
            self._tools = self._make_tools()
            self.order()
        if self._tools is not None:
            self._tools.setVisible(active)
        self.update()

    # Writing

    def edit(self) -> None:
        """Write the note."""
        if self._editor is None:
            self._joins = uuid.uuid4().hex
            editor = NoteEditor(self.annotation.body, self)
            editor.setAccessibleName(f"Note on {self._quote.text()[:80] or 'the article'}")
            id_, visit = self.annotation.id, self._joins
            editor.typed.connect(lambda body: self.typed.emit(id_, body, visit))
            editor.left.connect(self.finish)
            editor.grown.connect(lambda: self.grown.emit(self))
            layout = self.layout()
            if isinstance(layout, QVBoxLayout):
                layout.insertWidget(3, editor)
            self._note.hide()
            self._editor = editor
            self.order()
        self._editor.setFocus()
        self._editor.moveCursor(self._editor.textCursor().MoveOperation.End)

    def flush(self) -> None:
        """Hand on what was typed, now: the note's words and a tag half written."""
        if self._editor is not None:
            self._editor.flush()
        self.tags.commit()

    def unsaved(self) -> bool:
        """Tell whether words in the editor are not in the archive."""
        return self._editor is not None and self._editor.unsaved()

    def unsaved_words(self) -> str:
        """Return what stands in the editor."""
        return self._editor.words() if self._editor is not None else ""

    def not_saved(self) -> None:
        """The archive refused the note: keep the editor and its words."""
        if self._editor is not None:
            self._editor.refuse()

    def finish(self) -> None:
        """Leave the editor and show the note rendered, unless its words are not safe yet."""
        editor = self._editor
        if editor is None:
            return
        editor.flush()
        if editor.unsaved():
            return
        self._editor = None
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        self._show_note()
        self.order()
        if had_focus:
            self.setFocus()

    # Events

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows the passage."""
        super().mouseReleaseEvent(event)
        self.chosen.emit(self.annotation.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits the note."""
        self.edit_wanted.emit(self.annotation.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return edits, T tags, Delete deletes."""
        if not self.hasFocus():  # a key that a button or chip in the card had no use for
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_N):
            self.edit_wanted.emit(self.annotation.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(self.annotation.id)
        elif event.key() == Qt.Key.Key_T:
            self.tag_wanted.emit(self.annotation.id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here with Tab shows the passage too."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.chosen.emit(self.annotation.id)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card and its colour at the left."""
        _paint(self, self._theme)


def _paint(card: NoteCard, theme: Theme) -> None:
    with QPainter(card) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(card.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 8, 8)
        painter.fillPath(shape, QColor(theme.panel_raised))
        painter.setClipPath(shape)
        stripe = theme.stripe(card.annotation.colour)
        painter.fillRect(QRectF(0, 0, 5, card.height()), stripe)
        painter.setClipping(False)
        edge = stripe if card.active else QColor(theme.line)
        edge, width = (QColor(theme.accent), 2.0) if card.hasFocus() else (edge, 1.0)
        painter.setPen(QPen(edge, max(width, 1.5 if card.active else 1)))
        painter.drawPath(shape)


def _facts(annotation: Annotation) -> str:
    return f"{annotation.colour_in_words} · {shown_age(annotation.created)}"


def _spoken(annotation: Annotation) -> str:
    tags = f"tagged {', '.join(annotation.tags)}" if annotation.tags else ""
    return joined((first_words(annotation.body, LONGEST_QUOTE), tags, _facts(annotation)))


def _state_in_words(annotation: Annotation) -> str:
    if annotation.state is AnchorState.ORPHAN:
        return "This passage is no longer in the text."
    if annotation.role is Role.ARTICLE_NOTE:
        return "On the whole article"
    return ""


def open_link(address: str) -> None:
    """Open a note's link in the browser, because the reader clicked it; web and mail only."""
    url = QUrl(address)
    if url.scheme() in ("http", "https", "mailto"):
        QDesktopServices.openUrl(url)
