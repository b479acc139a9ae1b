"""The page's column and its colours."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QTextEdit

from ui.reading.document import PageDocument
from ui.reading.looks import MARGIN
from ui.theme import Theme


def set_column(view: QTextEdit, page: PageDocument) -> None:
    """Centre the column in the view."""
    looks, width = page.style.looks, view.viewport().width()
    column = QFontMetricsF(page.style.font()).averageCharWidth() * looks.letters
    least = max(MARGIN[0], min(looks.margin, width / 4))  # words always have half of the view
    page.layout.set_column(width, max(least, (width - column) / 2))


def show_caret(view: QTextEdit, shown: bool) -> None:
    """Show a caret only while keys move it: it promises that one can write here."""
    flags = Qt.TextInteractionFlag.TextSelectableByMouse
    if shown:
        flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
    if view.textInteractionFlags() != flags:
        view.setTextInteractionFlags(flags)
        view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def set_colours(view: QTextEdit, theme: Theme) -> None:
    """Take a theme's colours; a selection lets the marks below it show."""
    colours = view.palette()
    colours.setColor(QPalette.ColorRole.Base, QColor(theme.page))
    colours.setColor(QPalette.ColorRole.Text, QColor(theme.text))
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        colours.setColor(group, QPalette.ColorRole.Highlight, theme.selection)
        colours.setColor(group, QPalette.ColorRole.HighlightedText, QColor(theme.text))
    view.setPalette(colours)
