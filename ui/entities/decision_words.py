"""Decisions in plain words, for the list of all decisions."""

from annotation.decisions import Decision, Reach, Verdict
from ui.entities.labels import ONE

VERDICTS = {
    Verdict.CONFIRM: "Right",
    Verdict.REJECT: "Not a name",
    Verdict.RELABEL: "Another label",
    Verdict.RESPAN: "Other boundaries",
    Verdict.MARK: "A name",
    Verdict.SAME: "Same as",
    Verdict.APART: "Not the same as",
}
"""What each verdict is called on the screen."""


def verdict_in_words(decision: Decision) -> str:
    """Return what was decided, with the entity that is meant."""
    words = VERDICTS[decision.verdict]
    if decision.verdict in (Verdict.SAME, Verdict.APART) and decision.entity:
        return f"{words} {decision.entity}"
    return words


def label_in_words(decision: Decision) -> str:
    """Return the decision's label; "" for any."""
    return ONE[decision.label] if decision.label is not None else ""


def reach_in_words(decision: Decision, title: str) -> str:
    """Return where a decision holds; ``title`` is the title of its article."""
    if decision.reach is Reach.HERE:
        return f"One place in {title or 'an article that is gone'}"
    if decision.reach is Reach.ARTICLE:
        return title or "An article that is gone"
    if decision.reach is Reach.SOURCE:
        return f"All of {decision.source}"
    return "Everywhere"
