"""A note as safe HTML. No word of it ever disappears: what cannot be rendered is shown as typed."""

import re
from collections import Counter
from collections.abc import Sequence
from html import escape, unescape

from annotation.links import Link, links_in
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


def render_note(markdown: str, whole: Sequence[bool] = ()) -> str:
    """Return a note's Markdown as sanitised HTML.

    ``whole`` says of each link to an article, a note or an entity whether it leads anywhere: it
    becomes a link to ``link:0``, ``link:1`` and so on; one that does not keeps its brackets.
    Where nothing is said, such links are shown as they are typed.

    Raw HTML is shown as text, links lead only to http, https and mailto, pictures become links.
    A note that is too long or too tangled to render quickly is shown as plain text.
    """
    links = links_in(markdown) if whole else []
    if len(links) == len(whole) > 0:
        return _with_links(markdown, links, whole)
    if is_too_hard(markdown, LONGEST_NOTE, MOST_NOTE_LINES):
        return as_plain_html(markdown)
    rendered = to_html(markdown, line_breaks=True)
    if rendered is None or not _keeps_words(markdown, rendered):
        return as_plain_html(markdown)
    return sanitise(rendered)


def _with_links(markdown: str, links: Sequence[Link], whole: Sequence[bool]) -> str:
    """Let a word that the note does not hold stand for each link while the rest is rendered."""
    word = "linkplace"
    while word in markdown:
        word += "x"
    parts, last = [], 0
    for number, link in enumerate(links):
        parts += [markdown[last : link.start], f"{word}{number}q"]
        last = link.end
    html = render_note("".join([*parts, markdown[last:]]))
    inside = 0
    pieces = re.split(r"(<[^>]*>)", html)
    for place, piece in enumerate(pieces):
        if place % 2:
            inside += piece.startswith("<a ") - piece.startswith("</a")

        def shown(found: re.Match[str], in_tag: bool = bool(place % 2 or inside)) -> str:
            number = int(found[1])
            link = links[number]
            typed = escape(markdown[link.start : link.end])
            if in_tag:  # no link lies within another
                return typed
            words = escape(link.text, quote=False) if whole[number] else escape(f"[[{link.text}]]")
            return f'<a href="link:{number}">{words}</a>'

        pieces[place] = re.sub(rf"{word}(\d+)q", shown, piece)
    return "".join(pieces)


def _keeps_words(markdown: str, html: str) -> bool:
    """Tell whether every word of the note is in the HTML, in its text or its links.

    Python-Markdown drops, among others, unused link definitions and surplus table cells.
    """
    typed = Counter(_WORDS.findall(_NUMBERING.sub("", markdown)))
    shown = Counter(_WORDS.findall(html + " "))
    if typed <= shown:
        return True
    return typed <= shown | Counter(_WORDS.findall(unescape(html)))
