"""Markdown to HTML through the ``markdown`` package, within limits it can keep.

Python-Markdown takes quadratic time on some inputs and recurses on deep nesting; what is known to
be slow is not given to it. Raw HTML is never passed on: it is shown as the text it is, apart from
the few tags that our own export writes.
"""

import re
from collections import Counter
from html import escape
from typing import Any

from annotation.notes import Colour

LONGEST_NOTE = 100_000
"""Code points of a note that is rendered."""

MOST_NOTE_LINES = 5_000
"""Lines of a note that is rendered."""

_MOST_MARKS = 400
_MOST_LINES = 1000
"""In one paragraph, list item or table row: what the parser goes over again and again."""

_MOST_REFERENCES = 100
_DEEPEST = 20
_BULLETS = re.compile(r"^[ ]{0,3}[-*+][ ]", re.M)
_NUMBERS = re.compile(r"^[ ]{0,3}\d+\.[ ]", re.M)
_TABLE_RULE = re.compile(r"[ |:-]+")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{0,80}\]")
_MARKS = re.compile(r"[\[\]`*_<!&\\]")
_NESTING = re.compile(rf"^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+\.(?=[ \t]))){{{_DEEPEST},}}", re.M)
_INDENTED = re.compile(rf"^[ \t]{{{4 * _DEEPEST},}}\S", re.M)

_COLOURS = "|".join(colour.value for colour in Colour)
OWN_TAGS = rf'(<mark class="(?:{_COLOURS})">|</mark>|</?small>|</?em>)'
"""The tags that an exported article may hold."""


def is_too_hard(text: str, longest: int, most_lines: int | None = None) -> bool:
    """Tell whether rendering could take longer than one waits for it.

    ``longest`` is in code points.
    """
    if most_lines is not None and text.count("\n") > most_lines:
        return True
    if len(text) > longest or _NESTING.search(text) or _INDENTED.search(text):
        return True
    footnotes = Counter(_FOOTNOTE.findall(text)).most_common(1)
    if footnotes and footnotes[0][1] > _MOST_REFERENCES:
        return True
    return any(_is_hard_block(block) for block in re.split(r"\n[ \t]*\n", text))


def _is_hard_block(block: str) -> bool:
    if _BULLETS.match(block):
        parts = _BULLETS.split(block)
    elif _NUMBERS.match(block):
        parts = _NUMBERS.split(block)
    elif _is_table(block):
        parts = block.split("\n")
    else:
        parts = [block]
    return any(
        part.count("\n") > _MOST_LINES or len(_MARKS.findall(part)) > _MOST_MARKS for part in parts
    )


def _is_table(block: str) -> bool:
    lines = block.split("\n", _MOST_LINES)
    return 1 < len(lines) <= _MOST_LINES and bool(_TABLE_RULE.fullmatch(lines[1]))


def to_html(text: str, *, own_tags: bool = False, line_breaks: bool = False) -> str | None:
    """Return the HTML of a Markdown text, not yet sanitised; None where it cannot be rendered.

    ``own_tags`` lets the export's own tags through; ``line_breaks`` keeps single line breaks.
    """
    try:
        rendered: str = _converter(own_tags, line_breaks).convert(text)
    except (
        RecursionError,
        ValueError,
        AssertionError,
        IndexError,
        KeyError,
        AttributeError,
        TypeError,
    ):
        return None
    return rendered


def as_plain_html(text: str) -> str:
    """Return a text as paragraphs of escaped words: what is shown of a text too hard to render."""
    paragraphs = [part for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
    return "\n".join(
        f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs
    )


def _converter(own_tags: bool, line_breaks: bool) -> Any:
    import markdown
    from markdown.inlinepatterns import HtmlInlineProcessor

    extensions = ["fenced_code", "tables", "sane_lists", "footnotes"]
    converter = markdown.Markdown(extensions=extensions + (["nl2br"] if line_breaks else []))
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    for pattern in ("image_link", "image_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(pattern)
    if own_tags:
        own = HtmlInlineProcessor(OWN_TAGS, converter)
        converter.inlinePatterns.register(own, "own_tags", 90)
    return converter
