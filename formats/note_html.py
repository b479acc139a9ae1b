"""A note as safe HTML. No word of it ever disappears: what cannot be rendered is shown as typed."""

import re
from collections import Counter
from html import unescape

from formats.markdown_rendering import (
    LONGEST_NOTE,
    MOST_NOTE_LINES,
    as_plain_html,
    is_too_hard,
    to_html,
)
from formats.safe_html import sanitise

_WORDS = re.compile(r"[^\W_]+")
_NUMBERING = re.compile(r"^[ \t>]*\d+\.(?=[ \t])", re.M)


def render_note(markdown: str) -> str:
    """Return a note's Markdown as sanitised HTML.

    Raw HTML is shown as text, links lead only to http, https and mailto, pictures become links.
    A note that is too long or too tangled to render quickly is shown as plain text.
    """
    if is_too_hard(markdown, LONGEST_NOTE, MOST_NOTE_LINES):
        return as_plain_html(markdown)
    rendered = to_html(markdown, line_breaks=True)
    if rendered is None or not _keeps_words(markdown, rendered):
        return as_plain_html(markdown)
    return sanitise(rendered)


def _keeps_words(markdown: str, html: str) -> bool:
    """Tell whether every word of the note is in the HTML, in its text or its links.

    Python-Markdown drops, among others, unused link definitions and surplus table cells.
    """
    typed = Counter(_WORDS.findall(_NUMBERING.sub("", markdown)))
    shown = Counter(_WORDS.findall(html + " "))
    if typed <= shown:
        return True
    return typed <= shown | Counter(_WORDS.findall(unescape(html)))
