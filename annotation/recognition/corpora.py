"""Reads annotated corpora and lays their names over our own tokens.

A corpus file has one word a line: word, tab, BIO tag (PER, ORG, LOC, MISC), more columns that
are ignored. A blank line ends a sentence, "#doc=" starts a document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotation.recognition.tokens import Token


@dataclass(frozen=True)
class Sentence:
    """A sentence as one string, words joined by single spaces, and its names.

    ``names`` are (start, end, type) in code points of ``text``.
    """

    text: str
    names: tuple[tuple[int, int, str], ...]


def read_corpus(path: Path) -> list[list[Sentence]]:
    """Return the documents of a corpus file, each a list of sentences."""
    documents: list[list[Sentence]] = [[]]
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#doc="):
            documents.append([])
        elif line.strip():
            word, tag = line.split("\t")[:2]
            rows.append((word, tag))
        elif rows:
            documents[-1].append(_sentence(rows))
            rows = []
    return [document for document in documents if document]


def _sentence(rows: Sequence[tuple[str, str]]) -> Sentence:
    names: list[tuple[int, int, str]] = []
    at = 0
    for word, tag in rows:
        end = at + len(word)
        if tag.startswith("I-") and names and names[-1][1] == at - 1 and names[-1][2] == tag[2:]:
            names[-1] = (names[-1][0], end, tag[2:])
        elif tag != "O":
            names.append((at, end, tag[2:]))
        at = end + 1
    return Sentence(" ".join(word for word, _ in rows), tuple(names))


def bio_tags(tokens: Sequence[Token], names: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return a BIO tag for every token; a token belongs to a name that it overlaps."""
    tags = ["O"] * len(tokens)
    for start, end, kind in names:
        inside = [at for at, token in enumerate(tokens) if token.start < end and token.end > start]
        for at in inside:
            tags[at] = ("B-" if at == inside[0] else "I-") + kind
    return tags


def chunks(documents: Sequence[Sequence[Sentence]], longest: int) -> Iterator[Sequence[Sentence]]:
    """Yield the documents, the longer ones cut into stretches of ``longest`` sentences."""
    for document in documents:
        for start in range(0, len(document), longest):
            yield document[start : start + longest]
