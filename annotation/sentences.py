"""The sentences of a passage: Unicode's borders, less those that a reader would not set.

The rules of UAX 29 know no abbreviations. Here a border is taken back, and none is ever added,

- after a title or a form of address: *Mr. Haugen*, *Gen. Milley*;
- after initials, dotted letters and shortened words before what does not look like a beginning:
  *John F. Kennedy*, *the U.S. Senate*, *Acme Inc. of Ohio*;
- after the number of a list item: *1. The plan*;
- before a small letter that follows an exclamation or question mark: *“Why?” he asked*.
"""

import re

from annotation.selectors import Span
from annotation.sentence_borders import closes, is_full_stop, is_lower, is_space, unicode_borders


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_TITLES = _words(
    "adm amb brig capt cdr cmdr col cpl dr fr gen gov hon lt maj mdm messrs mlle mme mr mrs ms mt "
    "mx pres prof pvt rep reps rev sen sens sgt sr sra st ste supt vs cf viz approx"
)
"""Shortened words that a sentence does not end with."""

_SHORTENED = _words(
    "al assn assoc ave bhd blvd bros co corp dept dist div est etc ft govt inc jr ltd mfg no nos "
    "plc pp rd ret univ vol jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu "
    "thur thurs fri sat sun fig figs sec ch art ed eds trans"
)
"""Shortened words that a sentence may end with."""

_PLAIN_TOO = _words("art ch co ed fig fri mar mon no sat sec sun wed")
"""Shortened words that are another word where they begin with a small letter."""

_BEGINNINGS = _words(
    "a after all also although an and another any as at because before both but by despite during "
    "each even every few for from he her here his how however i if in instead it its just last "
    "later like many meanwhile more moreover most much my nevertheless no nor not now of on once "
    "one only or other our over she since so some still such than that the their then there these "
    "they this those though through thus to today under until we what when where whether which "
    "while who why with without yesterday yet you your"
)
"""Words that, with a capital, most likely begin a sentence."""

_BEFORE_NUMBERS = _words("no nos")
_ITEM_NUMBER = re.compile(r"\s*\(?\w{1,3}[.)]\s*")
_WORD_BEFORE = re.compile(r"[\w.’'&-]{1,24}\Z")
_DOTTED = re.compile(r"(?:\w\.)+\w")
_NEXT_WORD = re.compile(r"\W{0,4}(\w+)")


def sentences(text: str, *, wrapped: bool = False) -> list[Span]:
    """Return the sentences of a text in order, without white space at their ends.

    A line end ends a sentence, unless lines are ``wrapped`` at a fixed width.
    """
    words = text.replace("\n", " ") if wrapped else text
    found, start = [], 0
    for border in borders(words):
        span = _trimmed(words, start, border)
        if span is not None:
            found.append(span)
        start = border
    return found


def borders(text: str) -> list[int]:
    """Return the code point offsets after each sentence, the end of the text included."""
    kept, start = [], 0
    for border in unicode_borders(text):
        if border == len(text) or not _goes_on(text, start, border):
            kept.append(border)
            start = border
    return kept


def _goes_on(text: str, start: int, border: int) -> bool:
    """Tell whether a sentence goes on over one of Unicode's borders."""
    end = border
    while end > start and is_space(text[end - 1]):
        end -= 1
    if end > start and is_full_stop(text[end - 1]):
        return end < border and _is_shortened(text, start, end - 1, border)
    while end > start and closes(text[end - 1]):
        end -= 1
    if end == start or text[end - 1].isspace() or is_full_stop(text[end - 1]):
        return False
    return is_lower(text[border])


def _is_shortened(text: str, start: int, stop: int, border: int) -> bool:
    """Tell whether the full stop at ``stop`` belongs to a shortened word or a list's number."""
    if _ITEM_NUMBER.fullmatch(text, start, border):
        return True
    match = _WORD_BEFORE.search(text, max(start, stop - 24), stop)
    if match is None:
        return False
    word = match[0]
    if word.casefold() in _TITLES:
        return True
    if not _may_be_shortened(word):
        return False
    following = _NEXT_WORD.match(text, border)
    if following is None or word.casefold() in _BEFORE_NUMBERS:
        return following is not None and following[1].isdecimal()
    return following[1].casefold() not in _BEGINNINGS


def _may_be_shortened(word: str) -> bool:
    """Tell whether a word before a full stop may be shortened by it; most often it is."""
    if len(word) == 1:
        return word.isupper()
    if word in _PLAIN_TOO:
        return False
    return word.casefold() in _SHORTENED or _DOTTED.fullmatch(word) is not None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
