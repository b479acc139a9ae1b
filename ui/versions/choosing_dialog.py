"""A window with a list at its left, where what is chosen is shown and acted on beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QWidget,
)

from storage import Changes
from ui.appearance import Appearance
from ui.flow_layout import FlowLayout
from ui.focus_ring import FocusRing
from ui.room import take_room
from ui.session import Session
from ui.theme import STEP, Theme, mixed


class ChoosingDialog(QDialog):
    """Follows the archive; undo and redo work here, too, and ``told`` says what happened."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget, title: str, size: QSize
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = appearance.theme
        self.setWindowTitle(title)
        take_room(self, size.width(), size.height(), least=QSize(540, 330))
        self.list = self.new_list(title)
        self.told = words_label(self)
        self.close_it = QPushButton("Close", self)
        self.close_it.clicked.connect(self.reject)
        self.list.currentRowChanged.connect(lambda _row: self.choose())
        session.feed.changed.connect(self._changed)
        for signal in (session.undoable, session.redoable, session.failed):
            signal.connect(self.told.setText)
        QShortcut(QKeySequence.StandardKey.Undo, self, session.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, session.redo)

    def new_list(self, name: str) -> QListWidget:
        """Return a quiet list of several lines a row."""
        made = QListWidget(self)
        made.setAccessibleName(name)
        made.setWordWrap(True)
        dress_list(made, self._theme)
        return made

    def halves(self, side: QWidget, widths: tuple[int, int]) -> QSplitter:
        """Return the list and what stands beside it."""
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self.list)
        halves.addWidget(side)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        halves.setSizes(widths)
        return halves

    def foot(self, first: QWidget, buttons: Sequence[QPushButton]) -> QWidget:
        """Return the lowest line; large letters take several."""
        foot = QWidget(self)
        flow = FlowLayout(foot, spacing=2 * STEP)
        flow.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 4 * STEP)
        flow.addWidget(first)
        for button in (*buttons, self.close_it):
            button.setAutoDefault(False)
            flow.addWidget(button)
        self.setTabOrder(buttons[-1], self.close_it)
        return foot

    def fill(self, rows: Sequence[str], chosen: int) -> None:
        """List other rows, one of them chosen."""
        self.list.blockSignals(True)
        self.list.clear()
        for words in rows:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ", "))
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(chosen, len(rows) - 1)))
        self.list.blockSignals(False)
        self.choose()

    def choose(self) -> None:
        """Show what is chosen."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read everything anew."""
        raise NotImplementedError

    def _changed(self, changes: Changes, _origin: object) -> None:
        if changes.annotations or changes.articles:
            self.refresh()


def words_label(parent: QWidget) -> QLabel:
    """Return a label for plain words of any length."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def dress_list(view: QAbstractItemView, theme: Theme) -> None:
    """Give a list room around its lines, chosen ones tinted as in every other list."""
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
