"""The recogniser: an article's text in, its mentions out."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotation.article import Block, BlockKind
from annotation.entities import Mention
from annotation.recognition.document import Sentence, agree
from annotation.recognition.headlines import Spellings, is_capitalised, spelled, without_dateline
from annotation.recognition.lexicon import RESOURCES, Hit
from annotation.recognition.listed import listed_names
from annotation.recognition.loading import load_lexicon
from annotation.recognition.model import load_model
from annotation.recognition.names import tidy_names
from annotation.recognition.naming import name_all
from annotation.recognition.rules import Rules
from annotation.recognition.signs import flags
from annotation.recognition.spans import settle
from annotation.recognition.tokens import LONGEST_PIECE, Token, pieces, plain

MODEL = RESOURCES / "models" / "names.npz"
READING_SHARE = 0.8
"""The part of the time budget for reading; the rest is for headlines and the article as a whole."""
WORDS_AT_ONCE = 3_000
"""Words that go through the network together."""


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
        self._network, self._cases = load_model(MODEL)
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

    def mark(self, text: str, sentences: Sequence[Sentence], spellings: Spellings) -> None:
        """Find the candidates of sentences; many at once are quicker than one after the other."""
        hits = [self._read(sentence, spellings) for sentence in sentences]
        words = [[token.text for token in sentence.tokens] for sentence in sentences]
        marks = [flags(*each, self._lexicon) for each in zip(words, hits, strict=True)]
        tagged = self._network.best_tags(words, marks)
        for sentence, hit, (tags, scores) in zip(sentences, hits, tagged, strict=True):
            tokens = sentence.tokens
            first = tokens[0].start
            found = self._rules.find(spelled(plain(text[first : tokens[-1].end]), tokens), first)
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

    def finish(self, text: str, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """Let the article as a whole decide, and name the entities."""
        agree(sentences, self._lexicon, self._cases)
        candidates = sorted(
            (each for sentence in sentences for each in sentence.candidates),
            key=lambda each: each.start,
        )
        return name_all(text, candidates, self._lexicon)

    def spellings(self) -> Spellings:
        """Return an empty record of how an article spells its words."""
        return Spellings(self._cases)


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
        waiting: list[Sentence] = []
        words = 0
        for sentence in self._sentences(blocks):
            if sentence.odd:
                headlines.append(sentence)
                continue
            self._spellings.note([token.text for token in sentence.tokens])
            waiting.append(sentence)
            words += len(sentence.tokens)
            if words > WORDS_AT_ONCE:
                done += self._marked(waiting)
                waiting, words = [], 0
        done += self._marked(waiting)
        if headlines and not self._late(self._deadline):
            done += self._marked(headlines)
        return Recognition(self._recogniser.finish(self._text, done), self._complete)

    def _marked(self, sentences: Sequence[Sentence]) -> Sequence[Sentence]:
        if sentences:
            self._recogniser.mark(self._text, sentences, self._spellings)
        return sentences

    def _sentences(self, blocks: Sequence[Block]) -> Iterator[Sentence]:
        for first, last in _stretches(self._text, blocks):
            for start, end in pieces(self._text, first, last):
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


def _stretches(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield what is to be read; short blocks go together, because that is quicker to split."""
    start = end = -1
    for block in blocks:
        if block.kind is BlockKind.BOILERPLATE:
            continue
        near = start >= 0 and block.end - start <= LONGEST_PIECE
        if near and not text[end : block.start].strip():
            end = block.end
            continue
        if start >= 0:
            yield start, end
        start, end = block.start, block.end
    if start >= 0:
        yield start, end
