"""Days, months, years and longer spells of time as ISO 8601 and EDTF write them.

A value is a year ("2024", "-0199"), month ("2024-11"), day ("2024-11-18"), season ("2024-22":
spring is 21, winter 24), decade ("198X"), century ("18XX"), or two of them, the first and the
last, with a slash between. Early, mid and late are thirds:

| of | early | mid | late |
|---|---|---|---|
| a week | Monday, Tuesday | Wednesday, Thursday | Friday to Sunday |
| a month | 1 to 10 | 11 to 20 | 21 to its end |
| a year | January to April | May to August | September to December |
| a decade | 0 to 3 | 4 to 6 | 7 to 9 |
| a century | 00 to 33 | 34 to 66 | 67 to 99 |
"""

import calendar
import re
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1000, 2199
STAGES = {
    **dict.fromkeys(("early", "start", "beginning"), 0),
    **dict.fromkeys(("mid", "middle"), 1),
    **dict.fromkeys(("late", "end"), 2),
}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_THIRDS_OF_WEEK = ((0, 1), (2, 3), (4, 6))
_THIRDS_OF_DECADE = ((0, 3), (4, 6), (7, 9))
_THIRDS_OF_CENTURY = ((0, 33), (34, 66), (67, 99))


def month(year: int, number: int) -> str:
    """Return a month; ``number`` may lie outside 1 to 12 and counts on from there."""
    years, rest = divmod(number - 1, 12)
    return f"{year + years:04}-{rest + 1:02}"


def day(year: int, number: int, of_month: int) -> str:
    """Return a day, "" where the calendar has none."""
    try:
        return date(year, number, of_month).isoformat()
    except ValueError:
        return ""


def between(first: str, last: str) -> str:
    """Return the spell from ``first`` to ``last``, "" where either is missing."""
    return f"{first}/{last}" if first and last else ""


def week(of: date, weeks: int = 0) -> str:
    """Return the week of a day, Monday to Sunday, or one so many weeks later."""
    monday = of - timedelta(of.weekday()) + timedelta(weeks=weeks)
    return between(monday.isoformat(), (monday + timedelta(6)).isoformat())


def weekend(of: date, weeks: int = 0) -> str:
    """Return Saturday and Sunday of the week of a day, or of one so many weeks later."""
    saturday = of - timedelta(of.weekday()) + timedelta(5, weeks=weeks)
    return between(saturday.isoformat(), (saturday + timedelta(1)).isoformat())


def quarter(year: int, number: int) -> str:
    """Return the quarter ``number``, 1 to 4, of a year."""
    return between(month(year, 3 * number - 2), month(year, 3 * number))


def third(of: str, which: int) -> str:
    """Return the first, second or last third (0, 1, 2) of a spell, "" where it has none."""
    if re.fullmatch(r"\d{4}", of):
        return between(f"{of}-{4 * which + 1:02}", f"{of}-{4 * which + 4:02}")
    if re.fullmatch(r"\d{4}-(?:0\d|1[012])", of):
        end = calendar.monthrange(int(of[:4]), int(of[5:]))[1]
        return between(f"{of}-{10 * which + 1:02}", f"{of}-{10 * which + 10 if which < 2 else end}")
    if re.fullmatch(r"\d{3}X", of):
        first, last = _THIRDS_OF_DECADE[which]
        return between(f"{of[:3]}{first}", f"{of[:3]}{last}")
    if re.fullmatch(r"\d\dXX", of):
        first, last = _THIRDS_OF_CENTURY[which]
        return between(f"{of[:2]}{first:02}", f"{of[:2]}{last:02}")
    return _third_of_week(of, which)


def _third_of_week(of: str, which: int) -> str:
    first, slash, last = of.partition("/")
    if not slash or len(first) != 10 or len(last) != 10:
        return ""
    monday = date.fromisoformat(first)
    if (date.fromisoformat(last) - monday).days != 6:
        return ""
    start, end = _THIRDS_OF_WEEK[which]
    days = (monday + timedelta(start), monday + timedelta(end))
    return between(*(each.isoformat() for each in days))


def half(of: str, which: int) -> str:
    """Return the first or second half (1, 2) of a year, decade or century, else ""."""
    if re.fullmatch(r"\d{4}", of):
        return between(f"{of}-{6 * which - 5:02}", f"{of}-{6 * which:02}")
    if re.fullmatch(r"\d{3}X", of):
        return between(f"{of[:3]}{5 * which - 5}", f"{of[:3]}{5 * which - 1}")
    if re.fullmatch(r"\d\dXX", of):
        return between(f"{of[:2]}{50 * which - 50:02}", f"{of[:2]}{50 * which - 1:02}")
    return ""


def shifted(start: date, unit: str, count: int) -> date:
    """Return a day so many days, weeks, months or years later; a month's end stays in the month.

    Raises:
        ValueError, OverflowError: the calendar does not go that far.
    """
    if unit in ("day", "week", "fortnight"):
        return start + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, number = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, number + 1)[1]
    return date(year, number + 1, min(start.day, last))
