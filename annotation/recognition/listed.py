"""Names that a list or a title gives away where the tagger has seen none."""

from collections.abc import Iterator, Sequence

from annotation.entities import Label
from annotation.recognition.lexicon import Hit, Lexicon
from annotation.recognition.names import LISTED, is_name, listed_as
from annotation.recognition.peoples import joined
from annotation.recognition.spans import Candidate
from annotation.recognition.tokens import Token


def listed_names(tokens: Sequence[Token], hits: Sequence[Hit], lexicon: Lexicon) -> list[Candidate]:
    """Return what the lists are certain of, and names after titles."""
    words = [token.text for token in tokens]
    found = joined(tokens, [made for hit in hits if (made := _by_list(tokens, hit))])
    found.extend(_by_title(tokens, words, hits, lexicon))
    return found


def _by_list(tokens: Sequence[Token], hit: Hit) -> Candidate | None:
    if "surnames" in hit.entry.sure and "cities" in hit.entry.kinds:
        return None
    one = hit.end - hit.start == 1
    for kind in LISTED:
        # a single word such as "Fox" is an organisation only where the tagger says so, too
        if kind in hit.entry.sure and not (one and kind == "organisations"):
            label, reason = listed_as(hit.entry, kind)
            inside = tokens[hit.start : hit.end]
            if inside[0].text in ("the", "The") and len(inside) > 1 and hit.entry.canonical:
                inside = inside[1:] if hit.entry.canonical[0].isupper() else inside
            words = tuple(token.text for token in inside)
            return Candidate(inside[0].start, inside[-1].end, label, 0.8, reason, words, rank=6)
    return None


def _by_title(
    tokens: Sequence[Token], words: Sequence[str], hits: Sequence[Hit], lexicon: Lexicon
) -> Iterator[Candidate]:
    """Yield the names that stand after a title: "President Putin"."""
    for hit in hits:
        end = hit.end
        if "titles" not in hit.entry.sure or not words[hit.start][0].isupper():
            continue
        while end < len(words) and end - hit.end < 3 and _is_part(words[end], lexicon):
            end += 1
        if hit.end < end < len(words):
            inside = tokens[hit.end : end]
            place = inside[0].start, inside[-1].end
            name = tuple(token.text for token in inside)
            yield Candidate(*place, Label.PERSON, 0.6, "after a title", name, rank=7)


def _is_part(word: str, lexicon: Lexicon) -> bool:
    entry = lexicon.get((word,))
    if entry and {"demonyms", "countries", "titles", "organisations"} & set(entry.sure):
        return False
    cues = lexicon.words["organisation_words"] | lexicon.words["place_words"]
    return word[0].isupper() and word.isalpha() and word not in cues and is_name((word,), lexicon)
