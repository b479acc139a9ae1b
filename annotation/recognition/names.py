"""From the tagger's tags to tidy names: titles off, demonyms apart, generic words out."""

from collections.abc import Sequence

from annotation.entities import Label
from annotation.recognition.lexicon import Entry, Lexicon
from annotation.recognition.model import TAGS
from annotation.recognition.spans import NAMES, Candidate
from annotation.recognition.tokens import Token

_LABELS = tuple(Label(tag[2:]) if tag != "O" else None for tag in TAGS)
_INSIDE = tuple(tag.startswith("I-") for tag in TAGS)
LISTED = {
    "demonyms": (Label.NORP, "list of nationalities"),
    "groups": (Label.NORP, "list of political and religious groups"),
    "countries": (Label.PLACE, "list of countries"),
    "regions": (Label.PLACE, "list of regions and seas"),
    "cities": (Label.PLACE, "list of cities"),
    "organisations": (Label.ORG, "list of organisations"),
    "events": (Label.EVENT, "list of events"),
    "products": (Label.PRODUCT, "list of products"),
}
"""Label and the list's name for what stands on a list, the stronger list first."""

_OVERRULED = ("demonyms", "groups", "countries", "regions", "events", "products")
_PARTICLES = frozenset(
    {
        *("al", "as", "bin", "ibn", "ben", "da", "das", "de", "del", "della", "den", "der", "di"),
        *("do", "dos", "du", "e", "el", "la", "le", "san", "ter", "van", "von", "y"),
    }
)
_LINKS = frozenset({"of", "from", "at", "in", "for", "and", ","})
SURE = 0.7
"""From this score on the tagger is believed where a sentence begins without a capital."""
LONGEST_NAME = 12
"""Words: a longer run of capitals is a table or a joke."""

_PEOPLES_AND_STATES = frozenset({"demonyms", "countries", "groups", "regions"})
_TRIM = frozenset("'’\"“”()[],.;:!?-–—*&/|@#") | {
    "'s",
    "the",
    "The",
    "THE",
    "a",
    "A",
    "an",
    "of",
    "and",
}


def tidy_names(
    tokens: Sequence[Token], tags: Sequence[int], scores: Sequence[float], lexicon: Lexicon
) -> list[Candidate]:
    """Turn the tags of a sentence (numbers in TAGS) and their scores into candidates."""
    found = []
    hasty = bool(tokens) and tokens[0].text[0].islower()
    for start, end, label, score in _spans(tags, scores):
        made = _small(tokens, start, end, label, score) if hasty and score >= SURE else None
        found.extend([made] if made else _tidy(tokens, start, end, label, score, lexicon))
    return found


def _small(
    tokens: Sequence[Token], start: int, end: int, label: Label, score: float
) -> Candidate | None:
    """Believe the tagger where a hasty writer leaves the capitals out: "met obama in paris"."""
    words = tuple(token.text for token in tokens[start:end])
    if label not in NAMES or not words[-1].islower() or not all(map(str.isalpha, words)):
        return None
    place = tokens[start].start, tokens[end - 1].end
    return Candidate(*place, label, round(score, 3), f"model, {score:.2f}", words)


def untidied_names(
    tokens: Sequence[Token], tags: Sequence[int], scores: Sequence[float], _: Lexicon
) -> list[Candidate]:
    """Turn the tags of a sentence into candidates just as they are."""
    found = []
    for start, end, label, score in _spans(tags, scores):
        words = tuple(token.text for token in tokens[start:end])
        place = tokens[start].start, tokens[end - 1].end
        found.append(Candidate(*place, label, score, f"model, {score:.2f}", words))
    return found


def _spans(tags: Sequence[int], scores: Sequence[float]) -> list[tuple[int, int, Label, float]]:
    spans: list[tuple[int, int, Label, float]] = []
    for at, tag in enumerate(tags):
        label = _LABELS[tag]
        if label is None:
            continue
        if _INSIDE[tag] and spans and spans[-1][1] == at and spans[-1][2] is label:
            start, _, _, score = spans[-1]
            spans[-1] = (start, at + 1, label, min(scores[at], score))
        else:
            spans.append((at, at + 1, label, scores[at]))
    return spans


def _tidy(
    tokens: Sequence[Token], start: int, end: int, label: Label, score: float, lexicon: Lexicon
) -> list[Candidate]:
    start, end = trimmed(tokens, start, end, lexicon)
    parts = (
        []
        if label not in NAMES
        else _parts([token.text for token in tokens[start:end]], label, lexicon)
    )
    if not parts:
        made = _named(tokens, start, end, label, score, lexicon)
        return [made] if made else []
    found = []
    for first, last, kind in parts:
        found.extend(_tidy(tokens, start + first, start + last, kind, score, lexicon))
    return found


def _parts(words: Sequence[str], label: Label, lexicon: Lexicon) -> list[tuple[int, int, Label]]:
    """Return the shorter names that the words really are, or nothing where they are one."""
    count = len(words)
    if count < 2 or lexicon.get(words):
        # a title by itself names nobody
        return [(1, 1, label)] if label is Label.PERSON and _title(words, label, lexicon) else []
    title = _title(words, label, lexicon)
    if title:
        return [(0, title[0], Label.ORG), (title[1], count, Label.PERSON)]
    if label is Label.PERSON and _is_no_person(lexicon.get(words[:1])):
        return [(1, count, label)]
    for at in range(1, count - 1):
        owner = words[at] == "'s" and label is not Label.ORG
        entry = lexicon.get(words[at + 1 :])
        if owner or (label is Label.PERSON and words[at] in _LINKS and entry and entry.sure):
            return [(0, at, label), (at + 1, count, label)]
        if label is Label.PERSON and words[at] == "of" and at > 1:
            return [(0, at, label), (at + 1, count, _home(words, lexicon))]
    return []


def _home(words: Sequence[str], lexicon: Lexicon) -> Label:
    """Return what somebody "of" something is of: a place, unless it ends like an organisation."""
    return Label.ORG if words[-1] in lexicon.words["organisation_words"] else Label.PLACE


def _named(
    tokens: Sequence[Token], start: int, end: int, label: Label, score: float, lexicon: Lexicon
) -> Candidate | None:
    """Make one candidate of the words, or none where they are no name."""
    words = tuple(token.text for token in tokens[start:end])
    if not is_name(words, lexicon) or _is_joined(words, lexicon):
        return None
    reason = f"model, {score:.2f}"
    if label in NAMES:
        label, reason = _judged(words, label, score, lexicon)
    last = tokens[end - 1].end
    if _ends_sentence(words[-1], lexicon):
        last, words = last - 1, (*words[:-1], words[-1][:-1])
    return Candidate(tokens[start].start, last, label, round(score, 3), reason, words)


def _judged(
    words: tuple[str, ...], label: Label, score: float, lexicon: Lexicon
) -> tuple[Label, str]:
    """Let the lists overrule the model where they are certain; return label and reason."""
    entry, first = lexicon.get(words), lexicon.get(words[:1])
    if entry:
        for kind in _OVERRULED:
            if kind in entry.sure:
                return listed_as(entry, kind)
        for kind in ("cities", "organisations"):
            if label is Label.PERSON and kind in entry.sure:
                return listed_as(entry, kind)
    doubtful = label is Label.PLACE and score < 0.9 and not entry
    if doubtful and first and first.sure == ["first_names"]:
        label = Label.PLACE if words[-1] in lexicon.words["place_words"] else Label.PERSON
    return label, f"model, {score:.2f}"


def listed_as(entry: Entry, kind: str) -> tuple[Label, str]:
    """Return the label of what stands on a list, and the row of the list as the reason."""
    label, reason = LISTED[kind]
    return label, f"{reason}, “{entry.row(kind)}”"


def _ends_sentence(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word has swallowed the full stop of its sentence."""
    stem = word[:-1]
    if not word.endswith(".") or len(stem) < 3 or "." in stem:
        return False
    return stem.lower() not in lexicon.words["abbreviations"]


def trimmed(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Leave out articles, quotes and punctuation at both ends, unless they are on a list."""
    while start < end and _is_trimmed(tokens[start].text):
        if lexicon.get(token.text for token in tokens[start:end]):
            break
        start += 1
    while end > start and _is_trimmed(tokens[end - 1].text):
        if lexicon.get(token.text for token in tokens[start:end]):
            break
        end -= 1
    return start, end


def _is_trimmed(word: str) -> bool:
    return word in _TRIM or (word.islower() and word not in _PARTICLES)


def is_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether words can be a name at all: some capital letter, not only generic words."""
    if not words or len(words) > LONGEST_NAME:
        return False
    if not any(word[0].isupper() or word[0].isdigit() for word in words):
        return any(word[:1].islower() and any(map(str.isupper, word)) for word in words)
    generic = lexicon.words["generic"]
    plain = "of" not in words  # "State Department" is listed, "Department of State" is a form
    if plain and all(word in generic or word.capitalize() in generic for word in words):
        entry = lexicon.get(words)
        return bool(entry and set(entry.sure) & set(LISTED))
    return any(letter.isalpha() for word in words for letter in word)


def _is_joined(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether states and peoples only stand side by side ("US-Russian", "Ohio Democrats")."""
    if len(words) == 1 or lexicon.get(words):
        return False
    parts = [lexicon.get((word,)) for word in words if word not in "-/"]
    return all(entry and _PEOPLES_AND_STATES & set(entry.sure) for entry in parts)


def _title(words: Sequence[str], label: Label, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where a title stands that splits the words or heads them, if one does."""
    for at in range(len(words)):
        for length in range(min(5, len(words) - at), 0, -1):
            entry = lexicon.get(words[at : at + length])
            if entry and "titles" in entry.sure and _splits(words, at, at + length, label, lexicon):
                return at, at + length
    return None


def _splits(words: Sequence[str], start: int, end: int, label: Label, lexicon: Lexicon) -> bool:
    rest = words[end:]
    if start == 0:
        return label is Label.PERSON and not _is_first_name(words[:end], lexicon)
    if not rest:
        return end - start > 1  # "Stephen King" ends in no title
    first = lexicon.get(rest[:1])
    named = bool(first and {"first_names", "surnames"} & set(first.kinds))
    return label is Label.PERSON or (named and rest[0][0].isupper() and len(rest) < 4)


def _is_first_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    entry = lexicon.get(words)
    return bool(entry and "first_names" in entry.kinds)


def _is_no_person(entry: Entry | None) -> bool:
    """Tell whether a first word is a people, state or organisation and never a first name."""
    if not entry or {"first_names", "surnames"} & set(entry.kinds):
        return False
    return bool({"demonyms", "countries", "organisations"} & set(entry.sure))
