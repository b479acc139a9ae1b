"""The command palette: type a few letters of an action, or of an article's title, and Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from storage import Archive, ArchiveError
from ui.announcing import announce, announce_row
from ui.appearance import Appearance
from ui.palette.entries import Entry, Kind, article_entries, ranked
from ui.palette.entry_model import ENTRY, EntryDelegate, EntryModel
from ui.theme import STEP

WIDTH, HEIGHT = 620, 440
RECENT = 6
"""How many actions done last come first."""
KEPT_AS = "palette/recent"
NOTHING_FITS = "No action and no recent article is called so. Try fewer letters."


class Palette(QFrame):
    """Lies over the window while it has the keys. ``chosen(entry)`` follows once it is gone."""

    chosen = Signal(object)

    def __init__(
        self, archive: Archive, appearance: Appearance, settings: QSettings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._window = window
        self._archive = archive
        self._settings = settings
        self._actions: Sequence[Entry] = ()
        self._articles: Sequence[Entry] | None = None
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.setAccessibleName("Command palette")
        self.field = QLineEdit(self)
        self.list = QListView(self)
        self.none = QLabel(NOTHING_FITS, self)
        self.model = EntryModel(self)
        self._set_up(appearance)
        self._dress(appearance)
        self.hide()

    def _set_up(self, appearance: Appearance) -> None:
        self.field.setPlaceholderText("What do you want to do?")
        self.field.setAccessibleName("Search actions and articles")
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        rows = self.list
        rows.setModel(self.model)
        rows.setItemDelegate(EntryDelegate(appearance, rows))
        rows.setAccessibleName("Actions and articles")
        rows.setUniformItemSizes(True)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.clicked.connect(self.take)
        self.none.setWordWrap(True)
        self.none.setContentsMargins(4 * STEP, STEP, 4 * STEP, 3 * STEP)
        self.none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        column.setSpacing(2 * STEP)
        column.addWidget(self.field)
        column.addWidget(self.none)
        column.addWidget(rows, 1)

    def _dress(self, appearance: Appearance) -> None:
        """Fill the whole frame: round corners would have the page painted again at every letter."""
        theme = appearance.theme
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, QColor(theme.panel_raised))
        colours.setColor(QPalette.ColorRole.WindowText, QColor(theme.dim))
        self.setPalette(colours)
        self.setAutoFillBackground(True)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)

    # Opening and leaving

    def open(self, actions: Sequence[Entry]) -> None:
        """Appear over the window with these actions and take the keys."""
        self._before = QApplication.focusWidget()
        self._actions, self._articles = actions, None
        self.field.clear()
        self._search("")
        self._stand()
        self._window.installEventFilter(self)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go and give the keys back to where they were."""
        if not self.isVisible():
            return
        self._window.removeEventFilter(self)
        had_keys = self.field.hasFocus()
        self.hide()
        if had_keys and self._before is not None:
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._before = None

    def _stand(self) -> None:
        """Stand at the top of the window, in its middle."""
        letters = self.fontMetrics()
        width = min(max(WIDTH, 60 * letters.averageCharWidth()), self._room(48))
        height = min(max(HEIGHT, 24 * letters.height()), self._window.height() - 2 * 12 * STEP)
        self.setGeometry((self._window.width() - width) // 2, 12 * STEP, width, height)

    def _room(self, margin: int) -> int:
        return self._window.width() - margin

    # Searching

    def _search(self, typed: str) -> None:
        entries = [*self._actions, *self._titles()] if typed.strip() else self._actions
        self.model.show_entries(ranked(entries, typed, self.recent()))
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
            announce_row(self.list)
        else:
            announce(self.field, NOTHING_FITS)
        self.none.setVisible(not self.model.rowCount())

    def _titles(self) -> Sequence[Entry]:
        """Return the articles, asked for once each time the palette is open."""
        if self._articles is None:
            try:
                self._articles = article_entries(self._archive)
            except ArchiveError:
                self._articles = ()
        return self._articles

    def recent(self) -> list[str]:
        """Return the actions done last from here, the last one first."""
        return [each for each in str(self._settings.value(KEPT_AS, "")).split(",") if each]

    # Choosing

    def take(self) -> None:
        """Do what the chosen line says."""
        entry = self.list.currentIndex().data(ENTRY)
        if entry is None:
            return
        if entry.kind is Kind.ACTION:
            recent = dict.fromkeys([entry.id, *self.recent()])
            self._settings.setValue(KEPT_AS, ",".join(list(recent)[:RECENT]))
        self.leave()
        self.chosen.emit(entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Tab go through the list, Enter takes, Esc leaves, as does another focus."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._stand()
        if watched is not self.field:
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.leave()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self._press(event.key())

    def _press(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in _STEPS or key in _PAGES:
            page = self.list.height() // max(1, self.list.sizeHintForRow(0))
            self._move(_STEPS.get(key, _PAGES.get(key, 0) * page))
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        last = self.model.rowCount() - 1
        here = self.list.currentIndex().row()
        if abs(by) == 1:
            place = (here + by) % (last + 1) if last >= 0 else -1
        else:
            place = max(0, min(here + by, last))
        self.list.setCurrentIndex(self.model.index(place))
        announce_row(self.list, now=True)


_STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,  # there is nowhere else to go in here
    Qt.Key.Key_Backtab: -1,
}
_PAGES: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
