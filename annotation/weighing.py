"""Which of the places where a passage may stand is the right one, if any is certain enough.

The thresholds were set on half of the pages and edits that ``python -m tests.benchmarks
anchoring`` makes, and are reported on the other half; see docs/decisions/2026-11-24-anchoring.md.
"""

from collections.abc import Sequence

from annotation.alignment import Passage, Place

WEIGHTIEST_CONTEXT = 64
"""Letters of context on one side that count at the most; words count in full."""

ENOUGH = 0.53
"""Words and context must agree so well, from 0 to 1."""

ENOUGH_OF_THE_SAME = 0.4
"""The same where the words are there to the letter."""

LEAD, LEAD_OF_THE_SAME = 0.15, 0.1
"""By how much the best place must lead over the second best; less for words that are there to
the letter and stood only once."""

LEAST_LIKENESS, MORE_FOR_SHORT, MOST_LIKENESS = 0.5, 1.0, 0.9
"""How alike the words must be: the least, how many letters more, and the most that is asked."""

LEAST_KEPT = 0.25
"""Which share of the words must agree in runs of letters."""

SHORT = 40
"""Words of fewer letters need context directly beside them, the shorter the more."""

CLOSE_ENOUGH = 0.4
"""How well the better side must agree beside the shortest words."""

LEAST_TELLING, BOTH_TELLING = 0.5, 0.2
"""Where there were copies, the context that tells them apart must agree so well, on its better
and on its worse side."""

ALIKE_WITHOUT_CONTEXT, LETTERS_WITHOUT_CONTEXT, LEAD_WITHOUT_CONTEXT = 0.75, 8, 0.2
"""How alike words must be to be known by themselves, how many letters more, and the lead."""

ONLY_ONE, ONLY_ONE_LETTERS, ENOUGH_LETTERS = 0.25, 3, 24
"""Words that stood once and stand once: the least agreement, and from how many letters on; from
``ENOUGH_LETTERS`` on no context has to agree."""

WITNESS = 0.65
"""Both contexts must agree so well to witness that the words between them were taken out."""


def weight(passage: Passage, place: Place) -> float:
    """Return how well words and context agree, from 0 to 1, by letters."""
    words, before, after = len(passage.words), *map(_letters, (passage.before, passage.after))
    agree = (place.kept + place.likeness) / 2 if words > 3 else place.likeness
    sides = before * place.before.telling + after * place.after.telling
    return (words * agree + sides) / (words + before + after)


def chosen(passage: Passage, places: Sequence[Place]) -> Place | None:
    """Return the place where the passage stands, or None where none is certain."""
    once = passage.copies is False
    ranked = sorted(
        ((weight(passage, each), each) for each in places if each.start < each.end),
        key=lambda each: (-each[0], each[1].start),
    )
    if not ranked:
        return None
    best, second = ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0
    if _fits(passage, *best, second) and (
        not _taken_out(best[1], places) or (once and _known_alone(passage, best[1]))
    ):
        return best[1]
    return _by_itself(passage, ranked, places) if once else None


def least_likeness(passage: Passage) -> float:
    """Return how alike the words at a place must be."""
    return min(MOST_LIKENESS, LEAST_LIKENESS + MORE_FOR_SHORT / len(passage.words))


def _letters(context: str) -> int:
    return min(WEIGHTIEST_CONTEXT, len(context))


def _fits(passage: Passage, agree: float, place: Place, second: float) -> bool:
    """Tell whether the best place is good enough, with its context and before the second best."""
    if not passage.before + passage.after or (passage.copies and not _tells(passage, place)):
        return False
    size = len(passage.words)
    close = max(place.before.close, place.after.close)
    if close < CLOSE_ENOUGH * max(0.0, 1 - size / SHORT):
        return False
    if passage.copies is False and place.likeness == 1 and agree >= ENOUGH_OF_THE_SAME:
        return agree - second >= LEAD_OF_THE_SAME
    alike = place.likeness >= least_likeness(passage) and place.kept >= LEAST_KEPT
    return alike and agree >= ENOUGH and agree - second >= LEAD


def _tells(passage: Passage, place: Place) -> bool:
    """Tell whether the context that only this copy had is at a place."""
    sides = zip((place.before, place.after), passage.tells, strict=True)
    telling = [side.telling for side, tells in sides if tells]
    return bool(telling) and max(telling) >= LEAST_TELLING and min(telling) >= BOTH_TELLING


def _by_itself(
    passage: Passage, ranked: Sequence[tuple[float, Place]], places: Sequence[Place]
) -> Place | None:
    """Return the place of words that need no context to be known, or hardly any."""
    best, second = _most_alike(ranked)
    agree, place = best
    if place.likeness == 1 and second[1].likeness < 1:
        rival = second[0] if second[1].likeness >= least_likeness(passage) else 0.0
        enough = len(passage.words) >= ENOUGH_LETTERS or (
            agree >= ONLY_ONE and len(passage.words) >= ONLY_ONE_LETTERS
        )
        known = not _taken_out(place, places) or _known_alone(passage, place)
        if enough and known and agree - rival >= LEAD_OF_THE_SAME:
            return place
    if place.likeness - second[1].likeness < LEAD_WITHOUT_CONTEXT:
        return None
    if _known_alone(passage, place) and (place.likeness == 1 or not _taken_out(place, places)):
        return place
    return None


_NOWHERE = (0.0, Place(0, 0, 0.0, 0.0))


def _most_alike(
    ranked: Sequence[tuple[float, Place]],
) -> tuple[tuple[float, Place], tuple[float, Place]]:
    alike = sorted(ranked, key=lambda each: (-each[1].likeness, -each[0]))
    return alike[0], alike[1] if len(alike) > 1 else _NOWHERE


def _known_alone(passage: Passage, place: Place) -> bool:
    more = LETTERS_WITHOUT_CONTEXT / len(passage.words)
    return place.likeness >= ALIKE_WITHOUT_CONTEXT + more


def _taken_out(place: Place, places: Sequence[Place]) -> bool:
    """Tell whether the context stands elsewhere, without the words between its two sides."""
    return any(
        each.likeness < LEAST_LIKENESS
        and min(each.before.around, each.after.around) >= WITNESS
        and not place.start - 3 <= each.start <= place.end + 3
        for each in places
    )
