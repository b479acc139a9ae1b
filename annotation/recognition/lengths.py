"""Says how long a stretch of time is ("P3Y", "PT2H"), and what a time of day is ("T14:30Z")."""

import re
from fractions import Fraction

from annotation.recognition.figures import LONGEST, number_of, plain

BOUNDS = {
    "~": ("about", "around", "nearly", "almost", "roughly", "approximately", "some", "circa"),
    ">=": ("at least", "no less than", "no fewer than", "as much as", "as many as", "as long as"),
    ">": ("more than", "over", "well over", "just over"),
    "<=": ("at most", "up to", "no more than"),
    "<": ("less than", "fewer than", "under", "just under", "well under"),
}
_OTHERS_ABOUT = ("close to", "an estimated", "estimated")
_SIGNS = {words: sign for sign, group in BOUNDS.items() for words in group} | dict.fromkeys(
    _OTHERS_ABOUT, "~"
)
_BOUND = re.compile(
    "(" + "|".join(sorted(_SIGNS, key=lambda words: -len(words))) + ") +(.+)", re.DOTALL
)
_DATE_UNITS = {
    "day": ("D", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "centurie": ("Y", 100),
}
_TIME_UNITS = {"hour": "H", "minute": "M", "second": "S"}
_SMALLER = {"Y": ("M", 12), "H": ("M", 60)}
_LENGTH = re.compile(
    r"(?P<number>[\w.,' -]{1,40}?)[ -]"
    r"(?:(?:full|whole|more|straight|consecutive|long|additional) )?"
    r"(?P<unit>day|week|fortnight|month|quarter|year|decade|century|centurie|hour|minute|second)s?"
    r"(?P<rest>[ -]and[ -](?:a[ -])?half)?(?:-long)?"
)
_LONG = re.compile(r"(?:day|week|month|year|decade|century|hour|minute)-long")
_CLOCK = re.compile(
    r"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d)(?::(?P<second>\d\d))?)? ?(?P<half>[ap]\.?m\b\.?)?"
    r" ?(?P<zone>[a-z]{2,4}|local time)?"
)
_MILITARY = re.compile(r"(?P<hour>\d\d)\.?(?P<minute>\d\d) ?(?P<zone>gmt|utc|bst|cet|hours)")
_ZONES = {
    "gmt": "Z",
    "utc": "Z",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "msk": "+03:00",
    "jst": "+09:00",
    "aest": "+10:00",
    "est": "-05:00",
    "edt": "-04:00",
    "pst": "-08:00",
    "pdt": "-07:00",
}
"""Zones of one meaning; IST, CST and the like have several and are left out."""


def bound_of(text: str) -> tuple[str, str]:
    """Split "at least 12" into its sign and the rest: (">=", "12"); ("", text) where plain."""
    match = _BOUND.fullmatch(text)
    return (_SIGNS[match[1]], match[2]) if match else ("", text)


def length_of(text: str) -> str:
    """Return a duration in ISO 8601, after a sign for "about" and the like; "" for none."""
    sign, rest = bound_of(text)
    match = _LENGTH.fullmatch("one " + rest if _LONG.fullmatch(rest) else rest)
    if not match:
        return ""
    number = _number(match)
    if not number:
        return ""
    unit = match["unit"]
    if unit in _TIME_UNITS:
        return f"{sign}PT{_written(number, _TIME_UNITS[unit])}"
    letter, times = _DATE_UNITS[unit]
    return f"{sign}P{_written(number * times, letter)}"


def _number(match: re.Match[str]) -> Fraction | None:
    words = match["number"]
    if words in ("a", "an", "another", "a full", "one full", "a whole"):
        words = "one"
    number = number_of(words.replace("a quarter", "quarter") if words == "a half" else words)
    return number + Fraction(1, 2) if number and match["rest"] else number


def _written(number: Fraction, letter: str) -> str:
    """Return a number with its letter; half a year in months, half an hour in minutes."""
    if number.denominator == 1 or letter not in _SMALLER:
        return plain(number) + letter
    smaller, times = _SMALLER[letter]
    whole, rest = divmod(number, 1)
    parts = rest * times
    if parts.denominator != 1:
        return plain(number) + letter
    return (f"{whole}{letter}" if whole else "") + f"{parts}{smaller}"


def time_of_day(text: str) -> str:
    """Return a time of day in ISO 8601 with its zone where that is certain, "" for none."""
    if text in ("noon", "midday", "midnight"):
        return "T00:00" if text == "midnight" else "T12:00"
    if len(text) > LONGEST:
        return ""
    clock = _MILITARY.fullmatch(text)
    if clock:
        return _told(int(clock["hour"]), clock["minute"], "", _ZONES.get(clock["zone"], ""))
    clock = _CLOCK.fullmatch(text)
    if not clock or not (clock["minute"] or clock["half"]):
        return ""
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if clock["half"].startswith("p") else 0)
    return _told(
        hour, clock["minute"] or "00", clock["second"] or "", _ZONES.get(clock["zone"], "")
    )


def _told(hour: int, minute: str, second: str, zone: str) -> str:
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return ""
    return f"T{hour:02}:{minute}" + (f":{second}" if second else "") + zone
