"""Names that may be one: a quiet line that unfolds into one question at a time."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotation.entities import Label
from storage import MayBeSame
from ui.announcing import announce
from ui.appearance import Appearance
from ui.entities.fold_button import FoldButton
from ui.flow_layout import FlowLayout
from ui.session import Session
from ui.theme import STEP

_SAME_WHAT = {
    Label.PERSON: "Same person?",
    Label.ORG: "Same organisation?",
    Label.PLACE: "Same place?",
    Label.NORP: "Same group?",
    Label.EVENT: "Same event?",
    Label.PRODUCT: "Same product?",
}

Pair = tuple[Label, str, str]


class SuggestionLine(QWidget):
    """Asks whether two names of the archive are one. Not there where there is nothing to ask.

    "Later" asks it again after all other questions, or after the next start.
    """

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._later: dict[Pair, None] = {}
        self._asked: list[MayBeSame] = []
        self.line = FoldButton(appearance, self)
        self.line.setText("Questions about names")
        self.question = QLabel(self)
        self.reason = QLabel(self)
        self.same = self._button("&Same", self._say_same)
        self.apart = self._button("&Not the Same", self._say_apart)
        self.later = self._button("&Later", self._say_later)
        self._card = QWidget(self)
        self._arrange()
        self.line.toggled.connect(self._card.setVisible)
        session.known.changed.connect(self.refresh)
        appearance.changed.connect(self._dress)
        self._dress()
        self.hide()  # no start waits for the questions: they come when all is gathered

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _arrange(self) -> None:
        for words in (self.question, self.reason):
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
        self.reason.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        answers = QWidget(self._card)
        flow = FlowLayout(answers, spacing=STEP)
        for button in (self.same, self.apart, self.later):
            flow.addWidget(button)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(5 * STEP, 0, 0, STEP)
        inner.setSpacing(STEP)
        inner.addWidget(self.question)
        inner.addWidget(self.reason)
        inner.addSpacing(STEP)
        inner.addWidget(answers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self._card)
        self._card.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _dress(self) -> None:
        narrow = "QPushButton { padding: 4px 10px; }"
        for button in (self.same, self.apart, self.later):
            button.setStyleSheet(narrow)

    def refresh(self) -> None:
        """Read what is to be asked anew."""
        asked = self._session.known.suggestions()
        order = {pair: place for place, pair in enumerate(self._later, start=1)}
        self._asked = sorted(asked, key=lambda each: order.get(pair_of(each), 0))
        self._show()

    def _show(self) -> None:
        count = len(self._asked)
        questions = "1 question" if count == 1 else f"{count:,} questions"
        self.line.setText(f"{questions} about names")
        self.setVisible(count > 0)
        if self._asked:
            self._ask(self._asked[0])

    def _ask(self, asked: MayBeSame) -> None:
        one, other = asked.one, asked.other
        self.question.setText(
            f"{_SAME_WHAT.get(one.label, 'The same?')} “{one.name}” ({_articles(one.articles)}) –"
            f" “{other.name}” ({_articles(other.articles)})"
        )
        self.reason.setText(asked.reason[:1].upper() + asked.reason[1:] + ".")
        for button in (self.same, self.apart, self.later):
            button.setAccessibleDescription(self.question.text())
        if any(button.hasFocus() for button in (self.same, self.apart, self.later)):
            announce(self, f"{self.question.text()}. {self.reason.text()}")

    def _say_same(self) -> None:
        self._answer(self._session.known.same)

    def _say_apart(self) -> None:
        self._answer(self._session.known.apart)

    def _answer(self, act: object) -> None:
        if self._asked and callable(act):
            act(self._asked[0])
            self._next()

    def _say_later(self) -> None:
        if self._asked:
            pair = pair_of(self._asked[0])
            self._later.pop(pair, None)
            self._later[pair] = None
            self._next()

    def _next(self) -> None:
        """Go on at once: until the archive has caught up, the answered question is still in it."""
        if self._session.archive.read_only:
            return
        first, *rest = self._asked
        self._asked = [*rest, first] if pair_of(first) in self._later else rest
        self._show()


def pair_of(asked: MayBeSame) -> Pair:
    """Return what a question is known by."""
    return asked.one.label, asked.one.name, asked.other.name


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
