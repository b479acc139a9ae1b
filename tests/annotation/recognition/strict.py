"""A strict reading of the values that dates have, written apart from the program's own."""

import calendar
import re
from datetime import date

_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
LENGTH = re.compile(
    r"(?:~|>=?|<=?)?P(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?"
    r"(?:T(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?"
)
CLOCK = re.compile(r"T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?")


def days(value: str) -> tuple[int, int]:
    """Return the first and last day of a value as ordinals; years before Christ count roughly.

    Raises:
        ValueError: it is no value.
    """
    first, slash, last = value.removesuffix("~").partition("/")
    start, end = _days(first), _days(last if slash else first)
    if slash and _days(last)[0] < start[0]:
        raise ValueError(value)
    return start[0], end[1]


def _days(spell: str) -> tuple[int, int]:
    if re.fullmatch(r"-\d{4}", spell) or spell == "0000":
        return int(spell) * 366, int(spell) * 366 + 365
    if re.fullmatch(r"\d{4}", spell):
        return _from(int(spell), 1, int(spell), 12)
    if re.fullmatch(r"\d{3}X", spell):
        return _from(max(1, int(spell[:3] + "0")), 1, int(spell[:3] + "9"), 12)
    if re.fullmatch(r"\d\dXX", spell):
        return _from(max(1, int(spell[:2] + "00")), 1, int(spell[:2] + "99"), 12)
    if re.fullmatch(r"\d{4}-2[1-4]", spell):
        start = _SEASON_STARTS[int(spell[5:])]
        return _from(int(spell[:4]), start, int(spell[:4]) + (start == 12), (start + 1) % 12 + 1)
    if re.fullmatch(r"\d{4}-\d\d", spell):
        return _from(int(spell[:4]), int(spell[5:]), int(spell[:4]), int(spell[5:]))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", spell):
        day = date.fromisoformat(spell).toordinal()
        return day, day
    raise ValueError(spell)


def _from(year: int, month: int, last_year: int, last_month: int) -> tuple[int, int]:
    end = calendar.monthrange(last_year, last_month)[1]
    return date(year, month, 1).toordinal(), date(last_year, last_month, end).toordinal()


def is_value(value: str) -> bool:
    """Tell whether something is a date, a length of time or a time of day, or nothing."""
    if LENGTH.fullmatch(value):
        return value[-1] not in "PT"
    if not value or CLOCK.fullmatch(value):
        return True
    try:
        first, last = days(value)
    except ValueError:
        return False
    return first <= last
