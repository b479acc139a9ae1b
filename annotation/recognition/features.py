"""What the name tagger looks at: each word becomes a list of features, plain strings.

The set follows the usual ones for names: Ratinov and Roth, "Design Challenges and Misconceptions
in Named Entity Recognition" (2009).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotation.recognition.lexicon import Hit, Lexicon

EDGE = "^"
_INSIDE_NAMES = frozenset(
    {"of", "the", "and", "for", "&", "'s", "-", "de", "la", "del", "von", "van"}
)
_FLAGS = {
    "countries": "co",
    "cities": "ci",
    "regions": "re",
    "demonyms": "de",
    "groups": "gr",
    "organisations": "or",
    "first_names": "fi",
    "surnames": "su",
    "titles": "ti",
    "products": "pr",
    "events": "ev",
}


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """Return the word's shape with runs of three and more cut short: "Putin" is "Xxx"."""
    signs: list[str] = []
    for letter in word[:30]:
        sign = _sign(letter)
        if signs[-2:] != [sign, sign]:
            signs.append(sign)
    return "".join(signs)


def _sign(letter: str) -> str:
    if letter.isupper():
        return "X"
    if letter.islower():
        return "x"
    return "d" if letter.isdigit() else letter


@lru_cache(maxsize=20_000)
def word_features(word: str) -> tuple[str, ...]:
    """Return the features of a word that do not depend on its sentence."""
    low = word.lower()
    return (
        "w=" + word,
        "l=" + low,
        "p2=" + low[:2],
        "p3=" + low[:3],
        "p4=" + low[:4],
        "s2=" + low[-2:],
        "s3=" + low[-3:],
        "s4=" + low[-4:],
        "sh=" + shape(word),
    )


def context_features(
    words: Sequence[str], hits: Sequence[Hit], lexicon: Lexicon, cases: Mapping[str, str]
) -> list[list[str]]:
    """Return for every word of a sentence the features that its sentence gives it.

    ``hits`` are what ``lexicon`` finds in them; ``cases`` says how English mostly writes a
    lower-case word, see ``train.word_cases``.
    """
    view = _View(
        lows=[EDGE, EDGE, *(word.lower() for word in words), EDGE, EDGE],
        shapes=[EDGE, *(shape(word) for word in words), EDGE],
        flags=["", *_flags(words, hits, lexicon), ""],
        usual=[EDGE, *(cases.get(word.lower(), "?") for word in words), EDGE],
        runs=_runs(words),
    )
    return [
        [*_neighbours(view, at), *_forms(view, at), *_listings(view, at)]
        for at in range(len(words))
    ]


class _View(NamedTuple):
    """A sentence seen from several sides, padded so that every word has neighbours."""

    lows: list[str]
    shapes: list[str]
    flags: list[str]
    usual: list[str]
    runs: list[tuple[str, str, str]]


def _neighbours(view: _View, at: int) -> tuple[str, ...]:
    earlier, before, low, after, later = view.lows[at : at + 5]
    form = view.shapes[at + 1]
    return (
        "l-1=" + before,
        "l+1=" + after,
        "l-2=" + earlier,
        "l+2=" + later,
        "l-1l=" + before + "|" + low,
        "ll+1=" + low + "|" + after,
        "sh-1l=" + before + "|" + form,
        "shl+1=" + form + "|" + after,
    )


def _forms(view: _View, at: int) -> tuple[str, ...]:
    before, form, after = view.shapes[at : at + 3]
    case_before, case, case_after = view.usual[at : at + 3]
    place = "0" if at == 0 else "1"
    return (
        "sh-1=" + before + "|" + form,
        "sh+1=" + form + "|" + after,
        "sh3=" + before + "|" + form + "|" + after,
        "at=" + place + form,
        "c=" + place + case + form,
        "c+1=" + case + case_after + form,
        "c-1=" + case_before + case + form,
    )


def _listings(view: _View, at: int) -> tuple[str, ...]:
    before, flag, after = view.flags[at : at + 3]
    form = view.shapes[at + 1]
    first, last, length = view.runs[at]
    return (
        "g=" + flag + "|" + ("0" if at == 0 else "1"),
        "gf=" + flag + "|" + form,
        "g-1=" + before + "|" + flag,
        "g+1=" + flag + "|" + after,
        "g-1l=" + before + "|" + form + "|" + view.lows[at + 3],
        "rf=" + first,
        "rl=" + last,
        "rn=" + length + view.usual[at + 1],
    )


def _flags(words: Sequence[str], hits: Sequence[Hit], lexicon: Lexicon) -> list[str]:
    """Return for each word the lists that it stands on, as one short string."""
    flags = [""] * len(words)
    organisation, place = lexicon.words["organisation_words"], lexicon.words["place_words"]
    for at, word in enumerate(words):
        flags[at] = "O" * (word in organisation) + "P" * (word in place)
    for start, end, entry in hits:
        flag = "".join(_FLAGS[kind] for kind in entry.kinds)
        for at in range(start, end):
            flags[at] += flag + ("" if end - start == 1 else "+")
    return flags


def _runs(words: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return for each word the first and last word and the length of its run of capitals."""
    runs = [(EDGE, EDGE, "0")] * len(words)
    at = 0
    while at < len(words):
        end = _run_end(words, at)
        if end > at:
            run = (words[at].lower(), words[end - 1].lower(), str(min(end - at, 6)))
            runs[at:end] = [run] * (end - at)
        at = max(end, at + 1)
    return runs


def _run_end(words: Sequence[str], start: int) -> int:
    """Return where a run of capitalised words ends, small words between them included."""
    end = at = start
    while at < len(words) and at - end < 3:
        if words[at][0].isupper():
            end = at + 1
        elif words[at] not in _INSIDE_NAMES or end == start:
            break
        at += 1
    return end
