"""Bytes to text: byte order mark, UTF-8, what an HTML page declares, then detection.

Never raises UnicodeError, never guesses where it can be told, never shows one encoding's bytes as
another's without saying so: bytes that fit nothing are refused.
"""

import codecs
import re

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

_SAMPLE = 64 * 1024


def decode(data: bytes, name: str, *, html: bool = False) -> str:
    """Return the text of ``data``; ``html`` also believes a charset that the page declares.

    Raises:
        FormatError: the bytes are no text in any encoding that is known here.
    """
    text = _marked(data)
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
    if data.count(b"\0") > 2 and data.count(b"\0") * 100 > len(data):
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
    """Read UTF-16 without a mark: in most scripts every other byte is then one of few values."""
    sample = data[:_SAMPLE]
    if len(data) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2], sample[1::2]
    for high, encoding in ((odd, "utf-16-le"), (even, "utf-16-be")):
        low = even if high is odd else odd
        if high.count(0) * 2 > len(high) and low.count(0) * 10 < len(low):
            return _strict(data, encoding)
    return None


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
