"""Tell bytes that are no text from bytes that are, and say in words what they are."""

import re

from formats.errors import FormatError

_READS = "Pressmark reads plain text, Markdown and saved HTML pages."

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"bplist00", "a binary property list"),
)
"""First bytes of well-known formats, as listed by the ``file`` command's magic database."""

_ODD_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.01


def refuse_binary(data: bytes, name: str) -> None:
    """Raise FormatError where the first bytes belong to a well-known format that is no text."""
    kind = _kind(data)
    if kind:
        raise FormatError(f"“{name}” is {kind}; {_READS}")


def refuse_controls(text: str, name: str) -> None:
    """Raise FormatError where more than a hundredth of the text is control characters."""
    odd = len(_ODD_CONTROLS.findall(text))
    if odd > 2 and odd > len(text) * _MOST_CONTROLS:
        raise FormatError(f"{quoted(name)} is not text; {_READS}")


def quoted(name: str) -> str:
    """Return a file's name in quotation marks; words such as "the pasted text" as they are."""
    return "The pasted text" if name == "the pasted text" else f"“{name}”"


def not_text(name: str) -> FormatError:
    """Return the error for bytes that are no text in any known encoding."""
    return FormatError(f"{quoted(name)} is not text; {_READS}")


def _kind(data: bytes) -> str:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP image"
    if data[:4] == b"RIFF":
        return "a sound or film file"
    if data[4:8] == b"ftyp":
        return "a film or picture file"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "a bitmap image"
    if data[:4] in (b"II*\0", b"MM\0*"):
        return "a TIFF image"
    return ""
