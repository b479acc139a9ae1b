"""File names that are safe on Windows, macOS and Linux.

Source of the rules: Microsoft, "Naming Files, Paths, and Namespaces"; names on APFS and NTFS are
the same where they differ only in case or in Unicode normalisation.
"""

import re
import unicodedata
from collections.abc import Container, Iterable

LONGEST = 120
"""Bytes of a file name in UTF-8, its suffix included."""

_SUFFIX = ".md"
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.I)
_FORBIDDEN = re.compile(r'[/\\:*?"<>|]')
_JOINERS = "\u200c\u200d"


class TakenNames:
    """File names in use; asks and answers without regard to case and normalisation."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._keys = {_key(name) for name in names}

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and _key(name) in self._keys

    def add(self, name: str) -> None:
        """Take one more name."""
        self._keys.add(_key(name))


def export_file_name(title: str, taken: Container[str] = ()) -> str:
    """Return a file name ending in ``.md`` for a title, different from all that are taken.

    ``taken`` may be any collection of names; a ``TakenNames`` is quicker for many.
    """
    if isinstance(taken, Iterable) and not isinstance(taken, TakenNames):
        taken = TakenNames(taken)
    stem = safe_stem(title)
    name = _fitted(stem, "")
    number = 2
    while name in taken:
        name = _fitted(stem, f" ({number})")
        number += 1
    return name


def safe_stem(title: str) -> str:
    """Return a title as a file's stem, in NFC, of any length; never empty."""
    words = unicodedata.normalize("NFC", title[: 8 * LONGEST])
    words = "".join(_safe(character) for character in words)
    words = " ".join(words.split())
    words = words.lstrip(" .-~").rstrip(" .")
    if not words.strip(_JOINERS + " ."):
        return "Untitled"
    return f"_{words}" if _RESERVED.match(words) else words


def _safe(character: str) -> str:
    if _FORBIDDEN.match(character):
        return "'" if character == '"' else " "
    if character in _JOINERS:
        return character
    category = unicodedata.category(character)
    if character.isspace() or category == "Cc":
        return " "
    return "" if category in ("Cf", "Cs", "Cn", "Co") else character


def _fitted(stem: str, ending: str) -> str:
    """Return stem, ending and suffix, the stem cut where it is too long, at a word if possible."""
    room = LONGEST - len((ending + _SUFFIX).encode())
    if len(stem.encode()) > room:
        stem = stem.encode()[:room].decode("utf-8", "ignore")
        stem = _whole_character(stem)
        at_word = stem.rpartition(" ")[0]
        stem = at_word if len(at_word.encode()) * 2 > room else stem
        stem = stem.rstrip(" .") or "Untitled"
    return stem + ending + _SUFFIX


def _whole_character(stem: str) -> str:
    """Drop a joiner left at the end of a cut."""
    return stem.rstrip(_JOINERS)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
