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

_MISREAD = re.compile(r"[^\W\d_]{2}[¹²³¼½¾±¶¦¤]|[¹³º±¶¦¤][^\W\d_]|[^\W\d_][¿º¡]")
"""Signs inside words: letters of central European encodings read as windows-1252."""


def detect(data: bytes) -> str | None:
    """Return the name of the encoding that fits best, None where none fits."""
    if looks_western(data):
        return "cp1252"
    names = [match.encoding for match in from_bytes(data, cp_isolation=_CANDIDATES)]
    sound = [name for name in names if not _MISREAD.search(data.decode(name, "replace"))]
    return next(iter(sound + names), None)


def looks_western(data: bytes) -> bool:
    """Tell whether few bytes are above 0x7F and all of those are usual in windows-1252."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = [character for character in text if character > "\x7f"]
    usual = all(character in _WESTERN for character in high) and not _MISREAD.search(text)
    return usual and len(high) * 8 <= len(text)
