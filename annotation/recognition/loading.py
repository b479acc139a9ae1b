"""Loads what the recogniser needs from resources/."""

from pathlib import Path

from annotation.recognition.lexicon import Lexicon, read_words
from annotation.recognition.tokens import Tokeniser, plain


def load_lexicon(folder: Path) -> tuple[Tokeniser, Lexicon]:
    """Return the tokeniser and the word lists, which are split as the tokeniser splits.

    Raises:
        LexiconError: a list is missing or damaged.
    """
    tokeniser = Tokeniser(
        read_words(folder, "abbreviations"), read_words(folder, "sentence_starters")
    )

    def split(phrase: str) -> list[str]:
        if phrase.replace(" ", "").isalpha():  # nltk would say the same, a hundred times slower
            return phrase.split()
        # the word behind keeps nltk from splitting off the full stop of "Sen."
        return [token.text for token in tokeniser.words(plain(phrase) + " x")[:-1]]

    return tokeniser, Lexicon(folder, split)
