"""Where sentences end by the default rules of Unicode (UAX 29, Sentence_Break).

The classes of characters come from Python's own Unicode tables, as the annex derives them; only
what those tables lack is written down here. Rules are quoted by their numbers in the annex.
"""

import re
import unicodedata

_STERM = (
    "!?\u0589\u061d-\u061f\u06d4\u0700-\u0702\u07f9\u0837\u0839\u083d\u083e\u0964\u0965\u104a\u104b"
    "\u1362\u1367\u1368\u166e\u1735\u1736\u17d4\u17d5\u1803\u1809\u1944\u1945\u1aa8-\u1aab\u1b4e"
    "\u1b4f\u1b5a\u1b5b\u1b5e\u1b5f\u1b7d-\u1b7f\u1c3b\u1c3c\u1c7e\u1c7f\u203c\u203d\u2047-\u2049"
    "\u2cf9-\u2cfb\u2e2e\u2e3c\u2e53\u2e54\u3002\ua4ff\ua60e\ua60f\ua6f3\ua6f7\ua876\ua877\ua8ce"
    "\ua8cf\ua92f\ua9c8\ua9c9\uaa5d-\uaa5f\uaaf0\uaaf1\uabeb\ufe12\ufe15\ufe16\ufe56\ufe57\uff01"
    "\uff1f\uff61\U00010a56\U00010a57\U00010f55-\U00010f59\U00011047\U00011048\U000110be-\U000110c1"
    "\U00011141-\U00011143\U000111c5\U000111c6\U000111cd\U000111de\U000111df\U00011238\U00011239"
)
"""Sentence_Terminal without full stops; scripts that no newspaper is set in are left out."""

_ATERM = ".\u2024\ufe52\uff0e"
_PARAGRAPH = "\r\n\x85\u2028\u2029"
_CONTINUES = re.compile(
    "[-,:;\u037e\u055d\u060c\u060d\u07f8\u1802\u1808\u2013\u2014\u3001\ufe10\ufe11\ufe13\ufe14"
    "\ufe31\ufe32\ufe50\ufe51\ufe54\ufe55\ufe58\ufe63\uff0c\uff0d\uff1a\uff1b\uff64]"
)
_CLOSES = re.compile("[\"'\u275b-\u2760\u2e00\u2e01\u2e06-\u2e08\u2e0b\U0001f676-\U0001f678]")
_CLOSING = frozenset({"Ps", "Pe", "Pi", "Pf"})
_EXTENDING = frozenset({"Mn", "Me", "Mc", "Cf"})
_MAY_END = re.compile(f"[{_STERM}{_ATERM}{_PARAGRAPH}]")
_TERMINATES = re.compile(f"[{_STERM}{_ATERM}]")


def unicode_borders(text: str) -> list[int]:
    """Return the code point offsets after each sentence, the end of the text included."""
    borders = []
    found = _MAY_END.search(text)
    while found:
        place = found.start()
        after, ends = (
            (_after_line_end(text, place), True)
            if text[place] in _PARAGRAPH
            else _after_terminator(text, place)
        )
        if ends and after < len(text):
            borders.append(after)
        found = _MAY_END.search(text, after)
    return [*borders, len(text)] if text else []


def _after_line_end(text: str, place: int) -> int:
    """SB3 and SB4."""
    return place + (2 if text.startswith("\r\n", place) else 1)


def _after_terminator(text: str, place: int) -> tuple[int, bool]:
    """Return where to read on after a terminator, and whether a sentence ends there."""
    is_full_stop = text[place] in _ATERM
    after = _skip(text, place + 1)
    if is_full_stop and after < len(text):
        if text[after].isdecimal():
            return after, False  # SB6
        if is_upper(text[after]) and _letter_before(text, place):
            return after, False  # SB7
    while after < len(text) and closes(text[after]):  # SB9
        after = _skip(text, after + 1)
    while after < len(text) and is_space(text[after]):  # SB10
        after = _skip(text, after + 1)
    if after == len(text) or text[after] in _PARAGRAPH:
        return after, False  # the end of the line is the border
    if _CONTINUES.match(text, after) or _TERMINATES.match(text, after):
        return after, False  # SB8a
    if is_full_stop and _goes_on_small(text, after):
        return after, False  # SB8
    return after, True  # SB11


def _skip(text: str, place: int) -> int:
    """Return the next place that does not only extend the character before (SB5)."""
    while place < len(text) and _extends(text[place]):
        place += 1
    return place


def _letter_before(text: str, place: int) -> bool:
    place -= 1
    while place >= 0 and _extends(text[place]):
        place -= 1
    return place >= 0 and (is_upper(text[place]) or is_lower(text[place]))


def _goes_on_small(text: str, place: int) -> bool:
    """Tell whether the first letter from here on is a small one, before anything else may end."""
    while place < len(text):
        character = text[place]
        if is_lower(character):
            return True
        if _is_letter(character) or _MAY_END.match(character):
            return False
        place += 1
    return False


# Classes of characters


def closes(character: str) -> bool:
    """Tell whether a character is a bracket or a quotation mark, opening or closing."""
    return unicodedata.category(character) in _CLOSING or _CLOSES.match(character) is not None


def is_space(character: str) -> bool:
    """Tell whether a character is white space within a line."""
    return character.isspace() and character not in _PARAGRAPH and not "\x1c" <= character <= "\x1f"


def is_lower(character: str) -> bool:
    """Tell whether a character is a small letter; Georgian has none in running text."""
    return character.islower() and not "\u10d0" <= character <= "\u10ff" and not _extends(character)


def is_upper(character: str) -> bool:
    """Tell whether a character is a capital, or a letter that begins like one."""
    if "\u1c90" <= character <= "\u1cbf":
        return False
    return character.isupper() or character.istitle()


def is_full_stop(character: str) -> bool:
    """Tell whether a character may end a sentence or an abbreviation."""
    return character in _ATERM


def _is_letter(character: str) -> bool:
    return (
        character.isalpha() or unicodedata.category(character) == "Nl" or character == "\u05f3"
    ) and not _extends(character)


def _extends(character: str) -> bool:
    """Tell whether a character belongs to the one before: Extend and Format of the annex."""
    if character.isascii():
        return False
    return unicodedata.category(character) in _EXTENDING or character in "\uff9e\uff9f"
