"""The words of the calendar, as pieces of patterns and as cues."""

LONG_MONTHS = "January|February|April|June|July|August|September|October|November|December"
MONTH = rf"(?:{LONG_MONTHS}|March|May|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%])"
YEAR = r"(?:1[0-9]{3}|20\d\d|21\d\d)"
SEASON = "(?:spring|summer|autumn|fall|winter)"
ORDINAL_WORD = (
    "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    "|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)"
)
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{ORDINAL_WORD}|twenty-first|final|last)"
PERIOD = "(?:days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
STAGE = r"(?i:early|mid|late|earlier|later)"
NOT_A_YEAR = (
    r"(?! (?:people|men|women|children|troops|soldiers|civilians|policemen|more|others|miles|km"
    r"|kilomet(?:er|re)s|pounds|dollars|euros|tons|tonnes|met(?:er|re)s|feet|hours|votes|points"
    r"|copies|jobs|adults|workers|students|members|percent|per cent)\b)"
)
"""What does not stand behind a year or a date, because the number counts it."""

COMMA = r"(?: ?,)? "
"""Between the parts of a date; corpora put a space before the comma."""

MONTH_CUES = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug"),
        *("sep", "sept", "oct", "nov", "dec"),
    }
)
WEEKDAY_CUES = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"),
    }
)
PLURAL_PERIODS = frozenset({"days", "weeks", "months", "years", "decades", "centuries"})
PERIOD_CUES = PLURAL_PERIODS | frozenset(
    {
        *("day", "week", "weekend", "weekends", "fortnight", "fortnights", "month", "quarter"),
        *("quarters", "year", "decade", "century", "season", "period"),
    }
)
SEASON_CUES = frozenset({"spring", "summer", "autumn", "fall", "winter"})
