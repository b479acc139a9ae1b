"""What is said about the pictures of a page: their captions, or the words that stand for them.

A picture itself is never fetched or kept.
"""

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from annotation.article import BlockKind
from formats.element_blocks import Piece

MARK = "\ufdd5"
"""Leads a caption through the extraction, which knows none: a code point that no text may use."""

FEWEST_WORDS = 3
"""Fewer words of an alternative text outside a figure name a logo or an icon."""

_FILE_NAME = re.compile(r"[\w%.-]+\.\w{2,4}")
_LONGEST_SIGN = 12
_HOLDS_NO_BLOCK = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "em", "strong", "b", "i",
    "picture", "source",
}  # fmt: skip


def mark_captions(tree: Any) -> None:
    """Turn captions, and what stands for pictures without one, into marked paragraphs in place."""
    for picture in list(tree.iter("img")):
        _replace_picture(picture)
    for caption in list(tree.iter("figcaption")):
        words, tail = _spaced("".join(caption.itertext()).replace(MARK, "")), caption.tail
        caption.clear()
        caption.tag, caption.text, caption.tail = "p", MARK + words if words else "", tail
    for figure in list(tree.iter("figure")):
        figure.tag = "div"  # the extraction leaves out figures


def captions_named(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with the marked ones as captions, none of them twice in a row."""
    named: list[Piece] = []
    for words, kind, level in pieces:
        plain = words.replace(MARK, "").strip()
        piece = (plain, BlockKind.CAPTION, 0) if words.startswith(MARK) else (plain, kind, level)
        if MARK not in words:
            piece = (words, kind, level)
        if not plain or (piece[1] is BlockKind.CAPTION and named and named[-1] == piece):
            continue
        named.append(piece)
    return named


def _replace_picture(picture: Any) -> None:
    words = _spaced(picture.get("alt") or "")
    if words and len(words) <= _LONGEST_SIGN and not any(map(str.isalnum, words)):
        _put_text(picture, words)  # an emoji drawn as a picture
    elif _says_something(picture, words):
        _put_caption(picture, words)


def _says_something(picture: Any, words: str) -> bool:
    """Tell whether a picture's words are for readers, and not said by a caption already."""
    if not words or _FILE_NAME.fullmatch(words):
        return False
    figure = next(picture.iterancestors("figure"), None)
    if figure is not None:
        return next(figure.iter("figcaption"), None) is None
    linked = next(picture.iterancestors("a"), None) is not None
    return not linked and len(words.split()) >= FEWEST_WORDS


def _put_text(picture: Any, words: str) -> None:
    tail = picture.tail
    picture.clear()
    picture.tag, picture.text, picture.tail = "span", words, tail


def _put_caption(picture: Any, words: str) -> None:
    """Put a paragraph in a picture's place, or behind the paragraph that the picture is in."""
    place = picture
    for parent in picture.iterancestors():
        if parent.tag not in _HOLDS_NO_BLOCK:
            break
        place = parent
    caption = etree.Element("p")
    caption.text = MARK + words
    caption.tail, place.tail = place.tail, None
    place.addnext(caption)


def _spaced(words: str) -> str:
    return " ".join(words.split())
