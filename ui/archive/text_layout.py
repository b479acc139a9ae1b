"""A few lines of text with some words in bold, cut with an ellipsis where they do not fit."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from ui.archive.cards import Words
from ui.offsets import Utf16Map


def laid_out(words: Words, font: QFont, width: float, lines: int, colours: "Ink") -> QTextLayout:
    """Return at most ``lines`` lines of the words, each at most ``width`` pixels wide."""
    layout = _wrapped(words, font, width, lines, colours)
    if not layout.lineCount():
        return layout
    last = layout.lineAt(layout.lineCount() - 1)
    units = Utf16Map(words.text)
    if last.textStart() + last.textLength() >= units.units(len(words.text)):
        return layout
    start = units.code_points(last.textStart())
    metrics = QFontMetricsF(_bold(font) if words.bold else font)
    tail = metrics.elidedText(words.text[start:], Qt.TextElideMode.ElideRight, width)
    return _wrapped(words._replace(text=words.text[:start] + tail), font, width, lines, colours)


def line_height(font: QFont) -> float:
    """Return the distance between two lines, in pixels."""
    return float(round(QFontMetricsF(font).lineSpacing() * 1.05))


class Ink:
    """The colours of one text: its words, those in bold, and its cue."""

    def __init__(self, words: QColor, bold: QColor, cue: QColor) -> None:
        self.words = words
        self.bold = bold
        self.cue = cue


def _wrapped(words: Words, font: QFont, width: float, lines: int, ink: Ink) -> QTextLayout:
    layout = QTextLayout(words.text, font)
    layout.setFormats(_formats(words, ink))
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    for place in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, place * line_height(font)))
    layout.endLayout()
    return layout


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _formats(words: Words, ink: Ink) -> list[QTextLayout.FormatRange]:
    units = Utf16Map(words.text)
    formats = [_format(0, units.units(words.lead), ink.cue, QFont.Weight.Normal)]
    for span in words.bold:
        start, end = units.units(span.start), units.units(span.end)
        formats.append(_format(start, end, ink.bold, QFont.Weight.Bold))
    return formats


def _format(start: int, end: int, colour: QColor, weight: QFont.Weight) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setForeground(colour)
    form.setFontWeight(weight)
    result = QTextLayout.FormatRange()
    result.start, result.length, result.format = start, end - start, form
    return result


def _bold(font: QFont) -> QFont:
    copy = QFont(font)
    copy.setWeight(QFont.Weight.Bold)
    return copy
