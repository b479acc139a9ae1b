"""What dates and amounts come to: the values kept with mentions, in words for the screen.

docs/recogniser.md says how values are written.
"""

import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_BOUNDS = {
    "~": "about ",
    ">=": "at least ",
    "<=": "at most ",
    ">": "more than ",
    "<": "less than ",
}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_SHORT_UNITS = {"H": "hour", "M": "minute", "S": "second"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_LENGTH = re.compile(r"P(?=.)((?:\d+(?:\.\d+)?[YMWD])*)(?:T((?:\d+(?:\.\d+)?[HMS])+))?")
_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?")
_FIGURE = re.compile(r"(?<![\d.-])\d{4,}(?![\d-])")


def in_words(value: str) -> str:
    """Return a value as a reader would write it, "" for none.

    "2024-11-01/2024-11-10" is "1 to 10 November 2024", "P3Y" is "3 years", "USD 2000000000" is
    "USD 2,000,000,000". Of what is no value of ours only large numbers are made readable.
    """
    for sign, words in _BOUNDS.items():
        if value.startswith(sign):
            return words + in_words(value[len(sign) :])
    if value.endswith("~"):
        return "about " + in_words(value[:-1])
    length, clock = _LENGTH.fullmatch(value), _CLOCK.fullmatch(value)
    if length:
        return _length(length)
    if clock:
        return _clock(clock)
    first, slash, last = value.partition("/")
    if slash and _is_time(first) and _is_time(last):
        return _stretch(first, last)
    if _is_time(value):
        return _spell(value)
    return _grouped(value)


def _is_time(value: str) -> bool:
    return bool(re.fullmatch(r"-?\d{4}|\d{4}-\d\d(?:-\d\d)?|\d{3}X|\d\dXX", value)) and bool(
        _spell(value)
    )


def _spell(value: str) -> str:
    """Return a day, month, season, year, decade or century in words, "" for what is none."""
    if value.startswith("-"):
        return f"{1 - int(value)} BC"
    if value.endswith("XX"):
        return f"the {_ordinal(int(value[:2]) + 1)} century"
    if value.endswith("X"):
        return f"the {value[:3]}0s"
    year, _, rest = value.partition("-")
    number, _, day = rest.partition("-")
    if not number:
        return str(int(year))
    if int(number) in _SEASONS and not day:
        return f"{_SEASONS[int(number)]} {int(year)}"
    if not 1 <= int(number) <= 12:
        return ""
    name = f"{MONTHS[int(number) - 1]} {int(year)}"
    return f"{int(day)} {name}" if day else name


def _stretch(first: str, last: str) -> str:
    """Return "1 to 10 November 2024": what both ends share is said once."""
    start, end = _spell(first), _spell(last)
    if _DAY.fullmatch(first) and _DAY.fullmatch(last):
        if first[:7] == last[:7]:
            start = start.split()[0]
        elif first[:4] == last[:4]:
            start = start.rsplit(" ", 1)[0]
    elif _MONTH.fullmatch(first) and _MONTH.fullmatch(last) and first[:4] == last[:4]:
        start = start.rsplit(" ", 1)[0]
    return f"{start} to {end}"


def _length(length: re.Match[str]) -> str:
    parts = [(length[1] or "", _UNITS), (length[2] or "", _SHORT_UNITS)]
    words = [
        f"{_grouped(number)} {names[unit]}" + ("" if number == "1" else "s")
        for text, names in parts
        for number, unit in re.findall(r"([\d.]+)([A-Z])", text)
    ]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _clock(clock: re.Match[str]) -> str:
    hour, minute, second, zone = clock.groups()
    time = f"{hour}:{minute}" + (f":{second}" if second else "")
    return time + {None: "", "Z": " UTC"}.get(zone, f" UTC{zone}")


def _grouped(text: str) -> str:
    """Return the text with commas between the thousands of its numbers, and ranges with "to"."""
    text = _FIGURE.sub(lambda match: f"{int(match[0]):,}", text)
    return re.sub(r"(?<=\d)/(?=\d)", " to ", text)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 14 else ending}"
