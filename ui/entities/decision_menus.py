"""What can be changed about decisions that were made: the menus of the list of decisions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from annotation.decisions import Decision, Reach, Verdict
from annotation.entities import Label
from ui.entities.decision_words import VERDICTS
from ui.entities.labels import ONE
from ui.entities.reach_row import NAMES
from ui.session import Session

_JUDGED = frozenset({Verdict.CONFIRM, Verdict.REJECT})
_JOINED = frozenset({Verdict.SAME, Verdict.APART})
CHANGES = {
    Verdict.CONFIRM: _JUDGED,
    Verdict.REJECT: _JUDGED,
    Verdict.RELABEL: _JUDGED,
    Verdict.SAME: _JOINED,
    Verdict.APART: _JOINED,
}
"""Which verdicts a decision can be changed to; a name that was missed and other boundaries stay."""


def verdicts_for(decisions: Sequence[Decision]) -> list[Verdict]:
    """Return the verdicts that every one of the decisions can be changed to."""
    none: frozenset[Verdict] = frozenset()
    return [
        verdict
        for verdict in Verdict
        if decisions and all(verdict in CHANGES.get(each.verdict, none) for each in decisions)
    ]


def reaches_for(decisions: Sequence[Decision]) -> list[Reach]:
    """Return the reaches that every one can be given: one place cannot be made up afterwards."""
    reaches = [Reach.EVERYWHERE]
    if all(each.source for each in decisions):
        reaches.insert(0, Reach.SOURCE)
    if all(each.article_id is not None for each in decisions):
        reaches.insert(0, Reach.ARTICLE)
    if all(each.selectors is not None for each in decisions):
        reaches.insert(0, Reach.HERE)
    return reaches if decisions else []


def fill_verdicts(menu: QMenu, decisions: Sequence[Decision], session: Session) -> None:
    """Offer other verdicts."""
    ids = [each.id for each in decisions]
    for verdict in verdicts_for(decisions):
        action = menu.addAction(VERDICTS[verdict])
        action.triggered.connect(partial(_change, session, ids, verdict=verdict))
    _say_where_empty(menu, "These stay as they are: delete them and decide anew")


def fill_labels(menu: QMenu, decisions: Sequence[Decision], session: Session) -> None:
    """Offer other labels; a confirmed or rejected name gets another label so."""
    ids = [each.id for each in decisions]
    if any(each.verdict in _JOINED for each in decisions):
        _say_where_empty(menu, "A name that was joined keeps its label")
        return
    judged = any(each.verdict in _JUDGED for each in decisions)
    for label in Label:
        action = menu.addAction(ONE[label])
        verdict = Verdict.RELABEL if judged else None
        action.triggered.connect(partial(_change, session, ids, verdict=verdict, label=label))


def fill_reaches(menu: QMenu, decisions: Sequence[Decision], session: Session) -> None:
    """Offer other reaches."""
    ids = [each.id for each in decisions]
    for reach in reaches_for(decisions):
        action = menu.addAction(NAMES[reach])
        action.triggered.connect(partial(_change, session, ids, reach=reach))


def _change(
    session: Session,
    ids: Sequence[str],
    _checked: bool = False,
    *,
    verdict: Verdict | None = None,
    label: Label | None = None,
    reach: Reach | None = None,
) -> None:
    session.deciding.change(ids, verdict=verdict, label=label, reach=reach)


def _say_where_empty(menu: QMenu, words: str) -> None:
    if menu.isEmpty():
        menu.addAction(words).setEnabled(False)
