"""Patterns for named wars, summits, competitions, storms and the like."""

import re

_WORD = r"[A-Z][A-Za-zÀ-ÿ'’]+(?:-[A-Z]?[A-Za-zÀ-ÿ]+)?"
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th) )"
_HEAD = (
    r"(?:War|Civil War|Revolution|Uprising|Rebellion|Massacre|Genocide|Intifada|Summit|Forum"
    r"|Conference|Convention|Congress|Accords?|Agreements?|Treaty|Protocol|Pact|Declaration"
    r"|Cup|Olympics|Olympic Games|Paralympics|Games|Championships?|Grand Prix|Marathon|Derby"
    r"|Masters|Grand Slam|Super Bowl|Tournament|Trophy|Festival|Biennale|Fair|Expo|Awards|Carnival"
    r"|Film Festival|Song Contest|Fashion Week|Book Fair|Earthquake|Tsunami|Flood|Hurricane"
    r"|Disaster|Referendum|Scandal|Plot|Riots|Protests)"
)
_NOT_FIRST = (
    r"(?!(?:The|A|An|This|That|In|At|On|After|Before|During|But|And|When|Our|Their|His|Her)\b)"
)
EVENTS = (
    re.compile(
        rf"\b{_ORDINAL}?(?:{_YEAR} )?{_NOT_FIRST}(?:{_WORD} ){{1,3}}{_HEAD}\b"
        r"(?! (?:Party|Ministry|Museum|Committee|Council|Organi[sz]ing|Secretariat))"
        rf"(?: {_YEAR}\b)?"
    ),
    re.compile(
        r"\b(?:Hurricane|Typhoon|Cyclone|Tropical Storm|Storm|Operation|Exercise)"
        r" (?!Of\b|In\b)[A-Z][a-zÀ-ÿ]+(?: (?:Storm|Shield|Freedom|Defender|Hammer|Sword))?"
    ),
    re.compile(r"\bBattle of (?:the )?[A-Z][a-zÀ-ÿ]+(?: [A-Z][a-zÀ-ÿ]+)?"),
    re.compile(r"\bSiege of [A-Z][a-zÀ-ÿ]+"),
    re.compile(r"\bTreaty of [A-Z][a-zÀ-ÿ]+(?:-[A-Z][a-zÀ-ÿ]+)?"),
    re.compile(r"\b(?:COP|Euro|Expo|EURO) ?(?:\d\d|20\d\d)\b"),
    re.compile(r"\b(?:Super Bowl|WrestleMania) (?:[IVXL]{1,7}|\d{1,2})\b"),
    re.compile(
        r"\b(?:19|20)\d\d (?:Summer |Winter )?(?:World Cup|Olympics|Olympic Games"
        r"|Paralympics|European Championship|Super Bowl|World Series)\b"
    ),
)

EVENT_CUES = frozenset(
    {
        *("war", "revolution", "uprising", "rebellion", "massacre", "genocide", "intifada"),
        *("summit", "forum", "conference", "convention", "congress", "accord", "accords", "treaty"),
        *("agreement", "agreements", "protocol", "pact", "declaration", "cup", "olympics", "games"),
        *("paralympics", "championship", "championships", "prix", "marathon", "derby", "masters"),
        *("slam", "bowl", "tournament", "trophy", "festival", "biennale", "fair", "expo", "awards"),
        *("carnival", "contest", "week", "earthquake", "tsunami", "flood", "hurricane", "disaster"),
        *("referendum", "scandal", "plot", "riots", "protests", "typhoon", "cyclone", "storm"),
        *("operation", "exercise", "battle", "siege", "euro", "wrestlemania", "series", "cop"),
    }
)
"""Lower-case words without which a sentence names no event."""
