"""Articles in, annotated articles out. One file per format, pure functions, no Qt, no SQL.

Importing this package is cheap: the parsers are imported when they are first needed.
"""

from annotation.article import Article
from formats.errors import MAX_HTML_BYTES, MAX_TEXT_BYTES, FormatError

__all__ = [
    "MAX_HTML_BYTES",
    "MAX_TEXT_BYTES",
    "FormatError",
    "article_from_text",
    "read_article",
]


def read_article(data: bytes, name: str) -> Article:
    """Read the bytes of a file as an article; ``name`` is the file's name, for its suffix.

    A file whose text begins as an HTML page is read as one, whatever its suffix; a text with a
    suffix that says nothing is plain text.

    Raises:
        FormatError: the bytes are no text, hold no words, are too many or of another format.
    """
    from formats import reading  # the window opens without any reader

    return reading.read_article(data, name)


def article_from_text(text: str) -> Article:
    """Read a pasted text as an article.

    Raises:
        FormatError: the text is empty, too long, or full of control characters.
    """
    from formats import reading

    return reading.article_from_text(text)
