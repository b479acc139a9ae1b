"""The acts on a mention or an entity as entries of a menu, each with its reaches."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from ui.entities.answers import Answer, Named
from ui.entities.card_head import shortened
from ui.entities.labels import ONE
from ui.entities.reach_row import offered

Take = Callable[[Answer], None]

MOST = 48
"""Code points of a name that an entry of a menu shows."""


def add_acts(menu: QMenu, named: Named, take: Take) -> None:
    """Add the verdicts that need nothing but a reach, and the other labels."""
    if named.decision is None or named.decision.verdict is not Verdict.CONFIRM:
        _add_verdict(menu, "This Is &Right", Verdict.CONFIRM, named, take)
    _add_verdict(menu, "&Not a Name", Verdict.REJECT, named, take)
    labels = menu.addMenu("Another &Label")
    for label in Label:
        if label is not named.mention.label:
            _add_verdict(labels, ONE[label], Verdict.RELABEL, named, take, label)
    if named.joined:
        text = f"Not the Same as {plain(shortened(named.entity.name, MOST))}"
        _add_verdict(menu, text, Verdict.APART, named, take)


def add_parting(menu: QMenu, named: Named, take: Take) -> None:
    """Add the act that parts one name of an entity from the others."""
    name, entity = plain(shortened(named.words, MOST)), plain(shortened(named.entity.name, MOST))
    _add_verdict(menu, f"“{name}” Is Not {entity}", Verdict.APART, named, take)


def _add_verdict(
    menu: QMenu, text: str, verdict: Verdict, named: Named, take: Take, label: Label | None = None
) -> None:
    reaches = menu.addMenu(text)
    for reach in offered(named.source, here=not named.whole):
        answer = Answer(verdict, reach, label)
        action = reaches.addAction(reach_text(reach, named.source, verdict))
        action.triggered.connect(partial(_take, take, answer))


def _take(take: Take, answer: Answer, _checked: bool = False) -> None:
    take(answer)


def reach_text(reach: Reach, source: str, verdict: Verdict) -> str:
    """Return a reach as a menu says it."""
    name = plain(shortened(source, MOST))
    return {
        Reach.HERE: "&Here",
        Reach.ARTICLE: "In This &Article",
        Reach.SOURCE: f"Never from {name}" if verdict is Verdict.REJECT else f"In All of {name}",
        Reach.EVERYWHERE: "&Everywhere",
    }[reach]


def plain(words: str) -> str:
    """Return words for a menu, which would take an & for the mark of a key."""
    return words.replace("&", "&&")
