"""nltk's own named-entity chunker, to compare with. It needs data that Pressmark does not ship."""

from collections.abc import Iterator, Sequence

import nltk  # type: ignore[import-untyped]
from nltk.tokenize import NLTKWordTokenizer  # type: ignore[import-untyped]

from annotation.recognition.corpora import Span, spans_of

KINDS = {
    "PERSON": "PER",
    "ORGANIZATION": "ORG",
    **dict.fromkeys(("GPE", "GSP", "LOCATION", "FACILITY"), "LOC"),
}


class NoBaselineError(Exception):
    """nltk's models are not installed."""


def chunked(text: str) -> list[Span]:
    """Return the people, organisations and places that nltk finds in a sentence.

    Raises:
        NoBaselineError: nltk's tagger or chunker is not installed.
    """
    words = NLTKWordTokenizer().tokenize(text)
    try:
        tree = nltk.ne_chunk(nltk.pos_tag(words))
    except LookupError as error:
        raise NoBaselineError(
            "nltk's data is not installed, so its own chunker cannot be measured: it needs"
            " averaged_perceptron_tagger_eng, maxent_ne_chunker_tab and words."
        ) from error
    tags = [tag for _, _, tag in nltk.tree2conlltags(tree)]
    return list(_in_text(text, words, tags))


def _in_text(text: str, words: Sequence[str], tags: Sequence[str]) -> Iterator[Span]:
    """Yield the tagged stretches at their places in the text."""
    joined = 0
    places: dict[int, int] = {}
    at = 0
    for word in words:
        spelled = word if text.find(word, at) >= 0 else '"'  # nltk rewrites double quotes
        at = max(text.find(spelled, at), at)
        places[joined], places[joined + len(word)] = at, at + len(spelled)
        at, joined = at + len(spelled), joined + len(word) + 1
    for start, end, kind in spans_of(words, tags):
        if kind in KINDS:
            yield places[start], places[end], KINDS[kind]
