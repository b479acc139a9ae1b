"""Articles in, annotated articles out. One file per format, pure functions, no Qt, no SQL.

Importing this package is cheap: the parsers are imported when they are first needed.
"""

from formats.errors import MAX_HTML_BYTES, MAX_TEXT_BYTES, FormatError
from formats.reading import article_from_text, read_article

__all__ = [
    "MAX_HTML_BYTES",
    "MAX_TEXT_BYTES",
    "FormatError",
    "article_from_text",
    "read_article",
]
