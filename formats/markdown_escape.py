"""Write plain words so that Markdown shows exactly those words.

One string per code point comes back, so that marks can be put between them. Backslashes escape
what both Python-Markdown and CommonMark let be escaped; where only one of them does, or where a
viewer has an extension of its own (~~, ==, %%, $$), a character reference is written instead.
"""

import re
import unicodedata

_ALWAYS = frozenset("\\`*_[]#")
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(32) if not chr(code).isspace()}
_PICTURES["\x7f"] = "\u2421"
"""Control characters, which HTML cannot hold, and the pictures Unicode has for them."""

_ENTITY = re.compile(r"&(?=#?\w+;)")
_DOUBLED = re.compile(r"([~=%$^])(?=\1)")
_LINE_START = re.compile(r"\s*(?:(?P<sign>[-+>])|\d+(?P<number>[.)])|(?P<other>[=~|:]))")
_FOOTNOTE_PLACE = re.compile(r"/(?=//Footnotes)")


def escape_block(words: str, line_break: str = "\n") -> list[str]:
    """Return one Markdown string for each code point of a block of plain words.

    White space around each line and blank lines come to nothing; ``line_break`` is written
    between lines.
    """
    units: list[str] = []
    for line in words.split("\n"):
        if units:
            units.append(line_break if line.strip() else "")
        inner = line.strip()
        before = len(line) - len(line.lstrip()) if inner else 0
        after = len(line) - before - len(inner)
        units += [*[""] * before, *_escape_line(inner), *[""] * after]
    return units


def escape_line(words: str) -> str:
    """Return Markdown that shows plain words on one line, with single spaces between them."""
    return "".join(_escape_line(" ".join(words.split())))


def _escape_line(words: str) -> list[str]:
    units = [_unit(character) for character in words]
    for found in _ENTITY.finditer(words):
        units[found.start()] = "&amp;"
    for found in _DOUBLED.finditer(words):
        units[found.start()] = f"&#{ord(found[0])};"
    for found in _FOOTNOTE_PLACE.finditer(words):
        units[found.start()] = "&#47;"
    _escape_start(words, units)
    return units


def _unit(character: str) -> str:
    if character in _ALWAYS:
        return "\\" + character
    if character == "<":
        return "&lt;"
    if character < " " or "\x7f" <= character <= "\x9f" or character in "\u2028\u2029":
        return " " if character.isspace() else _PICTURES.get(character, "\ufffd")
    return "\ufffd" if unicodedata.category(character) == "Cs" else character


def _escape_start(words: str, units: list[str]) -> None:
    """Escape what would start a list, a quotation, a rule, a table or a definition."""
    found = _LINE_START.match(words)
    if not found:
        return
    for name in ("sign", "number"):
        if found[name]:
            units[found.start(name)] = "\\" + found[name]
    if found["other"]:
        units[found.start("other")] = f"&#{ord(found['other'])};"
