"""Patterns for times of day and stretches shorter than a day."""

from annotation.recognition.calendar_words import ORDINAL, WEEKDAY, WEEKDAY_CUES
from annotation.recognition.numerals import FEW, NUMBER
from annotation.recognition.patterns import ANY_DIGITS, pattern

_SHORT = "(?:seconds?|minutes?|hours?)"
_SHORT_CUES = frozenset({"second", "seconds", "minute", "minutes", "hour", "hours"})
_PART = "(?:morning|afternoon|evening|night|lunchtime)"
_PART_CUES = frozenset({"morning", "afternoon", "evening", "night", "lunchtime"})
_ZONE = r"(?: ?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|CT|MST|IST|AEST|JST|MSK|local time))?"
_AMPM = r"(?:[AaPp]\.[Mm]\.|[AaPp][Mm]\b)"
_STAGE = "(?i:early|late|earlier|later)"
_DAY = rf"(?:{WEEKDAY}|(?i:today|yesterday|tomorrow))"
_DAY_CUES = WEEKDAY_CUES | {"today", "yesterday", "tomorrow"}

TIMES = (
    pattern(rf"(?:0?\d|1\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)? ?{_AMPM}{_ZONE}", {ANY_DIGITS}, 0),
    pattern(rf"(?:0?\d|1\d|2[0-4]):[0-5]\d(?::[0-5]\d)?{_ZONE}", {ANY_DIGITS}, 0),
    pattern(
        rf"(?:0?[1-9]|1[0-2])(?: ?(?:-|–|to) ?(?:0?[1-9]|1[0-2]))? ?{_AMPM}{_ZONE}",
        {"am", "pm", "a", "p"},
        2,
    ),
    pattern(
        r"(?:[01]\d|2[0-3])\.?[0-5]\d ?(?:GMT|UTC|BST|CET|hours\b)",
        {"gmt", "utc", "bst", "cet", "hours"},
        2,
    ),
    pattern(rf"{NUMBER} o'clock", {"clock"}, 2),
    pattern(
        r"(?i:midnight|noon|midday|tonight|overnight|last night|daybreak|(?:before )?dawn)",
        {"midnight", "noon", "midday", "tonight", "overnight", "night", "dawn", "daybreak"},
        1,
    ),
    pattern(
        rf"(?i:(?:(?:early|late|earlier|later|the night|the evening|the morning|dawn"
        rf"|mid-?day|noon) (?:on )?){{1,2}}){_DAY}(?: {_PART})?",
        _DAY_CUES,
        4,
    ),
    pattern(
        rf"(?:{_STAGE} (?:on )?)?(?:{_DAY}|(?i:this)) {_PART}",
        _PART_CUES,
        3,
    ),
    pattern(
        rf"(?:(?:the )?(?:early|late) |(?:early|late|mid)-){_PART}(?: hours)?"
        rf"(?: (?:on )?{WEEKDAY})?",
        _PART_CUES,
        2,
    ),
    pattern(
        rf"(?:the )?(?:early|late|{_PART}|daylight) hours(?: (?:of|on) {WEEKDAY})?", {"hours"}, 3
    ),
    pattern(rf"the {_PART}(?= of)", _PART_CUES, 1),
    pattern(rf"\d{{1,2}}[.:]\d\d in the {_PART}", _PART_CUES, 4),
    pattern(r"(?:[Ee]arl(?:y|ier)|[Ll]ater?) (?:in|on|that|the same) (?:the )?day", {"day"}, 3),
    pattern(
        rf"(?<!meters )(?<!metres )(?<!miles )(?:{NUMBER} minutes?(?: and| ?,) )?"
        rf"(?:{NUMBER}|{FEW}"
        rf"|(?i:half an|another(?! hours)|an|the (?:next|past|last) (?:few|{NUMBER})))"
        rf"(?: (?:and a half|more))? {_SHORT}"
        r"(?: ago| later| earlier)?",
        _SHORT_CUES,
        7,
        counted=True,
    ),
    pattern(r"(?i:an?) (?:minute|second)(?: ago| later| earlier)", _SHORT_CUES, 1),
    pattern(rf"{NUMBER}-(?:second|minute|hour)(?:-long)?|(?i:hours?)-long", _SHORT_CUES, 2),
    pattern(
        r"(?i:(?:hours|minutes)(?: later| earlier|(?= after| before)))"
        r"|(?:(?<=\bfor )|(?<=\bwithin )|(?<=\bin ))(?:hours|minutes)",
        _SHORT_CUES,
        0,
    ),
    pattern(
        rf"the {ORDINAL} (?:(?:straight|consecutive) )?(?:night|minute)|half-a-day",
        {*_PART_CUES, "minute", "day"},
        3,
    ),
    pattern(r"\d{1,3}(?:st|nd|rd|th)-minute", {"minute"}, 2),
)
