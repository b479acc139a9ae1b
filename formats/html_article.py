"""A saved HTML page to an article, by trafilatura; what it cannot find is looked for plainly."""

import logging
from copy import deepcopy
from typing import Any

from trafilatura import bare_extraction

from annotation.article import Article, BlockKind
from formats.assembling import assemble
from formats.datelines import first_author
from formats.element_blocks import Piece, pieces_of
from formats.errors import FormatError
from formats.html_facts import facts_of
from formats.html_tree import keep_code, parse_page, remove_hidden
from formats.pictures import captions_named, mark_captions
from formats.plain_text import first_words

_ALMOST_NOTHING = 120
"""Letters and digits below which the extraction is not trusted."""

_FIRST_PIECES = 6
"""How many pieces at the top may hold the byline."""

_PAGE_FURNITURE = ("nav", "form", "footer")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def article_from_html(page: str, name: str, title: str = "") -> Article:
    """Return the article on a saved page; ``title`` is used where the page has none.

    Raises:
        FormatError: the page holds no words, or is nested too deeply.
    """
    tree = parse_page(page, name)
    facts = facts_of(tree, page)
    remove_hidden(tree)
    mark_captions(tree)
    pieces = _main_pieces(tree)
    if _length(pieces) < _ALMOST_NOTHING:
        pieces = max(_visible_pieces(tree), pieces, key=_length)
    if not _length(pieces):
        raise FormatError(f"“{name}” holds no words that can be read.")
    headline = facts.title or _first_heading(pieces)
    text, blocks = assemble(headline, pieces)
    return Article(
        headline or title or first_words(text),
        text,
        blocks,
        author=facts.author or first_author(words for words, _, _ in pieces[:_FIRST_PIECES]),
        source=facts.source,
        published=facts.published,
        address=facts.address,
        language=facts.language,
    )


def _main_pieces(tree: Any) -> list[Piece]:
    """Return the article's own pieces, none where the extraction finds nothing or fails."""
    copy = deepcopy(tree)
    keep_code(copy)
    try:
        found = bare_extraction(
            copy,
            output_format="xml",
            fast=True,
            include_comments=False,
            include_formatting=True,
            with_metadata=False,
        )
    except Exception:  # the extraction is a heuristic; the plain reading below still works
        return []
    body = getattr(found, "body", None)
    return captions_named(pieces_of(body)) if body is not None else []


def _visible_pieces(tree: Any) -> list[Piece]:
    """Return everything visible on the page apart from navigation, forms and footer."""
    body = tree.find("body")
    plain = deepcopy(body if body is not None else tree)
    for element in list(plain.iter(*_PAGE_FURNITURE)):
        if element.getparent() is not None:
            element.drop_tree()
    return captions_named(pieces_of(plain) or pieces_of(body if body is not None else tree))


def _first_heading(pieces: list[Piece]) -> str:
    for words, kind, _ in pieces[:3]:
        if kind is BlockKind.HEADING:
            return " ".join(words.split())
    return ""


def _length(pieces: list[Piece]) -> int:
    return sum(character.isalnum() for words, _, _ in pieces for character in words)
