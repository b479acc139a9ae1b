"""What can be done with the chosen annotations: said first, then done as one step."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from annotation.notes import Colour
from annotation.tags import clean_tag
from storage import AddTag, ArchiveError, BulkPlan, Delete, Recolour, RemoveTag
from ui.all_notes.filter_words import counted
from ui.all_notes.look_ups import LookUps
from ui.all_notes.pick_card import PickCard
from ui.all_notes.preview import SHOWN, Preview
from ui.appearance import Appearance
from ui.fitting import FittingButton
from ui.flow_layout import FlowLayout
from ui.offer_list import Offer
from ui.session import Session
from ui.theme import STEP

T = TypeVar("T")

Act = Recolour | AddTag | RemoveTag | Delete

MANY = 1000
"""Annotations from which on changing them takes so long that it is told before."""


class BulkFoot(QWidget):
    """Buttons, and in their place the preview of an act.

    ``chosen`` returns the rows of the chosen annotations. ``open_wanted()`` asks to go to the one
    that is chosen, ``export_wanted(rows)`` to write them into a file, ``finished()`` tells that the
    preview is gone.
    """

    open_wanted = Signal()
    export_wanted = Signal(object)
    finished = Signal()

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        chosen: Callable[[], list[int]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._chosen = chosen
        self._look_ups = LookUps(session)
        self._go: Callable[[], None] = lambda: None
        self._bar = QWidget(self)
        self.preview = Preview(appearance, self)
        self.preview.confirmed.connect(self._confirm)
        self.preview.left.connect(self.leave)
        colours = QMenu(self)
        colours.aboutToShow.connect(partial(self._fill_colours, colours))
        self.buttons = {
            "open": self._button("&Go to the Passage", self.open_wanted.emit),
            "colour": self._button("&Colour", None, colours),
            "add": self._button("Add &Tag…", self._ask_for_tag),
            "remove": self._button("&Remove Tag…", self._ask_which_tag),
            "delete": self._button("&Delete…", lambda: self.consider(Delete())),
            "export": self._button("&Export…", self.consider_export),
        }
        self._lay_out()

    def _button(
        self, text: str, act: Callable[[], object] | None, menu: QMenu | None = None
    ) -> QPushButton:
        button = FittingButton(text, self._bar)
        button.setAutoDefault(False)
        if act is not None:
            button.clicked.connect(lambda: act())
        if menu is not None:
            button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        flow = FlowLayout(self._bar, spacing=2 * STEP)
        flow.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 4 * STEP)
        for button in self.buttons.values():
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        column.addWidget(self.preview)

    def offer(self, chosen: int) -> None:
        """Offer what can be done with so many annotations."""
        writable = not self._session.archive.read_only
        for name, button in self.buttons.items():
            button.setEnabled(chosen > 0 and (writable or name in ("open", "export")))
        self.buttons["open"].setEnabled(chosen == 1)

    def fill(self, menu: QMenu) -> None:
        """Offer the same in a menu."""
        for button in self.buttons.values():
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            below = button.menu()
            if isinstance(below, QMenu):
                action.setMenu(below)
            else:
                action.triggered.connect(button.click)

    # Asking for what an act needs

    def _fill_colours(self, menu: QMenu) -> None:
        menu.clear()
        for colour in Colour:
            text = self._session.colours.shown(colour).replace("&", "&&")
            menu.addAction(text).triggered.connect(partial(self.consider, Recolour(colour)))

    def _ask_for_tag(self) -> None:
        card = self._card("tags", self._look_ups.tags(), "Type a new tag.", "add", free=True)
        card.picked.connect(lambda tag: self.consider(AddTag(tag)))

    def _ask_which_tag(self) -> None:
        tags = self._read(lambda: self._session.archive.all_notes.tags_of(self._ids())) or []

        def find(typed: str) -> Sequence[Offer]:
            wanted = clean_tag(typed).casefold()
            found = [each for each in tags if wanted in each[0].casefold()]
            return [Offer(tag, f"{tag}  ·  {count:,}", tag) for tag, count in found]

        card = self._card("tags of these", find, "None of these has such a tag.", "remove")
        card.picked.connect(lambda tag: self.consider(RemoveTag(tag)))

    def _card(
        self,
        what: str,
        look_up: Callable[[str], Sequence[Offer]],
        nothing: str,
        button: str,
        *,
        free: bool = False,
    ) -> PickCard:
        card = PickCard(what, look_up, nothing, self._appearance, self, free=free)
        card.show_below(self.buttons[button].mapToGlobal(self.buttons[button].rect().bottomLeft()))
        return card

    # Saying what will be done

    def consider(self, act: Act, _checked: bool = False) -> None:
        """Show what an act would do to the chosen annotations."""
        if self._session.refused():
            return
        ids = self._ids()
        plan = self._read(lambda: self._session.archive.all_notes.plan(act, ids))
        if plan is None:
            return
        if not plan.rows:
            self._session.said.emit(_nothing(act, plan))
            return
        self._go = partial(self._carry_out, act, plan)
        many = counted(len(plan.rows), "annotation")
        go = {Delete: "&Delete", Recolour: "&Colour", AddTag: "Add &Tag to", RemoveTag: "&Change"}
        self._show(plan.title, f"{go[type(act)]} {many}", plan.rows, _facts(act, plan))

    def consider_export(self) -> None:
        """Show what would be written into a file."""
        rows = self._chosen()
        if rows:
            self._go = partial(self.export_wanted.emit, rows)
            title = f"Export {counted(len(rows), 'annotation')} as Markdown, without the articles"
            self._show(title, "&Choose a File…", rows, [])

    def _show(self, title: str, go: str, rows: Sequence[int], facts: list[str]) -> None:
        first = self._read(lambda: self._session.archive.all_notes.rows(rows[:SHOWN])) or []
        left = len(rows) - SHOWN
        more = [f"And {left:,} more."] if left > 0 else []
        self._bar.hide()
        self.preview.show_plan(title, go, first, more + facts)

    def _confirm(self) -> None:
        go, self._go = self._go, lambda: None
        self.leave()
        go()

    def leave(self) -> None:
        """Do nothing, and offer all acts again."""
        if not self.preview.isHidden():
            self.preview.hide()
            self._bar.show()
            self.finished.emit()

    def _carry_out(self, act: Act, plan: BulkPlan) -> None:
        notes = self._session.archive.all_notes
        if len(plan.rows) >= MANY:
            self._session.busy.emit(f"{plan.title}…")
        self._session.write(lambda: notes.carry_out(act, notes.uuids(plan.rows)), _done(plan))

    def _ids(self) -> list[str]:
        rows = self._chosen()
        return self._read(lambda: self._session.archive.all_notes.uuids(rows)) or []

    def _read(self, act: Callable[[], T]) -> T | None:
        try:
            return act()
        except ArchiveError as error:
            self._session.failed.emit(str(error))
            return None


def _facts(act: Act, plan: BulkPlan) -> list[str]:
    facts = []
    if isinstance(act, Delete) and plan.notes:
        has = "has" if plan.notes == 1 else "have"
        facts.append(f"{plan.notes:,} of them {has} words of yours.")
    if len(plan.tags) > 1:
        facts.append(f"Taken away are {', '.join(plan.tags)}.")
    if plan.spared:
        stay = "stays as it is" if plan.spared == 1 else "stay as they are"
        facts.append(f"{counted(plan.spared, 'other')} {stay}.")
    return [*facts, "Undo takes it back in one step."]


def _nothing(act: Act, plan: BulkPlan) -> str:
    every = "It has" if plan.spared == 1 else "All of them have"
    if isinstance(act, Recolour):
        return f"{every} this colour already."
    if isinstance(act, AddTag):
        return f"{every} this tag already."
    return "There is nothing to change." if plan.spared else "These annotations are gone."


def _done(plan: BulkPlan) -> str:
    return f"Done: {plan.title[0].lower()}{plan.title[1:]}"
