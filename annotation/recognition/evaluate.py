"""Scores the recogniser: ``python -m annotation.recognition.evaluate [--baseline] FILE.tsv...``.

Exact spans. "all" are people, organisations and places together; the other labels are scored
where the corpus has tags of its own for them. The words of a sentence are joined by single
spaces, each sentence is a paragraph, each document an article; the recogniser splits words as
ever. ``--baseline`` puts nltk's own chunker beside it.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from annotation.article import BlockKind, build
from annotation.recognition.baseline import NoBaselineError, chunked
from annotation.recognition.corpora import Sentence, Span, chunks, read_corpus
from annotation.recognition.recogniser import Recogniser
from annotation.recognition.scores import KINDS, Scheme, Score, as_article

__all__ = ["KINDS", "Score", "as_article", "main", "score_file"]

LONGEST_ARTICLE = 40
"""Sentences: a longer document is no real one but a whole file, and is cut."""

Finder = Callable[[str, Scheme], list[Span]]
"""Finds names in a text of paragraphs, as a scheme calls them."""


def score_file(recogniser: Recogniser, path: Path) -> Score:
    """Score the recogniser on one corpus file."""
    return _score(read_corpus(path), _ours(recogniser))


def score_baseline(path: Path) -> Score:
    """Score nltk's own chunker on one corpus file, people, organisations and places only.

    Raises:
        NoBaselineError: nltk's tagger or chunker is not installed.
    """
    bare = [[Sentence(each.text, each.names) for each in doc] for doc in read_corpus(path)]
    return _score(bare, _theirs)


def _score(documents: Sequence[Sequence[Sentence]], find: Finder) -> Score:
    scheme = Scheme(sentence for document in documents for sentence in document)
    score = Score()
    for sentences in chunks(documents, LONGEST_ARTICLE):
        text, gold = as_article(sentences, scheme)
        score.add(gold, find(text, scheme))
    return score


def _ours(recogniser: Recogniser) -> Finder:
    def find(text: str, scheme: Scheme) -> list[Span]:
        blocks = build((line, BlockKind.PARAGRAPH, 0) for line in text.split("\n\n"))[1]
        mentions = recogniser.recognise(text, blocks).mentions
        return [(m.start, m.end, kind) for m in mentions if (kind := scheme.kind_of(m.label))]

    return find


def _theirs(text: str, scheme: Scheme) -> list[Span]:
    found, at = [], 0
    for line in text.split("\n\n"):
        found += [(at + start, at + end, kind) for start, end, kind in chunked(line)]
        at += len(line) + 2
    return found


def _report(path: Path, who: str, measure: Callable[[], Score]) -> None:
    words = sum(len(s.text.split()) for document in read_corpus(path) for s in document)
    begun = time.perf_counter()
    score = measure()
    taken = time.perf_counter() - begun
    print(f"{path.parent.name}/{path.name}  {who}  {taken:.1f} s, {words / taken:,.0f} words/s")
    print("\n".join(score.table()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table for each corpus file."""
    parser = argparse.ArgumentParser(description="Score the recogniser on annotated corpora.")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.tsv")
    parser.add_argument("--baseline", action="store_true", help="nltk's own chunker beside it")
    asked = parser.parse_args(arguments)
    recogniser = Recogniser()
    for path in asked.files:
        _report(path, "Pressmark", lambda path=path: score_file(recogniser, path))  # type: ignore[misc]
        if asked.baseline:
            try:
                _report(path, "nltk", lambda path=path: score_baseline(path))  # type: ignore[misc]
            except NoBaselineError as error:
                print(error)


if __name__ == "__main__":
    main()
