"""Dates told from the article's own: "Thursday", "last week", "three years ago"."""

import re
from datetime import timedelta

from annotation.recognition.figures import number_of
from annotation.recognition.fixed_dates import WEEKDAYS
from annotation.recognition.now import Now, part
from annotation.recognition.spells import (
    FIRST_YEAR,
    SEASONS,
    between,
    month,
    quarter,
    shifted,
    week,
    weekend,
)


def weekday(match: re.Match[str], now: Now) -> str:
    """Return the last such day, today included; "last" and "next" leave today out."""
    if not now.date:
        return ""
    wanted, which = WEEKDAYS.index(match["weekday"]), part(match, "which")
    back = (now.date.weekday() - wanted) % 7
    if which == "this":
        return (now.date + timedelta(wanted - now.date.weekday())).isoformat()
    if which == "next" or (now.ahead and which != "last"):
        return (
            now.date + timedelta((wanted - now.date.weekday()) % 7 or 7 * bool(which))
        ).isoformat()
    return (now.date - timedelta(back or 7 * bool(which))).isoformat()


def weekdays(match: re.Match[str], now: Now) -> str:
    """Return "Friday through Sunday": the last such days that have begun."""
    first, last = (WEEKDAYS.index(each) for each in match.groups())
    if not now.date:
        return ""
    start = now.date - timedelta((now.date.weekday() - first) % 7)
    return between(start.isoformat(), (start + timedelta((last - first) % 7)).isoformat())


def near_day(match: re.Match[str], now: Now) -> str:
    """Return "yesterday" and its like."""
    steps = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1}
    steps |= {"the day before yesterday": -2, "the day after tomorrow": 2}
    return (now.date + timedelta(steps[match["near"]])).isoformat() if now.date else ""


def this(match: re.Match[str], now: Now) -> str:
    """Return "this month", "last week", "next year"."""
    step = {"this": 0, "last": -1, "next": 1}[match["which"]]
    unit = match["unit"]
    if unit == "year":
        return f"{now.year + step:04}" if now.year else ""
    if unit in ("decade", "century"):
        tens = now.year // (10 if unit == "decade" else 100) + step
        return f"{tens}{'X' if unit == 'decade' else 'XX'}" if now.year else ""
    if unit == "month":
        return month(now.year, now.month + step) if now.month else ""
    if unit == "quarter" and now.month:
        years, number = divmod((now.month - 1) // 3 + step, 4)
        return quarter(now.year + years, number + 1)
    if unit in ("week", "weekend") and now.date:
        return (week if unit == "week" else weekend)(now.date, step)
    return ""


def season(match: re.Match[str], now: Now) -> str:
    """Return a season of a year; a winter has the year in which it begins."""
    number, which = SEASONS[match["season"]], part(match, "which")
    if part(match, "year"):
        return f"{match['year']}-{number}"
    if not now.month or not which:
        return ""
    begins = {21: 3, 22: 6, 23: 9, 24: 12}[number]
    year = now.year - (number == 24 and now.month < 3)
    if which == "last":
        ended = now.month >= begins + 3 if number != 24 else False
        year = year if ended else year - 1
    if which == "next":
        year += now.month >= begins or (number == 24 and now.month < 3)
    return f"{year}-{number}"


def ago(match: re.Match[str], now: Now) -> str:
    """Return a day, week, month or year so many of them back: as exact as the unit."""
    number, unit = number_of(match["number"]), match["unit"]
    if number is None or number.denominator != 1:
        return ""
    count = int(number) * (-1 if match["way"] == "ago" else 1)
    if unit in ("year", "decade", "century"):
        years = count * {"year": 1, "decade": 10, "century": 100}[unit]
        return f"{now.year + years:04}" if now.year and now.year + years >= FIRST_YEAR else ""
    if unit == "month":
        return month(now.year, now.month + count) if now.month else ""
    if not now.date:
        return ""
    if unit == "day":
        return (now.date + timedelta(count)).isoformat()
    return week(now.date, count * (2 if unit == "fortnight" else 1)) if unit != "quarter" else ""


def past(match: re.Match[str], now: Now) -> str:
    """Return "the past two weeks": so many days, months or years up to the article's date."""
    number = number_of(match["number"]) if part(match, "number") else number_of("one")
    if number is None or number.denominator != 1 or not now.date:
        return ""
    back = match["which"] in ("past", "last", "previous")
    other = shifted(now.date, match["unit"], int(number) * (-1 if back else 1)).isoformat()
    today = now.date.isoformat()
    return between(other, today) if back else between(today, other)
