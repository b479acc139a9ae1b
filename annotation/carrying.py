"""Carrying annotations from one version of an article's text to another. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

from annotation.anchoring import Anchorer, describe
from annotation.notes import AnchorState
from annotation.selectors import Selectors

SURE = (AnchorState.EXACT, AnchorState.MOVED)
"""The states of a passage that reads as it was marked."""


class Held(NamedTuple):
    """What holds an annotation to one version of a text.

    The selectors describe the passage in that version; those of an orphan the one where it was
    last.
    """

    selectors: Selectors
    state: AnchorState


def carried(text: str, anchorer: Anchorer, held: Held, earlier: Iterable[Held] = ()) -> Held:
    """Return how an annotation is held to another text; ``anchorer`` is one for that text.

    ``earlier`` is how it was held to versions before, the newest first: where its words were
    edited or lost since, those that the reader marked are looked for first. A passage whose
    words have been edited stays fuzzy wherever the edited words are found again. What cannot be
    placed keeps its selectors and is an orphan.
    """
    whole = [each for each in earlier if each.state in SURE]
    ways = [held, *whole] if held.state in SURE else [*whole, held]
    best: Held | None = None
    score = 0.0
    tried: set[Selectors] = set()
    for way in ways:
        if way.selectors in tried:
            continue
        tried.add(way.selectors)
        found = anchorer.anchor(way.selectors)
        if found.span is None:
            continue
        edited = way.state is AnchorState.FUZZY
        here = Held(describe(text, found.span), AnchorState.FUZZY if edited else found.state)
        if here.state in SURE:
            return here
        if best is None or found.score > score:
            best, score = here, found.score
    return best or Held(held.selectors, AnchorState.ORPHAN)
