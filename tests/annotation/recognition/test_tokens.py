"""How text is cut into sentences and words."""

from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize import NLTKWordTokenizer  # type: ignore[import-untyped]

from annotation.recognition import chunks
from annotation.recognition.lexicon import RESOURCES
from annotation.recognition.loading import load_lexicon
from annotation.recognition.tokens import Tokeniser

PARTS = (
    *("Merkel", "met", "the", "dogs'", "Paris's", "n't", "don't", "'ll", "cannot", "Gonna", "'tis"),
    *("more'n", "d'ye", "U.S.", "a.m.", "Inc.", "3,000", "$3.50", "1:30", "50%", "o'clock", "'90s"),
    *("(", ")", "[", "“", "”", "'", ".", ",", ":", ";", "?", "!", "...", "—", "&", "*", "#"),
)


@pytest.fixture(scope="module")
def tokeniser() -> Tokeniser:
    return load_lexicon(RESOURCES / "lexicon")[0]


def words(tokeniser: Tokeniser, text: str) -> list[str]:
    return [token.text for line in tokeniser.sentences(text, 0, len(text)) for token in line]


@given(st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(("", " ", "  ")))))
def test_words_are_cut_as_nltk_cuts_the_whole_sentence(
    tokeniser: Tokeniser, parts: list[tuple[str, str]]
) -> None:
    text = "".join(part + gap for part, gap in parts) + " said so."
    cut = NLTKWordTokenizer().tokenize(text)
    if "``" in cut or "''" in text:  # nltk respells these, see the next test
        return
    assert [token.text for token in tokeniser.words(text)] == cut


def test_quotes_of_two_apostrophes_change_nothing_around_them(tokeniser: Tokeniser) -> None:
    around = ["The", "U.S.", "did", "n't", "play"]
    cut = words(tokeniser, "The U.S. didn't play ''Aida'' at Italy's opera.")
    assert cut[:5] == around
    assert "Aida" in cut
    assert cut[-5:] == ["at", "Italy", "'s", "opera", "."]


def test_two_texts_read_by_turns_are_cut_rightly_though_little_is_kept(
    tokeniser: Tokeniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "MOST_CHUNKS", 0)
    texts = ("Rome is old. Nobody doubts it.", "Oslo lies far north. It snows there.")
    by_turns = zip_longest(*(tokeniser.sentences(text, 0, len(text)) for text in texts))
    cut = [
        [token.text for line in lines for token in line] for lines in zip(*by_turns, strict=True)
    ]
    assert cut == [words(tokeniser, text) for text in texts]
