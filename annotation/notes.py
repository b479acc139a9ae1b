"""Annotations: what a reader marked, and what they wrote about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotation.selectors import Selectors, Span

LONGEST_COLOUR_NAME = 40
"""Code points of a reader's name for a colour at the most."""


class Colour(StrEnum):
    """The five highlighters, in the order of the keys 1 to 5."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    PURPLE = "purple"


def called(colour: Colour, name: str) -> str:
    """Return a colour with the reader's name for it: "yellow (claim)", or "yellow"."""
    return f"{colour.value} ({name})" if name else colour.value


def colours_called(annotations: "Iterable[Annotation]") -> dict[str, str]:
    """Return the reader's names for the colours of annotations, in the order of the keys 1 to 5."""
    names = {each.colour: each.colour_name for each in annotations}
    return {colour.value: names[colour] for colour in Colour if names.get(colour)}


class AnchorState(StrEnum):
    """How an annotation stands on the present text."""

    EXACT = "exact"
    MOVED = "moved"
    FUZZY = "fuzzy"
    ORPHAN = "orphan"


class Role(StrEnum):
    """What an annotation is to the reader."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    ARTICLE_NOTE = "article note"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A marked passage, with or without a note, or a note on a whole article.

    ``id`` is a UUID; ``body`` is Markdown, empty for a plain highlight; ``selectors`` is None for
    an article note. ``created`` and ``modified`` are ISO 8601 in UTC, to the second.
    ``colour_name`` is what the reader calls its colour, empty where they gave it no name.
    """

    id: str
    article_id: int
    selectors: Selectors | None
    colour: Colour = Colour.YELLOW
    body: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    state: AnchorState = AnchorState.EXACT
    colour_name: str = ""

    @property
    def colour_in_words(self) -> str:
        """The colour with what the reader calls it: "yellow (claim)"."""
        return called(self.colour, self.colour_name)

    @property
    def span(self) -> Span | None:
        """Where it stands in the text; None for an article note and for an orphan."""
        if self.selectors is None or self.state is AnchorState.ORPHAN:
            return None
        position = self.selectors.position
        return Span(position.start, position.end)

    @property
    def quote(self) -> str:
        """The words it was made on; empty for an article note."""
        return self.selectors.quote.exact if self.selectors else ""

    @property
    def role(self) -> Role:
        """Highlight, note or article note."""
        if self.selectors is None:
            return Role.ARTICLE_NOTE
        return Role.NOTE if self.body.strip() else Role.HIGHLIGHT


def reading_order(annotation: Annotation) -> tuple[int, int, int, str]:
    """Sort key: article notes first, then by place in the text, orphans last."""
    span = annotation.span
    if span is not None:
        return (1, span.start, span.end, annotation.created)
    return (0 if annotation.selectors is None else 2, 0, 0, annotation.created)
