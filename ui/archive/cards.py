"""What one row of the archive's list says. No Qt here."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from annotation.selectors import Span
from storage import ArticleRow
from ui.dates import shown_age

if TYPE_CHECKING:
    from storage import Hit

LONGEST = 400
"""Code points of one text in a row; the rest could not be seen anyway."""

BEFORE_MATCH = 28
"""Code points that a snippet shows before its first match at the most."""

_STEERING = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Signs that turn the direction of writing."""

_TAMED = {
    **dict.fromkeys(_STEERING, ""),
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " "),
}
"""What becomes of signs that steer, for ``str.translate``; regular expressions load slowly."""


class Words(NamedTuple):
    """A text for the screen, and the spans of it (code points) that stand out in bold.

    ``lead`` is the number of code points at its start that are only a cue.
    """

    text: str
    bold: tuple[Span, ...] = ()
    lead: int = 0


class Card(NamedTuple):
    """One row: a title, and under it either a snippet or a quiet line.

    The quiet line is ``under``, shortened where room is scarce, then ``tail``, which never is.
    """

    title: Words
    title_lines: int
    under: Words
    tail: str = ""

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        return ", ".join(part for part in (self.title.text, self.under.text, self.tail) if part)


def card_of_row(row: ArticleRow, now: datetime) -> Card:
    """Return what the list says about an article."""
    origin = plain(row.source) or plain(row.author)
    tail = " · ".join(
        part for part in (shown_age(row.added, now), counted(row.annotations)) if part
    )
    return Card(Words(_titled(row.title)), 2, Words(origin), tail)


def card_of_hit(hit: "Hit", now: datetime) -> Card:
    """Return what the list says about an article that was searched for."""
    if hit.where == "title":
        return Card(marked(hit.snippet), 2, Words(""), shown_age(hit.added, now))
    cue = "In a note · " if hit.where == "note" else ""
    return Card(Words(_titled(hit.title)), 1, marked(hit.snippet, cue))


def plain(text: str) -> str:
    """Return a text as one line that cannot steer how its neighbours are written."""
    return " ".join(text[: 4 * LONGEST].translate(_TAMED).split())[:LONGEST]


def marked(snippet: str, cue: str = "") -> Words:
    """Return a snippet with its matches as spans, after a cue.

    It starts shortly before the first match, so that a row of two lines shows one.
    """
    from storage import MATCH_END, MATCH_START

    parts = re.split(f"{MATCH_START}(.*?){MATCH_END}", snippet, flags=re.DOTALL)
    pieces = [re.sub(r"\s+", " ", part.translate(_TAMED)) for part in parts]
    pieces[0] = cue + _end_of(pieces[0], BEFORE_MATCH) if len(pieces) > 1 else cue + pieces[0]
    length, bold = 0, []
    for place, words in enumerate(pieces):
        if place % 2 and words and length + len(words) <= LONGEST:
            bold.append(Span(length, length + len(words)))
        length += len(words)
    return Words("".join(pieces)[:LONGEST], tuple(bold), len(cue))


def _end_of(text: str, most: int) -> str:
    """Return the last words of a text, in at most ``most`` code points."""
    if len(text) <= most:
        return text
    end = text[-most:]
    return "…" + (end.split(" ", 1)[1] if " " in end[:-1] else end)


def counted(annotations: int) -> str:
    """Return "1 annotation", "3 annotations" or nothing."""
    if not annotations:
        return ""
    return "1 annotation" if annotations == 1 else f"{annotations:,} annotations"


def _titled(title: str) -> str:
    return plain(title) or "Untitled"
