"""The card of one mention: what it names, why it is marked, and what the reader says about it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from ui.appearance import Appearance
from ui.entities.act_button import ActButton
from ui.entities.answers import Answer, Named
from ui.entities.card_head import CardHead, shortened, what_it_is, why
from ui.entities.entity_field import EntityField, LookUp
from ui.entities.label_chips import LabelChips
from ui.entities.reach_row import ReachRow
from ui.theme import STEP

WIDTH = 54
"""Letters of the interface face that a card is wide at the most."""

KEYS_SPOKEN = "Down and Up go through the acts, Left and Right say where they hold."

Act = tuple[str, str, str]


class Card(QFrame):
    """A small popup that leaves with Esc or a click elsewhere."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        theme = appearance.theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("mentionCard")
        self.setStyleSheet(
            f"#mentionCard {{ background: {theme.panel_raised}; border: 1px solid {theme.line}; }}"
            f"#mentionCard:focus {{ border: 1px solid {theme.accent}; }}"
        )
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH + 8 * STEP)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        self.column.setSpacing(2 * STEP)

    def add_line(self, theme_line: str) -> None:
        """Part what stands above from what comes below."""
        line = QWidget(self)
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {theme_line};")
        self.column.addWidget(line)

    def show_below(self, point: QPoint) -> None:
        """Appear with the top left corner at a point of the screen, kept on the screen."""
        self.fit()
        area = self.screen().availableGeometry()
        x = max(area.left(), min(point.x(), area.right() - self.width()))
        y = max(area.top(), min(point.y(), area.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Take the height that the contents need at the card's width."""
        self.column.activate()
        height = self.column.totalHeightForWidth(self.width())
        self.resize(self.width(), height if height > 0 else self.sizeHint().height())


class MentionCard(Card):
    """Answers with ``answered(Answer)``; asks for the handles with ``boundaries_wanted()``.

    ``withdrawn()`` takes back the decision that the mention comes from; ``reach_chosen(reach)``
    is the reach that the reader prefers from now on.
    """

    answered = Signal(object)
    boundaries_wanted = Signal()
    withdrawn = Signal()
    reach_chosen = Signal(object)

    def __init__(
        self,
        named: Named,
        reach: Reach,
        known: Sequence[str],
        look_up: LookUp,
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        super().__init__(appearance, parent)
        self._named = named
        self._known = known
        self._look_up = look_up
        self._appearance = appearance
        self._below: QWidget | None = None
        theme = appearance.theme
        self.setAccessibleName(f"{named.words}, what it names")
        self.setAccessibleDescription(f"{what_it_is(named)}. {why(named)}. {KEYS_SPOKEN}")
        self.head = CardHead(named, theme, self)
        self.head.withdrawn.connect(self._withdraw)
        self.column.addWidget(self.head)
        self.add_line(theme.line)
        self.reach = ReachRow(reach, named.source, self, here=not named.whole)
        self.reach.chosen.connect(self.reach_chosen)
        self.column.addWidget(self.reach)
        self.acts = {
            key: ActButton(text, key, drawing, theme, self) for text, key, drawing in self._acts()
        }
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for button in self.acts.values():
            rows.addWidget(button)
        self.column.addLayout(rows)
        self._connect()

    def _acts(self) -> list[Act]:
        named = self._named
        decision = named.decision
        confirmed = decision is not None and decision.verdict is Verdict.CONFIRM
        acts = [
            ("This is right", "R", "check"),
            ("Not a name", "N", "close"),
            ("Another label…", "L", "tag"),
            ("Wrong boundaries…", "B", "boundaries"),
            ("Same as…", "S", "same"),
            (f"Not the same as {shortened(named.entity.name)}", "D", "apart"),
        ]
        left_out = {"R"} if confirmed else set()
        left_out |= set() if named.joined else {"D"}
        left_out |= {"B"} if named.whole else set()
        return [act for act in acts if act[1] not in left_out]

    def _connect(self) -> None:
        slots = {
            "R": lambda: self._answer(Verdict.CONFIRM),
            "N": lambda: self._answer(Verdict.REJECT),
            "L": self.ask_for_label,
            "B": self._ask_for_boundaries,
            "S": self.ask_for_entity,
            "D": lambda: self._answer(Verdict.APART),
        }
        for key, button in self.acts.items():
            button.clicked.connect(slots[key])

    # Answers

    def _answer(self, verdict: Verdict, label: Label | None = None, entity: str = "") -> None:
        answer = Answer(verdict, self.reach.reach, label, entity)
        self.close()
        self.answered.emit(answer)

    def _withdraw(self) -> None:
        self.close()
        self.withdrawn.emit()

    def _ask_for_boundaries(self) -> None:
        self.close()
        self.boundaries_wanted.emit()

    def ask_for_label(self) -> None:
        """Offer the other labels below the act."""
        chips = LabelChips(self._appearance, self, without=self._named.mention.label)
        chips.chosen.connect(lambda label: self._answer(Verdict.RELABEL, label))
        self._unfold(chips)
        chips.chips[0].setFocus()

    def ask_for_entity(self) -> None:
        """Offer the names that are known below the act."""
        known = [name for name in self._known if name != self._named.entity.name]
        field = EntityField(known, self._look_up, self)
        field.chosen.connect(lambda name: self._answer(Verdict.SAME, entity=name))
        self._unfold(field)
        field.setFocus()

    def _unfold(self, below: QWidget) -> None:
        self._fold()
        self._below = below
        for button in self.acts.values():
            button.hide()
        self.column.addWidget(below)
        below.show()
        self.fit()

    def _fold(self) -> bool:
        """Take away what was unfolded; False where nothing was."""
        if self._below is None:
            return False
        self.column.removeWidget(self._below)
        self._below.deleteLater()
        self._below = None
        for button in self.acts.values():
            button.show()
        self.fit()
        self.setFocus()
        return True

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters act, arrows walk, Esc leaves; no key reaches the page behind."""
        keys = Qt.Key
        key = Qt.Key(event.key())
        event.accept()
        if key == keys.Key_Escape:
            if not self._fold():
                self.close()
        elif key in (keys.Key_Left, keys.Key_Right):
            self.reach.step(1 if key == keys.Key_Right else -1)
        elif key in (keys.Key_Down, keys.Key_Up):
            self._walk(1 if key == keys.Key_Down else -1)
        elif key in (keys.Key_Return, keys.Key_Enter):
            self._press_focused()
        elif self._below is None and (button := self.acts.get(event.text().upper())):
            button.click()

    def _walk(self, by: int) -> None:
        """Go to the next act (1) or the one before (-1); after the last comes the first."""
        rows = list(self.acts.values())
        focused = [place for place, button in enumerate(rows) if button.hasFocus()]
        if self._below is not None:
            self.focusNextPrevChild(by > 0)
        elif focused:
            rows[(focused[0] + by) % len(rows)].setFocus()
        else:
            rows[0 if by > 0 else -1].setFocus()

    def _press_focused(self) -> None:
        for button in self.acts.values():
            if button.hasFocus():
                button.click()
                return
