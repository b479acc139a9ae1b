"""The upper part of a card: the name, what it is, and why it is marked."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from annotation.values import in_words
from ui.dates import shown_date
from ui.entities.answers import Named
from ui.entities.labels import ONE
from ui.theme import Theme, reading_font_beside, sized

_MODEL = re.compile(r"model, (0?\.\d+|1\.0*|1)")

MANY_LETTERS = 48
"""Code points from which on a name is set smaller."""

LONGEST = 120
"""Code points of a name or a row of names that are shown before it is cut."""


class CardHead(QWidget):
    """Says in a few quiet lines what is known. ``withdrawn()`` takes the decision back."""

    withdrawn = Signal()

    def __init__(self, named: Named, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 0, 4, 0)
        self._column.setSpacing(3)
        small = sized(self.font(), 0.92)
        title = named.mention.title or next(iter(named.entity.titles), "")
        if title:
            self._add(title, theme.dim, small)
        name = reading_font_beside(self.font(), 14 if len(named.entity.name) < MANY_LETTERS else 11)
        name.setWeight(QFont.Weight.DemiBold)
        self._add(named.entity.name, theme.text, name)
        self._add(what_it_is(named), theme.labels[named.mention.label])
        if named.entity.aliases:
            self._add(f"Also {', '.join(named.entity.aliases)}", theme.text)
        self._add(why(named), theme.dim, small)
        self.take_back: QToolButton | None = None
        if named.decision is not None:
            self.take_back = self._offer_to_take_back()

    def _add(self, words: str, colour: str, font: QFont | None = None) -> None:
        self._column.addWidget(card_line(shortened(words), colour, font, self))

    def _offer_to_take_back(self) -> QToolButton:
        button = QToolButton(self)
        button.setText("Take back")
        button.setAccessibleName("Take back your decision")
        button.setStyleSheet(f"QToolButton {{ color: {self._theme.accent}; padding: 1px 0; }}")
        button.clicked.connect(self.withdrawn)
        self._column.addWidget(button)
        return button


def what_it_is(named: Named) -> str:
    """Return label, resolved value and count in plain words."""
    parts = [ONE[named.mention.label]]
    if named.mention.value:
        parts.append(in_words(named.mention.value))
    count = len(named.entity.mentions)
    times = "once" if count == 1 else "twice" if count == 2 else f"{count} times"
    parts.append(f"{times} in this article")
    if named.elsewhere:
        others = "1 other" if named.elsewhere == 1 else f"{named.elsewhere:,} others"
        parts[-1] += f" and in {others}"
    return "  ·  ".join(parts)


def why(named: Named) -> str:
    """Return why the mention is marked: the reader's decision and its day, or the recogniser."""
    reason = named.mention.reason
    if named.decision is not None:
        said = reason[:1].upper() + reason[1:] if reason else "Your decision"
        return f"{said}  ·  {shown_date(named.decision.created[:10])}"
    sure = _MODEL.fullmatch(reason)
    if sure is not None:
        percent = min(99, round(float(sure[1]) * 100))
        return f"Why: the recogniser is {percent or 'less than 1'} % sure"
    return f"Why: {reason}" if reason else "Why: the recogniser did not say"


def shortened(words: str, most: int = LONGEST) -> str:
    """Return words for a line, cut where they are longer than ``most`` code points."""
    return words if len(words) <= most else words[:most].rstrip() + "…"


def card_line(words: str, colour: str, font: QFont | None, parent: QWidget) -> QLabel:
    """Return words of an article in a colour, wrapped, and never read as markup."""
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if font is not None:
        label.setFont(font)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    label.setPalette(palette)
    return label
