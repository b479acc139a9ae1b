"""The one way in: the bytes of a file or a pasted text become an article."""

import re

from annotation.article import Article, canonical
from formats.binary import refuse_binary, refuse_controls
from formats.decoding import decode
from formats.errors import MAX_HTML_BYTES, MAX_TEXT_BYTES, FormatError
from formats.plain_text import article_from_plain_text

MARKDOWN_SUFFIXES = ("md", "markdown")
HTML_SUFFIXES = ("html", "htm", "xhtml")

_SUFFIX = re.compile(r"[A-Za-z][A-Za-z0-9]{0,9}")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def read_article(data: bytes, name: str) -> Article:
    """Read the bytes of a file as an article; ``name`` is the file's name, for its suffix.

    A file whose text begins as an HTML page is read as one, whatever its suffix; a text with a
    suffix that says nothing is plain text.

    Raises:
        FormatError: the bytes are no text, hold no words, are too many or of another format.
    """
    suffix = _suffix(name)
    refuse_binary(data, name)
    if suffix in ("mht", "mhtml"):
        raise FormatError(f"“{name}” is a web archive; save the page as HTML and add that file.")
    _refuse_long(data, name, MAX_TEXT_BYTES)
    text = decode(data, name, html=suffix in HTML_SUFFIXES or b"<html" in data[:2048].lower())
    refuse_controls(text, name)
    if suffix in HTML_SUFFIXES or _HTML_START.match(text[:4096]):
        return _html(data, text, name)
    if not canonical(text):
        raise FormatError(f"“{name}” holds no text.")
    if suffix in MARKDOWN_SUFFIXES:
        from formats.markdown_article import article_from_markdown

        return article_from_markdown(text, _stem(name))
    return article_from_plain_text(text, _stem(name))


def article_from_text(text: str) -> Article:
    """Read a pasted text as an article.

    Raises:
        FormatError: the text is empty, too long, or full of control characters.
    """
    if len(text.encode("utf-8", "replace")) > MAX_TEXT_BYTES:
        raise FormatError(_too_long("The text", MAX_TEXT_BYTES))
    if not canonical(text):
        raise FormatError("There is no text to keep; copy some text and paste it again.")
    refuse_controls(text, "the pasted text")
    return article_from_plain_text(text)


def _html(data: bytes, text: str, name: str) -> Article:
    from formats.html_article import article_from_html

    _refuse_long(data, name, MAX_HTML_BYTES)
    return article_from_html(text, name, _stem(name))


def _refuse_long(data: bytes, name: str, limit: int) -> None:
    if len(data) > limit:
        raise FormatError(_too_long(f"“{name}”", limit))


def _too_long(what: str, limit: int) -> str:
    return (
        f"{what} is larger than the {limit // (1024 * 1024)} MB that Pressmark reads;"
        " split it into parts and add them one by one."
    )


def _suffix(name: str) -> str:
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, suffix = last.rpartition(".")
    return suffix.lower() if dot and stem and _SUFFIX.fullmatch(suffix) else ""


def _stem(name: str) -> str:
    last = re.split(r"[/\\]", name)[-1]
    suffix = _suffix(name)
    return last[: -len(suffix) - 1] if suffix else last
