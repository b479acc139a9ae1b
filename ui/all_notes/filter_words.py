"""What the filters and groups of the window say, in words."""

from collections.abc import Callable
from datetime import date, timedelta

from annotation.notes import AnchorState, Colour
from annotation.notes_filter import DatedBy, Grouping, NotesFilter
from ui.dates import shown_date
from ui.entities.labels import NAMES

Called = Callable[[Colour], str]
"""Names a colour as the reader does: "yellow (claim)"."""

GROUPINGS = {
    Grouping.ARTICLE: "By Article",
    Grouping.TAG: "By Tag",
    Grouping.COLOUR: "By Colour",
    Grouping.ENTITY: "By Name",
    Grouping.SOURCE: "By Source",
    Grouping.MONTH: "By Month",
}

KINDS: tuple[tuple[str, bool | None, tuple[AnchorState, ...]], ...] = (
    ("Any Kind", None, ()),
    ("With a Note", True, ()),
    ("Without a Note", False, ()),
    ("Lost Passages", None, (AnchorState.ORPHAN,)),
    ("Uncertain Passages", None, (AnchorState.FUZZY,)),
)
"""What an annotation is: the words, whether it has a note, and how it stands on its text."""


def colours_in_words(wanted: NotesFilter, called: Called) -> str:
    """Return what the filter of colours says."""
    names = ", ".join(called(colour) for colour in wanted.colours)
    return f"Colour: {names}" if names else "Any Colour"


def tag_in_words(wanted: NotesFilter) -> str:
    """Return what the filter of tags says."""
    return f"Tag: {', '.join(wanted.tags)}" if wanted.tags else "Any Tag"


def names_in_words(wanted: NotesFilter) -> str:
    """Return what the filter of names in the passage says."""
    if wanted.entity:
        return f"Names: {wanted.entity}"
    return f"Names: {NAMES[wanted.label]}" if wanted.label is not None else "Any Names"


def source_in_words(wanted: NotesFilter) -> str:
    """Return what the filter of sources says."""
    if wanted.source is None:
        return "Any Source"
    return f"Source: {wanted.source}" if wanted.source else "Without a Source"


def days_in_words(wanted: NotesFilter) -> str:
    """Return what the filter of days says."""
    since, until = wanted.since, wanted.until
    if since is None and until is None:
        return "Any Day"
    what = "Article" if wanted.dated_by is DatedBy.ARTICLE else "Made"
    if since is not None and since == until:
        return f"{what}: {_day(since)}"
    if until is None:
        return f"{what} since {_day(since)}"
    if since is None:
        return f"{what} until {_day(until)}"
    return f"{what}: {_day(since)} to {_day(until)}"


def kind_in_words(wanted: NotesFilter) -> str:
    """Return what the filter of kinds says."""
    found = (words for words, *kind in KINDS if kind == [wanted.has_note, wanted.states])
    return next(found, KINDS[0][0])


def spans_of_days(today: date) -> tuple[tuple[str, date | None], ...]:
    """Return the spans of days one often wants: the words, and the first day of each."""
    return (
        ("Any Day", None),
        ("Today", today),
        ("Last 7 Days", today - timedelta(days=6)),
        ("Last 30 Days", today - timedelta(days=29)),
        ("This Year", today.replace(month=1, day=1)),
    )


def _day(day: date | None) -> str:
    return shown_date(day.isoformat()) if day is not None else ""


def counted(count: int, noun: str) -> str:
    """Return "1 note", "1,200 notes"."""
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"
