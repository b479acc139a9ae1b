"""Paints paragraphs side by side: words taken out are struck through, words put in underlined."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from annotation.differences import Kind
from ui.offsets import Utf16Map
from ui.theme import STEP, Theme, mixed, reading_font
from ui.versions.difference_model import ROW
from ui.versions.difference_rows import DifferenceRow, Marks

Index = QModelIndex | QPersistentModelIndex
PADDING = 2 * STEP
TINT = 0.16


class DifferenceDelegate(QStyledItemDelegate):
    """Paints the cells of a comparison."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._font = reading_font(view.font().pointSizeF() * 1.1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the words of a cell take in its column."""
        width = self._view.columnWidth(index.column()) - 2 * PADDING
        height = sum(self._height(each) for each in self._layouts(index, width))
        return QSize(width, round(height) + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then the words, then what became of annotations."""
        rect: QRect = option.rect
        painter.fillRect(rect, self._ground(index, option))
        y = float(rect.top() + PADDING)
        painter.save()
        painter.setClipRect(rect)
        for layout in self._layouts(index, rect.width() - 2 * PADDING):
            layout.draw(painter, QPointF(rect.left() + PADDING, y))
            y += self._height(layout)
        painter.restore()

    def _ground(self, index: Index, option: QStyleOptionViewItem) -> QColor:
        theme = self._theme
        if option.state & QStyle.StateFlag.State_Selected:
            return mixed(theme.accent, theme.page, TINT)
        row: DifferenceRow = index.data(ROW)
        return QColor(theme.panel if row.kind is None else theme.page)

    def _layouts(self, index: Index, width: int) -> list[QTextLayout]:
        row: DifferenceRow = index.data(ROW)
        if row.kind is None:
            words = row.old if index.column() == 0 else ""
            return [self._layout(words, width, self._view.font(), self._theme.dim, [])]
        old = index.column() == 0
        words, marks = (row.old, row.old_marks) if old else (row.new, row.new_marks)
        if row.kind in (Kind.REMOVED, Kind.ADDED):
            marks = ((0, len(words)),)
        formats = self._formats(words, marks, old=old)
        layouts = [self._layout(words, width, self._font, self._theme.text, formats)]
        if old:
            note = QFont(self._view.font())
            note.setItalic(True)
            layouts += [
                self._layout(each, width, note, self._theme.text, []) for each in row.edited
            ]
        return layouts

    def _formats(self, words: str, marks: Marks, *, old: bool) -> list[QTextLayout.FormatRange]:
        units = Utf16Map(words)
        style = QTextCharFormat()
        style.setFontStrikeOut(old)
        style.setFontUnderline(not old)
        style.setBackground(mixed(self._theme.accent, self._theme.page, TINT))
        ranges = []
        for start, end in marks:
            part = QTextLayout.FormatRange()
            part.start = units.units(start)
            part.length = units.units(end) - part.start
            part.format = style
            ranges.append(part)
        return ranges

    def _layout(
        self,
        words: str,
        width: int,
        font: QFont,
        colour: str,
        formats: list[QTextLayout.FormatRange],
    ) -> QTextLayout:
        layout = QTextLayout(words.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        whole = QTextLayout.FormatRange()
        whole.start, whole.length = 0, len(words.encode("utf-16-le")) // 2
        whole.format.setForeground(QColor(colour))
        layout.setFormats([whole, *formats])
        y = 0.0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(20, width))
            line.setPosition(QPointF(0, y))
            y += line.height() * 1.25
            line = layout.createLine()
        layout.endLayout()
        return layout

    @staticmethod
    def _height(layout: QTextLayout) -> float:
        if not layout.lineCount():
            return 0.0
        last = layout.lineAt(layout.lineCount() - 1)
        return last.y() + last.height() * 1.25
