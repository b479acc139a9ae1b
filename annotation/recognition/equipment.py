"""The pattern for weapons, vehicles and devices called by letters and numbers."""

import re

from annotation.recognition.calendar_words import WEEKDAY
from annotation.recognition.patterns import ANY_DIGITS, Pattern

_NOT_EQUIPMENT = (
    r"(?!(?:K-12|T-?20|A-level|(?:COVID|Covid|SARS|H|CO|G|Q|FY|COP|CP|MH|UN|EU|US|UK|MI|CVE|RFC"
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
    r" [A-Z][A-Za-z'-]{2,20}(?: [A-Z](?:\.|[A-Za-z'-]{2,20})){0,3})"
)


_MAKERS = (
    r"(?:Airbus|Antonov|Boeing|Cessna|Ilyushin|Lockheed|MiG|Mikoyan|Sukhoi|Tupolev|Yak|Gulfstream)"
    r" (?:(?:passenger|cargo|transport|fighter) )?(?:air)?"
    r"(?:planes?|jets?|liners?|helicopters?|bombers?|fighters?)"
)
_MAKER_CUES = frozenset(
    {
        *("airbus", "antonov", "boeing", "cessna", "ilyushin", "lockheed", "mig", "mikoyan"),
        *("sukhoi", "tupolev", "yak", "gulfstream"),
    }
)
_VESSEL = (
    r"(?:tanker|ferry|freighter|cruise ship|cargo ship|aircraft carrier|destroyer|frigate|submarine"
    r"|yacht|trawler|[Ss]pace [Ss]huttle|spacecraft)(?: ?, the| the| named| called)? “? ?"
    rf"(?P<marked>(?!{WEEKDAY})[A-Z][a-zÀ-ÿ]+(?: [A-Z][a-zÀ-ÿ]+){{0,2}})"
)
_VESSEL_CUES = frozenset(
    {
        *("tanker", "ferry", "freighter", "ship", "carrier", "destroyer", "frigate", "submarine"),
        *("yacht", "trawler", "shuttle", "spacecraft"),
    }
)
_WORK = (
    r"(?:books?|novels?|films?|movies?|songs?|albums?|bestsellers?|memoirs?|plays?|operas?|musicals?"
    r"|poems?|wrote|titled|entitled|documentary|single|sitcom|program|series|show),? ?(?:,|called)?"
    r" ?“ ?(?P<marked>[A-Z0-9][^“”.,!?]{1,60}?) ?[,.!?]? ?[“”]"
)
_WORK_CUES = frozenset(
    {
        *("book", "books", "novel", "novels", "film", "films", "movie", "movies", "song", "songs"),
        *("album", "albums", "bestseller", "bestsellers", "memoir", "memoirs", "play", "plays"),
        *("opera", "operas", "musical", "musicals", "poem", "poems", "wrote", "titled", "entitled"),
        *("documentary", "single", "sitcom", "program", "series", "show", "shows"),
    }
)
"""Titles of books, films and the like, which stand in quotes behind a word that says what it is."""


def equipment_patterns(nouns: frozenset[str]) -> tuple[Pattern, ...]:
    """Return patterns for designators, named types and ships, with the nouns that follow them."""
    listed = "|".join(re.escape(noun) for noun in sorted(nouns, key=lambda n: (-len(n), n)))
    noun = rf"(?:{listed})(?:s|es)?\b"
    exception = _NOT_EQUIPMENT.replace("NOUN", noun)
    named = rf"(?:{_NAMED}|{exception}{_DESIGNATOR}(?= ?{noun})|{exception}{_HYPHENED})"
    return tuple(
        Pattern(
            re.compile(rf"(?<![\w/.-])(?:{body})(?:(?:-class)? {noun})?(?![\w-])"), cues, before
        )
        for body, cues, before in (
            (named, frozenset({ANY_DIGITS, *_ROMAN}), 2),
            (_SHIP, _SHIP_CUES, 0),
            (_MAKERS, _MAKER_CUES, 0),
        )
    ) + tuple(
        Pattern(re.compile(rf"(?<![\w-]){body}"), cues, before)
        for body, cues, before in ((_VESSEL, _VESSEL_CUES, 1), (_WORK, _WORK_CUES, 0))
    )


_SHIP_CUES = frozenset({"uss", "hms", "rms", "hmcs", "hmas", "usns", "ins", "ss", "mv", "ms", "mt"})
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "s", "y"})
"""The numbers of Soyuz, Apollo and the like, and the letters of cars."""
