"""An annotated article as Markdown: front matter, the text with its highlights, notes as footnotes.

Pure and deterministic: the same export gives the same bytes. The article's own words are escaped,
so that a Markdown viewer shows exactly those words; the reader's notes are kept as they are.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from annotation.article import Article
from annotation.entities import Label, Mention, entities_of
from annotation.notes import Annotation, colours_called, reading_order
from annotation.tags import clean_tag
from formats.body_markdown import body_markdown
from formats.file_names import TakenNames, export_file_name
from formats.front_matter import dump_front_matter
from formats.markdown_escape import escape_block, escape_line
from formats.marks import Mark

__all__ = ["Export", "TakenNames", "export_file_name", "note_item", "to_markdown"]

_NAMES = (Label.PERSON, Label.ORG, Label.PLACE, Label.NORP, Label.EVENT, Label.PRODUCT)
"""The labels of things with a name; dates and quantities are left out of the front matter."""

_PLAIN_START = re.compile(r"> |[^\W_]|[“‘\"'(\[_]|[*`](?=[^\s*`])")
"""A first line that may follow a list sign or a footnote's name directly."""

_ITEM = "-   "
"""A list item whose further lines are indented by four, as those of a footnote are."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is exported of one article.

    ``added`` is the ISO date it was kept, ``origin`` where it came from (a file's name or a web
    address); both may be empty.
    """

    article: Article
    annotations: Sequence[Annotation]
    mentions: Sequence[Mention]
    added: str = ""
    origin: str = ""


def to_markdown(export: Export) -> str:
    """Return an annotated article as Markdown with ``\\n`` line ends and one at the end."""
    annotations = sorted(export.annotations, key=lambda each: (*reading_order(each), each.id))
    marks: dict[int, list[Mark]] = {}
    footnotes: list[str] = []
    unplaced: list[Annotation] = []
    for annotation in annotations:
        places = _places(export.article, annotation)
        if annotation.selectors is not None and not places:
            unplaced.append(annotation)
        name = f"n{len(footnotes) + 1}" if places and _says_something(annotation) else ""
        if name:
            footnotes.append(_note(f"[^{name}]: ", annotation))
        for place, start, end in places:
            home = name if place == places[-1][0] else ""
            marks.setdefault(place, []).append(Mark(start, end, annotation.colour, home))
    sections = [
        dump_front_matter(front_matter(export)).rstrip("\n"),
        body_markdown(export.article, marks),
        _section("## Notes", [each for each in annotations if _is_article_note(each)]),
        _section("## Notes without a place", unplaced),
        "\n\n".join(footnotes),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def front_matter(export: Export) -> dict[str, Any]:
    """Return the values of the front matter; what is unknown is left out, the title never."""
    article = export.article
    tags = sorted({clean_tag(tag) for each in export.annotations for tag in each.tags} - {""})
    values: dict[str, Any] = {
        "title": article.title,
        "author": article.author,
        "source": article.source,
        "address": article.address,
        "published": article.published,
        "added": export.added,
        "origin": export.origin,
        "tags": tags,
        "colours": colours_called(export.annotations),
        "entities": _entities(export),
    }
    return {name: value for name, value in values.items() if value or name == "title"}


def _entities(export: Export) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entity in entities_of(export.article.text, export.mentions):
        if entity.label in _NAMES:
            found.setdefault(entity.label.value, []).append(entity.name)
    return found


def _places(article: Article, annotation: Annotation) -> list[tuple[int, int, int]]:
    """Return the stretches an annotation covers: block's place, start and end in the block."""
    span, blocks = annotation.span, article.blocks
    if span is None:
        return []
    places = []
    place = bisect_right(blocks, span.start, key=attrgetter("end"))
    while place < len(blocks) and blocks[place].start < span.end:
        block = blocks[place]
        start, end = max(span.start, block.start), min(span.end, block.end)
        if start < end:
            places.append((place, start - block.start, end - block.start))
        place += 1
    return places


def _is_article_note(annotation: Annotation) -> bool:
    return annotation.selectors is None and _says_something(annotation)


def _says_something(annotation: Annotation) -> bool:
    return bool(annotation.body.strip() or annotation.tags)


def _section(heading: str, annotations: Sequence[Annotation]) -> str:
    if not annotations:
        return ""
    return "\n\n".join([heading, *[_note(_ITEM, each) for each in annotations]])


def note_item(annotation: Annotation, facts: Sequence[str] = ()) -> str:
    """Return an annotation as an item of a list: quote, facts, tags, and its Markdown."""
    return _note(_ITEM, annotation, facts)


def _note(start: str, annotation: Annotation, facts: Sequence[str] = ()) -> str:
    """Return a note under a footnote's name or a list sign: quote, tags, and its own Markdown.

    All lines but the first are indented by four spaces, which keeps paragraphs, lists and code
    of the note together in Python-Markdown and in CommonMark.
    """
    parts = []
    if start == _ITEM and annotation.quote.strip():
        # Further lines go on without the sign: in a list Python-Markdown would show it.
        parts.append("> " + "".join(escape_block(annotation.quote.strip())))
    if facts:
        parts.append(escape_line(" · ".join(facts)))
    if annotation.tags:
        parts.append("Tags: " + ", ".join("#" + escape_line(tag) for tag in annotation.tags))
    body = _verbatim(annotation.body)
    if body:
        parts.append(body)
    if not parts or not _PLAIN_START.match(parts[0]):
        parts.insert(0, "Note:")
    lines = "\n\n".join(parts).split("\n")
    return "\n".join(
        [start + lines[0], *[f"    {line}" if line.strip() else "" for line in lines[1:]]]
    )


def _verbatim(body: str) -> str:
    """Return a note's Markdown as typed, without what no file can hold and blank lines around.

    Several blank lines become one: after two, Python-Markdown takes a footnote to be over.
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    body = body.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    body = re.sub(r"\n(?:[^\S\n]*\n){2,}", "\n\n", body)
    return re.sub(r"\A(?:[^\S\n]*\n)+", "", body).rstrip()
