"""The pattern for weapons, vehicles and devices called by letters and numbers."""

import re

_NOT_EQUIPMENT = (
    r"(?!(?:K-12|T-?20|A-level|(?:COVID|Covid|SARS|H|CO|G|Q|FY|COP|CP|MH|UN|EU|US|UK|U|BA|CVE|RFC"
    r"|ISO|I|M|A)-?\d{1,4})s?\b(?! ?NOUN))"
)
"""Diseases, groups of states, roads, flights and the like, unless an equipment noun follows."""

_DESIGNATOR = (
    r"(?:[A-Z][A-Za-z]{0,3}-\d{1,4}(?:[A-Z]{1,3}\d?|[a-z]|-\d{1,3})?s?(?:/[A-Z]\d{0,3})?"
    r"|[A-Z]{1,4}\d{1,4}[A-Z]{0,3})"
)
_HYPHENED = r"(?:[A-Z][A-Za-z]{0,2}-\d{1,3}(?:[A-Z]{1,2}|s)?)"
_NAMED = (
    r"(?:(?:Boeing|Airbus|Antonov|Tupolev|Ilyushin|Sukhoi|Mikoyan|Lockheed|Cessna|Embraer"
    r"|Bombardier|Gulfstream|Sikorsky|Falcon|Ariane|Atlas|Delta|Soyuz|Leopard|Challenger|Typhoon"
    r"|iPhone|Galaxy|Pixel|Windows|PlayStation|Xbox|Apollo|Voyager|Pioneer|Kosmos|Chang'e"
    r"|Chandrayaan|Shenzhou|Artemis|Hwasong|Shahab|Fateh|Agni|Trident|Polaris|Tesla Model)"
    r"[ -]?(?:[A-Z]{0,3}-?\d{1,4}[A-Za-z]{0,2}|[IVX]{1,4}|[SXY3])(?:-\d{1,4})?"
    r"(?: (?:MAX|Max|Pro|Plus|Ultra|Dreamliner|neo|ER))?)"
)
_SHIP = (
    r"(?:(?:USS|HMS|RMS|HMCS|HMAS|USNS|INS|SS|MV|MS|MT)"
    r" [A-Z][A-Za-z.'-]{2,20}(?: [A-Z][A-Za-z.'-]{2,20}){0,3})"
)


def equipment_pattern(nouns: frozenset[str]) -> re.Pattern[str]:
    """Return one pattern for a designator or a named type, with the nouns that follow it."""
    listed = "|".join(re.escape(noun) for noun in sorted(nouns, key=lambda n: (-len(n), n)))
    noun = rf"(?:{listed})(?:s|es)?\b"
    exception = _NOT_EQUIPMENT.replace("NOUN", noun)
    body = rf"(?:{_NAMED}|{_SHIP}|{exception}{_DESIGNATOR}(?= ?{noun})|{exception}{_HYPHENED})"
    return re.compile(rf"(?<![\w/.-])(?:{body})(?:(?:-class)? {noun})?(?![\w-])")


SHIP_CUES = frozenset({"uss", "hms", "rms", "hmcs", "hmas", "usns", "ins", "ss", "mv", "ms", "mt"})
