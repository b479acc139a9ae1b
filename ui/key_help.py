"""Every action and its keys, in one list: to look up, and to change."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import TABLE
from ui.announcing import announce
from ui.appearance import Appearance
from ui.flow_layout import FlowLayout
from ui.focus_ring import FocusRing
from ui.key_field import KeyField
from ui.room import take_room
from ui.search_field import SearchField
from ui.shortcuts import Shortcuts, fixed_use, native
from ui.theme import STEP

ID = int(Qt.ItemDataRole.UserRole)
HELP = "Enter changes the keys of the chosen line, Delete takes them away."
NONE_CHOSEN = "Choose a line first"
ELSEWHERE = "On the page"


class KeyHelp(QDialog):
    """Lists the table of actions by menu. A key that another action has is only taken if wanted."""

    def __init__(self, shortcuts: Shortcuts, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._theme = appearance.theme
        self._adding = False
        self._wanted = ""
        self.setWindowTitle("Keys")
        take_room(self, 600, 660, least=QSize(420, 320))
        self.search = SearchField("actions and keys", self)
        self.list = QTreeWidget(self)
        self.field = KeyField(self)
        self.told = QLabel(HELP, self)
        self.take = self._button("&Take Them", self._take)
        self.change = self._button("&Change", lambda: self.ask(adding=False))
        self.add = self._button("&Add", lambda: self.ask(adding=True))
        self.remove = self._button("Remo&ve", self.remove_keys)
        self.reset = self._button("&Reset", self.reset_keys)
        self.reset_all = self._button("Reset A&ll", shortcuts.reset_all)
        self._set_up()
        self._lay_out()
        self._fill()
        self.search.setFocus()

    # Building

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _set_up(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        rows = self.list
        rows.setAccessibleName("Actions and their keys")
        FocusRing(rows)
        rows.setColumnCount(2)
        rows.setHeaderHidden(True)
        rows.setRootIsDecorated(False)
        rows.setItemsExpandable(False)
        rows.setIndentation(3 * STEP)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setAllColumnsShowFocus(True)
        rows.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        rows.header().setStretchLastSection(False)
        rows.currentItemChanged.connect(self._choose)
        rows.itemDoubleClicked.connect(lambda: self.ask(adding=False))
        rows.installEventFilter(self)
        self.field.pressed.connect(self.consider)
        self.field.left.connect(self._leave)
        self._shortcuts.changed.connect(self._fill)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.field.hide()
        self.take.hide()

    def _lay_out(self) -> None:
        asked = QHBoxLayout()
        asked.setSpacing(2 * STEP)
        asked.addWidget(self.field, 1)
        asked.addWidget(self.take)
        foot = QWidget(self)
        flow = FlowLayout(foot, spacing=2 * STEP)  # large letters take several lines
        for button in (self.change, self.add, self.remove, self.reset, self.reset_all):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addLayout(asked)
        column.addWidget(foot)

    # What is listed

    def _fill(self) -> None:
        """List all actions again; the chosen one stays chosen."""
        chosen = self.chosen()
        self.list.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for row in sorted(TABLE, key=lambda each: not each.menu):
            menu = row.menu.replace("&", "") or ELSEWHERE
            if menu not in groups:
                groups[menu] = self._group(menu)
            item = self._item(groups[menu], row.id)
            if row.id == chosen:
                self.list.setCurrentItem(item)
        self.list.expandAll()
        self.reset_all.setEnabled(self._shortcuts.any_changed())
        self._filter(self.search.text())
        self._choose()

    def _group(self, menu: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.list, [menu])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        group.setForeground(0, QColor(self._theme.dim))
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        return group

    def _item(self, group: QTreeWidgetItem, action_id: str) -> QTreeWidgetItem:
        keys = self._shortcuts.keys(action_id)
        shown = "   or   ".join(map(native, keys)) or "–"
        item = QTreeWidgetItem(group, [self._shortcuts.name(action_id), shown])
        item.setData(0, ID, action_id)
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 2 * STEP))
        changed = self._shortcuts.is_changed(action_id)
        if changed:
            font = self.font()
            font.setBold(True)
            item.setFont(1, font)
        if not keys:
            item.setForeground(1, QColor(self._theme.dim))
        state = "changed by you" if changed else ""
        spoken = ", ".join(filter(None, (self._shortcuts.name(action_id), shown, state)))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        return item

    def rows(self) -> list[QTreeWidgetItem]:
        """Return the lines of actions, headings left out."""
        return [row for group in self._groups() for row in _children(group)]

    def _groups(self) -> list[QTreeWidgetItem]:
        found = map(self.list.topLevelItem, range(self.list.topLevelItemCount()))
        return [group for group in found if group is not None]

    def choose(self, action_id: str) -> None:
        """Choose the line of an action."""
        for item in self.rows():
            if item.data(0, ID) == action_id:
                self.list.setCurrentItem(item)

    def chosen(self) -> str:
        """Return the chosen action; "" for none."""
        item = self.list.currentItem()
        return str(item.data(0, ID) or "") if item is not None else ""

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for item in self.rows():
            line = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in line for word in wanted))
        for group in self._groups():
            group.setHidden(all(row.isHidden() for row in _children(group)))

    def _choose(self) -> None:
        action_id = self.chosen()
        for button in (self.change, self.add):
            button.setEnabled(bool(action_id))
        about = f"Keys of “{self._shortcuts.name(action_id)}”" if action_id else NONE_CHOSEN
        for button in (self.change, self.add, self.remove, self.reset):
            button.setAccessibleDescription(about)
        self.remove.setEnabled(bool(action_id) and bool(self._shortcuts.keys(action_id)))
        self.reset.setEnabled(bool(action_id) and self._shortcuts.is_changed(action_id))

    # Changing

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        announce(self, words)

    def ask(self, *, adding: bool) -> None:
        """Wait for the new keys of the chosen action, besides its own or instead of them."""
        if action_id := self.chosen():
            self._adding = adding
            self._tell(f"Press the keys for “{self._shortcuts.name(action_id)}”; Esc leaves.")
            self.take.hide()
            self.field.clear()
            self.field.show()
            self.field.setFocus()
            QTimer.singleShot(0, self, self._show_chosen)  # once the list has its new height

    def _show_chosen(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.list.scrollToItem(item)

    def consider(self, key: str) -> None:
        """Take a key that is free; say whose it is where it is not."""
        self._wanted = key
        holder = self._shortcuts.holder(key, but=self.chosen())
        if use := fixed_use(key):
            self._tell(f"{native(key)} {use} and stays so. Press other keys.")
            self.field.clear()
        elif holder:
            self._tell(f"{native(key)} is “{self._shortcuts.name(holder)}” already.")
            self.take.show()
            self.take.setFocus()
            QTimer.singleShot(0, self, self._show_chosen)
        else:
            self._take()

    def _take(self) -> None:
        action_id, key = self.chosen(), self._wanted
        own = self._shortcuts.keys(action_id) if self._adding else ()
        self._shortcuts.set_keys(action_id, [*own, key])
        self._leave()
        self._tell(f"“{self._shortcuts.name(action_id)}” is {native(key)} now.")

    def _leave(self) -> None:
        self.field.hide()
        self.take.hide()
        self._tell(HELP)
        self.list.setFocus()

    def remove_keys(self) -> None:
        """Take all keys of the chosen action away; menus and the palette still do it."""
        if action_id := self.chosen():
            self._shortcuts.set_keys(action_id, ())
            self._tell(f"“{self._shortcuts.name(action_id)}” has no keys now.")

    def reset_keys(self) -> None:
        """Give the chosen action its usual keys again."""
        if action_id := self.chosen():
            self._shortcuts.reset(action_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search to the list; Enter and Delete act on the list's line."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if watched is self.search and key in (Qt.Key.Key_Down, *_ENTER):
            self._enter_list()
            return True
        if watched is self.list and key in _ENTER:
            self.ask(adding=False)
            return True
        if watched is self.list and key == Qt.Key.Key_Delete:
            self.remove_keys()
            return True
        return False

    def _enter_list(self) -> None:
        shown = [item for item in self.rows() if not item.isHidden()]
        if shown and self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0])
        self.list.setFocus()


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = map(group.child, range(group.childCount()))
    return [row for row in found if row is not None]


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def show_keys(shortcuts: Shortcuts, appearance: Appearance, window: QWidget) -> None:
    """Show the keys until the reader is done with them."""
    dialog = KeyHelp(shortcuts, appearance, window)
    dialog.exec()
    dialog.deleteLater()
