"""The article's date, as far as it is known: what "last week" in it is reckoned from."""

import re
from datetime import date
from typing import NamedTuple

from annotation.recognition.spells import FIRST_YEAR, LAST_YEAR


class Now(NamedTuple):
    """The article's date as far as it is known, 0 for what is not; ``ahead``: words about later."""

    year: int
    month: int
    day: int
    ahead: bool = False

    @property
    def date(self) -> date | None:
        """The day, None where only a month or year is known."""
        return date(self.year, self.month, self.day) if self.day else None


NO_DATE = Now(0, 0, 0)


def now_of(published: str) -> Now:
    """Return the parts of an ISO date, none of them for what is no date."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:$|T)", published)
    if not match:
        return NO_DATE
    now = Now(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    try:
        date(now.year, now.month or 1, now.day or 1)
    except ValueError:
        return NO_DATE
    return now if FIRST_YEAR <= now.year <= LAST_YEAR else NO_DATE


def part(match: re.Match[str], name: str) -> str:
    """Return what a group of a match holds, "" where there is no such group or nothing in it."""
    return match.groupdict().get(name) or ""


def year_of(match: re.Match[str], now: Now) -> int:
    """Return the year that stands with a date, "2008" or "last year", 0 where none does."""
    year, which = part(match, "year"), part(match, "which")
    if year:
        return int(year)
    return now.year + {"last": -1, "this": 0, "next": 1}[which] if which and now.year else 0


def whole_year(words: str, now: Now) -> int:
    """Return the year that "2008", "last year" or "the year" means, 0 for none."""
    if words.isdecimal():
        return int(words)
    step = {"last year": -1, "this year": 0, "the year": 0, "next year": 1}.get(words)
    return now.year + step if step is not None and now.year else 0
