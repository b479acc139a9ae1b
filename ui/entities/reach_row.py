"""How far a decision reaches: a row of four switches of which one is on."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from annotation.decisions import Reach
from ui.choice import Choice
from ui.flow_layout import FlowLayout
from ui.plain_tip import set_tip

GAP = 2
"""Pixels between the switches."""

NAMES = {
    Reach.HERE: "Here",
    Reach.ARTICLE: "This article",
    Reach.SOURCE: "This source",
    Reach.EVERYWHERE: "Everywhere",
}
"""What the reaches are called on the screen, the narrowest first."""


def offered(source: str, *, here: bool = True) -> tuple[Reach, ...]:
    """Return the reaches that an article of a source offers; "" is an article without one.

    ``here`` is False where a whole entity is meant, which stands in no single place.
    """
    left_out = {Reach.SOURCE} if not source else set()
    left_out |= set() if here else {Reach.HERE}
    return tuple(reach for reach in NAMES if reach not in left_out)


def in_words(reach: Reach, source: str = "") -> str:
    """Return where a decision holds, as the end of a sentence: "in this article"."""
    return {
        Reach.HERE: "here",
        Reach.ARTICLE: "in this article",
        Reach.SOURCE: f"in {source or 'this source'}",
        Reach.EVERYWHERE: "everywhere",
    }[reach]


class ReachRow(QWidget):
    """The switches. ``chosen(reach)`` comes when the reader takes another one."""

    chosen = Signal(object)

    def __init__(self, reach: Reach, source: str, parent: QWidget, *, here: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("reachRow")
        self.setAccessibleName("Where this holds")
        row = FlowLayout(self, spacing=GAP)
        self._group = QButtonGroup(self)
        self.switches: dict[Reach, Choice] = {}
        for each in offered(source, here=here):
            switch = Choice(NAMES[each], self)
            switch.setObjectName("reachSwitch")
            switch.setAccessibleName(f"Holds {in_words(each, source)}")
            set_tip(switch, f"Holds {in_words(each, source)}")
            switch.clicked.connect(lambda _=False, taken=each: self.chosen.emit(taken))
            self._group.addButton(switch)
            row.addWidget(switch)
            self.switches[each] = switch
        self.choose(reach)

    def sizeHint(self) -> QSize:
        """Ask for one line; with less room there are several."""
        hints = [switch.sizeHint() for switch in self.switches.values()]
        width = sum(hint.width() + GAP for hint in hints)
        return QSize(width, self.heightForWidth(width))

    @property
    def reach(self) -> Reach:
        """The reach that is on."""
        return next(each for each, switch in self.switches.items() if switch.isChecked())

    def choose(self, reach: Reach) -> None:
        """Switch a reach on; one that is not offered becomes the article."""
        self.switches[reach if reach in self.switches else Reach.ARTICLE].setChecked(True)

    def step(self, by: int) -> None:
        """Switch on the reach beside the present one, to the right (1) or to the left (-1)."""
        order = list(self.switches)
        place = max(0, min(order.index(self.reach) + by, len(order) - 1))
        self.switches[order[place]].setChecked(True)
        self.chosen.emit(order[place])
