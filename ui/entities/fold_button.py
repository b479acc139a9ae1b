"""A quiet line that unfolds what lies below it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ui.appearance import Appearance
from ui.icons import icon
from ui.plain_tip import set_tip

ARROW, PADDING = 12, 20
"""Pixels: the arrow, and what is left free around it and the words."""


class FoldButton(QToolButton):
    """Checked while unfolded; the arrow before its words says so. Enter presses it, too."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._words = ""
        self.setCheckable(True)
        self.setAccessibleDescription("Unfolds what lies below")
        self.setIconSize(QSize(ARROW, ARROW))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._dress)
        appearance.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def say(self, words: str) -> None:
        """Show words of any length: shortened where there is no room, and whole in a tip."""
        self._words = words
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the words as there is room for."""
        super().resizeEvent(event)
        if self._words:
            self._fit()

    def _fit(self) -> None:
        room = self.width() - ARROW - PADDING
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        set_tip(self, self._words if shown != self._words else "")

    def _dress(self) -> None:
        theme = self._appearance.theme
        arrow = "chevron-down" if self.isChecked() else "chevron-right"
        self.setIcon(icon(arrow, QColor(theme.dim), ARROW))
        self.setStyleSheet(
            f"QToolButton {{ color: {theme.text}; text-align: left; padding: 4px 4px 4px 0; }}"
            "QToolButton:checked { background: transparent; border: none;"
            " padding: 4px 4px 4px 0; }"
            "QToolButton:focus, QToolButton:checked:focus {"
            f" border: 1px solid {theme.accent}; padding: 3px 3px 3px 0; }}"
        )


def one_at_a_time(*lines: FoldButton) -> None:
    """Let each line fold the others when it unfolds, where there is not room for all."""
    for line in lines:
        others = [each for each in lines if each is not line]
        line.toggled.connect(partial(_fold_others, others))


def _fold_others(others: Sequence[FoldButton], unfolded: bool) -> None:
    for each in others if unfolded else ():
        each.setChecked(False)
