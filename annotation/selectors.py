"""Spans over an article's text, and the W3C Web Annotation selectors that survive edits.

Offsets are code points (Python string indices), ends are exclusive.
Source of the terms: W3C Web Annotation Data Model, 4.2 (Selectors).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        """Tell whether the code point at ``offset`` lies inside."""
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """Where the passage stood: the fast path."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """What the passage said, and what stood around it: the truth."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Selectors:
    """Both selectors of one passage. They are always stored together."""

    position: TextPositionSelector
    quote: TextQuoteSelector
