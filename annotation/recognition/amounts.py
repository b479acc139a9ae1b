"""Patterns for money, per cent and quantities.

What counts as which follows the OntoNotes named-entity guidelines (release 5.0), except that a
plain count with its noun ("92,000 troops") is a quantity here too.
"""

import re

from annotation.recognition.numerals import DIGITS, END, NUMBER, NUMBER_CUES, SCALE, START

_SIGN = r"(?:(?:US|A|AU|C|CA|HK|NZ|S|R)?\$|£|€|¥|₹|₽|₺|₩|₴|₪|฿|R\$|Rs\.? ?|GH₵|₦)"
_CODE = (
    "(?:USD|EUR|GBP|JPY|CHF|CNY|RMB|INR|RUB|UAH|AUD|CAD|NZD|HKD|SGD|ZAR|GHS|NGN|KES|TRY|BRL|MXN"
    "|SEK|NOK|DKK|PLN|Rs|Sfr|Kr)"
)
_CURRENCY = (
    r"(?:(?:US |U\.S\. |American |Canadian |Australian |Hong Kong |New Zealand )?dollars?"
    r"|(?:US |U\.S\. )?cents?|euros?|(?:British )?pounds?(?: sterling)?|pence|(?:Swiss )?francs?"
    r"|(?:Chinese )?yuan|renminbi|(?:Japanese )?yen|(?:Russian )?rou?bles?|(?:Indian )?rupees?"
    r"|rupiah|ringgits?|baht|dong|won|pesos?|reais|reals?|rands?|nairas?|cedis?|shillings?|kwachas?"
    r"|dirhams?|dinars?|riyals?|rials?|liras?|lire|shekels?|kron(?:a|or|er|e)|zlotys?|forints?"
    r"|hryvnias?|levs?|marks|bitcoins?|taka|bolivars?)"
)
_LETTER = r"(?: ?(?:bn|mn|tn|m|k|b|K|M|B)\b)?"
MONEY = (
    re.compile(
        rf"(?<![\w$£€]){_SIGN} ?{DIGITS}(?:[ -]?(?:{SCALE})\b|{_LETTER})"
        r"(?: (?:a|per) (?:barrel|tonne|ton|share|ounce|month|year|week|day|hour)\b)?(?!\d)"
    ),
    re.compile(rf"(?<!\w){_CODE} ?{DIGITS}(?: (?:{SCALE})\b|{_LETTER}){END}"),
    re.compile(rf"{START}(?:{NUMBER}|(?i:a)) {_CURRENCY}{END}"),
    re.compile(rf"{START}{NUMBER} ?(?:{_CODE}|€|£|¥){END}"),
    re.compile(
        rf"{START}(?:\d{{1,2}}p|(?:\d{{1,6}}|one|two|five|ten)-(?:dollar|pound|euro|cent)){END}"
    ),
)
PERCENT = (
    re.compile(
        rf"{START}[+-]?(?:{NUMBER}(?: ?(?:-|–|to) ?{NUMBER})?) ?"
        r"(?:%|(?:per ?cent(?:age points?)?|percentage points?|basis points?|pct|pc)\b)"
    ),
)

_AREA = r"(?:square|cubic|sq\.?|nautical|metric) "
_UNIT = (
    rf"(?:(?:{_AREA})?(?:kilomet(?:re|er)s?|met(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?"
    r"|miles?|yards?|feet|foot|inch(?:es)?|km|cm|mm|tonnes?|tons?)"
    r"|(?:km|m|ft|mi)[²2³3]|kmh|km/h|kph|mph|knots|hectares?|acres?|light[ -]years?|fathoms?"
    r"|kilogram(?:me)?s?|grams?|milligrams?|kilos?|kg|mg|lbs?|stone|ounces?|carats?"
    r"|lit(?:re|er)s?|millilit(?:re|er)s?|ml|gallons?|barrels?|pints?|bushels?"
    r"|degrees?(?: (?:Celsius|Fahrenheit|C|F)\b)?|°[CF]?|[Kk]elvin"
    r"|(?:kilo|mega|giga|tera)?watts?(?:[ -]hours?)?|[kMGT]Wh?|volts?|amps?|joules?|calories"
    r"|(?:kilo|mega|giga|tera)?(?:bytes?|bits?|tons?|hertz)|[kMGT]B|[KMGT]?Hz|horsepower|decibels?"
    r"|megapixels?|pixels?|kilotons?|megatons?|parts per (?:million|billion)|ppm)"
)
_PLURAL = (
    r"(?!(?:was|is|has|does|this|its|his|as|us|ours|hers|yours|plus|minus|versus|less|across|times"
    r"|always|perhaps|towards|besides|whereas|years|months|weeks|days|hours|minutes|seconds)\b)"
    r"[a-z]{2,19}(?<![ius])s\b"
)
_NOUN = (
    rf"(?:{_PLURAL}|people|men|women|children|police|staff|crew|cattle|sheep|personnel|aircraft)"
)
_ADJECTIVE = (
    r"(?:(?!(?:and|or|of|in|on|at|to|for|from|by|with|as|but|the|an|than|that|who|are|were|was|is"
    r"|had|have|has|will|would|said|says|after|before|since|into|out|off|per|new|years?|days?|its|his|her|their)\b)"
    r"[a-z]{3,15}(?:-[a-z]{2,12})? )"
)
_YEAR = (
    r"(?:19[5-9]\d|20[0-4]\d) "
    r"(?!people|men|women|children|troops|soldiers|votes|points|copies|jobs)"
)
QUANTITIES = (
    re.compile(rf"{START}{NUMBER}(?:-|– ?| to )?(?:{DIGITS})?[ -]?{_UNIT}{END}"),
    re.compile(rf"{START}(?:magnitude[ -]\d\.\d|\d\.\d[ -]magnitude)"),
    re.compile(rf"{START}(?!{_YEAR})(?:{DIGITS}(?:[ -](?:{SCALE}))?) {_ADJECTIVE}?{_NOUN}"),
    re.compile(
        rf"{START}(?i:(?:several |a |two |three |four |five |six |seven |eight |nine |ten )"
        rf"(?:dozen|hundred|thousand|million|billion)|dozens of|hundreds of|thousands of"
        rf"|millions of|tens of thousands of|hundreds of thousands of) {_ADJECTIVE}?{_NOUN}"
    ),
    re.compile(rf"{START}(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|{DIGITS} (?:{SCALE})\b){END}"),
    re.compile(
        rf"{START}(?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|eleven|twelve)"
        rf"(?:-[a-z]{{3,5}})? {_NOUN}"
    ),
)

MONEY_CUES = frozenset(
    {
        *("dollar", "dollars", "cent", "cents", "euro", "euros", "pound", "pounds", "pence"),
        *("franc", "francs", "yuan", "renminbi", "yen", "rouble", "roubles", "ruble", "rubles"),
        *("rupee", "rupees", "rupiah", "ringgit", "baht", "dong", "won", "peso", "pesos", "real"),
        *("reais", "rand", "naira", "cedi", "cedis", "shillings", "dirhams", "dinars", "riyals"),
        *("lira", "liras", "shekels", "kronor", "kroner", "zlotys", "hryvnia", "bitcoins"),
    }
)
PERCENT_CUES = frozenset({"%", "per", "percent", "percentage", "basis", "pct", "pc"})
QUANTITY_CUES = NUMBER_CUES
