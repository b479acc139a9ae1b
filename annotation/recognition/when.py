"""Says what a date comes to, in ISO 8601 and EDTF, from its words and the article's date.

The conventions stand in docs/recogniser.md and spells.py. Where the words, with the article's
date, do not say for certain, the value is "".
"""

import re
from collections.abc import Callable
from functools import lru_cache

from annotation.recognition import fixed_dates as fixed
from annotation.recognition import near_dates as near
from annotation.recognition.fixed_dates import WEEKDAYS
from annotation.recognition.lengths import bound_of, length_of, time_of_day
from annotation.recognition.now import Now, now_of
from annotation.recognition.spells import STAGES, between, half, third

LONGEST = 80
"""Code points: longer words are no date."""

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:the )?(?P<day>\d{1,2}(?:st|nd|rd|th)?|[a-z]+(?:-first)?)"
_LAST_DAY = r"(?: ?(?:-|–|to|and|through) ?(?P<until>\d{1,2})(?:st|nd|rd|th)?)?"
_YEAR = r"(?:(?:,| of|,? in)? ?(?P<year>\d{4})|(?:,| of)? (?P<which>last|this|next) year)?"
_WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_STAGE = (
    r"(?P<stage>(?:the )?(?:early|mid|late|start|beginning|middle|end)"
    r"|(?:the )?(?:first|second) half)(?: of| in)?[ -](?:in )?(?:the )?"
)
_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|decade)s?"

Handler = Callable[[re.Match[str], Now], str]


@lru_cache(maxsize=4096)
def value_of(words: str, published: str = "", *, ahead: bool = False) -> str:
    """Return what the words of a date or time come to, "" where they do not tell.

    ``published`` is the article's date in ISO 8601, as precise as it is known; without it only
    what stands absolutely has a value. ``ahead`` says that the sentence looks into the future,
    so that "Thursday" is the next one; otherwise it is the last one, or today.
    """
    text = _plainly(words)
    if len(text) > LONGEST:
        return ""
    now = now_of(published)._replace(ahead=ahead)
    try:
        return _resolved(text, now) or time_of_day(text) or length_of(text)
    except (ValueError, OverflowError):
        return ""


_AHEAD = re.compile(
    r"(?:\b(?:will|shall|is to|are to|going to|scheduled|due|set to|set for|planned|plans? to"
    r"|expected|upcoming|until|by)\b|['’]ll\b)[^,;:.“”\"]*$"
)


def looks_ahead(before: str) -> bool:
    """Tell whether the words before a date, in its clause, speak of what is to come."""
    return bool(_AHEAD.search(before[-80:]))


def _plainly(words: str) -> str:
    text = " ".join(words.lower().split())
    text = re.sub(r" (?=[,.]|'s\b)", "", text.replace("’", "'"))
    return text.removeprefix("on ").removeprefix("in ").strip(" ,")


def _resolved(text: str, now: Now) -> str:
    for pattern, handler in _HANDLERS:
        match = pattern.fullmatch(text)
        if match:
            value = handler(match, now)
            if value:
                return value
    sign, rest = bound_of(text)
    if sign and rest:
        value = _point(rest, now)
        return value + "~" if value else ""
    return ""


def _point(text: str, now: Now) -> str:
    """Return the year that "about 1070" or "almost 30 years ago" is near, "" for all else."""
    for pattern, handler in ((_BARE_YEAR, fixed.year), (_ERA_YEAR, fixed.year), (_AGO, near.ago)):
        match = pattern.fullmatch(text)
        if match:
            value = handler(match, now)
            return value if re.fullmatch(r"-?\d{4}", value) else ""
    return ""


def _staged(match: re.Match[str], now: Now) -> str:
    """Return the third or half of a week, month, year, decade or century."""
    of = re.sub(r"^(?:year|month|week|decade|century)$", r"this \g<0>", match["of"])
    whole = _resolved(of, now)
    stage = match["stage"].removeprefix("the ")
    if stage.endswith("half"):
        return half(whole, 1 if stage.startswith("first") else 2)
    return third(whole, STAGES[stage]) if stage in STAGES else ""


def _so_far(match: re.Match[str], now: Now) -> str:
    """Return "earlier this year": from its start to the article's date, or from that to its end."""
    if not now.date:
        return ""
    whole = _resolved(f"this {match['unit']}", now)
    first, _, last = whole.partition("/")
    if match["unit"] != "week":
        first, last = _ends(whole)
    today = now.date.isoformat()
    return between(first, today) if match["side"] == "earlier" else between(today, last)


def _ends(whole: str) -> tuple[str, str]:
    """Return the first and last day of a month or year."""
    year, _, number = whole.partition("-")
    if not number:
        return f"{year}-01-01", f"{year}-12-31"
    return f"{whole}-01", third(whole, 2).partition("/")[2]


def _part_of_day(match: re.Match[str], now: Now) -> str:
    """Return the day of "late Tuesday" or "yesterday morning"."""
    return _resolved(match["of"], now)


_BARE_YEAR = re.compile(r"(?:the year )?(?P<year>\d{4})")
_ERA_YEAR = re.compile(r"(?P<year>\d{1,4}) (?P<era>b\.?c\.?(?:e\.?)?|a\.?d\.?|c\.?e\.?)")
_AD_YEAR = re.compile(r"(?P<era>a\.?d\.?) (?P<year>\d{1,4})")
_AGO = re.compile(rf"(?P<number>[\w.,' -]{{1,40}}?) {_UNIT} (?P<way>ago|from now)")
_HANDLERS: tuple[tuple[re.Pattern[str], Handler], ...] = tuple(
    (pattern if isinstance(pattern, re.Pattern) else re.compile(pattern), handler)
    for pattern, handler in (
        (_BARE_YEAR, fixed.year),
        (_ERA_YEAR, fixed.year),
        (_AD_YEAR, fixed.year),
        (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", fixed.iso),
        (r"(\d\d?)/(\d\d?)/(\d{4})", fixed.with_slashes),
        (
            r"(?:from |between )?(?P<first>\d{4}) ?(?:-|–|to|and|through|until) ?"
            r"(?P<last>\d{4}|\d\d?)",
            fixed.years,
        ),
        (r"(?:the )?'?(?P<decade>\d{3}0|\d0)'?s", fixed.decade),
        (
            r"(?:the )?(?P<number>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-first)?)[ -]century"
            r"(?: (?P<era>b\.?c\.?(?:e\.?)?|a\.?d\.?|c\.?e\.?))?",
            fixed.century,
        ),
        (rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}{_LAST_DAY}{_YEAR}", fixed.month_day),
        (rf"(?:{_WEEKDAY},? )?{_DAY}{_LAST_DAY} (?:of )?{_MONTH}{_YEAR}", fixed.month_day),
        (rf"(?:(?P<relative>this|last|next) )?{_MONTH}{_YEAR}", fixed.of_year),
        (rf"(?:(?P<which>this|last|next|the past) )?{_WEEKDAY}", near.weekday),
        (
            "(?:from )?({0}) (?:through|to|until) ({0})".format("|".join(WEEKDAYS)),
            near.weekdays,
        ),
        (
            r"(?P<near>yesterday|today|tonight|tomorrow|last night|the day before yesterday"
            r"|the day after tomorrow)",
            near.near_day,
        ),
        (
            r"(?P<which>this|last|next) (?P<unit>week|weekend|month|quarter|year|decade|century)",
            near.this,
        ),
        (
            rf"(?:(?P<which>this|last|next) |the )?{_SEASON}(?:(?: of)? (?P<year>\d{{4}}))?",
            near.season,
        ),
        (_AGO, near.ago),
        (
            r"the (?P<which>past|last|previous|next|coming) (?:(?P<number>[\w -]{1,30}) )?"
            rf"{_UNIT}",
            near.past,
        ),
        (
            r"(?:the )?(?P<which>first|last|final) (?:(?P<number>[\w-]{1,12}) )?"
            r"(?P<unit>month|quarter)s? of (?P<of>\d{4}|(?:the|this|last|next) year)",
            fixed.months_of,
        ),
        (
            r"(?:the )?(?P<number>first|second|third|fourth|last) quarter"
            r"(?:(?: of)? (?P<of>\d{4}|(?:the|this|last|next) year))?",
            fixed.quarter_of,
        ),
        (r"q(?P<number>[1-4]) ?(?P<of>\d{4})", fixed.quarter_of),
        (rf"{_STAGE}(?P<of>.{{3,30}})", _staged),
        (r"(?P<side>earlier|later) (?:this|in the) (?P<unit>week|month|year)", _so_far),
        (
            r"(?P<feast>christmas eve|christmas day|boxing day|new year's (?:eve|day))"
            r"(?: (?P<year>\d{4}))?",
            fixed.feast,
        ),
        (
            r"(?:(?:early|late|earlier|later|dawn|noon|midday|before dawn|the night|the evening"
            r"|the morning|the early morning hours|early in the day) (?:on )?){1,2}(?P<of>"
            + "|".join((*WEEKDAYS, "today", "yesterday", "tomorrow"))
            + r")(?: (?:morning|afternoon|evening|night|lunchtime))?",
            _part_of_day,
        ),
        (
            r"(?P<of>"
            + "|".join((*WEEKDAYS, "yesterday", "tomorrow"))
            + r") (?:morning|afternoon|evening|night|lunchtime)",
            _part_of_day,
        ),
    )
)
