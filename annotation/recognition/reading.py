"""One article on its way through the recogniser, bit by bit."""

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotation.article import Block, BlockKind
from annotation.entities import Mention
from annotation.recognition.document import Sentence
from annotation.recognition.spans import Candidate
from annotation.recognition.tokens import LONGEST_PIECE, pieces

if TYPE_CHECKING:
    from annotation.recognition.recogniser import Recogniser

READ_AT_ONCE = 20_000
"""Code points that are looked at together, see ``_size``."""
WORDS_TOGETHER = 60_000
"""Words that decide together what a name is. A longer text is read in stretches, so that the
memory it takes does not grow with it."""

MOST_HEADLINES = 100
"""More headlines than this do not wait for the rest of the body."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was found; ``complete`` is false where time ran out or a passage could not be read."""

    mentions: tuple[Mention, ...]
    complete: bool


class Reading:
    """Reads an article for as long as it is told to. ``share`` is the part read, from 0 to 1."""

    def __init__(
        self, recogniser: "Recogniser", text: str, blocks: Sequence[Block], published: str = ""
    ) -> None:
        self.share = 0.0
        self._recogniser = recogniser
        self._text = text
        self._published = published
        self._spellings = recogniser.spellings()
        self._read: list[Sentence] = []
        self._headlines: list[Sentence] = []
        self._words = 0
        self._settled: list[Candidate] = []
        self._ended = False
        self._skipped = False
        self._steps = self._steps_through(blocks)

    def go_on(self, seconds: float) -> bool:
        """Read for about so many seconds; tell whether the end is reached."""
        until = time.monotonic() + seconds
        for share in self._steps:
            self.share = share
            if time.monotonic() > until:
                return False
        self._ended = True
        return True

    def result(self) -> Recognition:
        """Return what was found so far; nothing more can be read then."""
        self._steps.close()
        self._settle()
        mentions = self._recogniser.named(self._text, self._settled, self._published)
        return Recognition(mentions, self._ended and not self._skipped)

    def _steps_through(self, blocks: Sequence[Block]) -> Generator[float]:
        waiting: list[Sentence] = []
        size = 0
        for sentence in self._sentences(blocks):
            (self._headlines if sentence.odd else waiting).append(sentence)
            size += _size(sentence)
            if size > READ_AT_ONCE:
                share = sentence.tokens[-1].end / len(self._text)
                self._mark(waiting)
                yield share
                if self._words > WORDS_TOGETHER or len(self._headlines) > MOST_HEADLINES:
                    yield from (share for _ in self._close())
                waiting, size = [], 0
        self._mark(waiting)
        yield from self._close()

    def _close(self) -> Generator[float]:
        """Close a stretch. Its headlines come last: they are understood by what the body says."""
        headlines, self._headlines = self._headlines, []
        for sentence in self._read if headlines else ():
            self._spellings.note([token.text for token in sentence.tokens])
        for together in _batches(headlines):
            self._mark(together)
            yield 1.0
        self._settle()

    def _mark(self, sentences: Sequence[Sentence]) -> None:
        if sentences:
            self._recogniser.mark(self._text, sentences, self._spellings)
            self._read += sentences
            self._words += sum(len(sentence.tokens) for sentence in sentences)

    def _settle(self) -> None:
        self._settled += self._recogniser.settled(self._read)
        self._read, self._words = [], 0

    def _sentences(self, blocks: Sequence[Block]) -> Iterator[Sentence]:
        for first, last in _stretches(self._text, blocks):
            for start, end in pieces(self._text, first, last):
                try:
                    yield from self._recogniser.sentences(self._text, start, end)
                except TimeoutError:
                    self._skipped = True


def _batches(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield sentences in groups of READ_AT_ONCE, or a little more."""
    batch: list[Sentence] = []
    size = 0
    for sentence in sentences:
        batch.append(sentence)
        size += _size(sentence)
        if size > READ_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(sentence: Sentence) -> int:
    """Return the code points of a sentence, or of an ordinary one that takes as long to read."""
    tokens = sentence.tokens
    return 60 + max(tokens[-1].end - tokens[0].start, 6 * len(tokens))


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
