"""Puts the words of one people or faith together: "Sunni Arabs", "pro-Syrian"."""

from collections.abc import Sequence
from dataclasses import replace

from annotation.entities import Label
from annotation.recognition.spans import Candidate
from annotation.recognition.tokens import Token

_PREFIXES = frozenset({"anti", "pro", "non", "pre", "post", "trans", "ultra", "pan", "neo", "ex"})
_FAITHS = frozenset(
    {
        *("Sunni", "Shi'ite", "Shiite", "Shia", "Gulf", "Roman", "Greek", "Russian", "Eastern"),
        *("Orthodox", "Coptic", "Ismaili", "Ethiopian"),
    }
)
"""What stands before another such word as part of one name; "Iraqi Kurds" are two."""


def joined(tokens: Sequence[Token], found: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates in text order, neighbours that name one group made one, with prefixes."""
    if all(each.label is not Label.NORP for each in found):
        return list(found)
    places = {token.start: at for at, token in enumerate(tokens)}
    kept: list[Candidate] = []
    for each in found:
        if each.label is Label.NORP and each.start in places:
            each = _with_prefix(tokens, places[each.start], each)
            if kept and kept[-1].label is Label.NORP and _is_one(tokens, places, kept[-1], each):
                each = _spanning(tokens, places[kept.pop().start], each)
        kept.append(each)
    return kept


def _with_prefix(tokens: Sequence[Token], at: int, candidate: Candidate) -> Candidate:
    touching = at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].end == candidate.start - 1
    if touching and tokens[at - 2].text.lower() in _PREFIXES:
        return _spanning(tokens, at - 2, candidate)
    return candidate


def _is_one(
    tokens: Sequence[Token], places: dict[int, int], first: Candidate, second: Candidate
) -> bool:
    """Tell whether two groups are named as one: by a hyphen, or as a faith with its people."""
    if second.start - first.end != 1:
        return False
    at = places[second.start]
    return tokens[at - 1].text == "-" or first.words[-1:] in {(word,) for word in _FAITHS}


def _spanning(tokens: Sequence[Token], start: int, last: Candidate) -> Candidate:
    """Return the candidate that begins at a token and ends where ``last`` ends."""
    words = tuple(t.text for t in tokens[start:] if t.end <= last.end)
    return replace(last, start=tokens[start].start, words=words)
