"""Says what sums, shares and quantities come to: "USD 2000000000", "12%", "2300000 barrels".

A number is written in plain digits, money with its ISO 4217 code before it where the words name
one currency, else with the words' own name of it behind. "$" by itself is taken for United States
dollars. "about" and the like become a sign in front (lengths.py); a range has a slash. What has
no number ("thousands of people") or more than one reading has no value.
"""

import re
from fractions import Fraction
from functools import lru_cache

from annotation.recognition.figures import number_of, plain
from annotation.recognition.lengths import bound_of

LONGEST = 120
"""Code points: longer words are no amount."""

_CODES = {
    "$": "USD",
    "us$": "USD",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "dollar": "USD",
    "american dollar": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "australian dollar": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "canadian dollar": "CAD",
    "hk$": "HKD",
    "nz$": "NZD",
    "hong kong dollar": "HKD",
    "new zealand dollar": "NZD",
    "s$": "SGD",
    "r$": "BRL",
    "£": "GBP",
    "pound": "GBP",
    "british pound": "GBP",
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "€": "EUR",
    "euro": "EUR",
    "yen": "JPY",
    "japanese yen": "JPY",
    "yuan": "CNY",
    "chinese yuan": "CNY",
    "renminbi": "CNY",
    "rmb": "CNY",
    "₹": "INR",
    "indian rupee": "INR",
    "₽": "RUB",
    "ruble": "RUB",
    "rouble": "RUB",
    "russian ruble": "RUB",
    "russian rouble": "RUB",
    "₺": "TRY",
    "₩": "KRW",
    "₴": "UAH",
    "hryvnia": "UAH",
    "₪": "ILS",
    "shekel": "ILS",
    "฿": "THB",
    "baht": "THB",
    "gh₵": "GHS",
    "cedi": "GHS",
    "₦": "NGN",
    "naira": "NGN",
    "zloty": "PLN",
    "forint": "HUF",
    "rand": "ZAR",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "swiss franc": "CHF",
    "sfr": "CHF",
    "reai": "BRL",
    "taka": "BDT",
    "dong": "VND",
    "bitcoin": "XBT",
}
_ISO = frozenset(
    {
        *("usd", "eur", "gbp", "jpy", "chf", "cny", "inr", "rub", "uah", "aud", "cad", "nzd"),
        *("hkd", "sgd", "zar", "ghs", "ngn", "kes", "try", "brl", "mxn", "sek", "nok", "dkk"),
        "pln",
    }
)
_SMALL = {"cent": "cents", "pence": "pence", "penny": "pence", "p": "pence"}
_NUMBER = r"(?P<number>\d[\d,.]*(?:[ -]?[a-z]+)?)"
_SIGNED = re.compile(rf"(?P<name>[a-z]{{0,3}}[$£€¥₹₽₺₩₴₪฿₵₦]|[a-z]{{3}}|sfr) ?{_NUMBER}")
_SIGNED_RANGE = re.compile(
    rf"(?:between )?(?P<name>[a-z]{{0,2}}[$£€¥₹]) ?(?P<low>\d[\d,.]*(?: [a-z]+)?) ?"
    rf"(?:and|to|-|–) ?(?P=name) ?{_NUMBER}"
)
_MIXED = re.compile(r"(?P<whole>.{1,40}) and (?P<rest>.{1,20}) (?:cents|pence)")
_SHARE = re.compile(
    r"(?P<number>[+-]?.{1,50}?)[ -]?(?P<unit>%|per ?cent|pct|pc"
    r"|per ?centage[ -]points?|basis[ -]points?)"
)
_PART = re.compile(r"(?P<part>.{3,20}) of (?:a|one) per ?cent")
_RANGE = re.compile(
    r"(?:between )?(?P<low>.{1,40}?) ?(?:-|–|\bto\b|\bor\b|\band\b) ?(?P<high>.{1,40})"
)
_MORE = re.compile(r" (?:(?:to|or|and) |– ?)\S")
_MAGNITUDE = re.compile(r"magnitude[ -](\d\.\d)|(\d\.\d)[ -]magnitude")


@lru_cache(maxsize=4096)
def money(words: str) -> str:
    """Return a sum of money, "" where the words give no number or no currency."""
    sign, text = _split(re.sub(r"-an?-[a-z]+$|(?<=\d)p$", lambda m: " p" * (m[0] == "p"), words))
    both = _SIGNED_RANGE.fullmatch(text)
    if both:
        return _both(sign, both["low"], both["number"], _CODES.get(both["name"], ""))
    mixed = _MIXED.fullmatch(text)
    if mixed and (whole := money(mixed["whole"])) and (rest := number_of(mixed["rest"])):
        code, _, digits = whole.partition(" ")
        total = number_of(digits)
        return f"{sign}{code} {plain(total + rest / 100)}" if total and code.isupper() else ""
    match = _SIGNED.fullmatch(text)
    if match:
        code = _code(match["name"])
        number = number_of(match["number"])
        return f"{sign}{code} {plain(number)}" if code and number is not None else ""
    return _named(sign, text)


def _named(sign: str, text: str) -> str:
    """Return the sum in "5 million euros": the longest name of a currency at the end counts."""
    words = text.replace("-", " ").split()
    for size in (3, 2, 1):
        if len(words) <= size:
            continue
        name, number = " ".join(words[-size:]), number_of(" ".join(words[:-size]))
        if number is None:
            continue
        code = _code(name)
        if code:
            return f"{sign}{code} {plain(number)}"
        if size == 1:
            return f"{sign}{plain(number)} {_SMALL.get(name.rstrip('s'), name)}"
    return ""


def _code(name: str) -> str:
    if name in _ISO:
        return name.upper()
    return _CODES.get(name) or _CODES.get(name.removesuffix("s"), "")


@lru_cache(maxsize=4096)
def share(words: str) -> str:
    """Return a percentage ("12%", "0.3%", "10/15%"), or percentage and basis points."""
    sign, text = _split(words)
    part = _PART.fullmatch(text)
    if part:
        number = number_of(part["part"])
        return f"{sign}{plain(number)}%" if number is not None else ""
    match = _SHARE.fullmatch(text)
    if not match:
        return ""
    unit = match["unit"].replace("-", " ").replace("per centage", "percentage")
    unit = f" {unit.rstrip('s')}s" if "point" in unit else "%"
    minus = "-" if match["number"].startswith("-") else ""
    text = match["number"].lstrip("+-")
    number = number_of(text)
    if number is not None:
        return f"{sign}{minus}{plain(number)}{unit}"
    both = _RANGE.fullmatch(text)
    low, high = (number_of(both["low"]), number_of(both["high"])) if both else (None, None)
    if low is None or high is None or low >= high:
        return ""
    return f"{sign}{plain(low)}/{plain(high)}{unit}"


@lru_cache(maxsize=4096)
def quantity(words: str) -> str:
    """Return a count or measure: the number, then the words that it counts."""
    sign, text = _split(words, fold=False)
    quake = _MAGNITUDE.fullmatch(text)
    if quake:
        return f"magnitude {quake[1] or quake[2]}"
    number, noun = _number_and_noun(text)
    if number is None or _MORE.match(noun):
        return _range_of(sign, text)
    return f"{sign}{plain(number)}{noun}"


def _number_and_noun(text: str) -> tuple[Fraction | None, str]:
    """Split at the end of the longest number at the start."""
    parts = re.findall(r"[^\s-]+|[\s-]+", re.sub(r"(?<=\d)(?=°)", " ", text))
    for size in range(len(parts), 0, -1):
        number = number_of("".join(parts[:size]))
        if number is not None and not parts[size - 1].isspace():
            noun = "".join(parts[size:]).strip(" -")
            of = re.sub(r"^of ", "", noun)
            return number, f" {of}" if of else ""
    return None, ""


def _range_of(sign: str, text: str) -> str:
    """Return "15/30 militants" for "15 to 30 militants" and "between 15 and 30 militants"."""
    match = _RANGE.fullmatch(text)
    if not match:
        return ""
    low = number_of(match["low"])
    high, noun = _number_and_noun(match["high"].strip())
    if low is None or high is None or low >= high:
        return ""
    return f"{sign}{plain(low)}/{plain(high)}{noun}"


def _both(sign: str, low: str, high: str, code: str) -> str:
    """Return a range of money; in "$10 to $20 million" the scale counts for both ends."""
    scale = re.search(r"[a-z]+$", high)
    first = number_of(low if re.search(r"[a-z]$", low) or not scale else f"{low} {scale[0]}")
    last = number_of(high)
    if not code or first is None or last is None or first >= last:
        return ""
    return f"{sign}{code} {plain(first)}/{plain(last)}"


def _split(words: str, *, fold: bool = True) -> tuple[str, str]:
    """Return the sign of "at least" and the like, and the rest with single spaces."""
    text = " ".join(words.split())[: LONGEST + 1]
    if len(text) > LONGEST:
        return "", ""
    sign, rest = bound_of(text.lower())
    if not fold:
        rest = text[len(text) - len(rest) :]
    return sign, rest
