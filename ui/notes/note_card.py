"""One annotation in the notes panel: its passage, its note, its tags, what can be done with it."""

import uuid

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QUrl, Signal
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
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotation.notes import AnchorState, Annotation, Colour, Role
from ui.dates import shown_age
from ui.icons import icon
from ui.notes.note_editor import NoteEditor
from ui.notes.rendered_note import rendered_note
from ui.notes.tag_row import TagRow
from ui.reading.selection_bar import dot
from ui.theme import Theme, reading_font, sized

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
    tag_wanted = Signal(str)
    deleted = Signal(str)

    def __init__(self, annotation: Annotation, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.annotation = annotation
        self._theme = theme
        self._editor: NoteEditor | None = None
        self._joins = ""
        self._active = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._quote = self._label(reading_font(10.5))
        self._note = self._label(self.font())
        self._note.setTextFormat(Qt.TextFormat.RichText)
        self._note.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._note.linkActivated.connect(open_link)
        self._state = self._label(sized(self.font(), 0.9))
        self.tags = TagRow(theme, self)
        self.tags.tags_changed.connect(lambda tags: self.tagged.emit(self.annotation.id, tags))
        self.tags.left.connect(self.setFocus)
        self._tools = self._make_tools()
        self._arrange()
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
        for widget in (self._quote, self._state, self._note, self.tags, self._tools):
            column.addWidget(widget)
        dim = self._quote.palette()
        dim.setColor(QPalette.ColorRole.WindowText, QColor(self._theme.dim))
        for label in (self._quote, self._state):
            label.setPalette(dim)

    def _make_tools(self) -> QWidget:
        tools = QWidget(self)
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(0)
        theme = self._theme
        for colour in Colour:
            swatch = dot(theme.highlighter(colour), theme.stripe(colour))
            button = self._tool(swatch, f"Change to {colour.value}")
            button.clicked.connect(
                lambda _=False, each=colour: self.recoloured.emit(self.annotation.id, each)
            )
            row.addWidget(button)
        row.addStretch(1)
        text = QColor(theme.text)
        acts = (
            ("note", "Edit the note (N)", self.edit),
            ("tag", "Add a tag (T)", lambda: self.tag_wanted.emit(self.annotation.id)),
            ("trash", "Delete (Del)", lambda: self.deleted.emit(self.annotation.id)),
        )
        for name, tip, act in acts:
            button = self._tool(icon(name, text), tip)
            button.clicked.connect(act)
            row.addWidget(button)
        tools.hide()
        return tools

    def _tool(self, picture: object, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(picture)  # type: ignore[arg-type]
        button.setIconSize(QSize(18, 18))
        button.setStyleSheet("QToolButton { padding: 4px; }")
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (")[0])
        return button

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
        name = f"{annotation.role.value}: {quote[:80]}" if quote else annotation.role.value
        self.setAccessibleName(name)
        self.setToolTip(f"{annotation.colour.value} · {shown_age(annotation.created)}")
        self.update()

    def _show_note(self) -> None:
        body = self.annotation.body
        self._note.setText(rendered_note(body) if body.strip() else "")
        self._note.setVisible(bool(body.strip()))

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
        self._tools.setVisible(active)
        self.update()

    # Writing

    def edit(self) -> None:
        """Write the note."""
        if self._editor is None:
            self._joins = uuid.uuid4().hex
            editor = NoteEditor(self.annotation.body, self)
            editor.typed.connect(self._hand_on)
            editor.left.connect(self.finish)
            layout = self.layout()
            if isinstance(layout, QVBoxLayout):
                layout.insertWidget(3, editor)
            self._note.hide()
            self._editor = editor
        self._editor.setFocus()
        self._editor.moveCursor(self._editor.textCursor().MoveOperation.End)

    def _hand_on(self, body: str) -> None:
        self.typed.emit(self.annotation.id, body, self._joins)

    def flush(self) -> None:
        """Hand on what was typed, now."""
        if self._editor is not None:
            self._editor.flush()

    def unsaved(self) -> bool:
        """Tell whether words in the editor are not in the archive."""
        return self._editor is not None and self._editor.toPlainText() != self.annotation.body

    def unsaved_words(self) -> str:
        """Return what stands in the editor."""
        return self._editor.toPlainText() if self._editor is not None else ""

    def not_saved(self) -> None:
        """The archive refused the note: keep the editor and its words."""
        if self._editor is not None:
            self._editor.keep_unsaved()

    def finish(self) -> None:
        """Leave the editor and show the note rendered, unless its words are not safe yet."""
        editor = self._editor
        if editor is None:
            return
        editor.flush()
        if editor.toPlainText() != self.annotation.body:
            return
        self._editor = None
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        self._show_note()
        if had_focus:
            self.setFocus()

    # Events

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows the passage."""
        super().mouseReleaseEvent(event)
        self.chosen.emit(self.annotation.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits the note."""
        self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return edits, Delete deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_N):
            self.edit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(self.annotation.id)
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
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            shape = QPainterPath()
            shape.addRoundedRect(card, 8, 8)
            painter.fillPath(shape, QColor(theme.panel_raised))
            painter.setClipPath(shape)
            stripe = theme.stripe(self.annotation.colour)
            painter.fillRect(QRectF(0, 0, 5, self.height()), stripe)
            painter.setClipping(False)
            edge = stripe if self._active or self.hasFocus() else QColor(theme.line)
            painter.setPen(QPen(edge, 1.5 if self._active else 1))
            painter.drawPath(shape)


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
