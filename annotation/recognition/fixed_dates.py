"""Dates that stand by themselves, and days and months that lack but the year."""

import re
from datetime import date

from annotation.recognition.figures import number_of, ordinal_of
from annotation.recognition.now import Now, part, whole_year, year_of
from annotation.recognition.spells import FIRST_YEAR, LAST_YEAR, between, day, month, quarter

NEAR_AHEAD = 92
"""Days: a day without a year is the next such one if that is no further off and nearer."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}


def iso(match: re.Match[str], now: Now) -> str:
    """Return "2024-11-18" where there is such a day."""
    return day(int(match["year"]), int(match["month"]), int(match["day"]))


def with_slashes(match: re.Match[str], now: Now) -> str:
    """Read 18/11/2024 and 11/18/2024, but not 5/6/2024, which is two days."""
    first, second, year = (int(part) for part in match.groups())
    if first > 12 or first == second:
        return day(year, second, first)
    return day(year, first, second) if second > 12 else ""


def year(match: re.Match[str], now: Now) -> str:
    """Return a year, also one before or after Christ."""
    year = int(match["year"])
    if part(match, "era").startswith("b"):
        return f"-{year - 1:04}" if year else ""
    return f"{year:04}" if part(match, "era") or FIRST_YEAR <= year <= LAST_YEAR else ""


def years(match: re.Match[str], now: Now) -> str:
    """Return "2003 to 2007" and "2014-18"."""
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return between(first, last) if first < last else ""


def decade(match: re.Match[str], now: Now) -> str:
    """Return "the 1990s" and "the '80s"."""
    decade = match["decade"]
    if len(decade) == 4:
        return decade[:3] + "X"
    return f"19{decade[0]}X" if decade[0] in "3456789" else ""


def century(match: re.Match[str], now: Now) -> str:
    """Return a century after Christ."""
    number = ordinal_of(match["number"])
    era = part(match, "era")
    return "" if not 1 <= number <= 22 or era.startswith("b") else f"{number - 1:02}XX"


def month_day(match: re.Match[str], now: Now) -> str:
    """Return a day of a month, or several."""
    number, of_month = _MONTHS[match["month"][:3]], ordinal_of(match["day"])
    until = int(part(match, "until") or 0)
    year = year_of(match, now) or _nearest_year(number, of_month, part(match, "weekday"), now)
    first = day(year, number, of_month) if year and of_month else ""
    if not until or not first:
        return first
    last = day(year, number, until)
    return between(first, last) if first < last else ""


def _nearest_year(number: int, of_month: int, weekday: str, now: Now) -> int:
    """Return the year of a day without one, 0 where the article's date is not known enough.

    With a weekday, the nearest year in which it falls on that. Otherwise the last such day,
    unless the next one is at most NEAR_AHEAD days away and nearer, or the sentence looks ahead.
    """
    if not now.date:
        return 0
    days = [
        date.fromisoformat(found)
        for year in range(now.year - 4, now.year + 5)
        if (found := day(year, number, of_month))
    ]
    if weekday:
        days = [each for each in days if each.weekday() == WEEKDAYS.index(weekday)]
        near = [each for each in days if abs(each.year - now.year) <= 1]
        return min(near, key=lambda each: abs(each - now.date)).year if near else 0  # type: ignore[operator]
    past = max((each for each in days if each <= now.date), default=None)
    coming = min((each for each in days if each >= now.date), default=None)
    if not past or not coming:
        return 0
    wait = (coming - now.date).days
    soon = wait <= NEAR_AHEAD and wait < (now.date - past).days
    return coming.year if now.ahead or soon else past.year


def of_year(match: re.Match[str], now: Now) -> str:
    """Return a month; without a year the last one, this one included, or the next one ahead."""
    number, year = _MONTHS[match["month"][:3]], year_of(match, now)
    relative = part(match, "relative")
    if year or not now.month:
        return month(year, number) if year else ""
    if relative == "this":
        return month(now.year, number)
    if relative == "last":
        return month(now.year - (number >= now.month), number)
    if relative == "next" or now.ahead:
        return month(
            now.year + (number < now.month or (number == now.month and not now.ahead)), number
        )
    return month(now.year - (number > now.month), number)


def quarter_of(match: re.Match[str], now: Now) -> str:
    """Return a quarter; without a year the last one that has begun."""
    number = ordinal_of(match["number"]) or int(match["number"] == "last" and 4)
    if not 1 <= number <= 4:
        return ""
    if part(match, "of"):
        year = whole_year(match["of"], now)
        return quarter(year, number) if year else ""
    if not now.month or match["number"] == "last":
        return ""
    return quarter(now.year - (3 * number - 2 > now.month), number)


def months_of(match: re.Match[str], now: Now) -> str:
    """Return "the first five months of 2008", "the last quarter of the year"."""
    year = whole_year(match["of"], now)
    number = number_of(part(match, "number") or "one")
    size = {"month": 1, "quarter": 3}[match["unit"]]
    if not year or number is None or not 1 <= number * size <= 12:
        return ""
    months = int(number) * size
    return between(
        *(
            month(year, at)
            for at in ((1, months) if match["which"] == "first" else (13 - months, 12))
        )
    )


def feast(match: re.Match[str], now: Now) -> str:
    """Return the day of a feast that has the same one every year."""
    number, of_month = {
        "christmas eve": (12, 24),
        "christmas day": (12, 25),
        "boxing day": (12, 26),
        "new year's eve": (12, 31),
        "new year's day": (1, 1),
    }[match["feast"]]
    year = year_of(match, now) or _nearest_year(number, of_month, "", now)
    return day(year, number, of_month) if year else ""
