"""Lists with room around their lines, chosen ones tinted as in every other list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame

from ui.focus_ring import FocusRing
from ui.theme import STEP, Theme, mixed


def dress_list(view: QAbstractItemView, theme: Theme) -> None:
    """Make a list quiet."""
    chosen = mixed(theme.accent, theme.panel, 0.16).name()
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setStyleSheet(
        f"QListWidget {{ background: {theme.panel}; color: {theme.text}; border: none;"
        f" outline: none; }}"
        f"QListWidget::item {{ padding: {2 * STEP}px {3 * STEP}px; border: none;"
        f" border-left: 3px solid transparent; }}"
        f"QListWidget::item:selected {{ background: {chosen}; color: {theme.text};"
        f" border-left: 3px solid {theme.accent}; }}"
    )
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    FocusRing(view)
