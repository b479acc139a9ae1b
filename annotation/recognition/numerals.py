"""Numbers as they are written in news, as pieces of patterns."""

_UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"

SCALE = "hundred|thousand|million|billion|trillion|lakh|crore"
DIGITS = r"(?:\d{1,3}(?:,\d{2,3}){1,5}|\d{1,12})(?:\.\d{1,6})?"
"""Digits with or without thousands' commas and decimals. Every repeat is bounded: no slow text."""

MANY = (
    r"(?i:(?:tens of |hundreds of |dozens of )?(?:hundreds|thousands|millions|billions|trillions)"
    r"|dozens|scores)"
)
"""What a large number that nobody has counted is called: "hundreds", "tens of thousands"."""

WORDS = (
    rf"(?i:(?:(?:a|{_UNITS}|(?:{_TENS})(?:[ -](?:{_UNITS}))?|half a|several|a few)"
    rf" (?:{SCALE}|dozen)s?(?: (?:{SCALE}))?)|(?:{_TENS})(?:-(?:{_UNITS}))?"
    rf"|{_UNITS}|half a dozen|a dozen|{MANY})"
)
"""A number in words: "seven", "twenty-one", "a hundred thousand", "two million"."""

FEW = r"(?i:several|a few|a couple of|many|some)"

NUMBER = rf"(?:{DIGITS}(?:[ -]?(?:{SCALE})\b| ?(?:bn|mn|tn|m|k)\b)?|{WORDS})"
START = r"(?<![\w$£€¥₹.,/:'-])(?<!\d[–-])"
"""Nothing that would make a number or a word part of a longer one stands before."""

END = r"(?![\w/-]|[.,:]\d)"

NUMBER_CUES = frozenset(
    f"{_UNITS}|{_TENS}|{SCALE}|dozen|dozens|hundreds|thousands|millions|billions|trillions|scores"
    "|few|several".split("|")
)
"""Lower-case words without which a sentence has no number in words."""
