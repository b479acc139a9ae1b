"""What is said to a reader who hears the page: where highlights and notes begin and end. No Qt.

All offsets are code points of the article's text.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotation.entities import Mention
from annotation.notes import Annotation, Role
from annotation.selectors import Span
from ui.entities.labels import ONE

LONGEST_NOTE = 80
"""Code points of a note that are said where it begins; the panel has all of it."""

LONGEST_READ = 1200
"""Code points of the article that are read out at once."""

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"^\s*(?:[#>]+|[-*+]|\d+\.)\s+|[*_`~]+", re.MULTILINE)
_PAUSE = re.compile(r"[.,;:!?…][\"'”’»)]*$")


class Edge(NamedTuple):
    """Where an annotation begins or ends."""

    at: int
    begins: bool
    annotation: Annotation


def edges(annotations: Iterable[Annotation], after: int, until: int) -> list[Edge]:
    """Return the edges in ``after < edge <= until`` in the order in which they are read.

    At one place ends come before beginnings, the inner end first and the outer beginning first.
    """
    found = []
    for each in annotations:
        span = each.span
        if span is not None and after < span.start <= until:
            found.append(Edge(span.start, True, each))
        if span is not None and after < span.end <= until:
            found.append(Edge(span.end, False, each))
    return sorted(found, key=_in_order)


def _in_order(edge: Edge) -> tuple[int, bool, int]:
    span = edge.annotation.span or Span(0, 0)
    return edge.at, edge.begins, -span.end if edge.begins else -span.start


def covering(annotations: Iterable[Annotation], offset: int) -> frozenset[str]:
    """Return the ids of the annotations that the character at an offset lies in."""
    return frozenset(each.id for each in annotations if each.span and each.span.contains(offset))


def going_on(annotations: Iterable[Annotation], offset: int) -> frozenset[str]:
    """Return the ids of the annotations that began before an offset and end after it."""
    spans = ((each.id, each.span) for each in annotations)
    return frozenset(id_ for id_, span in spans if span and span.start < offset < span.end)


# Phrases


def called(annotation: Annotation) -> str:
    """Return what an annotation is called: "highlight yellow (claim)", or "note"."""
    if annotation.role is Role.HIGHLIGHT:
        return f"highlight {annotation.colour_in_words}"
    return "note"


def first_words(body: str, most: int = LONGEST_NOTE) -> str:
    """Return the beginning of a note as plain words, without the signs of Markdown."""
    words = " ".join(_SIGNS.sub("", _LINK.sub(r"\1", body)).split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"


def begins(annotation: Annotation) -> str:
    """Say that an annotation begins, and what a note says."""
    words = first_words(annotation.body) if annotation.role is Role.NOTE else ""
    return f"{called(annotation)} begins" + (f": {words}" if words else "")


def ends(annotation: Annotation) -> str:
    """Say that an annotation ends."""
    return f"{called(annotation)} ends"


def into(annotation: Annotation) -> str:
    """Say that one is in an annotation now, but not at its beginning."""
    words = first_words(annotation.body) if annotation.role is Role.NOTE else ""
    return f"in {called(annotation)}" + (f": {words}" if words else "")


def out_of(annotation: Annotation) -> str:
    """Say that one is in an annotation no more, but not past its end."""
    return f"out of {called(annotation)}"


def _phrase(edge: Edge, annotations: Iterable[Annotation]) -> str:
    """Say an edge; where one of several alike ends, that it is not the last."""
    if edge.begins:
        return begins(edge.annotation)
    alike = (each for each in annotations if called(each) == called(edge.annotation))
    more = any(each.span and each.span.start < edge.at < each.span.end for each in alike)
    return f"{ends(edge.annotation)}, another goes on" if more else ends(edge.annotation)


# What is said


def passed(annotations: Sequence[Annotation], before: int, after: int) -> str:
    """Say what begins and ends between two places of a cursor that goes by letters or words."""
    if before <= after:
        return ", ".join(_phrase(each, annotations) for each in edges(annotations, before, after))
    found = reversed(edges(annotations, after, before))
    said = [out_of(each.annotation) if each.begins else into(each.annotation) for each in found]
    return ", ".join(said)


def arrived(annotations: Sequence[Annotation], inside: Collection[str], place: int) -> list[str]:
    """Say which annotations one has come out of or into by going to another place.

    ``inside`` are the ids of those that one was in. Those that begin just there are left out.
    """
    said = []
    for each in annotations:
        if each.span is None:
            continue
        here = each.span.start < place < each.span.end
        if each.id in inside and not here and each.span.start != place:
            said.append(ends(each) if each.span.end <= place else out_of(each))
        elif here and each.id not in inside:
            said.append(into(each))
    return said


def on_line(
    text: str, annotations: Sequence[Annotation], inside: Collection[str], line: Span
) -> str:
    """Say what begins and ends on a line, each with its word: the line itself is read already."""
    said = arrived(annotations, inside, line.start)
    for edge in edges(annotations, line.start - 1, line.end):
        if edge.begins and edge.at < line.end:
            said.append(f"{begins(edge.annotation)}, at “{_word_from(text, edge.at)}”")
        elif not edge.begins and edge.at > line.start:
            said.append(f"{_phrase(edge, annotations)}, after “{_word_before(text, edge.at)}”")
    return ", ".join(said)


def _word_from(text: str, offset: int) -> str:
    return next(iter(text[offset : offset + 60].split()), "")


def _word_before(text: str, offset: int) -> str:
    return next(iter(text[max(0, offset - 60) : offset].split()[-1:]), "")


def read(text: str, annotations: Sequence[Annotation], inside: Collection[str], span: Span) -> str:
    """Return the words of a span with what begins and ends among them said in its place."""
    stop = min(span.end, span.start + LONGEST_READ)
    found = [
        each
        for each in edges(annotations, span.start - 1, stop)
        if (each.at < span.end if each.begins else each.at > span.start)
    ]
    pieces = arrived(annotations, inside, span.start)
    places = [span.start, *(edge.at for edge in found), stop]
    for (start, end), edge in zip(pairwise(places), [*found, None], strict=True):
        pieces.append(" ".join(text[start:end].split()))
        if edge is not None:
            pieces.append(_phrase(edge, annotations))
    return joined(pieces) + ("…" if stop < span.end else "")


def joined(pieces: Iterable[str]) -> str:
    """Return pieces as one text in which a voice pauses between them."""
    result = ""
    for piece in filter(None, pieces):
        bare = not result or not any(map(str.isalnum, piece))  # a full stop left over
        gap = "" if bare else " " if _PAUSE.search(result) else ", "
        result += gap + piece
    return result


def name_in_words(words: str, mention: Mention) -> str:
    """Say what a mention names: "person, Angela Merkel", after its words where they differ."""
    words = " ".join(words.split())
    what = f"{ONE[mention.label].lower()}, {mention.entity}"
    said = what if words == mention.entity else f"{words}: {what}"
    return f"{said}, decided by you" if mention.decision else said


def annotation_in_words(text: str, annotation: Annotation) -> str:
    """Say what an annotation is, what its note says, and on which words it lies."""
    words = first_words(annotation.body) if annotation.role is Role.NOTE else ""
    tags = f"tagged {', '.join(annotation.tags)}" if annotation.tags else ""
    span = annotation.span
    quote = text[span.start : min(span.end, span.start + LONGEST_READ)] if span else ""
    on = f"on: {' '.join(quote.split())}" if quote else ""
    return joined([called(annotation), words, tags, on])


def overview(annotations: Sequence[Annotation], names: int) -> str:
    """Say what there is on a page: "14 highlights, 3 notes, 21 names"."""
    highlights = sum(each.role is Role.HIGHLIGHT for each in annotations)
    counts = ((highlights, "highlight"), (len(annotations) - highlights, "note"), (names, "name"))
    said = [f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    return ", ".join(said) or "nothing marked"


_SIGN_NAMES = {"]": "right bracket", "[": "left bracket", "}": "right brace", "{": "left brace"}


def key_in_words(key: str) -> str:
    """Return a key as a voice can say it, which passes over brackets."""
    return _SIGN_NAMES.get(key, key)
