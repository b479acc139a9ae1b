"""The quiet switch between the articles and the bin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QWidget

from ui.choice import Choice
from ui.flow_layout import FlowLayout
from ui.theme import STEP


class PartSwitch(QWidget):
    """ "Articles N" and "Bin N"; one of them is chosen. ``chosen(bin)`` follows the reader."""

    chosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.articles = Choice("Articles", self)
        self.bin = Choice("Bin", self)
        self.articles.setChecked(True)
        self._found = QLabel(self)
        group = QButtonGroup(self)
        group.addButton(self.articles)
        group.addButton(self.bin)
        self.bin.toggled.connect(self.chosen)
        layout = FlowLayout(self, STEP)  # large letters take a line each
        for widget in (self.articles, self.bin, self._found):
            layout.addWidget(widget)

    def count(self, articles: int, binned: int) -> None:
        """Show how many articles each part holds."""
        self.articles.setText(f"Articles {articles:,}")
        self.bin.setText(f"Bin {binned:,}")

    def tell_found(self, count: int | None, most: int = 0) -> None:
        """Show how many articles a search found, ``most`` meaning perhaps more; None for none."""
        more = "+" if most and count is not None and count >= most else ""
        self._found.setText("" if count is None else f"{count:,}{more} found")

    def found_text(self) -> str:
        """Return what is said about the search."""
        return self._found.text()
