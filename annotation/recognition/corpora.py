"""Reads annotated corpora.

A corpus file has one word a line: word, tab, BIO tag (PER, ORG, LOC, MISC), tab, the corpus's own
BIO tag where it has one, more columns that are ignored. A blank line ends a sentence, "#doc="
starts a document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int, str]
"""Start and end in code points, and a kind."""


@dataclass(frozen=True)
class Sentence:
    """A sentence as one string, words joined by single spaces, and its names.

    ``names`` are (start, end, type) in code points of ``text``; ``own`` are the same with the
    corpus's own, finer types.
    """

    text: str
    names: tuple[Span, ...]
    own: tuple[Span, ...] = ()


def read_corpus(path: Path) -> list[list[Sentence]]:
    """Return the documents of a corpus file, each a list of sentences."""
    documents: list[list[Sentence]] = [[]]
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#doc="):
            documents.append([])
        elif line.strip():
            rows.append([*line.split("\t"), "O"][:3])
        elif rows:
            words = [row[0] for row in rows]
            names, own = (spans_of(words, [row[column] for row in rows]) for column in (1, 2))
            documents[-1].append(Sentence(" ".join(words), names, own))
            rows = []
    return [document for document in documents if document]


def spans_of(words: Sequence[str], tags: Sequence[str]) -> tuple[Span, ...]:
    """Return the stretches that BIO tags mark in words joined by single spaces.

    "I-" after another type or none begins a stretch; a tag that is not BIO marks nothing.
    """
    spans: list[Span] = []
    at = 0
    for word, tag in zip(words, tags, strict=True):
        end = at + len(word)
        if tag.startswith("I-") and spans and spans[-1][1:] == (at - 1, tag[2:]):
            spans[-1] = (spans[-1][0], end, tag[2:])
        elif tag[:2] in ("B-", "I-"):
            spans.append((at, end, tag[2:]))
        at = end + 1
    return tuple(spans)


def chunks(documents: Sequence[Sequence[Sentence]], longest: int) -> Iterator[Sequence[Sentence]]:
    """Yield the documents, the longer ones cut into stretches of ``longest`` sentences."""
    for document in documents:
        for start in range(0, len(document), longest):
            yield document[start : start + longest]
