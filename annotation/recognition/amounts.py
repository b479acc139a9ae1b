"""Patterns for money and per cent."""

from annotation.recognition.calendar_words import YEAR
from annotation.recognition.numerals import DIGITS, END, MANY, NUMBER, SCALE, START
from annotation.recognition.patterns import ANY_DIGITS, pattern

SIGN = r"(?:(?:US ?|A|AU|C|CA|HK|NZ|S|R)?\$|£|€|¥|₹|₽|₺|₩|₴|₪|฿|Rs\.? ?|GH₵|₦)"
CODE = (
    "(?:USD|EUR|GBP|JPY|CHF|CNY|RMB|INR|RUB|UAH|AUD|CAD|NZD|HKD|SGD|ZAR|GHS|NGN|KES|TRY|BRL|MXN"
    "|SEK|NOK|DKK|PLN|Rs|Sfr|Kr)"
)
CURRENCY = (
    r"(?:(?:US |U\.S\. |American |Canadian |Australian |Hong Kong |New Zealand )?dollars?"
    r"|(?:US |U\.S\. )?cents?|euros?|(?:British )?pounds?(?: sterling)?|pence|(?:Swiss )?francs?"
    r"|(?:Chinese )?yuan|renminbi|(?:Japanese )?yen|(?:Russian )?rou?bles?|(?:Indian )?rupees?"
    r"|rupiah|ringgits?|baht|dong|won|pesos?|reais|reals?|rands?|nairas?|cedis?|shillings?|kwachas?"
    r"|dirhams?|dinars?|riyals?|rials?|liras?|lire|shekels?|kron(?:a|or|er|e)|zlotys?|forints?"
    r"|hryvnias?|levs?|marks|bitcoins?|taka|bolivars?)"
)
_LETTER = r"(?: ?(?:bn|mn|tn|m|k|b|K|M|B)\b)?"
_SUM = rf"{SIGN} ?{DIGITS}(?:[ -]?(?:{SCALE})\b|{_LETTER})"
_SIGNS = frozenset({"$", "£", "€", "¥", "₹", "₽", "₺", "₩", "₴", "₪", "฿", "rs", "gh₵", "₦"})
_NAMES = frozenset(
    {
        *("dollar", "dollars", "cent", "cents", "euro", "euros", "pound", "pounds", "pence"),
        *("franc", "francs", "yuan", "renminbi", "yen", "rouble", "roubles", "ruble", "rubles"),
        *("rupee", "rupees", "rupiah", "ringgit", "ringgits", "baht", "dong", "won", "peso"),
        *("pesos", "real", "reals", "reais", "rand", "rands", "naira", "nairas", "cedi", "cedis"),
        *("shilling", "shillings", "kwacha", "kwachas", "dirham", "dirhams", "dinar", "dinars"),
        *("riyal", "riyals", "rial", "rials", "lira", "liras", "lire", "shekel", "shekels"),
        *("krona", "kronor", "krone", "kroner", "zloty", "zlotys", "forint", "forints", "hryvnia"),
        *("hryvnias", "lev", "levs", "marks", "bitcoin", "bitcoins", "taka", "bolivar", "bolivars"),
    }
)

MONEY = (
    pattern(
        rf"(?:[Bb]etween {_SUM} and {_SUM}"
        rf"|{SIGN} ?{DIGITS} ?(?:to|-|–) ?{SIGN} ?{DIGITS} (?:{SCALE})"
        rf"|{_SUM}(?:-an?-[a-z]+)?)(?!\d)",
        _SIGNS | {"us", "a", "au", "c", "ca", "hk", "nz", "s", "r"},
        1,
        start=r"(?<![\w$£€])",
        end=r"(?!\w)",
        counted=True,
    ),
    pattern(
        rf"{CODE} ?{DIGITS}(?: (?:{SCALE})\b|{_LETTER})",
        {*CODE.lower().strip("(?:)").split("|")},
        0,
        start=r"(?<!\w)",
        counted=True,
    ),
    pattern(
        rf"(?:{NUMBER} (?:{CURRENCY} )?(?:to|or) )?"
        rf"(?:{NUMBER}|{MANY} of|(?i:an?))(?: (?:more|additional))? {CURRENCY}"
        rf"(?: and {NUMBER} (?:cents|pence))?",
        _NAMES,
        9,
        counted=True,
    ),
    pattern(rf"{NUMBER} ?(?:{CODE}|€|£|¥)", {ANY_DIGITS}, 0, counted=True),
    pattern(r"\d{1,2}p", {ANY_DIGITS}, 0),
    pattern(
        rf"(?:{NUMBER}|multi)-?(?:(?:{SCALE})[ -])?(?:dollar|pound|euro|cent)",
        _NAMES,
        3,
        counted=True,
    ),
)

_PARTS = r"(?:halves|thirds|quarters|fifths|tenths|hundredths)"
PERCENT = (
    pattern(
        rf"[+-]?(?:(?!{YEAR} (?:to|and)){NUMBER} ?%? ?(?:-|–|to|and|or) ?)?{NUMBER} ?"
        r"(?:%|-?(?:per ?cent(?:age points?)?|percentage[ -]points?|basis[ -]points?|pct|pc)\b)",
        {"%", "per", "percent", "percentage", "basis", "pct", "pc"},
        6,
        end=r"(?!\w)",
        counted=True,
    ),
    pattern(
        rf"(?:{NUMBER}[ -]{_PARTS}|(?:a|one)[ -](?:half|third|quarter|tenth)|half) of"
        r" (?:a|one) (?:per ?cent(?:age[ -]point)?)",
        {"percent", "cent", "percentage"},
        6,
        counted=True,
    ),
)
__all__ = ["CODE", "CURRENCY", "END", "MONEY", "PERCENT", "SIGN", "START"]
