"""Bytes to text: byte order mark, UTF-8, what an HTML page declares, then detection.

Never raises UnicodeError, never guesses where it can be told, never shows one encoding's bytes as
another's without saying so: bytes that fit nothing are refused.
"""

import codecs
import re
import unicodedata

from formats.binary import not_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]+)""",
    re.I,
)

_BROWSERS_READ = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "x-gbk": "gb18030",
}
"""Declared name -> what browsers read instead (WHATWG Encoding Standard, 4.2)."""

_USUAL = re.compile("[ \n,.。、，]")

_SAMPLE = 64 * 1024


def decode(data: bytes, name: str, *, html: bool = False) -> str:
    """Return the text of ``data``; ``html`` also believes a charset that the page declares.

    Raises:
        FormatError: the bytes are no text in any encoding that is known here.
    """
    text = _marked(data)
    if text is None:
        text = _japanese_mail(data)
    if text is None:
        text = _utf_8(data)
    if text is None and html:
        text = _declared(data)
    if text is None:
        text = _unmarked_utf_16(data)
    if text is None and b"\0" not in data:
        text = _nearly_utf_8(data)
    if text is None and b"\0" not in data:
        text = _detected(data)
    if text is None:
        raise not_text(name)
    return text


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def _utf_8(data: bytes) -> str | None:
    if data.count(b"\0") * 100 > len(data):
        return None
    return _strict(data, "utf-8")


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    encoding = _BROWSERS_READ.get(label, label)
    if encoding.startswith(("utf-16", "utf-32", "utf-8", "utf-7")):
        return None
    return _strict(data, encoding)


def _unmarked_utf_16(data: bytes) -> str | None:
    """Read UTF-16 without a mark, in the byte order in which spaces and full stops occur.

    In 8-bit text those pairs of bytes would be control characters.
    """
    if len(data) % 2:
        return None
    best, most = None, 0
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(data, encoding) or ""
        sample = text[:_SAMPLE]
        usual = len(_USUAL.findall(sample))
        if usual > most and usual * 100 >= len(sample) and _is_assigned(sample):
            best, most = text, usual
    return best


def _is_assigned(text: str) -> bool:
    """Tell whether nearly all characters exist and can stand in a text."""
    odd = sum(1 for each in text if unicodedata.category(each) in ("Cc", "Cn", "Co", "Cs"))
    breaks = sum(text.count(each) for each in "\n\r\t\f")
    return (odd - breaks) * 50 <= len(text)


def _japanese_mail(data: bytes) -> str | None:
    """Read ISO-2022-JP, which is plain ASCII but for its escape sequences."""
    return _strict(data, "iso2022_jp") if b"\x1b$" in data[:_SAMPLE] else None


def _nearly_utf_8(data: bytes) -> str | None:
    """Read UTF-8 with a few broken bytes; each is shown as U+FFFD."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - broken
    return text if broken * 10 <= sound else None


def _detected(data: bytes) -> str | None:
    from formats.detection import detect

    encoding = detect(data[:_SAMPLE])
    return _strict(data, encoding) if encoding else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
