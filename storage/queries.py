"""What a reader types into the search box, as FTS5 and LIKE understand it."""

import re

from annotation.article import canonical
from annotation.tags import clean_tag

MOST_WORDS = 32
"""Further words of a query are not looked at; FTS5 has a limit of its own not far above."""

LONGEST_WORD = 200
"""Code points of a word that are looked at; LIKE has a limit of its own far above."""

# Scripts written without spaces between words: FTS5's unicode61 takes a whole run of them for one
# word. Thai to Myanmar, Khmer, kana, bopomofo, Han and its extensions.
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u312f\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"  # compiled when first searched for: that takes a while
)

_TAG = re.compile(r"""(?<!\S)tag:(?:"(?P<quoted>[^"]*)"?|(?P<word>\S*))""", re.IGNORECASE)


def split_tags(query: str) -> tuple[str, list[str]]:
    """Return a query without its ``tag:war`` and ``tag:"long trip"``, and these tags."""
    named = [found["quoted"] or found["word"] or "" for found in _TAG.finditer(query)]
    return _TAG.sub(" ", query), [tag for tag in map(clean_tag, named) if tag][:MOST_WORDS]


def words_of(query: str) -> list[str]:
    """Return the words of a query, without those that hold no letter and no digit."""
    words = (word[:LONGEST_WORD] for word in canonical(query).split())
    return [word for word in words if any(map(str.isalnum, word))][:MOST_WORDS]


def needs_scan(words: list[str]) -> bool:
    """Tell whether a word is in a script that the index cannot find words in."""
    return any(re.search(_UNSPACED, word) for word in words)


def fts_query(words: list[str]) -> str:
    """Return an FTS5 query for all the words, the last as a beginning (it is being typed).

    Every word is quoted, so that nothing in it acts as an operator; what the index does not see
    as part of a word splits it into a phrase. Source: sqlite.org/fts5.html, 3.1 and 3.3.
    """
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    return " ".join(quoted) + ("*" if still_typed(words) else "")


def still_typed(words: list[str]) -> bool:
    """Tell whether the last word may be the beginning of one: it ends in a letter or a digit."""
    return words[-1][-1].isalnum()


def like_pattern(word: str) -> str:
    """Return a LIKE pattern for text that holds the word; its escape sign is a backslash."""
    return "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%"
