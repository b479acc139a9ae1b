"""The recogniser: an article's text in, its mentions out."""

from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path

from annotation.article import Block
from annotation.entities import Mention
from annotation.recognition.document import Sentence, agree
from annotation.recognition.headlines import (
    Spellings,
    is_capitalised,
    is_lowered,
    spelled,
    without_dateline,
)
from annotation.recognition.lexicon import RESOURCES, Hit
from annotation.recognition.listed import listed_names
from annotation.recognition.loading import load_lexicon
from annotation.recognition.model import load_model
from annotation.recognition.names import tidy_names
from annotation.recognition.naming import name_all
from annotation.recognition.reading import Reading, Recognition
from annotation.recognition.rules import Rules
from annotation.recognition.signs import flags
from annotation.recognition.spans import Candidate, settle
from annotation.recognition.tokens import Token, plain
from annotation.recognition.worth import valued

MODEL = RESOURCES / "models" / "names.npz"
READING_SHARE = 0.8
"""The part of the time budget for reading; the rest is for the article as a whole."""


class Recogniser:
    """Finds names, dates and amounts in English articles."""

    def __init__(self, model: Path = MODEL) -> None:
        """Load a model and the word lists.

        Raises:
            ModelError: the model file is missing or damaged.
            LexiconError: a word list is missing or damaged.
        """
        self._tokeniser, self._lexicon = load_lexicon(RESOURCES / "lexicon")
        self._network, self._cases = load_model(model)
        self._rules = Rules(self._lexicon.words["equipment"])

    def recognise(
        self,
        text: str,
        blocks: Sequence[Block],
        *,
        seconds: float | None = None,
        published: str = "",
    ) -> Recognition:
        """Return the mentions in all blocks but boilerplate, in text order without overlaps.

        Offsets are code points of ``text``. After ``seconds`` what was found so far is returned.
        ``published`` is the article's date in ISO 8601, from which "last week" is reckoned.
        """
        reading = self.reading(text, blocks, published)
        reading.go_on(inf if seconds is None else seconds * READING_SHARE)
        return reading.result()

    def reading(self, text: str, blocks: Sequence[Block], published: str = "") -> Reading:
        """Return a long article's reading, to go on with bit by bit."""
        return Reading(self, text, blocks, published)

    def sentences(self, text: str, start: int, end: int) -> Iterator[Sentence]:
        """Yield the sentences of a stretch of the text.

        Raises:
            TimeoutError: the stretch was made to be slow.
        """
        for tokens in self._tokeniser.sentences(text, start, end):
            words = [token.text for token in tokens]
            yield Sentence(tokens, [], is_capitalised(words, self._cases) or is_lowered(words))

    def mark(self, text: str, sentences: Sequence[Sentence], spellings: Spellings) -> None:
        """Find the candidates of sentences; many at once are quicker than one after the other."""
        hits = [self._read(sentence, spellings) for sentence in sentences]
        lines = [[token.text for token in sentence.tokens] for sentence in sentences]
        marks = [flags(*each, self._lexicon) for each in zip(lines, hits, strict=True)]
        tagged = self._network.best_tags(lines, marks)
        for sentence, hit, (tags, scores) in zip(sentences, hits, tagged, strict=True):
            tokens = sentence.tokens
            first = tokens[0].start
            words = plain(text[first : tokens[-1].end])
            found = self._rules.find(spelled(words, tokens) if sentence.odd else words, first)
            found.extend(tidy_names(tokens, tags, scores, self._lexicon))
            found.extend(listed_names(tokens, hit, self._lexicon))
            sentence.candidates = settle(found)

    def _read(self, sentence: Sentence, spellings: Spellings) -> list[Hit]:
        """Spell the sentence as a body would, and return what the lists find in it."""
        words = [token.text for token in sentence.tokens]
        wanted = spellings.rewritten(words) if sentence.odd else without_dateline(words)
        if wanted != words:
            pairs = zip(sentence.tokens, wanted, strict=True)
            sentence.tokens = [Token(token.start, token.end, word) for token, word in pairs]
        return self._lexicon.find(wanted)

    def settled(self, sentences: Sequence[Sentence]) -> list[Candidate]:
        """Let the sentences of an article, or of a long stretch, decide together; in text order."""
        agree(sentences, self._lexicon, self._cases)
        candidates = [each for sentence in sentences for each in sentence.candidates]
        return sorted(candidates, key=lambda each: each.start)

    def named(
        self, text: str, candidates: Sequence[Candidate], published: str = ""
    ) -> tuple[Mention, ...]:
        """Name the entities of an article, and say what its dates and amounts come to."""
        return valued(text, name_all(text, candidates, self._lexicon), published)

    def spellings(self) -> Spellings:
        """Return an empty record of how an article spells its words."""
        return Spellings(self._cases)
