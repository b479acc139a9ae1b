"""The card of words that are no mention yet: which label they get, and how far that reaches."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from ui.appearance import Appearance
from ui.entities.answers import Answer
from ui.entities.card_head import card_line, shortened
from ui.entities.label_chips import LabelChips
from ui.entities.mention_card import Card
from ui.entities.reach_row import ReachRow
from ui.theme import reading_font_beside

Places = Callable[[Label, Reach], int]
"""How many places of the article a label would mark with a reach."""


class MarkCard(Card):
    """Answers with ``answered(Answer)`` as soon as a label is chosen.

    ``reach_chosen(reach)`` is the reach that the reader prefers from now on.
    """

    answered = Signal(object)
    reach_chosen = Signal(object)

    def __init__(
        self,
        words: str,
        source: str,
        reach: Reach,
        places: Places,
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        super().__init__(appearance, parent)
        self._places = places
        self.setAccessibleName(f"Mark {shortened(words)} as a name")
        name = reading_font_beside(self.font(), 14)
        name.setWeight(QFont.Weight.DemiBold)
        self._add(shortened(words), appearance.theme.text, name)
        self._add("Mark as", appearance.theme.dim)
        self.chips = LabelChips(appearance, self, without=None)
        self.chips.chosen.connect(self._answer)
        self.column.addWidget(self.chips)
        self.add_line(appearance.theme.line)
        self.reach = ReachRow(reach, source, self)
        self.column.addWidget(self.reach)
        self.count = self._add("", appearance.theme.dim)
        self.reach.chosen.connect(self._tell_reach)
        self._tell()

    def _add(self, words: str, colour: str, font: QFont | None = None) -> QLabel:
        label = card_line(words, colour, font, self)
        self.column.addWidget(label)
        return label

    def _tell_reach(self, reach: Reach) -> None:
        self.reach_chosen.emit(reach)
        self._tell()

    def _tell(self) -> None:
        """Say what a label would do before it is chosen."""
        reach = self.reach.reach
        self.count.setText(places_in_words(self._places(Label.PERSON, reach), reach))
        self.fit()

    def _answer(self, label: Label) -> None:
        answer = Answer(Verdict.MARK, self.reach.reach, label)
        self.close()
        self.answered.emit(answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk among the labels or the reaches, Esc leaves; no key reaches the page."""
        keys = Qt.Key
        event.accept()
        if event.key() == keys.Key_Escape:
            self.close()
        elif event.key() in (keys.Key_Left, keys.Key_Right):
            self.reach.step(1 if event.key() == keys.Key_Right else -1)
        elif event.key() in (keys.Key_Down, keys.Key_Up):
            self.focusNextPrevChild(event.key() == keys.Key_Down)


def places_in_words(count: int, reach: Reach) -> str:
    """Return how many places of the article would be marked."""
    if reach is Reach.HERE:
        return "Only this place"
    if not count:
        return "These words stand nowhere in this article as whole words"
    places = "1 place" if count == 1 else f"{count} places"
    more = "" if reach is Reach.ARTICLE else ", and wherever else these words stand"
    return f"{places} in this article{more}"
