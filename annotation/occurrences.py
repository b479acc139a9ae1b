"""Where given words stand in a text: all of them found in one pass, however many they are.

Words are compared as they are printed, case and all, with any white space between them, and only
from one word border to another. Scripts without spaces have a border beside every character.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from annotation.selectors import Span

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u312f\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai to Myanmar, Khmer, kana, bopomofo, Han and its extensions."""

_TOKEN = rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]"
_JOINERS = "\u200c\u200d"

_Node = dict[str, Any]
"""A node of a tree of tokens: what follows, by the next token."""

_END = ""
"""The key under which a node of the tree keeps the words that end there."""


@cache
def _token() -> re.Pattern[str]:
    return re.compile(_TOKEN)


@cache
def _next_token() -> re.Pattern[str]:
    return re.compile(rf"(\s*)({_TOKEN})")


def beginning(words: str) -> str:
    """Return the piece by which words can be looked up; "" where they hold nothing."""
    found = _token().search(words)
    return found[0] if found else ""


def beginnings(text: str) -> set[str]:
    """Return the beginning of everything that can stand in a text."""
    return set(_token().findall(text))


def occurrences(text: str, wanted: Iterable[str]) -> dict[str, list[Span]]:
    """Return every place of each of the wanted words (single-spaced), in text order.

    Takes time that grows with the text and with what is found, not with how much is wanted.
    Nothing is found across a blank line, which parts two blocks.
    """
    root = _tree(wanted)
    found: dict[str, list[Span]] = {}
    if not root:
        return found
    for token in _token().finditer(text):
        node = root.get(token[0])
        if node is not None and _is_border(text, token.start()):
            for words, end in _endings(text, node, token.end()):
                found.setdefault(words, []).append(Span(token.start(), end))
    return found


def _tree(wanted: Iterable[str]) -> _Node:
    """Return a tree of tokens; those after white space begin with a space."""
    root: _Node = {}
    for words in wanted:
        node = root
        for gap, token in _next_token().findall(words):
            node = node.setdefault((" " if gap else "") + token, {})
        if node is not root:
            node.setdefault(_END, []).append(words)
    return root


def _endings(text: str, node: _Node, end: int) -> Iterator[tuple[str, int]]:
    """Yield the words that end at or after ``end``, from a node that was reached there."""
    while True:
        if _END in node and _is_border(text, end):
            yield from ((words, end) for words in node[_END])
        step = _next_token().match(text, end)
        if step is None or step[1].count("\n") > 1:
            return
        following = node.get((" " if step[1] else "") + step[2])
        if following is None:
            return
        node, end = following, step.end()


def _is_border(text: str, offset: int) -> bool:
    """Tell whether words may begin or end at the end of a token: not within a letter's marks."""
    if not 0 < offset < len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if _is_mark(after):
        return False
    return not (_is_mark(before) and after.isalnum() and not re.match(f"[{_UNSPACED}]", after))


def _is_mark(character: str) -> bool:
    """Tell whether a character belongs to the letter before it."""
    if character < "\u0300":
        return False
    return character in _JOINERS or unicodedata.category(character).startswith("M")
