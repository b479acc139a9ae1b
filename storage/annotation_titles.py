"""What steps on annotations are called: the act, and the words of the passage it is on."""

from collections.abc import Mapping, Sequence

from annotation.notes import Annotation, Role
from storage.naming import shortened

QUOTED = 40
"""Code points of a passage that a title quotes."""


def added(annotation: Annotation) -> str:
    """Return what adding an annotation is called."""
    acts = {
        Role.HIGHLIGHT: "Highlight {}",
        Role.NOTE: "Add note on {}",
        Role.ARTICLE_NOTE: "Add {}",
    }
    return acts[annotation.role].format(subject(annotation.quote))


def updated(changed: Mapping[str, object], quote: str) -> str:
    """Return what changing these columns of an annotation is called."""
    titles = {
        "colour": f"Colour {{}} {changed.get('colour')}",
        "body": "Edit note on {}" if quote else "Edit {}",
        "tags": "Change tags of {}",
    }
    named = [title for name, title in titles.items() if name in changed]
    return (named[0] if len(named) == 1 else "Change {}").format(subject(quote))


def deleted(gone: Sequence[Annotation]) -> str:
    """Return what deleting annotations is called."""
    roles = {each.role for each in gone}
    if len(gone) != 1:
        what = f"{roles.pop().value}s" if len(roles) == 1 else "annotations"
        return f"Delete {len(gone):,} {what}"
    return f"Delete {called(gone[0])}"


def called(annotation: Annotation) -> str:
    """Return an annotation as a title names it: "highlight “…”", "note on “…”"."""
    kinds = {
        Role.HIGHLIGHT: "highlight {}",
        Role.NOTE: "note on {}",
        Role.ARTICLE_NOTE: "{}",
    }
    return kinds[annotation.role].format(subject(annotation.quote))


def subject(quote: str) -> str:
    """Return the words of a passage as a title names them; "" stands for the whole article."""
    return f"“{shortened(quote, QUOTED)}”" if quote else "the note on the whole article"
