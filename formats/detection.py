"""Which 8-bit or East Asian encoding are these bytes in? By charset-normalizer, after one check.

Short Western texts hold so few bytes above 0x7F that a detector has little to go on; those bytes
are then nearly always quotation marks, dashes and accented letters of windows-1252.
"""

import re

from charset_normalizer import from_bytes

_CANDIDATES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_r",
    "koi8_u",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "iso8859_15",
    "cp866",
    "mac_roman",
    "cp932",
    "euc_jp",
    "iso2022_jp",
    "gb18030",
    "big5hkscs",
    "cp949",
    "tis_620",
]

_WESTERN = set(
    "‘’“”‚„–—…•€£§°©®™«»¿¡·ºª½¼¾´ \xadÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœŒ"
)

_SIGNS_IN_WORDS = re.compile(r"[^\W\d_]{2}[¹²³¼½¾±¶¦¤]|[¹³º±¶¦¤][^\W\d_]|[^\W\d_][¿º¡]")
"""Letters of central European encodings read as windows-1252."""

_CASE_UPSIDE_DOWN = re.compile(r"[а-яё][А-ЯЁ]")
"""Cyrillic in windows-1251 read as KOI8-R, and the other way round."""


def detect(data: bytes) -> str | None:
    """Return the name of the encoding that fits best, None where none fits."""
    if looks_western(data):
        return "cp1252"
    names = [match.encoding for match in from_bytes(data, cp_isolation=_CANDIDATES)]
    return min(names, key=lambda name: _misread(data.decode(name, "replace")), default=None)


def _misread(text: str) -> int:
    return len(_SIGNS_IN_WORDS.findall(text)) + len(_CASE_UPSIDE_DOWN.findall(text))


def looks_western(data: bytes) -> bool:
    """Tell whether few bytes are above 0x7F and all of those are usual in windows-1252."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = [character for character in text if character > "\x7f"]
    usual = all(character in _WESTERN for character in high) and not _SIGNS_IN_WORDS.search(text)
    return usual and len(high) * 8 <= len(text)
