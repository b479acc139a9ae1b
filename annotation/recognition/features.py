"""What the name tagger looks at: each word becomes a list of features, plain strings.

The set follows the usual ones for names: Ratinov and Roth, "Design Challenges and Misconceptions
in Named Entity Recognition" (2009).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from annotation.recognition.lexicon import Lexicon

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
    words: Sequence[str], lexicon: Lexicon, cases: Mapping[str, str]
) -> list[list[str]]:
    """Return for every word of a sentence the features that its sentence gives it.

    ``cases`` says how English writes a lower-case word as a rule: see ``train.word_cases``.
    """
    count = len(words)
    lows = [EDGE, EDGE, *(word.lower() for word in words), EDGE, EDGE]
    shapes = [EDGE, *(shape(word) for word in words), EDGE]
    flags = ["", *_flags(words, lexicon), ""]
    usual = [EDGE, *(cases.get(low, "?") for low in lows[2:-2]), EDGE]
    runs = _runs(words)
    found = []
    for at in range(count):
        low, before, after = lows[at + 2], lows[at + 1], lows[at + 3]
        form, flag, case = shapes[at + 1], flags[at + 1], usual[at + 1]
        place = "0" if at == 0 else "1"
        first, last, length = runs[at]
        found.append(
            [
                "l-1=" + before,
                "l+1=" + after,
                "l-2=" + lows[at],
                "l+2=" + lows[at + 4],
                "l-1l=" + before + "|" + low,
                "ll+1=" + low + "|" + after,
                "sh-1=" + shapes[at] + "|" + form,
                "sh+1=" + form + "|" + shapes[at + 2],
                "sh3=" + shapes[at] + "|" + form + "|" + shapes[at + 2],
                "at=" + place + form,
                "c=" + place + case + form,
                "c+1=" + case + usual[at + 2] + form,
                "c-1=" + usual[at] + case + form,
                "g=" + flag + "|" + place,
                "gf=" + flag + "|" + form,
                "g-1=" + flags[at] + "|" + flag,
                "g+1=" + flag + "|" + flags[at + 2],
                "g-1l=" + flags[at] + "|" + form + "|" + after,
                "rf=" + first,
                "rl=" + last,
                "rn=" + length + case,
                "sh-1l=" + before + "|" + form,
                "shl+1=" + form + "|" + after,
            ]
        )
    return found


def _flags(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return for each word the lists that it stands on, as one short string."""
    flags = [""] * len(words)
    organisation, place = lexicon.words["organisation_words"], lexicon.words["place_words"]
    for at, word in enumerate(words):
        flags[at] = "O" * (word in organisation) + "P" * (word in place)
    for start, end, entry in lexicon.find(words):
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
