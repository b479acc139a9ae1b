"""The recogniser: an article's text in, its mentions out."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotation.article import Block, BlockKind
from annotation.entities import Mention
from annotation.recognition.document import Sentence, agree
from annotation.recognition.features import context_features
from annotation.recognition.headlines import Spellings, is_capitalised, spelled, without_dateline
from annotation.recognition.lexicon import RESOURCES
from annotation.recognition.listed import listed_names
from annotation.recognition.loading import load_lexicon
from annotation.recognition.model import load_model
from annotation.recognition.names import tidy_names
from annotation.recognition.naming import name_all
from annotation.recognition.rules import Rules
from annotation.recognition.spans import settle
from annotation.recognition.tokens import Token, pieces, plain

MODEL = RESOURCES / "models" / "names.json.gz"
READING_SHARE = 0.8
"""The part of the time budget for reading; the rest is for headlines and the article as a whole."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was found; ``complete`` is false where time ran out or a passage could not be read."""

    mentions: tuple[Mention, ...]
    complete: bool


class Recogniser:
    """Finds names, dates and amounts in English articles."""

    def __init__(self) -> None:
        """Load the model and the word lists.

        Raises:
            ModelError: the model file is missing or damaged.
            LexiconError: a word list is missing or damaged.
        """
        self._tokeniser, self._lexicon = load_lexicon(RESOURCES / "lexicon")
        self._model = load_model(MODEL)
        self._rules = Rules(self._lexicon.words["equipment"])

    def recognise(
        self, text: str, blocks: Sequence[Block], *, seconds: float | None = None
    ) -> Recognition:
        """Return the mentions in all blocks but boilerplate, in text order without overlaps.

        Offsets are code points of ``text``. After ``seconds`` what was found so far is returned.
        """
        return _Reading(self, text, seconds).run(blocks)

    def sentences(self, text: str, start: int, end: int) -> Iterator[Sentence]:
        """Yield the sentences of a stretch of the text.

        Raises:
            TimeoutError: the stretch was made to be slow.
        """
        for tokens in self._tokeniser.sentences(text, start, end):
            yield Sentence(tokens, [], is_capitalised([token.text for token in tokens]))

    def mark(self, text: str, sentence: Sentence, spellings: Spellings) -> None:
        """Find the candidates of a sentence."""
        tokens = sentence.tokens
        words = [token.text for token in tokens]
        words = spellings.rewritten(words) if sentence.odd else without_dateline(words)
        tokens = [Token(t.start, t.end, word) for t, word in zip(tokens, words, strict=True)]
        sentence.tokens = tokens
        first = tokens[0].start
        found = self._rules.find(spelled(plain(text[first : tokens[-1].end]), tokens), first)
        hits = self._lexicon.find(words)
        contexts = context_features(words, hits, self._lexicon, self._model.cases)
        tags = self._model.best_tags(words, contexts)
        found.extend(tidy_names(tokens, tags, self._lexicon))
        found.extend(listed_names(tokens, hits, self._lexicon))
        sentence.candidates = settle(found)

    def finish(self, text: str, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """Let the article as a whole decide, and name the entities."""
        agree(sentences, self._lexicon, self._model.cases)
        candidates = sorted(
            (each for sentence in sentences for each in sentence.candidates),
            key=lambda each: each.start,
        )
        return name_all(text, candidates, self._lexicon)

    def spellings(self) -> Spellings:
        """Return an empty record of how an article spells its words."""
        return Spellings(self._model.cases)


class _Reading:
    """One article on its way through the recogniser, with a clock."""

    def __init__(self, recogniser: Recogniser, text: str, seconds: float | None) -> None:
        self._recogniser = recogniser
        self._text = text
        begun = time.monotonic()
        self._deadline = None if seconds is None else begun + seconds
        self._reading_ends = None if seconds is None else begun + seconds * READING_SHARE
        self._spellings = recogniser.spellings()
        self._complete = True

    def run(self, blocks: Sequence[Block]) -> Recognition:
        """Read the body first: a headline is understood by what the body says."""
        done: list[Sentence] = []
        headlines: list[Sentence] = []
        for sentence in self._sentences(blocks):
            if sentence.odd:
                headlines.append(sentence)
                continue
            self._spellings.note([token.text for token in sentence.tokens])
            self._recogniser.mark(self._text, sentence, self._spellings)
            done.append(sentence)
        for sentence in headlines:
            if self._late(self._deadline):
                break
            self._recogniser.mark(self._text, sentence, self._spellings)
            done.append(sentence)
        return Recognition(self._recogniser.finish(self._text, done), self._complete)

    def _sentences(self, blocks: Sequence[Block]) -> Iterator[Sentence]:
        for block in blocks:
            if block.kind is BlockKind.BOILERPLATE:
                continue
            for start, end in pieces(self._text, block.start, block.end):
                try:
                    yield from self._in_time(self._recogniser.sentences(self._text, start, end))
                except TimeoutError:
                    self._complete = False
                if self._late(self._reading_ends):
                    return

    def _in_time(self, sentences: Iterator[Sentence]) -> Iterator[Sentence]:
        for sentence in sentences:
            if self._late(self._reading_ends):
                return
            yield sentence

    def _late(self, deadline: float | None) -> bool:
        if deadline is None or time.monotonic() < deadline:
            return False
        self._complete = False
        return True
