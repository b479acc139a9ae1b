"""Patterns for named wars, summits, competitions, storms and the like."""

import re

from annotation.recognition.patterns import FOUR_DIGITS, Pattern

_WORD = (
    r"(?:(?!Association\b|Party\b|Committee\b)[A-Z][A-Za-zÀ-ÿ'’]+(?:-[A-Z]?[A-Za-zÀ-ÿ]+)?"
    r"|(?:[A-Z]\.){2,3})"
)
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th) )"
_HEAD = (
    r"(?:War|Civil War|Revolution|Uprising|Rebellion|Massacre|Genocide|Intifada|Summit"
    r"|Conference|Convention|Accords?|Agreements?|Treaty|Protocol|Pact|Declaration"
    r"|Cups?|Olympics|Olympic Games|Paralympics|Games|games|Championships?|Grand Prix|Marathon"
    r"|Derby|Open|Champions League|Europa League|Masters|Super Bowl|Tournament|Trophy|Festival"
    r"|Biennale|Fair|Expo|Awards|Carnival|Parade|Film Festival|Song Contest|Fashion Week|Book Fair"
    r"|Earthquake|Tsunami|Flood|Hurricane|Disaster|Referendum|Scandal|Plot|Riots|Protests|Month)"
)
_NOT_FIRST = (
    r"(?!(?:The|A|An|This|That|In|At|On|After|Before|During|But|And|When|Our|Their|His|Her"
    r"|Mr|Mrs|President|Minister|Prime|Every|One|Each|Major|Human|Warsaw|Its|Some|Any|No|Following|Since|Until|Starting|Hitler)\b)"
)
_HEAD_CUES = frozenset(
    {
        *("war", "revolution", "uprising", "rebellion", "massacre", "genocide", "intifada"),
        *("summit", "conference", "convention", "accord", "accords", "treaty"),
        *("agreement", "agreements", "protocol", "pact", "declaration", "cup", "cups", "games"),
        *("olympics", "paralympics", "championship", "championships", "prix", "marathon"),
        *("derby", "masters", "slam", "bowl", "tournament", "trophy", "festival", "biennale"),
        *("fair", "expo", "awards", "carnival", "contest", "week", "earthquake", "tsunami"),
        *("flood", "hurricane", "disaster", "referendum", "scandal", "plot", "riots"),
        *("protests", "open", "league", "parade", "month"),
    }
)


def _event(body: str, cues: frozenset[str] | set[str], before: int = 0) -> Pattern:
    return Pattern(re.compile(rf"(?<![\w-])(?:{body})(?![\w])"), frozenset(cues), before)


_DAY = (
    r"(?:International|World|National|Independence|Memorial|Labor|Labour|Veterans|Remembrance|Victory"
    r"|Armistice|Bastille|Constitution|Republic|Liberation|Unity|Election|Inauguration|Women|Earth"
    r"|Martyrs|Columbus|Presidents|Valentine|Mother|Father|New Year|Christmas|Boxing|Patrick|Canada"
    r"|Australia|Anzac|Holocaust|Thanksgiving|Army|Navy|Europe|Environment|AIDS|Human Rights)"
    r"(?: ?['’]s?| s)?(?: [A-Z][a-z]+){0,2} (?:Day|Eve)(?: of [A-Z][a-z]+)?"
)
EVENTS = (
    _event(rf"(?:(?:International|World|National|St\.?) )?{_DAY}", {"day", "eve"}, 6),
    _event(
        rf"{_ORDINAL}?(?:{_YEAR} (?!.{{0,60}}(?:War|Revolution|Treaty|Agreement|Accords?)\b))?"
        rf"{_NOT_FIRST}(?:{_WORD} ){{1,5}}{_HEAD}(?: of [A-Z][a-z]+)?"
        r"(?! (?:Party|Ministry|Museum|Committee|Council|Organi[sz]ing|Secretariat|Coalition"
        rf"|Commission|Association|Center|Centre|Fund))(?: {_YEAR}\b)?",
        _HEAD_CUES,
        8,
    ),
    _event(
        r"(?:Hurricanes?|Typhoon|Cyclone|Tropical Storm|Storm|Operation|Exercise)"
        r" (?!Of\b|In\b|Center)[A-Z][a-zÀ-ÿ]+"
        r"(?: (?:Storm|Shield|Freedom|Defender|Hammer|Sword|Curtain|Dawn|Justice|Fury|Anaconda))?",
        {"hurricane", "hurricanes", "typhoon", "cyclone", "storm", "operation", "exercise"},
        1,
    ),
    _event(
        r"(?:Battle|Siege|Treaty|Summit|Peace|Fall|Compact) of (?:the )?[A-Z][a-zÀ-ÿ]+"
        r"(?:[- ][A-Z][a-zÀ-ÿ]+)?",
        {"battle", "siege", "treaty", "summit", "peace", "fall", "compact"},
    ),
    _event(r"(?:COP|Euro|Expo|EURO) ?(?:\d\d|20\d\d)", {"cop", "euro", "expo"}),
    _event(r"(?:Super Bowl|WrestleMania) (?:[IVXL]{1,7}|\d{1,2})", {"bowl", "wrestlemania"}, 1),
    _event(
        r"(?:pre-|post-)?(?:World War|Gulf War) (?:II|I|One|Two)"
        r"|(?:First|Second) (?:World|Gulf|Chechen|Punic) War",
        {"war"},
        2,
    ),
    _event(
        rf"{_YEAR} (?:[A-Z][a-z]+ )?(?:Summer |Winter )?(?:World Cup|Olympics?|Olympic Games"
        r"|Games|Paralympics|European (?:Championship|Cup)|Super Bowl|World Series)",
        {FOUR_DIGITS},
    ),
    _event(
        r"[Ss]eptember 11(?:th)? (?:terrorist |terror )?attacks",
        {"september"},
    ),
    _event(r"G-?\d{1,2} [Ss]ummit", {"summit"}, 2),
    _event(r"Grand Slam", {"slam"}, 1),
    _event(r"(?<=[Tt]he )Games", {"games"}),
    _event(
        r"Super Tuesday|(?:Black|Bloody) (?:Sunday|Friday|Monday)", {"super", "black", "bloody"}
    ),
    _event(r"(?:Iran-Iraq|Korean|Vietnam|Gulf|Falklands|Boer|Cold|Civil) [Ww]ar", {"war"}, 2),
)
