"""Links in notes: ``[[Title]]``, ``[[note:ID]]``, ``[[Name of an entity|shown words]]``.

A link stands on one line. A backslash takes a sign literally; what lies in code spans and code
blocks of the Markdown is no link, and neither is ``[[1]](https://...)``, which is Markdown's own.
Takes time that grows with the length of the note only.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from annotation.identity import NAMED

LONGEST = 500
"""Code points between the brackets; what is longer is no link."""

NOTE, ARTICLE, ENTITY = "note", "article", "entity"

KINDS = (NOTE, ARTICLE, ENTITY, *(label.value.lower() for label in NAMED))
"""What may stand before a colon, to say what is meant: ``note:1f3a``, ``place:Georgia``."""


class Link(NamedTuple):
    """A link at ``[start, end)`` of a note, in code points, its brackets included.

    ``target`` is what it leads to, on one line and without escapes; ``shown`` are words to show
    instead, "" where there are none.
    """

    start: int
    end: int
    target: str
    shown: str = ""

    @property
    def text(self) -> str:
        """The words that stand for it."""
        return self.shown or self.target


def links_in(markdown: str) -> list[Link]:
    """Return the links of a note, in order."""
    if "[[" not in markdown:
        return []
    return [link for start, end in _prose(markdown) for link in _links(markdown, start, end)]


def link_to(target: str, shown: str = "") -> str:
    """Return a link as it is written in a note."""
    words = f"{_escaped(target)}|{_escaped(shown)}" if shown else _escaped(target)
    return f"[[{words}]]"


def retargeted(markdown: str, target_of: Callable[[Link], str | None]) -> str:
    """Return a note whose links lead elsewhere; None leaves a link as it is written.

    The words that were shown instead of a target stay.
    """
    parts, last = [], 0
    for link in links_in(markdown):
        target = target_of(link)
        if target is not None:
            parts += [markdown[last : link.start], link_to(target, link.shown)]
            last = link.end
    return "".join([*parts, markdown[last:]])


def link_key(target: str) -> str:
    """Return what all spellings of a target share: case and white space do not matter."""
    folded = unicodedata.normalize("NFD", " ".join(target.split())).casefold()
    return unicodedata.normalize("NFC", folded)


def kind_of(target: str) -> tuple[str, str]:
    """Return what a target says it means ("" for nothing), and the rest of it."""
    kind, colon, rest = target.partition(":")
    if colon and kind.strip().lower() in KINDS and rest.strip():
        return kind.strip().lower(), rest.strip()
    return "", target


def being_typed(before: str) -> tuple[int, str] | None:
    """Return where a link begins that is open at the end of a text, and what was typed of it."""
    line = before.rfind("\n") + 1
    start = before.rfind("[[", line)
    if start < 0 or "]]" in before[start:] or len(before) - start > LONGEST:
        return None
    # With its end added it would be a link, if it is no code and not escaped.
    if not any(link.start == start for link in links_in(f"{before}x]]")):
        return None
    return start, _plain(before[start + 2 :])


# Where code is


_FENCE = re.compile(r"(?:[ ]{0,3}>)*(?P<indent>[ \t]*)(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_INDENTED = re.compile(r"[ ]{4}|[ ]{0,3}\t")
_TICKS = re.compile("`+")


def _prose(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs that are no code blocks, as stretches without a blank line in them."""
    start = at = 0
    fence, in_list, after_blank = "", False, True
    for line in markdown.splitlines(keepends=True):
        begins, at = at, at + len(line)
        found = _FENCE.match(line.rstrip("\r\n"))
        if fence:
            closes = found is not None and found["fence"].startswith(fence)
            fence = "" if closes and not line[found.end() :].strip() else fence  # type: ignore[union-attr]
            start, after_blank = at, True
            continue
        is_blank = not line.strip()
        in_list = bool(_ITEM.match(line)) or (in_list and (is_blank or line[0] in " \t"))
        opens = found is not None and (in_list or len(found["indent"].expandtabs(4)) < 4)
        is_code = after_blank and not in_list and not is_blank and bool(_INDENTED.match(line))
        if opens or is_code or is_blank:
            if start < begins:
                yield start, begins
            fence = found["fence"] if opens and found is not None else ""
            start, after_blank = at, True  # more code may follow a line of code
        else:
            after_blank = False
    if start < at:
        yield start, at


def _code_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the code spans of a paragraph: as many backticks as began one end it."""
    runs = [(found.start(), found.end()) for found in _TICKS.finditer(text, start, end)]
    ends: dict[int, list[int]] = {}
    for opens, closes in runs:
        ends.setdefault(closes - opens, []).append(opens)
    done = start
    for opens, closes in runs:
        if opens < done:
            continue
        opens += _is_escaped(text, opens)
        same = ends.get(closes - opens, [])
        place = bisect_right(same, opens)
        if opens < closes and place < len(same):
            done = same[place] + closes - opens
            yield opens, done


def _is_escaped(text: str, at: int) -> bool:
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return bool((at - before) % 2)


# Brackets


_SIGNS = re.compile(r"\\[!-/:-@\[-`{-~]|[\[\]\n]")


def _links(text: str, start: int, end: int) -> Iterator[Link]:
    opened, depth, spare = -1, 0, -1  # where brackets opened, single ones since, the first end
    last = -2  # where the last single bracket stood
    for at, sign in _signs(text, start, end):
        if sign == "[":
            if last == at - 1:
                if opened >= 0 and spare >= 0:
                    yield from _made(text, opened, spare)
                opened, depth, spare = at - 1, 0, -1
            else:
                depth += 1
            last = at
            continue
        last = -2
        if opened < 0 or sign[0] == "\\":
            continue
        doubled = text.startswith("]]", at)
        if sign == "\n" or (doubled and not depth):
            closes = at if doubled else spare
            if closes >= 0:
                yield from _made(text, opened, closes)
            opened, depth, spare = -1, 0, -1
        elif sign == "]":
            spare = at if doubled and spare < 0 else spare
            depth = max(0, depth - 1)
    if opened >= 0 and spare >= 0:
        yield from _made(text, opened, spare)


def _signs(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the brackets, line ends and escapes of a paragraph outside its code spans."""
    spans = list(_code_spans(text, start, end))
    for code_start, code_end in [*spans, (end, end)]:
        for found in _SIGNS.finditer(text, start, code_start):
            yield found.start(), found[0]
        start = code_end


def _made(text: str, opened: int, closes: int) -> Iterator[Link]:
    inner = text[opened + 2 : closes]
    if len(inner) > LONGEST or text.startswith("(", closes + 2):
        return
    bar = next((at for at, sign in _bars(inner) if sign == "|"), len(inner))
    target, shown = _plain(inner[:bar]), _plain(inner[bar + 1 :])
    if target:
        yield Link(opened, closes + 2, target, shown)


def _bars(inner: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found[0]) for found in re.finditer(r"\\.|\|", inner))


def _plain(words: str) -> str:
    """Return words on one line, without the backslashes that take signs literally."""
    return " ".join(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words).split())


def _escaped(words: str) -> str:
    return re.sub(r"([\\\[\]|`])", r"\\\1", " ".join(words.split()))
