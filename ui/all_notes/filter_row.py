"""The row of filters: each says in words what it lets through, and opens what changes it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from annotation.notes import Colour
from annotation.notes_filter import DatedBy, Grouping, NotesFilter
from ui.all_notes import filter_words as words
from ui.all_notes.days_card import DaysCard
from ui.all_notes.look_ups import LookUps
from ui.all_notes.pick_card import LookUp, PickCard
from ui.appearance import Appearance
from ui.entities.labels import NAMES
from ui.fitting import FittingButton
from ui.flow_layout import FlowLayout
from ui.session import Session
from ui.theme import STEP

PICKS = {"tag": "A Tag…", "names": "A Certain Name…", "source": "A Source…"}
"""What the entries are called that open a card to find one thing in."""


class FilterRow(QWidget):
    """``changed()`` follows every change of ``wanted`` or ``grouping``.

    ``fold_wanted(bool)`` asks to fold all groups, or to unfold them.
    """

    changed = Signal()
    fold_wanted = Signal(bool)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._look_ups = LookUps(session)
        self.wanted = NotesFilter()
        self.grouping = Grouping.ARTICLE
        flow = FlowLayout(self, spacing=2 * STEP)
        fills = {
            "colour": self._fill_colours,
            "tag": self._fill_tags,
            "names": self._fill_names,
            "source": self._fill_sources,
            "days": self._fill_days,
            "kind": self._fill_kinds,
            "grouping": self._fill_groupings,
        }
        self.buttons: dict[str, QPushButton] = {}
        for name, fill in fills.items():
            self.buttons[name] = self._button(fill)
            flow.addWidget(self.buttons[name])
        self.clear_button = FittingButton("Clear &Filters", self)
        self.clear_button.setAutoDefault(False)
        self.clear_button.clicked.connect(self.clear)
        flow.addWidget(self.clear_button)
        session.colours.changed.connect(self._tell)
        self._tell()

    def _button(self, fill: Callable[[QMenu], None]) -> QPushButton:
        button = FittingButton("", self)
        button.setAutoDefault(False)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, menu, fill))
        button.setMenu(menu)
        return button

    def _fill(self, menu: QMenu, fill: Callable[[QMenu], None]) -> None:
        menu.clear()
        fill(menu)

    # What it says

    def want(self, wanted: NotesFilter) -> None:
        """Let through what a filter wants; its words are typed elsewhere."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._tell()
            self.changed.emit()

    def clear(self) -> None:
        """Let everything through."""
        self.want(NotesFilter())

    def group(self, grouping: Grouping) -> None:
        """Put annotations together by something else."""
        if grouping is not self.grouping:
            self.grouping = grouping
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        wanted = self.wanted
        said = {
            "colour": ("Colours", words.colours_in_words(wanted, self._session.colours.called)),
            "tag": ("Tags", words.tag_in_words(wanted)),
            "names": ("Names in the passage", words.names_in_words(wanted)),
            "source": ("Sources", words.source_in_words(wanted)),
            "days": ("Days", words.days_in_words(wanted)),
            "kind": ("Kinds of annotations", words.kind_in_words(wanted)),
            "grouping": ("Groups", words.GROUPINGS[self.grouping]),
        }
        for name, (what, text) in said.items():
            self.buttons[name].setText(text.replace("&", "&&"))
            self.buttons[name].setAccessibleName(f"{what}: {text}")
        self.clear_button.setVisible(bool(wanted))

    # Menus

    def _fill_colours(self, menu: QMenu) -> None:
        self._choice(menu, "Any Colour", replace(self.wanted, colours=()))
        menu.addSeparator()
        for colour in Colour:
            on = colour in self.wanted.colours
            others = {each for each in self.wanted.colours if each is not colour}
            chosen = others if on else {*others, colour}
            colours = tuple(each for each in Colour if each in chosen)
            text = self._session.colours.shown(colour)
            self._choice(menu, text, replace(self.wanted, colours=colours), on=on)

    def _fill_tags(self, menu: QMenu) -> None:
        self._choice(menu, "Any Tag", replace(self.wanted, tags=()))
        take = lambda tag: self.want(replace(self.wanted, tags=(tag,)))  # noqa: E731
        nothing = "No tag is like that."
        self._pick(menu, "tag", "tags", self._look_ups.tags(), nothing, take)

    def _fill_names(self, menu: QMenu) -> None:
        self._choice(menu, "Any Names", replace(self.wanted, label=None, entity=""))
        menu.addSeparator()
        for label, text in NAMES.items():
            on = self.wanted.label is label and not self.wanted.entity
            self._choice(menu, text, replace(self.wanted, label=label, entity=""), on=on)
        menu.addSeparator()
        take = lambda name: self.want(replace(self.wanted, label=None, entity=name))  # noqa: E731
        nothing = "No name in the archive is like that."
        self._pick(menu, "names", "names", self._look_ups.names, nothing, take)

    def _fill_sources(self, menu: QMenu) -> None:
        self._choice(menu, "Any Source", replace(self.wanted, source=None))
        none = replace(self.wanted, source="")
        self._choice(menu, "Without a Source", none, on=self.wanted == none)
        take = lambda source: self.want(replace(self.wanted, source=source))  # noqa: E731
        nothing = "No source is like that."
        self._pick(menu, "source", "sources", self._look_ups.sources(), nothing, take)

    def _fill_days(self, menu: QMenu) -> None:
        for text, since in words.spans_of_days(date.today()):
            days = replace(self.wanted, since=since, until=None)
            self._choice(menu, text, days, on=since is not None and days == self.wanted)
        menu.addAction("Between…").triggered.connect(self.ask_for_days)
        menu.addSeparator()
        by_article = self.wanted.dated_by is DatedBy.ARTICLE
        other = DatedBy.NOTE if by_article else DatedBy.ARTICLE
        flipped = replace(self.wanted, dated_by=other)
        self._choice(menu, "By the Date of the Article", flipped, on=by_article)

    def ask_for_days(self) -> None:
        """Let the reader say between which days."""
        card = DaysCard(self.wanted.since, self.wanted.until, self._appearance, self)
        card.chosen.connect(
            lambda since, until: self.want(replace(self.wanted, since=since, until=until))
        )
        card.show_below(self._below("days"))

    def _fill_kinds(self, menu: QMenu) -> None:
        for text, has_note, states in words.KINDS:
            kind = replace(self.wanted, has_note=has_note, states=states)
            self._choice(menu, text, kind, on=kind == self.wanted)

    def _fill_groupings(self, menu: QMenu) -> None:
        for grouping, text in words.GROUPINGS.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(grouping is self.grouping)
            action.triggered.connect(partial(self.group, grouping))
        menu.addSeparator()
        menu.addAction("Fold All").triggered.connect(partial(self.fold_wanted.emit, True))
        menu.addAction("Unfold All").triggered.connect(partial(self.fold_wanted.emit, False))

    # Parts of menus

    def _choice(self, menu: QMenu, text: str, wanted: NotesFilter, on: bool | None = None) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(wanted == self.wanted if on is None else on)
        action.triggered.connect(lambda: self.want(wanted))

    def _pick(
        self,
        menu: QMenu,
        name: str,
        what: str,
        look_up: LookUp,
        nothing: str,
        take: Callable[[str], None],
    ) -> None:
        def ask() -> None:
            card = PickCard(what, look_up, nothing, self._appearance, self)
            card.picked.connect(take)
            card.show_below(self._below(name))

        menu.addAction(PICKS[name]).triggered.connect(ask)

    def _below(self, name: str) -> QPoint:
        button = self.buttons[name]
        return button.mapToGlobal(button.rect().bottomLeft())
