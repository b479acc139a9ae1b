"""Acronyms that an article explains itself: "International Atomic Energy Agency (IAEA)"."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotation.entities import Label
from annotation.likeness import is_acronym, stands_for
from annotation.recognition.spans import Candidate

_EXPLAINED = frozenset({Label.ORG, Label.PLACE, Label.EVENT, Label.PRODUCT, Label.NORP})
_BRACKET = re.compile(r"\s?\(\s?[“\"'‘]?([A-Z][A-Za-z.]{1,9})[”\"'’]?\s?\)")
_NAME_IN_BRACKET = re.compile(r"\s?\(\s?(?:the )?")


def explained(text: str, candidates: Sequence[Candidate]) -> dict[str, Candidate]:
    """Return the acronyms that brackets explain, each with the full name it stands for."""
    found: dict[str, Candidate] = {}
    for each, after in itertools.zip_longest(candidates, candidates[1:]):
        if each.label not in _EXPLAINED:
            continue
        name = " ".join(text[each.start : each.end].split())
        bracket = _BRACKET.match(text, each.end)
        if bracket and is_acronym(bracket[1].upper()) and stands_for(bracket[1], name):
            found.setdefault(bracket[1], each)
        between = text[each.end : after.start] if after else ""
        if after and is_acronym(name) and _NAME_IN_BRACKET.fullmatch(between):
            inside = " ".join(text[after.start : after.end].split())
            closed = text[after.end : after.end + 1] == ")"
            if closed and after.label in _EXPLAINED and stands_for(name, inside):
                found.setdefault(name, after)
    return found


def with_acronyms(
    text: str, candidates: Sequence[Candidate], known: Mapping[str, Candidate]
) -> list[Candidate]:
    """Return the candidates with every place of an explained acronym, under its name's label."""
    if not known:
        return list(candidates)
    kept = []
    for each in candidates:
        full = known.get(text[each.start : each.end])
        if full and full.label is not each.label:
            each = replace(each, label=full.label, reason="its full name is explained in brackets")
        kept.append(each)
    taken = {place for each in kept for place in range(each.start, each.end)}
    kept += (
        each for each in _unmarked(text, known) if taken.isdisjoint(range(each.start, each.end))
    )
    return sorted(kept, key=lambda each: each.start)


def _unmarked(text: str, known: Mapping[str, Candidate]) -> Iterator[Candidate]:
    words = "|".join(re.escape(acronym) for acronym in sorted(known, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w.])(?:{words})(?!\w)", text):
        reason = "its full name is explained in brackets"
        label = known[match[0]].label
        yield Candidate(*match.span(), label, 0.7, reason, (match[0],), rank=9)
