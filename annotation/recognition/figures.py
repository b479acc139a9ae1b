"""Reads numbers as news writes them: "2.3 million", "twenty-one", "half a dozen"."""

import re
from fractions import Fraction

_UNITS = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen"),
        )
    )
} | {"a": 1, "an": 1}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(r"(\d)(bn|mn|tn|[mkb])\b")
LONGEST = 60
"""Code points: a longer number is none."""

ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
            *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
        ),
        start=1,
    )
} | {"twenty-first": 21}


def number_of(words: str) -> Fraction | None:
    """Return the number that words or digits say, None where they say none for certain."""
    text = _GLUED.sub(r"\1 \2", words.lower().strip())
    if len(text) > LONGEST:
        return None
    if text in ("half", "half a", "half an"):
        return Fraction(1, 2)
    text, half = _without_half(text)
    part = _fraction(text)
    if part is not None:
        return part
    text = re.sub(r"^half an? ", "0.5 ", text)
    return _sum(text.replace("-", " ").split(), half)


def plain(number: Fraction) -> str:
    """Return a number in digits, without a needless end: "2300000", "0.5"."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.6f}".rstrip("0").rstrip(".")


def ordinal_of(word: str) -> int:
    """Return the number of "third" or "21st", 0 for another word."""
    digits = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", word.lower())
    return int(digits[1]) if digits else ORDINALS.get(word.lower(), 0)


def _without_half(text: str) -> tuple[str, Fraction]:
    cut = re.sub(r"[ -]and[ -](?:a[ -])?half$", "", text)
    return cut, Fraction(1, 2) if cut != text else Fraction(0)


def _fraction(text: str) -> Fraction | None:
    match = re.fullmatch(r"(\w+)[ -](half|halves|third|quarter|fifth|tenth)s?", text)
    if not match or match[1] not in _UNITS:
        return None
    return Fraction(_UNITS[match[1]], _PARTS[match[2]])


def _sum(words: list[str], half: Fraction) -> Fraction | None:
    """Add up "two hundred thousand": each scale multiplies what came since a larger one."""
    total, group, seen = Fraction(0), Fraction(0), False
    for word in words:
        if word in _SCALES:
            group = (group + half if seen else Fraction(1)) * _SCALES[word]
            half = Fraction(0)
            if _SCALES[word] >= 1000:
                total, group = total + group, Fraction(0)
        elif word in _UNITS or word in _TENS:
            group += _UNITS.get(word, 0) or _TENS.get(word, 0)
        elif _DIGITS.fullmatch(word) and not group:
            group += Fraction(word.replace(",", ""))
        elif word != "and":
            return None
        seen = True
    return total + group + half if seen else None
