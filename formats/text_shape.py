"""What lines of plain text look like: wrapped prose, list items, rules, headings."""

import re
from collections.abc import Sequence
from itertools import pairwise

BULLET = re.compile(r"\s*(?:[•‣◦▪●⁃]\s*|[-*+]\s+)(?=\S)")
NUMBER = re.compile(r"\s*(?:\d{1,3}|[a-z])[.)]\s+(?=\S)")
RULE = re.compile(r"\s*([-=_~*#·•.])(?:\s*\1){2,}\s*")
UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,})\s*")
FINAL = re.compile(r"[.!?…:;,][”’\"')\]»]*$")
SENTENCE_END = re.compile(r"[.!?…][”’\"')\]»]*$")

_LONG_LINE = 120
"""Code points from which a line is taken for a whole paragraph."""

LONGEST_HEADLINE = 160
LONGEST_HEADING = 80
_MOST_WORDS = 12


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether the lines are one paragraph broken at a fixed width.

    True where nearly every line is so full that the next line's first word did not fit.
    """
    if len(lines) < 2:
        return False
    width = max(len(line) for line in lines)
    if width > _LONG_LINE or width < 30:
        return False
    full = sum(
        1
        for line, following in pairwise(lines)
        if len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width - 4
    )
    return full >= 0.8 * (len(lines) - 1)


def is_paragraph_per_line(lines: Sequence[str]) -> bool:
    """Tell whether every line is a paragraph of its own."""
    if len(lines) < 2 or is_wrapped(lines):
        return False
    if any(len(line) > _LONG_LINE for line in lines):
        return True
    ended = sum(1 for line in lines if SENTENCE_END.search(line.rstrip()))
    return ended * 2 > len(lines)


def is_headline(words: str) -> bool:
    """Tell whether a block can be the headline: one short line that is no sentence. May ask."""
    if "\n" in words or not 2 <= len(words) <= LONGEST_HEADLINE or len(words.split()) > 28:
        return False
    if not any(character.isalnum() for character in words) or re.search(r"[;,:]$", words):
        return False
    return not re.search(r"(?<!\.\.)(?<![A-Z])\.[”’\"')\]»]*$", words)


def is_heading(words: str) -> bool:
    """Tell whether a line between paragraphs looks like a sub-heading."""
    if "\n" in words or not 2 <= len(words) <= LONGEST_HEADING:
        return False
    if len(words.split()) > _MOST_WORDS or FINAL.search(words.rstrip("?")):
        return False
    return words[0].isupper() or words[0].isdigit() or words[0] in "“‘\"'"


def is_capitals(words: str) -> bool:
    """Tell whether a line is written in capitals throughout, as headings are in plain text."""
    letters = [character for character in words if character.isalpha()]
    if "\n" in words or len(letters) < 4 or len(words) > LONGEST_HEADING:
        return False
    return words == words.upper() != words.lower() and not FINAL.search(words.rstrip("?!"))
