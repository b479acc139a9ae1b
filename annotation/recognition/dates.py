"""Patterns for dates and times.

What counts as which follows the OntoNotes named-entity guidelines (release 5.0): DATE is a date
or a period of a day or more, TIME anything shorter.
"""

import re

from annotation.recognition.numerals import END, FEW, NUMBER, START

_LONG = "January|February|April|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_LONG}|March|May|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%])"
_YEAR = r"(?:1[0-9]{3}|20\d\d|21\d\d)"
_SEASON = "(?:spring|summer|autumn|fall|winter)"
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|final)"
_PERIOD = "(?:days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_SHORT = "(?:seconds?|minutes?|hours?)"
_PART = "(?:morning|afternoon|evening|night|lunchtime)"
_STAGE = r"(?i:early|mid|late|earlier|later)"
_TURN = "(?:start|beginning|middle|end|turn|eve|close|first half|second half)"
_WHICH = (
    "(?i:this|last|next|the past|the previous|the following|the coming|the same|that|every|each)"
)
_ZONE = r"(?: ?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|CT|MST|IST|AEST|JST|MSK|local time))?"
_AMPM = r"(?:[AaPp]\.[Mm]\.|[AaPp][Mm]\b)"
_HOLIDAY = (
    r"(?:Christmas(?: Eve| Day)?|Easter(?: Sunday| Monday)?|Good Friday|Thanksgiving(?: Day)?"
    r"|Ramadan|Eid(?: al-(?:Fitr|Adha))?|Diwali|Hanukkah|Passover|Yom Kippur|Rosh Hashanah"
    r"|Halloween|Valentine's Day|New Year(?:'s (?:Eve|Day))?|Independence Day|Memorial Day"
    r"|Labor Day|Bastille Day|Victory Day|Boxing Day|St\.? Patrick's Day"
    r"|(?:Lunar|Chinese) New Year)"
)
_MONTH_DAY = rf"{_MONTH} {_DAY}(?: ?(?:-|–|to|and) ?(?:{_MONTH} )?{_DAY})?(?:,? {_YEAR}\b)?"
_DAY_MONTH = rf"(?:the )?(?:{_DAY} ?(?:-|–|to|and) ?)?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR}\b)?"
_ANCHOR = (
    rf"(?:{_LONG}|March|May|the (?:day|week|month|year|decade|century|season)"
    rf"|(?:this|last|next) (?:week|month|year|decade|century|{_SEASON})|{_YEAR}s?\b|{_SEASON}"
    rf"|the {_ORDINAL} century|the {_YEAR}s)"
)


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(START + "(?:" + body + ")" + END)


DATES = tuple(
    _pattern(body)
    for body in (
        rf"(?:{_WEEKDAY},? )?(?:{_STAGE} on )?(?:{_MONTH_DAY}|{_DAY_MONTH})",
        rf"(?:{_STAGE}[ -])?(?:{_MONTH}),? (?:of )?{_YEAR}",
        rf"(?:[Tt]he )?{_TURN} of {_ANCHOR}(?:,? (?:of )?{_YEAR})?",
        rf"{_STAGE}[ -](?:in )?(?:the )?{_ANCHOR}(?:,? (?:of )?{_YEAR})?",
        rf"(?:{_LONG})",
        r"(?<=[Ii]n )(?:March|May)|(?<=[Ss]ince )(?:March|May)|(?<=[Bb]y )(?:March|May)"
        r"|(?<=[Uu]ntil )(?:March|May)|(?<=[Ll]ast )(?:March|May)|(?<=[Nn]ext )(?:March|May)",
        rf"(?:(?i:last|next|this|every|each) )?{_WEEKDAY}s?",
        rf"(?:(?i:last|next|this|that|every|each) )(?:{_MONTH}|{_SEASON})(?: {_YEAR})?",
        rf"{_WHICH} (?:(?:few|couple of|{NUMBER}) )?{_PERIOD}",
        rf"(?i:the )(?:last|next|first|final) (?:(?:few|couple of|{NUMBER}) ){_PERIOD}",
        rf"(?:{NUMBER}|{FEW}|(?i:a|an))(?: (?:and a half|full|more|straight))? {_PERIOD}"
        r" (?:ago|later|earlier|before|from now)",
        rf"(?:{NUMBER}|(?i:several|a few|a couple of)) (?:and a half )?{_PERIOD}(?! old)",
        rf"{NUMBER}-(?:day|week|month|year|decade)(?!-old)",
        rf"(?:{_STAGE}[ -])?(?:in )?(?:{_SEASON} (?:of )?{_YEAR}|the {_SEASON} of {_YEAR})",
        rf"(?:[Tt]he )?(?:{_STAGE}[ -])?(?:1[5-9]|20)\d0s|'[2-9]0s",
        rf"(?:[Tt]he )?(?:{_STAGE}[ -])?{_ORDINAL}[ -]century(?: (?:BC|AD|BCE|CE))?",
        rf"(?:[Tt]he )?{_ORDINAL} (?:quarter|half)(?: of (?:{_YEAR}|(?:the|last|this) year))?",
        rf"(?:Q[1-4]|fiscal|FY)(?: |-)?{_YEAR}",
        r"(?i:yesterday|today|tomorrow|the day before yesterday|the day after tomorrow)",
        _HOLIDAY + rf"(?: {_YEAR})?",
        rf"{_YEAR}-[01]\d-[0-3]\d|[0-3]?\d/[0-3]?\d/(?:{_YEAR}|\d\d)",
        rf"{_YEAR} ?(?:-|–) ?(?:{_YEAR}|\d\d)",
    )
)

BARE_YEARS = (
    re.compile(rf"(?<=\()(?:{_YEAR})(?=\))"),
    re.compile(
        r"(?:(?<=\s)|(?<=^)|(?<=\())(?:1[5-9]\d\d|20\d\d)(?![\w%-]|[.,]\d)"
        r"(?! (?:people|men|women|children|troops|soldiers|more|miles|km|pounds|dollars|euros|tons"
        r"|tonnes|meters|metres|feet|hours|votes|points|copies|jobs)\b)"
    ),
)
"""Years by themselves: "2014", but not "2014 people"."""

TIMES = tuple(
    _pattern(body)
    for body in (
        rf"(?:0?\d|1\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)? ?{_AMPM}{_ZONE}",
        rf"(?:0?\d|1\d|2[0-4]):[0-5]\d(?::[0-5]\d)?{_ZONE}",
        rf"(?:0?[1-9]|1[0-2])(?: ?(?:-|–|to) ?(?:0?[1-9]|1[0-2]))? ?{_AMPM}{_ZONE}",
        r"(?:[01]\d|2[0-3])\.?[0-5]\d ?(?:GMT|UTC|BST|CET|hours\b)",
        rf"{NUMBER} o'clock",
        r"(?i:midnight|noon|midday|tonight)",
        rf"(?:(?i:early|late) (?:on )?)?(?:{_WEEKDAY}|(?i:this|yesterday|tomorrow|last)) {_PART}",
        rf"(?:the )?(?:early |late )(?:hours|{_PART})",
        rf"(?:{NUMBER}|{FEW}|half an)(?: (?:and a half|more))? {_SHORT}"
        r"(?: (?:ago|later|earlier|before))?",
        rf"(?i:an?) {_SHORT} (?:ago|later|earlier|before)",
        rf"{NUMBER}-(?:second|minute|hour)",
    )
)

DATE_CUES = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug"),
        *("sep", "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday"),
        *("friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays"),
        *("fridays", "saturdays", "sundays", "spring", "summer", "autumn", "fall", "winter"),
        *("day", "days", "week", "weeks", "weekend", "weekends", "fortnight", "month", "months"),
        *("quarter", "quarters", "half", "year", "years", "decade", "decades", "century"),
        *("centuries", "season", "yesterday", "today", "tomorrow", "christmas", "easter"),
        *("thanksgiving", "ramadan", "eid", "diwali", "hanukkah", "passover", "kippur"),
        *("hashanah", "halloween"),
    }
)
TIME_CUES = frozenset(
    {
        *("midnight", "noon", "midday", "tonight", "morning", "afternoon", "evening", "night"),
        *("lunchtime", "second", "seconds", "minute", "minutes", "hour", "hours", "clock"),
    }
)
"""Lower-case words without which a sentence without digits has no date, or no time."""
