"""Patterns for dates.

What counts as which follows the OntoNotes named-entity guidelines (release 5.0), as narrowed in
resources/corpora/news/guidelines.md: DATE is a date or a period of a day or more, TIME (see
times.py) anything shorter, a part of a named day too.
"""

from annotation.recognition.calendar_words import (
    COMMA,
    DAY,
    LONG_MONTHS,
    MONTH,
    MONTH_CUES,
    NOT_A_YEAR,
    ORDINAL,
    ORDINAL_WORD,
    PERIOD,
    PERIOD_CUES,
    PLURAL_PERIODS,
    SEASON,
    SEASON_CUES,
    STAGE,
    WEEKDAY,
    WEEKDAY_CUES,
    YEAR,
)
from annotation.recognition.numerals import FEW, NUMBER, START
from annotation.recognition.patterns import ANY_DIGITS, FOUR_DIGITS, pattern

_TURN = "(?:start|beginning|middle|end|turn|eve|close|first half|second half)"
_WHICH = (
    "(?i:this|last|next|the past|the previous|the following|the coming|the same|that same|the last"
    "|the next|the first|the final|past|recent|coming|the upcoming|the preceding)"
)
_OF = rf"(?: of (?:the|this|last|next|that) (?:year|month|season|decade|century)| of {YEAR})?"
_MONTH_DAY = (
    rf"{MONTH} (?:{DAY}|{ORDINAL_WORD}\b)(?: ?(?:-|–|to|and|through) ?{DAY}(?! {MONTH}))?"
    rf"(?:{COMMA}{YEAR}\b|(?: ?,| of)? (?:last|this|next) year)?"
)
_DAY_MONTH = (
    rf"(?:the )?(?:{DAY} ?(?:-|–|to|and) ?)?{DAY} (?:of )?{MONTH}"
    rf"(?:{COMMA}{YEAR}\b| (?:last|this|next) year)?"
)
_BEFORE_MONTH = (
    *("in", "In", "since", "Since", "by", "By", "until", "Until", "through", "last", "Last"),
    *("next", "Next", "this", "during", "During", "late", "early", "mid", "of", "from", "From"),
)
_AFTER_THESE = "(?:" + "|".join(rf"(?<=\b{word} )" for word in _BEFORE_MONTH) + ")"
_ERA = r"(?: (?:B\.C\.E?\.?|A\.D\.|BCE?\b|AD\b|CE\b))?"
_CENTURY = rf"(?:{ORDINAL}|twenty-first)[ -]century"

_MONTHS = (
    pattern(
        rf"(?:{WEEKDAY}{COMMA})?(?:{STAGE} on )?(?:{_MONTH_DAY}|{_DAY_MONTH}){NOT_A_YEAR}",
        MONTH_CUES,
        7,
    ),
    pattern(
        rf"(?:{STAGE}[ -]|the month of )?{MONTH}(?: ?,| of)? (?:{YEAR}|(?:last|next) year)",
        MONTH_CUES,
        3,
    ),
    pattern(rf"the month of {MONTH}", MONTH_CUES, 3),
    pattern(rf"(?:[Tt]he )?{_TURN} of {MONTH}(?:{COMMA}(?:of )?{YEAR})?", MONTH_CUES, 4),
    pattern(rf"{STAGE}[ -](?:in )?{MONTH}(?:{COMMA}(?:of )?{YEAR})?", MONTH_CUES, 2),
    pattern(rf"(?i:last|next|this|that) {MONTH}", MONTH_CUES, 1),
    pattern(rf"(?:{LONG_MONTHS})|{_AFTER_THESE}(?:March|May)|(?<=[ry] to )May", MONTH_CUES, 0),
)
_WEEKDAYS = (
    pattern(
        rf"(?:(?i:last|next|this|the following|the previous) )?(?<!Super )(?<!News ){WEEKDAY}s?"
        rf"(?: (?:through|to) {WEEKDAY})?(?! (?:Times|Telegraph|Mail|Mirror|Herald|Post)\b)",
        WEEKDAY_CUES,
        2,
    ),
)
_PERIODS = (
    pattern(
        rf"(?<!in as )(?<!very )(?:{NUMBER}|{FEW}|(?i:few|another|one))"
        rf"(?: and a half| (?:to|or|and) {NUMBER})?"
        rf"(?: (?:full|more|straight|consecutive|whole|long|additional))? {PERIOD}"
        r"(?: ago| later| earlier| from now| and a half)?(?![ -]olds?\b)",
        PERIOD_CUES,
        6,
        counted=True,
    ),
    pattern(
        rf"(?i:an?) (?:(?:full|whole|further|quarter|half)[ -])?{PERIOD}"
        r"(?:(?:-| )and(?:-| )a(?:-| )half)?"
        r"(?: ago| later| earlier| from now|(?= after| before| ahead))",
        PERIOD_CUES,
        3,
        counted=True,
    ),
    pattern(
        rf"(?:(?<=\bfor )|(?<=\bin )|(?<=\bwithin )|(?<=\bspent )|(?<=\blasted )|(?<=\btook )"
        rf"|(?<= than )|(?<=\bnearly )|(?<=\balmost )|(?<=\babout )|(?<=\bover )|(?<=\bafter )"
        rf"|(?<=\bup to ))an? (?:(?:full|whole|further|quarter|half)[ -])?{PERIOD}"
        r"(?: and a half)?(?! (?:of|or)\b)",
        PERIOD_CUES,
        3,
        counted=True,
    ),
    pattern(
        rf"(?:(?:{STAGE}|most of|much of|all of) (?:in )?)?{_WHICH}"
        rf" (?:(?:few|couple of|several|{NUMBER}) )?(?:{PERIOD}|season|period)(?<! this day)"
        rf"{_OF}(?: last year| this year)?",
        PERIOD_CUES,
        7,
    ),
    pattern(rf"(?:{STAGE}) (?:in|on) the (?:week|month|year)", PERIOD_CUES, 3),
    pattern(
        rf"(?:(?i:the|a) )?{ORDINAL} (?:straight|consecutive|successive) {PERIOD}"
        rf"|(?i:the|a) {ORDINAL} (?:day|week|month|year|decade|quarter|half)(?! of the)"
        rf"{_OF}",
        {*PERIOD_CUES, "half"},
        5,
    ),
    pattern(
        rf"(?:{NUMBER}|(?i:a|multi)) ?-(?:to-{NUMBER}-)?(?:day|week|month|year|decade|century)s?"
        rf"(?:-long)?(?![ -]old)"
        rf"|(?:{NUMBER} (?:to|or) )?{NUMBER}-(?:day|week|month|year|decade)s?(?![ -]old)"
        r"|\d{1,3},\d{3}-year-old|(?:day|week|month|year|decade)s?(?:-long|long)"
        rf"|(?:days|weeks|months|years|decades|centuries)-old|{ORDINAL}-quarter",
        PERIOD_CUES | {"weeklong", "monthlong", "yearlong", "daylong"},
        4,
        counted=True,
    ),
    pattern(
        r"(?:(?<=\b[Ff]or )|(?<=\b[Ii]n )|(?<=\bwithin )|(?<=\bover )|(?<=\btake ))"
        r"(?:days|weeks|months|years|decades|centuries)(?! (?:to come|past|gone))",
        PLURAL_PERIODS,
        0,
    ),
    pattern(
        r"(?i:(?<!the )(?<!closing )(?<!glory )(?<!old )(?<!early )"
        r"(?:days|weeks|months|years|decades|centuries)"
        r"(?: later| earlier| ago|(?= after| before| ahead| of\b)))",
        PLURAL_PERIODS,
        1,
    ),
    pattern(rf"(?:[Tt]he )?{_TURN} of (?:the|this|last|next) {PERIOD}", PERIOD_CUES, 4),
    pattern(
        r"(?:(?<=\bfor )|(?<=\bduring )|(?<=\bin ))the (?:week|month|year|weekend)(?! [12])",
        PERIOD_CUES,
        1,
    ),
    pattern(
        r"the day before(?! (?:the|a|his|her|its|their|[A-Z]))|the day(?= before| after)|that day",
        {"day"},
        1,
    ),
    pattern(r"(?:24|48|72)[ -]hours?|twenty-four hours", {"hours", "hour"}, 2, counted=True),
)
_YEARS = (
    pattern(
        rf"(?:[Tt]he )?(?:{_TURN} of |(?:{STAGE}|most of) (?:in )?|{STAGE}-){YEAR}",
        {FOUR_DIGITS},
        4,
    ),
    pattern(rf"(?i:the year|circa|fiscal|fiscal year|FY|Q[1-4]) ?-?{YEAR}", {FOUR_DIGITS}, 3),
    pattern(rf"(?:(?i:last|next|the) )?{SEASON} (?:of )?{YEAR}", {FOUR_DIGITS}, 3),
    pattern(
        rf"{YEAR}-[01]\d-[0-3]\d|{YEAR} ?(?:-|–) ?(?:{YEAR}|\d\d?)|{YEAR} (?:to|through) {YEAR}",
        {FOUR_DIGITS},
        0,
    ),
    pattern(
        r"(?:[Tt]he )?(?:(?:early|mid|late|middle)[ -])?(?:1[5-9]|20)\d0s|'[2-9]0s|the [2-9]0s",
        {FOUR_DIGITS, ANY_DIGITS},
        2,
        start=r"(?<![\w$£€¥₹.,/:-])",
        counted=True,
    ),
    pattern(rf"[0-3]?\d/[0-3]?\d/(?:{YEAR}|\d\d)", {ANY_DIGITS}, 0),
    pattern(
        r"(?:circa )?(?:A\.D\. |AD )\d{1,4}|(?:circa )?\d{1,5} (?:B\.C\.(?:E\.)?|BCE?\b|A\.D\.)",
        {"d", "c", "ad", "bc", "bce"},
        3,
        end=r"(?!\w)",
        counted=True,
    ),
)
_OTHERS = (
    pattern(
        rf"(?:[Tt]he )?(?:{STAGE}[ -](?:in )?)?(?:the )?{_CENTURY}{_ERA}",
        {"century"},
        6,
        end=r"(?!\w)",
        counted=True,
    ),
    pattern(
        r"(?i:(?:the day before |the day after )?(?<!USA )(?:yesterday|today|tomorrow))",
        {"yesterday", "today", "tomorrow"},
        3,
    ),
    pattern(rf"(?i:last|next|this|that|the previous) {SEASON}", SEASON_CUES, 2),
)
DATES = (*_MONTHS, *_WEEKDAYS, *_PERIODS, *_YEARS, *_OTHERS)

BARE_YEARS = (
    pattern(
        rf"(?<![$£€¥₹-] )(?:about |around )?{YEAR}{NOT_A_YEAR}(?![:%])",
        {FOUR_DIGITS},
        1,
        start=START.replace("'", ""),
    ),
)
"""Years by themselves: "2014", but not "2014 people"."""
