"""A Markdown file to an article: its visible text, headings, lists and quotations as blocks."""

import re
from dataclasses import replace
from typing import Any

from annotation.article import Article, BlockKind, canonical
from formats.assembling import assemble
from formats.datelines import date_of
from formats.element_blocks import Piece, pieces_of
from formats.errors import FormatError
from formats.front_matter import split_front_matter
from formats.html_tree import parse_page, remove_hidden
from formats.markdown_rendering import is_too_hard
from formats.pictures import captions_named, mark_captions
from formats.plain_text import article_from_plain_text, first_words

_LONGEST = 8_000_000
_STRAY = re.compile(r"<(?=[a-zA-Z/!?])(?![^<>]{0,2000}>)")
_MOST_STRAYS = 200
"""Tags that never close, over each of which the parser reads the rest of the text once more."""

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_FIELDS = {
    "author": ("author", "authors", "creator", "by"),
    "source": ("source", "publication", "site", "publisher"),
    "published": ("published", "date", "created"),
    "address": ("address", "url", "link", "canonical"),
    "language": ("language", "lang"),
}


def article_from_markdown(text: str, name: str = "") -> Article:
    """Return the article that a Markdown text is; ``name`` is its title where it states none.

    Raises:
        FormatError: there are no words in it.
    """
    facts, body = split_front_matter(canonical(text))
    stated = _field(facts, ("title",))
    fields = _cleaned({field: _field(facts, names) for field, names in _FIELDS.items()})
    pieces = _pieces(body, name)
    if pieces is None:
        return _unparsed(body, stated or name, fields)
    headline = stated or _headline(pieces)
    words, blocks = assemble(headline, pieces)
    if not words:
        raise FormatError(f"“{name}” holds no text." if name else "There is no text to keep.")
    return Article(headline or name or first_words(words), words, blocks, **fields)


def _unparsed(body: str, name: str, fields: dict[str, str]) -> Article:
    """Return a Markdown text that is too tangled to be parsed as the plain text it also is."""
    article = article_from_plain_text(body, name)
    known = {field: value for field, value in fields.items() if value}
    return replace(article, **known)  # type: ignore[arg-type]


def _pieces(body: str, name: str) -> list[Piece] | None:
    """Return the blocks of the rendered text, None where it cannot be rendered or read."""
    if is_too_hard(body, _LONGEST) or len(_STRAY.findall(body)) > _MOST_STRAYS:
        return None
    import markdown

    try:
        page = markdown.markdown(
            body,
            extensions=["fenced_code", "tables", "sane_lists", "footnotes"],
            output_format="html",
        )
        tree = parse_page(f"<html><body>{page}</body></html>", name)
    except Exception:  # the parser's own failures; the text is then read as plain text
        return None
    remove_hidden(tree)
    mark_captions(tree)
    return captions_named(pieces_of(tree))


def _headline(pieces: list[Piece]) -> str:
    for words, kind, level in pieces[:3]:
        if kind is BlockKind.HEADING and level <= 2:
            return " ".join(words.split())
    return ""


def _field(facts: dict[str, Any], names: tuple[str, ...]) -> str:
    lower = {name.lower(): value for name, value in facts.items()}
    for name in names:
        value = lower.get(name)
        values = value if isinstance(value, list) else [value]
        words = ", ".join(" ".join(str(each).split()) for each in values if each is not None)
        if words:
            return canonical(words)
    return ""


def _cleaned(fields: dict[str, str]) -> dict[str, str]:
    published = fields["published"]
    if not _ISO.fullmatch(published):
        published = date_of(published)
    if not fields["address"].lower().startswith(("http://", "https://")):
        fields["address"] = ""
    return {**fields, "published": published}
