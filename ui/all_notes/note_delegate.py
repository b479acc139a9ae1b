"""How a line of the window of all annotations is drawn: headings and annotations, in two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.all_notes.notes_model import HEAD, NOTE, Head, Note
from ui.appearance import Appearance
from ui.entities.two_lines import paint_bar, quiet_ink
from ui.icons import icon
from ui.row_state import row_state
from ui.theme import STEP, Theme, mixed, sized

Index = QModelIndex | QPersistentModelIndex
CHOSEN = 0.16
"""How much of the accent lies below a chosen line."""
SIDE = 4 * STEP
ARROW = 12
INDENT = SIDE + ARROW + 2 * STEP
"""Pixels from the edge to the words."""
STRIPE = 4
SMALL = 0.9
GAP = 2

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def line_height(font: QFont) -> int:
    """Return the height of every line in pixels."""
    small = QFontMetrics(sized(font, SMALL)).height()
    return QFontMetrics(font).height() + small + GAP + 4 * STEP


class NoteDelegate(QStyledItemDelegate):
    """Draws all lines in one height, so that the length of the list costs nothing."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the one height."""
        return QSize(80, line_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        theme, rect = self._appearance.theme, option.rect
        state = row_state(option, index)
        head, note = index.data(HEAD), index.data(NOTE)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, self._ground(theme, head=head is not None, hovered=state.hovered))
        if state.chosen:
            painter.fillRect(rect, mixed(theme.accent, theme.panel_raised, CHOSEN))
            paint_bar(painter, rect, theme)
        inner = rect.adjusted(INDENT, 2 * STEP, -SIDE, -2 * STEP)
        if head is not None:
            self._head(painter, rect, inner, option.font, head, chosen=state.chosen)
        elif note is not None:
            self._note(painter, inner, option.font, note, chosen=state.chosen)
        else:
            painter.setPen(quiet_ink(theme, chosen=state.chosen))
            painter.drawText(inner, _LEFT, str(index.data() or ""))
        painter.restore()

    def _ground(self, theme: Theme, *, head: bool, hovered: bool) -> QColor:
        ground = theme.panel if head else theme.panel_raised
        return mixed(theme.text, ground, 0.05) if hovered else QColor(ground)

    def _head(
        self, painter: QPainter, rect: QRect, inner: QRect, font: QFont, head: Head, *, chosen: bool
    ) -> None:
        theme = self._appearance.theme
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, QColor(theme.line))
        arrow = "chevron-right" if head.folded else "chevron-down"
        place = QRect(rect.left() + SIDE, rect.center().y() - ARROW // 2, ARROW, ARROW)
        icon(arrow, QColor(theme.dim), ARROW).paint(painter, place)
        quiet = quiet_ink(theme, chosen=chosen)
        count = f"{head.notes:,}"
        room = QFontMetrics(font).horizontalAdvance(count) + 3 * STEP
        painter.setFont(font)
        painter.setPen(quiet)
        painter.drawText(inner, _RIGHT, count)
        words = inner.adjusted(0, 0, -room, 0)
        if not head.about:
            _write(painter, words, bold, head.title, QColor(theme.text))
            return
        top, below = _two_lines(words, font)
        _write(painter, top, bold, head.title, QColor(theme.text))
        _write(painter, below, sized(font, SMALL), head.about, quiet)

    def _note(
        self, painter: QPainter, inner: QRect, font: QFont, note: Note, *, chosen: bool
    ) -> None:
        theme, small = self._appearance.theme, sized(font, SMALL)
        quiet = quiet_ink(theme, chosen=chosen)
        stripe = QRect(inner.left(), inner.top(), STRIPE, inner.height())
        painter.fillRect(stripe, theme.stripe(note.colour) if note.quoted else QColor(theme.line))
        inner = inner.adjusted(STRIPE + 2 * STEP, 0, 0, 0)
        top, below = _two_lines(inner, font)
        room = QFontMetrics(small).horizontalAdvance(note.age) + 3 * STEP
        painter.setFont(small)
        painter.setPen(quiet)
        painter.drawText(top, _RIGHT, note.age)
        self._passage(painter, top.adjusted(0, 0, -room, 0), font, note)
        self._below(painter, below, small, note, quiet)

    def _passage(self, painter: QPainter, rect: QRect, font: QFont, note: Note) -> None:
        """Draw the passage as it is marked on the page."""
        theme, metrics = self._appearance.theme, QFontMetrics(font)
        words = metrics.elidedText(note.passage, Qt.TextElideMode.ElideRight, rect.width() - 8)
        lies = QRectF(rect)
        lies.setWidth(metrics.horizontalAdvance(words) + 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if note.quoted and not note.lost:
            painter.setBrush(theme.highlighter(note.colour))
            painter.drawRoundedRect(lies, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _write(painter, rect.adjusted(4, 0, 0, 0), font, words, QColor(theme.text))

    def _below(
        self, painter: QPainter, rect: QRect, font: QFont, note: Note, quiet: QColor
    ) -> None:
        """Draw the note's words at the left and the facts at the right; words need more room."""
        theme, metrics = self._appearance.theme, QFontMetrics(font)
        rect = rect.adjusted(4, 0, 0, 0)
        facts = "  ·  ".join(note.facts)
        if not note.words:
            _write(painter, rect, font, facts, quiet)
            return
        room = min(metrics.horizontalAdvance(facts), rect.width() * 2 // 5)
        facts = metrics.elidedText(facts, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(quiet)
        painter.drawText(rect, _RIGHT, facts)
        words = rect.adjusted(0, 0, -room - 4 * STEP, 0)
        _write(painter, words, font, note.words, QColor(theme.text))


def _two_lines(rect: QRect, font: QFont) -> tuple[QRect, QRect]:
    top = QRect(rect.left(), rect.top(), rect.width(), QFontMetrics(font).height())
    small = QFontMetrics(sized(font, SMALL)).height()
    return top, QRect(rect.left(), top.bottom() + 1 + GAP, rect.width(), small)


def _write(painter: QPainter, rect: QRect, font: QFont, words: str, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    metrics = QFontMetrics(font)
    painter.drawText(
        rect, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    )
