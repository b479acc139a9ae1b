"""An element tree to pieces of text, each with a kind: the one path for HTML and Markdown.

Understands HTML's elements and those of trafilatura's document tree (head, list, item, quote, lb,
row, cell), which mean the same.
"""

import re
from typing import Any

from annotation.article import BlockKind

Piece = tuple[str, BlockKind, int]
"""Words, kind and level of a block to be."""

_RANKS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HEADINGS = {*_RANKS, "head"}
_LISTS = {"ul", "ol", "dl", "menu", "list"}
_ITEMS = {"li", "item", "dt", "dd"}
_QUOTES = {"blockquote", "quote"}
_CAPTIONS = {"figcaption", "caption"}
_BREAKS = {"br", "lb"}
_CELLS = {"td", "th", "cell"}
_BLOCKS = {
    *_HEADINGS, *_LISTS, *_ITEMS, *_QUOTES, *_CAPTIONS,
    "p", "div", "section", "article", "main", "body", "header", "footer", "aside", "nav", "figure",
    "table", "tr", "row", "thead", "tbody", "tfoot", "pre", "hr", "address", "details", "summary",
    "fieldset", "form", "center", "hgroup", "ab",
}  # fmt: skip
UNSEEN = {
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas",
    "select", "button", "input", "textarea", "audio", "video", "map", "graphic", "title",
}  # fmt: skip
"""Elements whose content is no visible text of an article."""

_SPACES = re.compile(r"[ \t\n\r\f]+")


class _Walk:
    """Collects the pieces of one tree in document order."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._buffer: list[str] = []
        self._open: list[tuple[BlockKind, int]] = []
        self._lists = 0
        self._verbatim = 0

    def visit(self, root: Any) -> None:
        """Walk over the tree without recursion, however deep it is."""
        todo: list[tuple[Any, bool]] = [(root, False)]
        while todo:
            element, seen = todo.pop()
            if seen:
                self._leave(element)
                self._text(element.tail if element is not root else None)
            elif _is_unseen(element):
                self._text(element.tail)
            else:
                self._enter(element)
                todo.append((element, True))
                todo.extend((child, False) for child in reversed(element))
        self._flush()

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS or _is_code_block(element):
            self._flush()
        if tag in _LISTS:
            self._lists += 1
        kind = _kind(element, self._lists)
        if kind:
            self._open.append(kind)
        if tag == "pre" or _is_code_block(element):
            self._verbatim += 1
        if tag in _BREAKS:
            self._buffer.append("\n")
        elif tag in _CELLS and self._words():
            self._buffer.append("\t")
        self._text(element.text)

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS or _is_code_block(element):
            self._flush()
        if tag in _LISTS:
            self._lists -= 1
        if _kind(element, self._lists):
            self._open.pop()
        if tag == "pre" or _is_code_block(element):
            self._verbatim -= 1

    def _text(self, words: str | None) -> None:
        if words:
            self._buffer.append(words if self._verbatim else _SPACES.sub(" ", words))

    def _words(self) -> str:
        return "".join(self._buffer).strip()

    def _flush(self) -> None:
        words = "".join(self._buffer)
        if not self._verbatim:
            words = "\n".join(line.strip(" ") for line in words.split("\n"))
            words = re.sub(r"\n{2,}", "\n", re.sub(" {2,}", " ", words))
            words = re.sub(r" ?\t ?", "\t", words)
        self._buffer.clear()
        if words.strip():
            kind, level = self._open[-1] if self._open else (BlockKind.PARAGRAPH, 0)
            self.pieces.append((words.strip("\n"), kind, level))


def pieces_of(root: Any) -> list[Piece]:
    """Return the visible text of an lxml tree, block by block."""
    walk = _Walk()
    walk.visit(root)
    return walk.pieces


def _is_unseen(element: Any) -> bool:
    return not isinstance(element.tag, str) or element.tag in UNSEEN


def _is_code_block(element: Any) -> bool:
    return bool(element.tag == "code" and element.text and "\n" in element.text)


def _kind(element: Any, lists: int) -> tuple[BlockKind, int] | None:
    tag = element.tag
    if tag in _HEADINGS:
        rank = _RANKS.get(element.get("rend", "h2") if tag == "head" else tag, 2)
        return BlockKind.HEADING, rank
    if tag in _ITEMS:
        return BlockKind.LIST_ITEM, max(1, lists)
    if tag in _QUOTES:
        return BlockKind.QUOTATION, 0
    if tag in _CAPTIONS:
        return BlockKind.CAPTION, 0
    return None
