"""The words, sentences and paragraphs of the article on the page, and which stands beside which."""

from bisect import bisect_right
from enum import Enum

from annotation.selectors import Span
from annotation.sentences import sentences
from ui.reading.document import PageDocument
from ui.reading.rows import hard_wrapped, trimmed
from ui.reading.word_edges import WordEdges


class Unit(Enum):
    """How much a step takes."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Passages:
    """Folded blocks are left out. All spans are code points of the article's text."""

    def __init__(self, page: PageDocument) -> None:
        self.page = page
        self._text = page.article.text
        spans = (
            trimmed(self._text, block.start, block.end)
            for block in page.article.blocks
            if page.folded_at(block.start) is None
        )
        self.paragraphs = [span for span in spans if span is not None]
        self._starts = [span.start for span in self.paragraphs]
        self._sentences: dict[int, list[Span]] = {}

    def _sentences_of(self, rank: int) -> list[Span]:
        """Return the sentences of one paragraph; each is looked through once."""
        if rank not in self._sentences:
            paragraph = self.paragraphs[rank]
            words = paragraph.of(self._text)
            self._sentences[rank] = [
                Span(paragraph.start + each.start, paragraph.start + each.end)
                for each in sentences(words, wrapped=hard_wrapped(words))
            ]
        return self._sentences[rank]

    def _rank(self, offset: int) -> int:
        """Return which paragraph holds an offset, or else which comes after it, or the last."""
        rank = max(0, bisect_right(self._starts, offset) - 1)
        beyond = offset > self.paragraphs[rank].end
        return min(rank + 1, len(self.paragraphs) - 1) if beyond else rank

    def at(self, offset: int, unit: Unit) -> Span | None:
        """Return what holds an offset, or else what comes next; None in an empty article."""
        if not self.paragraphs:
            return None
        rank = self._rank(offset)
        if unit is Unit.PARAGRAPH:
            return self.paragraphs[rank]
        within = self._sentences_of(rank)
        return next((each for each in within if each.end > offset), within[-1])

    def beside(self, span: Span, unit: Unit, by: int) -> Span | None:
        """Return what comes after (1) or before (-1) a span; None at the ends."""
        here = self.at(span.end - 1 if by > 0 else span.start, unit)
        if here is None:
            return None
        rank = self._rank(here.start) + by
        if unit is Unit.SENTENCE:
            within = self._sentences_of(rank - by)
            place = within.index(here) + by
            if 0 <= place < len(within):
                return within[place]
        if not 0 <= rank < len(self.paragraphs):
            return None
        if unit is Unit.PARAGRAPH:
            return self.paragraphs[rank]
        return self._sentences_of(rank)[0 if by > 0 else -1]

    def around(self, span: Span, unit: Unit) -> Span | None:
        """Return a span stretched to whole sentences or paragraphs."""
        first, last = self.at(span.start, unit), self.at(max(span.start, span.end - 1), unit)
        if first is None or last is None:
            return None
        return Span(min(first.start, span.start), max(last.end, span.end))

    def word(self, offset: int) -> Span | None:
        """Return the word at an offset, or else the next one of its sentence; None for none."""
        sentence = self.at(offset, Unit.SENTENCE)
        if sentence is None:
            return None
        edges = WordEdges(self._text, sentence)
        words = zip(edges.starts, edges.ends, strict=False)
        return next((Span(start, end) for start, end in words if start < end > offset), None)

    def grown(self, span: Span) -> Span:
        """Return the word, sentence, paragraph or article around a span that is larger than it."""
        for wider in self._widths(span):
            if wider is not None and wider != span and _covers(wider, span):
                return wider
        return span

    def shrunk(self, span: Span) -> Span:
        """Return the first paragraph, sentence or word of a span that is smaller than it."""
        start = Span(span.start, span.start + 1)
        for narrower in reversed(self._widths(start)[:-1]):
            if narrower is not None and narrower.end <= span.end and len(narrower) < len(span):
                return narrower
        return span

    def _widths(self, span: Span) -> list[Span | None]:
        everything = (
            Span(self.paragraphs[0].start, self.paragraphs[-1].end) if self.paragraphs else None
        )
        return [
            self.word(span.start),
            self.around(span, Unit.SENTENCE),
            self.around(span, Unit.PARAGRAPH),
            everything,
        ]


def _covers(wider: Span, span: Span) -> bool:
    return wider.start <= span.start and span.end <= wider.end
