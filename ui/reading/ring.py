"""Annotations on the same words, gone through in turn, the shortest first. No Qt."""

from collections.abc import Iterable, Sequence

from annotation.notes import Annotation, Role
from annotation.selectors import Span
from ui.reading.spoken import first_words
from ui.session import shortened

LONGEST = 60
"""Code points of a note or a quotation that are told."""


def on(annotations: Iterable[Annotation], place: Span) -> list[Annotation]:
    """Return the annotations that share words with a place, the shortest first."""
    there = [each for each in annotations if each.span is not None and each.span.overlaps(place)]
    return sorted(there, key=lambda each: len(each.span or Span(0, 0)))


def turned(ring: Sequence[Annotation], active: str | None, by: int) -> Annotation | None:
    """Return the one after (1) or before (-1) the active one, and the first after the last.

    Where the active one is not in the ring, the first; None in an empty ring.
    """
    ids = [each.id for each in ring]
    if not ids:
        return None
    return ring[(ids.index(active) + by) % len(ids) if active in ids else 0]


def told(ring: Sequence[Annotation], chosen: Annotation) -> str:
    """Return which one of a ring is chosen: "2 of 3: note “Where does he say so?”"."""
    rank = [each.id for each in ring].index(chosen.id) + 1
    return f"{rank} of {len(ring)}: {in_a_line(chosen)}"


def in_a_line(annotation: Annotation) -> str:
    """Return what an annotation is and how it begins."""
    if annotation.role is Role.NOTE:
        return f"note “{first_words(annotation.body, LONGEST)}”"
    words = shortened(" ".join(annotation.quote.split()), LONGEST)
    return f"{annotation.colour_in_words} highlight on “{words}”"
