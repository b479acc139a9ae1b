"""Where words stand in a text: how the find bar understands what is typed. No Qt."""

import re
import unicodedata
from typing import NamedTuple

from annotation.selectors import Span

MOST_SHOWN = 10_000
"""Matches that are marked and stepped through; more are only counted."""

BESIDE = 40
"""Code points at each side of a match that are told with it."""

_LIKE = {"'": "['’‘ʼ]", '"': '["“”„«»]', "-": "[-‐‑–—]", "...": "(?:\\.{3}|…)"}
"""What a keyboard types, and what print sets for it."""


class Found(NamedTuple):
    """The first matches, and how many there are in all."""

    spans: list[Span]
    total: int


def find(text: str, words: str, *, case: bool = False, whole: bool = False) -> Found:
    """Find words in a text; white space stands for any white space, also ends of lines.

    ``case`` tells capital letters from small ones, ``whole`` finds no parts of words. One pass
    over the text, however many matches there are.
    """
    pattern = _pattern(words, case=case, whole=whole)
    spans: list[Span] = []
    if pattern is None:
        return Found(spans, 0)
    hits = pattern.finditer(text)
    count = 0
    for hit in hits:
        if whole and _goes_on(text, hit.end()):
            continue
        spans.append(Span(hit.start(), hit.end()))
        count += 1
        if count == MOST_SHOWN:
            break
    if count == MOST_SHOWN:
        count += sum(1 for hit in hits if not (whole and _goes_on(text, hit.end())))
    return Found(spans, count)


def around(text: str, span: Span) -> str:
    """Return a match with the words beside it, for those who hear it."""
    start, end = max(0, span.start - BESIDE), span.end + BESIDE
    before, after = text[start : span.start], text[span.end : end]
    if start > 0:
        before = before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0]
    return " ".join((before + span.of(text) + after).split())


def _pattern(words: str, *, case: bool, whole: bool) -> re.Pattern[str] | None:
    parts = unicodedata.normalize("NFC", words).split()  # as the stored text is
    if not parts:
        return None
    pattern = r"\s+".join(_like(part) for part in parts)
    if whole:
        if _is_word(parts[0][0]):  # looked back from behind the first letter: ten times faster
            pattern = rf"{pattern[0]}(?<!\w[\s\S]){pattern[1:]}"
        pattern += r"(?!\w)" if _is_word(parts[-1][-1]) else ""
    return re.compile(pattern, re.NOFLAG if case else re.IGNORECASE)


def _like(words: str) -> str:
    escaped = re.escape(words).replace(re.escape("..."), _LIKE["..."])
    for typed in ("'", '"'):
        escaped = escaped.replace(typed, _LIKE[typed])
    return escaped.replace(r"\-", _LIKE["-"])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _goes_on(text: str, end: int) -> bool:
    """Tell whether an accent or vowel sign after the words makes another word of them."""
    return end < len(text) and unicodedata.category(text[end])[0] == "M"
