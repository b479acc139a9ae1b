"""Bylines and date lines: who wrote an article and when, where a line says so for certain."""

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio januari janeiro",
            "february feb februar février fevrier febrero febbraio februari fevereiro",
            "march mar märz maerz mars marzo maart março",
            "april apr avril abril aprile",
            "may mai mayo maggio mei maio",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août aout agosto augustus",
            "september sep sept septembre septiembre settembre setembro",
            "october oct oktober octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember décembre decembre diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}

_INTRO = (
    r"(?:(?:first )?(?:published|posted|updated|last updated|last modified|date)"
    r"\s*(?:on|at)?\s*:?\s*)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:[,\s]*(?:at|-|–|\|)?\s*\d{1,2}[:.]\d{2}(?::\d{2})?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?)?"
)
_CLOCK = r"(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_ORDINAL = r"(?:st|nd|rd|th|\.|er|º)?"
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_YEAR = r"(?P<year>\d{4})"

_SHAPES = tuple(
    re.compile(rf"{_INTRO}{_WEEKDAY}{shape}{_TIME}\.?", re.I)
    for shape in (
        rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_CLOCK}",
        rf"(?P<day>\d{{1,2}}){_ORDINAL}\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.]{_YEAR}",
    )
)

_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*"
_PARTICLE = r"(?:van|von|de|der|den|di|da|del|la|le|bin|al|ten)"
_NAME = rf"{_CAPITALISED}(?:\s+(?:{_PARTICLE}\s+)*{_CAPITALISED}){{1,4}}"
_AND = r"(?:,\s+and\s+|\s+and\s+|\s*&\s*|\s+und\s+|\s+et\s+|,\s*)"
_BYLINE = re.compile(
    rf"(?:[Bb][Yy]|[Ww]ritten [Bb]y|[Vv]on|[Pp]ar)\s*:?\s+(?P<names>{_NAME}(?:{_AND}{_NAME})*)"
    r"(?P<rest>\s*(?:[,|•·–—/(-].{0,80})?)"
)
_LONGEST = 120


def author_of(line: str) -> str:
    """Return the names of a byline such as "By Jane Doe and John Roe", empty for other lines."""
    line = " ".join(line.split())
    found = _BYLINE.fullmatch(line) if len(line) <= _LONGEST else None
    if not found or re.search(r"[.!?]$", found["rest"]):
        return ""
    return re.sub(_AND, ", ", found["names"])


def first_author(lines: Iterable[str]) -> str:
    """Return the names of the first byline among lines, empty where there is none."""
    return next((names for names in map(author_of, lines) if names), "")


def date_of(line: str) -> str:
    """Return the ISO date of a line that is nothing but a date, empty where that is uncertain.

    "03/04/2024" is uncertain (it is read differently in different countries), "25/04/2024" not.
    """
    line = " ".join(line.split())
    if len(line) > _LONGEST:
        return ""
    for shape in _SHAPES:
        found = shape.fullmatch(line)
        if found:
            return _iso(found.groupdict())
    return ""


def date_in_byline(line: str) -> str:
    """Return the date that follows the names of a byline, empty where there is none."""
    found = _BYLINE.fullmatch(" ".join(line.split()))
    rest = found["rest"].strip(" ,|•·–—/()-") if found else ""
    return date_of(rest) if rest else ""


def _iso(parts: dict[str, str]) -> str:
    year = int(parts["year"])
    if "first" in parts:
        return _from_numbers(int(parts["first"]), int(parts["second"]), year)
    word = parts["month"].lower()
    month = int(word) if word.isdigit() else _MONTHS.get(word, 0)
    if not month or not 1400 <= year <= 2999:
        return ""
    if "day" not in parts:
        return f"{year:04}-{month:02}"
    return _valid(year, month, int(parts["day"]))


def _from_numbers(first: int, second: int, year: int) -> str:
    if first > 12 or first == second:
        return _valid(year, second, first)
    return _valid(year, first, second) if second > 12 else ""


def _valid(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
