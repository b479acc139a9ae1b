"""Headlines in Title Case or CAPITALS, and all lower case: written as the body would write them.

The tagger learnt from sentences; a headline that capitalises everything tells it nothing. So
each word gets the case it has in the body, or else the case that English mostly gives it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from annotation.recognition.tokens import Token

MOST = 0.8
"""The part of the words of a headline that begin with a capital."""
SHORTEST_LOWERED = 5
"""Words: a shorter line without a capital is a fragment, not a sentence without names."""


def is_capitalised(words: Sequence[str], usual: Mapping[str, str]) -> bool:
    """Tell whether the capitals of a sentence mean nothing because (nearly) every word has one.

    ``usual`` says how English mostly writes a lower-case word: a sentence full of names is no
    headline while its common words are small.
    """
    long = [word for word in words if word.isalpha() and len(word) > 3]
    if len(long) < 3:
        return all(word.isupper() for word in long) and len(long) == 2
    if sum(word[0].isupper() for word in long) < MOST * len(long):
        return False
    common = [word for word in words[1:] if len(word) > 3 and usual.get(word.lower()) == "x"]
    return sum(word[0].isupper() for word in common) >= MOST * len(common)


def is_lowered(words: Sequence[str]) -> bool:
    """Tell whether a sentence of some length has no capital at all, as in a hasty message."""
    if any(letter.isupper() for word in words for letter in word):
        return False
    return sum(word.isalpha() for word in words) >= SHORTEST_LOWERED


def without_dateline(words: Sequence[str]) -> list[str]:
    """Return the words with a place in capitals before a dash or bracket written as usual."""
    end = 0
    while end < len(words) and words[end].isupper() and words[end].isalpha():
        end += 1
    if end < len(words) and end < 4 and words[end] in ("-", "–", "—", "--", "("):
        return [w.capitalize() if len(w) > 3 else w for w in words[:end]] + list(words[end:])
    return list(words)


def spelled(text: str, tokens: Sequence[Token]) -> str:
    """Return the text of a sentence, of the same length, with its tokens' own spelling."""
    first, at, parts = tokens[0].start, 0, []
    for token in tokens:
        start, end = token.start - first, token.end - first
        same = len(token.text) == end - start
        parts += [text[at:start], token.text if same else text[start:end]]
        at = end
    return "".join(parts) + text[at:]


class Spellings:
    """How the body of an article writes its words."""

    def __init__(self, usual: Mapping[str, str]) -> None:
        self._usual = usual
        self._seen: dict[str, Counter[str]] = defaultdict(Counter)

    def note(self, words: Sequence[str]) -> None:
        """Remember how a sentence of the body writes its words; its first word proves nothing."""
        for word in words[1:]:
            if word.isalpha():
                self._seen[word.lower()][word] += 1

    def rewritten(self, words: Sequence[str]) -> list[str]:
        """Return the words as the body would write them; the same number of words."""
        if is_lowered(words):
            return [self._raised(word) for word in words]
        capitals = sum(word.isupper() for word in words if len(word) > 1) > len(words) / 2
        return [self._spelling(word, capitals) for word in words]

    def _raised(self, word: str) -> str:
        seen = self._seen.get(word)
        if seen:
            return max(sorted(seen.items()), key=lambda item: item[1])[0]
        usual = self._usual.get(word)
        return word.upper() if usual == "A" else word.capitalize() if usual == "X" else word

    def _spelling(self, word: str, capitals: bool) -> str:
        low = word.lower()
        seen = self._seen.get(low)
        if seen:
            return max(sorted(seen.items()), key=lambda item: item[1])[0]
        usual = self._usual.get(low)
        if usual == "x" and not (word.isupper() and len(word) > 1 and not capitals):
            return low
        if capitals and usual != "A" and word.isupper():
            return word.capitalize() if usual or len(word) > 4 else word
        return word
