"""What ``notes`` does: the annotations of all articles, found by what they are and hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from annotation.entities import Label
from annotation.notes import AnchorState, Colour
from annotation.notes_filter import DatedBy, NoteOrder, NotesFilter
from formats.notes_markdown import pieces_of_markdown
from storage import Archive, NoteRow
from ui.command_session import Session
from ui.command_work import meant_colour
from ui.jobs import shown_name
from ui.output import Output, shortened
from ui.records import Record, annotation_record, annotation_words, notes_by_article

PAGE = 500
"""Annotations read in one go."""


@dataclass(frozen=True)
class Wanted:
    """Which annotations to list: ``colours`` are colours or the reader's names for them."""

    filter: NotesFilter
    colours: tuple[str, ...] = ()
    order: NoteOrder = NoteOrder.ARTICLES
    limit: int | None = None
    markdown: bool = False


def wanted(
    *,
    search: str,
    tags: tuple[str, ...],
    label: str | None,
    since: datetime | None,
    until: datetime | None,
    by_article: bool,
    orphan: bool,
    fuzzy: bool,
    newest: bool,
    **more: Any,
) -> Wanted:
    """Return what the options of the command ask for."""
    states = ((AnchorState.ORPHAN, orphan), (AnchorState.FUZZY, fuzzy))
    chosen = NotesFilter(
        words=shown_name(search),
        tags=tuple(map(shown_name, tags)),
        label=Label(label) if label else None,
        entity=shown_name(more["entity"]),
        source=None if more["source"] is None else shown_name(more["source"]),
        since=since.date() if since else None,
        until=until.date() if until else None,
        dated_by=DatedBy.ARTICLE if by_article else DatedBy.NOTE,
        has_note=more["has_note"],
        states=tuple(state for state, asked in states if asked),
    )
    order = NoteOrder.NEWEST if newest else NoteOrder.ARTICLES
    return Wanted(chosen, more["colours"], order, more["limit"], more["markdown"])


def list_notes(session: Session, wanted: Wanted, output: Output) -> int:
    """List annotations; those of one article that follow each other stand under its title.

    Raises:
        UnknownColourError: a colour that is asked for is none.
    """
    with session.reading() as archive:
        chosen = _with_colours(archive, wanted)
        rows = _rows(archive, wanted, chosen)
        if wanted.markdown:
            _print_markdown(rows, min(archive.all_notes.count(chosen), wanted.limit or 2**63))
        else:
            _print(rows, output)
    return output.status


def _with_colours(archive: Archive, wanted: Wanted) -> NotesFilter:
    names = archive.colours.names()
    found = dict.fromkeys(meant_colour(words, names) for words in wanted.colours)
    return replace(wanted.filter, colours=tuple(colour for colour in Colour if colour in found))


def _rows(archive: Archive, wanted: Wanted, chosen: NotesFilter) -> Iterator[NoteRow]:
    done = 0
    while wanted.limit is None or done < wanted.limit:
        most = PAGE if wanted.limit is None else min(PAGE, wanted.limit - done)
        page = archive.all_notes.find(chosen, wanted.order, most, done)
        yield from page
        done += len(page)
        if len(page) < most:
            return


def _print(rows: Iterable[NoteRow], output: Output) -> None:
    count = 0
    for article_id, group in groupby(rows, key=lambda row: row.annotation.article_id):
        for place, row in enumerate(group):
            if not place:
                about = f"  ({shortened(row.source, 40)})" if row.source else ""
                output.words(f"{article_id:>5}  {shortened(row.title, 80)}{about}")
            output.record(_record(row), annotation_words(row.annotation))
            count += 1
    if not count:
        output.words("No annotation is like that.")


def _record(row: NoteRow) -> Record:
    article: Record = {
        "id": row.annotation.article_id,
        "title": row.title,
        "source": row.source,
        "published": row.published,
    }
    return {**annotation_record(row.annotation), "article": article}


def _print_markdown(rows: Iterable[NoteRow], count: int) -> None:
    title = "1 annotation" if count == 1 else f"{count:,} annotations"
    for piece in pieces_of_markdown(title, notes_by_article(rows)):
        print(piece, end="", flush=True)
