"""Markdown to HTML through the ``markdown`` package, within limits it can keep.

Python-Markdown takes quadratic time on some inputs and recurses on deep nesting; what is known to
be slow is not given to it. Raw HTML is never passed on: it is shown as the text it is, apart from
the few tags that our own export writes.
"""

import re
from html import escape
from typing import Any

LONGEST_NOTE = 100_000
"""Code points of a note that is rendered."""

_MOST_MARKS_IN_A_BLOCK = 400
_DEEPEST = 20
_MARKS = re.compile(r"[\[\]`*_<!&\\]")
_NESTING = re.compile(rf"^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+\.(?=[ \t]))){{{_DEEPEST},}}", re.M)
_INDENTED = re.compile(rf"^[ \t]{{{4 * _DEEPEST},}}\S", re.M)

OWN_TAGS = r'(<mark class="[a-z]{1,12}">|</mark>|</?small>|</?em>)'
"""The tags that an exported article may hold."""


def is_too_hard(text: str, longest: int) -> bool:
    """Tell whether rendering could take longer than one waits for it."""
    if len(text) > longest or _NESTING.search(text) or _INDENTED.search(text):
        return True
    blocks = re.split(r"\n[ \t]*\n", text)
    return any(len(_MARKS.findall(block)) > _MOST_MARKS_IN_A_BLOCK for block in blocks)


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
