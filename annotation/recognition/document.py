"""What the whole article says about a name: one label, one entity, no repeat left out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotation.entities import Label
from annotation.recognition.lexicon import Lexicon
from annotation.recognition.spans import NAMES, Candidate, settle
from annotation.recognition.tokens import Token

Words = tuple[str, ...]
COMPANY_WORDS = frozenset(
    {
        *("Co", "Co.", "Company", "Corp", "Corp.", "Corporation", "Group", "Holdings"),
        *("Inc", "Inc.", "Limited", "LLC", "Ltd", "Ltd.", "PLC", "plc"),
    }
)
"""What a company's name loses once the article has named it."""


@dataclass
class Sentence:
    """A sentence of the article with its candidates; ``odd`` where its capitals mean nothing."""

    tokens: Sequence[Token]
    candidates: list[Candidate]
    odd: bool = False


def agree(sentences: Sequence[Sentence], lexicon: Lexicon, usual: Mapping[str, str]) -> None:
    """Make the candidates of all sentences consistent and add the repeats that were not seen."""
    known = _Known(sentences, lexicon)
    for sentence in sentences:
        sentence.candidates = [known.relabelled(each) for each in sentence.candidates]
    known = _Known(sentences, lexicon)
    for sentence in sentences:
        repeats = known.repeats(sentence, usual)
        if repeats:
            sentence.candidates = settle([*sentence.candidates, *repeats])


class _Known:
    """The names that the article has shown so far."""

    def __init__(self, sentences: Iterable[Sentence], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._votes: dict[Words, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
        for sentence in sentences:
            for each in sentence.candidates:
                if each.words:
                    self._votes[each.words][each.label] += _weight(each, sentence.odd)
        self._add_short_forms()
        self._labels = {words: _winner(votes) for words, votes in self._votes.items()}
        self._people = {
            part: words
            for words, label in self._labels.items()
            if label is Label.PERSON and len(words) > 1
            for part in self._parts(words)
        }
        self._longest: dict[str, int] = {}
        for words in self._votes:
            for first in (words[0], words[0].lower()):
                self._longest[first] = max(len(words), self._longest.get(first, 0))
        self._folded = {_fold(words): words for words in self._votes}

    def _add_short_forms(self) -> None:
        """Let last names and companies without their "Inc" count as names of their own."""
        for words, votes in list(self._votes.items()):
            short = short_form(words, _winner(votes), self._lexicon)
            if short:
                self._votes[short][_winner(votes)] += max(votes.values())

    def relabelled(self, candidate: Candidate) -> Candidate:
        """Return the candidate with the label that its words have in this article."""
        words = candidate.words
        if candidate.label not in NAMES or self._is_fixed(words):
            return candidate
        label = self._labels[words]
        if len(words) == 1 and words[0] in self._people and not self._is_listed(words):
            label = Label.PERSON
        if label is candidate.label:
            return candidate
        return replace(candidate, label=label, reason="same name elsewhere in this article")

    def repeats(self, sentence: Sentence, usual: Mapping[str, str]) -> list[Candidate]:
        """Return places where known names stand unmarked in a sentence."""
        words = [token.text for token in sentence.tokens]
        if sentence.odd:
            words = [word.lower() for word in words]
        found: list[Candidate] = []
        free = 0
        for at in [at for at, word in enumerate(words) if word in self._longest]:
            longest = min(self._longest[words[at]], len(words) - at)
            made = self._longest_repeat(sentence, at, longest, usual) if at >= free else None
            if made:
                found.append(made)
                free = at + len(made.words)
        return found

    def _longest_repeat(
        self, sentence: Sentence, at: int, longest: int, usual: Mapping[str, str]
    ) -> Candidate | None:
        start, end, _ = sentence.tokens[at]
        if any(each.start < end and start < each.end for each in sentence.candidates):
            return None
        for length in range(longest, 0, -1):
            made = self._repeat(sentence, at, at + length, usual)
            if made and not any(map(made.overlaps, sentence.candidates)):
                return made
        return None

    def _repeat(
        self, sentence: Sentence, start: int, end: int, usual: Mapping[str, str]
    ) -> Candidate | None:
        inside = sentence.tokens[start:end]
        words = tuple(token.text for token in inside)
        if sentence.odd and words not in self._votes:
            words = self._folded.get(_fold(words), words)
        votes = self._votes.get(words)
        if not votes or sum(votes.values()) < 1.2 or not words[0][0].isupper():
            return None
        if len(words) == 1 and (start == 0 or sentence.odd) and _is_common(words[0], usual):
            return None
        reason = "same name elsewhere in this article"
        place = inside[0].start, inside[-1].end
        return Candidate(*place, self._labels[words], 0.7, reason, words, rank=9)

    def _is_fixed(self, words: Words) -> bool:
        entry = self._lexicon.get(words)
        return bool(entry and {"countries", "regions"} & set(entry.sure))

    def _is_listed(self, words: Words) -> bool:
        entry = self._lexicon.get(words)
        kinds = {"countries", "regions", "cities", "organisations"}
        return bool(entry and kinds & set(entry.sure))

    def _parts(self, words: Words) -> Words:
        """Return the words of a full name that may stand for it."""
        first = self._lexicon.get(words[:1])
        return (words[0], words[-1]) if first and "first_names" in first.kinds else words[-1:]


def short_form(words: Words, label: Label, lexicon: Lexicon) -> Words:
    """Return the short form that an article goes on with after a full name, or nothing."""
    if len(words) < 2:
        return ()
    if label is Label.PERSON and len(words[-1]) > 2 and words[-1].isalpha():
        return () if words[-1] in lexicon.words["generic"] else words[-1:]
    if label is Label.ORG and words[-1] in COMPANY_WORDS and words[0] not in ("The", "the"):
        return words[:-1]
    return ()


def _weight(candidate: Candidate, odd: bool) -> float:
    return candidate.score * (0.3 if odd else 1.0)


def _winner(votes: Mapping[Label, float]) -> Label:
    return max(sorted(votes.items()), key=lambda item: item[1])[0]


def _fold(words: Words) -> Words:
    return tuple(word.lower() for word in words)


def _is_common(word: str, usual: Mapping[str, str]) -> bool:
    return usual.get(word.lower()) in ("x", "m")
