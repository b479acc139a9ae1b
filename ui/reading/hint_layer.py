"""How hint letters look: small labels just above the words that they lead to."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme, sized

SHARE = 0.72
"""The size of a label's letters, as a share of the reading face."""
PADDING = 4
GAP = 2


class Hint(NamedTuple):
    """Letters, and the place of the words in pixels of the parent."""

    letters: str
    words: QRect


class HintLayer(QWidget):
    """Lies over the page and lets every click through."""

    def __init__(self, theme: Theme, reading_face: QFont, ground: QWidget) -> None:
        super().__init__(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Letters to jump by")
        self._theme = theme
        font = QFont(ground.window().font())
        font.setPointSizeF(sized(reading_face, SHARE).pointSizeF())
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self._hints: Sequence[Hint] = ()
        self._typed = ""
        self.setGeometry(ground.rect())

    def show_hints(self, hints: Sequence[Hint], typed: str) -> None:
        """Show these letters; those that no longer fit what was typed go."""
        self._hints = [each for each in hints if each.letters.startswith(typed)]
        self._typed = typed
        self.setAccessibleDescription(", ".join(each.letters.upper() for each in self._hints))
        self.show()
        self.raise_()
        self.update()

    def boxes(self) -> list[QRect]:
        """Return where the labels stand, none over another."""
        metrics = QFontMetrics(self.font())
        height = metrics.height() + 2
        taken: list[QRect] = []
        for hint in self._hints:
            width = metrics.horizontalAdvance(hint.letters.upper()) + 2 * PADDING
            corner = hint.words.topLeft() - QPoint(PADDING, height * 3 // 4)
            box = QRect(corner, corner).adjusted(0, 0, width - 1, height - 1)
            box.moveLeft(max(GAP, min(box.left(), self.width() - width - GAP)))
            box.moveTop(max(GAP, box.top()))
            while any(box.intersects(other) for other in taken[-8:]):
                box.translate(width // 2, 0)
            taken.append(box)
        return taken

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the labels, what was typed of them paler."""
        theme = self._theme
        metrics = QFontMetrics(self.font())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for hint, box in zip(self._hints, self.boxes(), strict=True):
                painter.setPen(QColor(theme.page))
                painter.setBrush(QColor(theme.text))
                painter.drawRoundedRect(box, 4, 4)
                left = box.left() + PADDING
                typed = hint.letters[: len(self._typed)].upper()
                rest = hint.letters[len(self._typed) :].upper()
                baseline = box.top() + 1 + metrics.ascent()
                pale = QColor(theme.page)
                pale.setAlphaF(0.55)
                painter.setPen(pale)
                painter.drawText(left, baseline, typed)
                painter.setPen(QColor(theme.page))
                painter.drawText(left + metrics.horizontalAdvance(typed), baseline, rest)
