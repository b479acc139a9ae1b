"""Finds quantities: measures, and counts with what is counted.

As in resources/corpora/news/guidelines.md: a number with its "about" or "at least", then the noun
that is counted with its plain lower-case modifiers, three words at most. Where a name follows, or
no noun, the number stands alone. There is no tagger of word classes: a noun is known by its
plural.
"""

import re
from collections.abc import Iterable, Iterator

from annotation.recognition.calendar_words import NOT_A_YEAR, YEAR
from annotation.recognition.numerals import DIGITS, MANY, NUMBER, NUMBER_CUES, SCALE, START
from annotation.recognition.numerals import WORDS as NUMBER_WORDS
from annotation.recognition.patterns import widened

_AREA = r"(?:square|cubic|sq\.?|nautical|metric) "
UNIT = (
    rf"(?:(?:{_AREA})?(?:kilomet(?:re|er)s?|met(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?"
    r"|miles?|yards?|feet|foot|inch(?:es)?|km|cm|mm|tonnes?|tons?)"
    r"|(?:km|m|ft|mi)[²2³3]|kmh|km/h|kph|mph|knots|hectares?|acres?|light[ -]years?|fathoms?"
    r"|kilogram(?:me)?s?|grams?|milligrams?|kilos?|kg|mg|lbs?|stone|ounces?|carats?"
    r"|lit(?:re|er)s?|millilit(?:re|er)s?|ml|gallons?|barrels?|pints?|bushels?"
    r"|degrees?(?: (?:Celsius|Fahrenheit|C|F)\b)?|°[CF]?|[Kk]elvin"
    r"|(?:kilo|mega|giga|tera)?watts?(?:[ -]hours?)?|[kMGT]Wh?|volts?|amps?|joules?|calories"
    r"|(?:kilo|mega|giga|tera)?(?:bytes?|bits?|tons?|hertz)|[kMGT]B|[KMGT]?Hz|horsepower|decibels?"
    r"|megapixels?|pixels?|kilotons?|megatons?|parts per (?:million|billion)|ppm|magnitude)"
    r"(?:[ -]per[ -](?:hour|second))?(?:-(?:high|long|wide|deep|tall))?"
)
_MEASURE = re.compile(rf"(?:[ -]|– ?)?{UNIT}(?![\w/-]|[.,:]\d)")
_RANGE = rf"(?: ?[-–] ?| to | or | and (?={DIGITS} |{NUMBER_WORDS} ))"
_FRACTION = (
    r"(?i:half(?! an?\b)"
    r"|(?:one|two|three|four|nine)-(?:half|halves|thirds?|quarters?|fifths?|tenths?)"
    r"|an? (?:half|third|quarter|fifth|tenth)(?= of\b| the\b))"
)
_NUMBER = re.compile(
    rf"{START}(?<![#$£€¥₹] )"
    rf"(?:{_FRACTION}|(?:{NUMBER}(?P<range>{_RANGE}{NUMBER})?)(?: and a half)?)"
    r"(?![\w/%]|[.,:]\d)"
)
_BETWEEN = re.compile(rf"{START}[Bb]etween {NUMBER} and {NUMBER}(?=[ -])")
_HYPHEN = re.compile(
    r"-(?!(?:old|year|day|week|month|hour|minute|second|time|way|run|nil|plus|odd"
    r"|percent|per|dollar|pound|euro|cent|century|decade|quarter|half|third|fifth|and|on|to|for)s?\b)"
    r"[a-z]{3,14}(?![\w-])(?: (?:tall|long|wide|high|deep)\b)?"
)
_MANY = re.compile(rf"(?:{MANY}|.* (?:hundreds|thousands|dozens|millions))\Z", re.IGNORECASE)
_SCALED = re.compile(
    rf"{DIGITS}[ -]?(?:{SCALE})|{DIGITS} ?(?:bn|mn|m|k)|\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?"
)
_MODIFIER = re.compile(r" ([a-z]+(?:-[a-z]+)*)(?![\w'/]|-\w)")
_MAGNITUDE = re.compile(
    rf"{START}(?:magnitude[ -]\d\.\d|\d\.\d(?:[ -]magnitude)?(?= (?:earth)?quake))"
)
_NUMBERED = re.compile(
    r"\b(?i:aged?|age of|number|no\.?|section|article|page|chapter|channel|room|route|highway|level"
    r"|phase|line|part|class|grade|verse|act|volume|type|version|score[ds]?|turn(?:s|ed)|point"
    r"|category|tier|flight|unit|resolution|reading of|world) ?#?$"
)
"""What stands before a number that counts nothing: "aged 36", "Channel 4"."""

_IN_A_NAME = re.compile(
    r"(?:\b(?!(?:The|In|At|On|But|And|All|When|While|If|For|With|Of|As|By|From|Some|These|Those)\b)"
    r"[A-Z][\w.'’]* |\d (?:to|-|–) ?|\b(?:[Hh]e|[Ss]he|who|I) (?:is|was|am) )$"
)
"""What makes digits behind it part of a name, of a score or of an age."""

_AGE = re.compile(r"[\w'’] ?, $")
_HYPHENED = re.compile(r"(?: ?-|–) ?\w")
_NO_COUNT_AFTER = re.compile(r"[ -]years?[ -]|[ -](?:day|week|month|year)s?\b|(?:st|nd|rd|th)\b")
_OF_IT = re.compile(r" (?:of|the|its|their|his|her|our|all) ")
_DEMONYM = re.compile(r" [A-Z][a-z]+(?:an|ese|ish|i|ch)\b")
_YEAR_ALONE = re.compile(rf"{YEAR}\Z")
_NOT_A_YEAR = re.compile(NOT_A_YEAR)
_QUOTES = ("“", "“ ", " “", "\n", ". ", ": ")

_IRREGULAR = frozenset(
    {
        *("people", "men", "women", "children", "police", "staff", "crew", "cattle", "sheep"),
        *("personnel", "aircraft", "troops", "others", "teeth", "feet", "mice", "fish", "media"),
        *("policemen", "policewomen", "gunmen", "servicemen", "lawmen", "fishermen", "businessmen"),
        *("guardsmen", "militiamen", "tribesmen", "clergymen", "countrymen", "congressmen"),
        *("youth", "series", "species", "folk", "clergy", "cavalry", "infantry"),
        *("lives", "wives", "knives", "wolves", "halves", "crises", "votes", "data"),
    }
)
_NOT_PLURAL = frozenset(
    {
        *("was", "is", "has", "does", "this", "its", "his", "as", "us", "ours", "hers", "yours"),
        *("plus", "minus", "versus", "less", "across", "times", "always", "perhaps", "towards"),
        *("besides", "whereas", "years", "months", "weeks", "days", "hours", "minutes", "seconds"),
        *("religious", "various", "serious", "previous", "numerous", "dangerous", "famous"),
        *("indigenous", "nervous", "anonymous", "suspicious", "explosives-laden", "business"),
        *("says", "decades", "centuries", "quarters", "percent", "wireless", "homeless"),
    }
)
_STOP = frozenset(
    {
        *("and", "or", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "but"),
        *("the", "an", "a", "than", "that", "who", "which", "whom", "whose", "are", "were", "was"),
        *("is", "be", "been", "being", "had", "have", "has", "will", "would", "can", "could"),
        *("may", "might", "must", "should", "said", "say", "says", "after", "before", "since"),
        *("into", "out", "off", "per", "not", "during", "against", "near", "while", "when"),
        *("where", "if", "because", "about", "between", "over", "under", "through", "without"),
        *("within", "among", "until", "its", "his", "her", "their", "our", "your", "my", "this"),
        *("these", "those", "each", "all", "both", "some", "any", "no", "so", "also", "only"),
        *("just", "then", "there", "here", "up", "down", "via", "died", "including", "years"),
        *("months", "weeks", "days", "hours", "minutes", "year", "month", "week", "day", "hour"),
        *("percent", "cent", "times", "did", "do", "does", "they", "we", "he", "she", "it", "i"),
        *("killed", "took", "went", "came", "made", "got", "around", "along", "across", "below"),
        *("above", "toward", "towards", "despite", "later", "earlier", "ago", "apiece", "minute"),
        *("dollars", "euros", "pounds", "yen", "cents", "rubles", "rupees", "yuan", "decades"),
    }
)
_ONE_OF_A_KIND = frozenset(
    {
        *("person", "man", "woman", "child", "boy", "girl", "soldier", "policeman", "civilian"),
        *("militant", "rebel", "insurgent", "gunman", "bomber", "attacker", "officer", "official"),
        *(
            "guard",
            "marine",
            "worker",
            "student",
            "journalist",
            "reporter",
            "diplomat",
            "candidate",
        ),
        *("protester", "demonstrator", "suspect", "prisoner", "hostage", "passenger", "victim"),
        *("bystander", "driver", "pilot", "sailor", "villager", "fighter", "spectator", "cub"),
        *("bus", "car", "truck", "bomb", "rocket", "vehicle", "building", "house", "ship", "boat"),
        *(
            "plane",
            "helicopter",
            "tank",
            "euro",
            "seat",
            "vote",
            "goal",
            "point",
            "attack",
            "case",
            "expert",
            "count",
        ),
        *("operation", "tourist", "resident", "member", "leader"),
    }
)
COUNT_CUES = NUMBER_CUES | {"tens", "half", "a", "an", "between", "magnitude"}


def counts(sentence: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the quantities that begin where cues or digits do, as stretches of a sentence."""
    taken = 0
    for start in starts:
        found = _count(sentence, start) if start >= taken else None
        if found:
            taken = found[1]
            yield found


def _count(sentence: str, start: int) -> tuple[int, int] | None:
    """Return the quantity whose number begins at ``start``."""
    shock = _MAGNITUDE.match(sentence, start)
    if shock:
        return shock.span()
    match = _BETWEEN.match(sentence, start) or _NUMBER.match(sentence, start)
    if not match or _is_name(sentence, match) or _years(sentence, match):
        return None
    if _NO_COUNT_AFTER.match(sentence, match.end()):
        return None
    after, number = match.end(), match.group().lower()
    first = widened(sentence, start)
    measure = _MEASURE.match(sentence, after)
    if not measure and number not in ("one", "half"):
        measure = _HYPHEN.match(sentence, after)
    if measure:
        return first, measure.end()
    if number == "half" and first == start and not _OF_IT.match(sentence, after):
        return None
    if number == "one":
        last = _single(sentence, after, widened=first < start)
    else:
        many = _MANY.match(number)
        last = _noun_end(sentence, after, " of" if many else "")
        sure = many or first < start or _SCALED.fullmatch(number)
        if not last and (sure or _stands_alone(sentence, match)):
            last = after
    return (first, last) if last else None


def _is_name(sentence: str, number: re.Match[str]) -> bool:
    """Tell whether a number is part of a name: "Group of Eight", "Flight 655"."""
    start = number.start()
    if _NUMBERED.search(sentence[max(0, start - 16) : start]):
        return True
    return number.group()[0].isupper() and start > 0 and sentence[start - 2 : start] not in _QUOTES


def _years(sentence: str, number: re.Match[str]) -> bool:
    """Tell whether a number is one year or two."""
    years = [
        part for part in re.split(r"\W*(?:to|and|or|between)?\W+", number.group().lower()) if part
    ]
    sounds = all(_YEAR_ALONE.match(year) for year in years)
    return sounds and bool(_NOT_A_YEAR.match(sentence, number.end()))


def _single(sentence: str, after: int, *, widened: bool) -> int:
    """Return where "one soldier" ends, 0 where "one" is but a pronoun."""
    end = next_word = after
    for _ in range(3):
        word = _MODIFIER.match(sentence, next_word)
        if not word or word.group(1) in _STOP:
            break
        next_word = word.end()
        if word.group(1) in _ONE_OF_A_KIND:
            return next_word
    return end if widened or _DEMONYM.match(sentence, after) else 0


def _noun_end(sentence: str, after: int, link: str) -> int:
    """Return where the counted noun ends, 0 where there is none in sight."""
    if link and sentence.startswith(link, after):
        after += len(link)
    if sentence.startswith(" Marines", after):
        return after + len(" Marines")
    end = 0
    for _ in range(3):
        word = _MODIFIER.match(sentence, after)
        if not word or word.group(1) in _STOP:
            break
        after = word.end()
        if is_plural(word.group(1)):
            end = after
        elif end:
            break
    return end


def is_plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun."""
    if word in _IRREGULAR:
        return True
    regular = len(word) > 3 and word[-1] == "s" and word[-2] not in "ius"
    return regular and word not in _NOT_PLURAL


def _stands_alone(sentence: str, number: re.Match[str]) -> bool:
    """Tell whether a number without a noun counts something, rather than numbering it."""
    start, end = number.span()
    if number.groupdict().get("range") or _HYPHENED.match(sentence, end):
        return False
    before = sentence[max(0, start - 16) : start]
    digits = sentence[start].isdecimal()
    if digits and _AGE.search(before) and sentence[end : end + 2].strip().startswith(","):
        return False
    return not (digits and ("." in number.group() or _IN_A_NAME.search(before)))
