"""Where words and letters begin and end, so that an edge that is dragged snaps to one of them.

All offsets are code points of the whole text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QTextBoundaryFinder

from annotation.selectors import Span
from ui.offsets import Utf16Map


class WordEdges:
    """The edges of words and letters (grapheme clusters) within one stretch of a text."""

    def __init__(self, text: str, stretch: Span) -> None:
        self._stretch = stretch
        words = stretch.of(text)
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, words)
        reasons = QTextBoundaryFinder.BoundaryReason
        self.starts = self._places(words, finder, reasons.StartOfItem)
        self.ends = self._places(words, finder, reasons.EndOfItem)
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, words)
        self.letters = self._places(words, finder, None)

    def _places(
        self,
        words: str,
        finder: QTextBoundaryFinder,
        reason: QTextBoundaryFinder.BoundaryReason | None,
    ) -> list[int]:
        units = Utf16Map(words)
        first = self._stretch.start
        return [
            first + units.code_points(place)
            for place in _boundaries(finder)
            if reason is None or finder.boundaryReasons() & reason
        ]

    def start_near(self, offset: int, *, by_letter: bool = False) -> int:
        """Return the start of a word (or the edge of a letter) nearest to an offset."""
        return _nearest(self.letters if by_letter else self.starts, offset)

    def end_near(self, offset: int, *, by_letter: bool = False) -> int:
        """Return the end of a word (or the edge of a letter) nearest to an offset."""
        return _nearest(self.letters if by_letter else self.ends, offset)

    def next_start(self, offset: int, by: int, *, by_letter: bool = False) -> int:
        """Return the start of the word after (1) or before (-1) an offset; itself for none."""
        return _next(self.letters if by_letter else self.starts, offset, by)

    def next_end(self, offset: int, by: int, *, by_letter: bool = False) -> int:
        """Return the end of the word after (1) or before (-1) an offset; itself for none."""
        return _next(self.letters if by_letter else self.ends, offset, by)


class PassageEdges(WordEdges):
    """The same, and beside each word the signs that are set with it: brackets, full stops."""

    def __init__(self, text: str, stretch: Span) -> None:
        super().__init__(text, stretch)
        runs = [match.span() for match in _RUN.finditer(text, stretch.start, stretch.end)]
        self.starts = sorted({*self.starts, *(start for start, _ in runs)})
        self.ends = sorted({*self.ends, *(end for _, end in runs)})


_RUN = re.compile(r"\S+")


def whole_words(text: str, span: Span, stretch: Span) -> Span:
    """Return a span without punctuation at its ends and with its first and last word whole.

    ``stretch`` is the block around it, which it never leaves. A full stop that is a part of the
    last word (as in "U.S.") stays. Words of punctuation only stay as they are.
    """
    start, end = span.start, span.end
    while start < end and _is_mark(text[start]):
        start += 1
    while end > start and (text[end - 1].isspace() or _is_mark(text[end - 1])):
        end -= 1
    if start == end:
        return span
    while start > stretch.start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < stretch.end and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    if text[end : min(end + 1, stretch.end)] == "." and "." in text[start:end].split()[-1]:
        end += 1
    return Span(start, end)


def _is_mark(character: str) -> bool:
    """Tell whether a character parts words; signs of money and percent do not."""
    return character in _MARKS


_MARKS = frozenset(".,;:!?…()[]{}\"“”„«»‘’'-–—")


def _boundaries(finder: QTextBoundaryFinder) -> Iterator[int]:
    finder.toStart()
    place = finder.position()
    while place >= 0:
        yield place
        place = finder.toNextBoundary()


def _nearest(places: list[int], offset: int) -> int:
    return min(places, key=lambda place: abs(place - offset), default=offset)


def _next(places: list[int], offset: int, by: int) -> int:
    rank = bisect_right(places, offset) if by > 0 else bisect_left(places, offset) - 1
    return places[rank] if 0 <= rank < len(places) else offset
