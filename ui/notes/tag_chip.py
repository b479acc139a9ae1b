"""A tag as a chip that removes it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ui.fitting import FEWEST_LETTERS, ROUNDING
from ui.plain_tip import set_tip

LONGEST = 28
"""Code points of a tag that are shown at the most."""


class TagChip(QToolButton):
    """Shortens its words where there is less room."""

    def __init__(self, tag: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        half = LONGEST // 2  # both ends tell: of a tag in levels, the last part most of all
        text = tag if len(tag) <= LONGEST else f"{tag[:half]}…{tag[-half:]}"
        self.setText(f"#{text}  ×".replace("&", "&&"))
        set_tip(self, f"Remove the tag {tag}")
        self.setAccessibleName(f"Remove the tag {tag}")
        self.setObjectName("tagChip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        hint = self.sizeHint()
        few = self.fontMetrics().averageCharWidth() * FEWEST_LETTERS + self._padding()
        return QSize(min(few, hint.width()), hint.height())

    def _padding(self) -> int:
        words = self.text().replace("&&", "&")
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(words)

    def shown_text(self) -> str:
        """Return the words as far as there is room for them, the cross always."""
        metrics, cross = self.fontMetrics(), "  ×"
        room = self.width() - self._padding() - metrics.horizontalAdvance(cross) + ROUNDING
        words = self.text().replace("&&", "&").removesuffix(cross)
        return metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room) + cross

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip with the words that fit."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = self.shown_text().replace("&", "&&")
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        painter.end()
