"""The keys of each action: the usual ones, or those that the reader chose instead."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.actions import SUBMENU_OF, TABLE, ActionRow
from ui.plain_tip import short_tip

GROUP = "keys"
_ROWS: dict[str, ActionRow] = {row.id: row for row in TABLE}
_MOVES = "moves about the page and its lists"
_FIXED = {
    **dict.fromkeys(("Space", "Shift+Space"), "turns the page"),
    **dict.fromkeys(("Return", "Enter"), "opens what is chosen"),
    **dict.fromkeys(("Tab", "Shift+Tab", "Ctrl+Tab"), "goes to the next field"),
    **dict.fromkeys(("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"), _MOVES),
    **dict.fromkeys(("Menu", "Shift+F10", "F10"), "opens a menu"),
}
"""Keys that belong to the page and to Qt's own widgets."""


class Shortcuts(QObject):
    """Gives actions their keys and remembers what was changed; ``changed()`` follows.

    What the reader chose wins: an action whose usual key was given to another one goes without.
    Keys are written as Qt does in files, such as ``Ctrl+Shift+E``.
    """

    changed = Signal()

    def __init__(
        self, actions: Mapping[str, QAction], settings: QSettings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._settings = settings
        self._window = window
        self._chosen = self._kept()
        self._apply()

    def _kept(self) -> dict[str, tuple[str, ...]]:
        """Read what was chosen; a key written for two actions by hand belongs to the first."""
        chosen: dict[str, tuple[str, ...]] = {}
        taken: set[str] = set()
        for row in TABLE:
            value = self._settings.value(f"{GROUP}/{row.id}")
            if isinstance(value, str):
                keys = dict.fromkeys(normal(key) for key in value.split("\n"))
                chosen[row.id] = tuple(key for key in keys if key and key not in taken)
                taken.update(chosen[row.id])
        return chosen

    # Asking

    def keys(self, action_id: str) -> tuple[str, ...]:
        """Return an action's keys.

        Raises:
            KeyError: there is no such action.
        """
        if action_id in self._chosen:
            return self._chosen[action_id]
        taken = {key for keys in self._chosen.values() for key in keys}
        return tuple(key for key in usual_keys(action_id) if key not in taken)

    def is_changed(self, action_id: str) -> bool:
        """Tell whether an action has other keys than usual."""
        return self.keys(action_id) != usual_keys(action_id)

    def any_changed(self) -> bool:
        """Tell whether any action has other keys than usual."""
        return any(self.is_changed(row.id) for row in TABLE)

    def holder(self, key: str, but: str = "") -> str:
        """Return the action that has a key, wherever it works; "" for none.

        Reaches do not part keys: a key of the page and the same one of the window would stand in
        each other's way while the page has the focus.
        """
        key = normal(key)
        return next(
            (row.id for row in TABLE if row.id != but and key in self.keys(row.id)),
            "",
        )

    # Changing

    def set_keys(self, action_id: str, keys: Sequence[str]) -> None:
        """Give an action these keys instead of its own, and take them from any other.

        Raises:
            ValueError: a key is none, or belongs to the page.
        """
        wanted = tuple(dict.fromkeys(normal(key) for key in keys))
        for key in wanted:
            if not key or fixed_use(key):
                raise ValueError(f"not a key to choose: {key!r}")
        for other, theirs in list(self._chosen.items()):
            if other != action_id and set(theirs) & set(wanted):
                self._keep(other, tuple(key for key in theirs if key not in wanted))
        self._keep(action_id, wanted)
        self._apply()

    def reset(self, action_id: str) -> None:
        """Give an action its usual keys again, those apart that were given to others."""
        if self._chosen.pop(action_id, None) is not None:
            self._settings.remove(f"{GROUP}/{action_id}")
            self._apply()

    def reset_all(self) -> None:
        """Give every action its usual keys again."""
        self._chosen.clear()
        self._settings.remove(GROUP)
        self._apply()

    def _keep(self, action_id: str, keys: tuple[str, ...]) -> None:
        self._chosen[action_id] = keys
        self._settings.setValue(f"{GROUP}/{action_id}", "\n".join(keys))

    def _apply(self) -> None:
        for action_id, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in self.keys(action_id)])
        self.name_buttons()
        self.changed.emit()

    def name(self, action_id: str) -> str:
        """Return what an action is called now, without signs for menus.

        Raises:
            KeyError: there is no such action.
        """
        words = self._actions[action_id].text().replace("&&", "\0").replace("&", "")
        return words.replace("\0", "&").rstrip("…")

    def name_buttons(self) -> None:
        """Tell on each button that does an action by which key it is done."""
        for button in self._window.findChildren(QAbstractButton):
            action_id = button.property("action")
            if isinstance(action_id, str) and action_id in _ROWS:
                keys = self.keys(action_id)
                tail = f" ({native(keys[0])})" if keys else ""
                button.setToolTip(short_tip(button.accessibleName() + tail))


def usual_keys(action_id: str) -> tuple[str, ...]:
    """Return the keys that an action of the table has as long as nothing is changed.

    Raises:
        KeyError: there is no such action.
    """
    return tuple(normal(key) for key in _ROWS[action_id].keys)


def fixed_use(key: str) -> str:
    """Return what a key does that cannot be given away, such as "turns the page"; "" for none."""
    key = normal(key)
    for menu in {row.menu for row in TABLE if row.menu} - SUBMENU_OF.keys():
        letter = menu.partition("&")[2][:1].upper()
        if key == f"Alt+{letter}":
            return f"opens the menu {menu.replace('&', '')}"
    return _FIXED.get(key, "")


def normal(key: str) -> str:
    """Return a key as it is written in files; "" for no key."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """Return a key as this platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
