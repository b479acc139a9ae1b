"""What one row of the archive's list says. No Qt here."""

import re
from dataclasses import dataclass
from datetime import datetime

from annotation.selectors import Span
from storage import MATCH_END, MATCH_START, ArticleRow, Hit
from ui.dates import shown_age

LONGEST = 400
"""Code points of one text in a row; the rest could not be seen anyway."""

_STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_MATCH = re.compile(f"{MATCH_START}(.*?){MATCH_END}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """A text for the screen, and the spans of it (code points) that stand out in bold.

    ``lead`` is the number of code points at its start that are only a cue.
    """

    text: str
    bold: tuple[Span, ...] = ()
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Card:
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


def card_of_hit(hit: Hit, now: datetime) -> Card:
    """Return what the list says about an article that was searched for."""
    if hit.where == "title":
        return Card(marked(hit.snippet), 2, Words(""), shown_age(hit.added, now))
    lead = "In a note · " if hit.where == "note" else ""
    return Card(Words(_titled(hit.title)), 1, marked(hit.snippet, lead))


def plain(text: str) -> str:
    """Return a text as one line that cannot steer how its neighbours are written."""
    return _BREAKS.sub(" ", _STEERING.sub("", text[: 4 * LONGEST])).strip()[:LONGEST]


def marked(snippet: str, lead: str = "") -> Words:
    """Return a snippet with its matches as spans, after a cue."""
    parts = [lead]
    length, bold = len(lead), []
    for place, piece in enumerate(_MATCH.split(snippet[: 4 * LONGEST])):
        words = _BREAKS.sub(" ", _STEERING.sub("", piece))
        if place % 2 and words:
            bold.append(Span(length, length + len(words)))
        parts.append(words)
        length += len(words)
    return Words("".join(parts), tuple(bold), len(lead))


def counted(annotations: int) -> str:
    """Return "1 note", "3 notes" or nothing."""
    if not annotations:
        return ""
    return "1 note" if annotations == 1 else f"{annotations:,} notes"


def _titled(title: str) -> str:
    return plain(title) or "Untitled"
