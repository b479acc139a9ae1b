"""What ``entities --all`` does: whom and what the whole archive names."""

from contextlib import suppress
from typing import NamedTuple

from annotation.entities import Label
from storage import Archive, ArchiveError, KnownEntity, NamedIn
from ui.command_session import Session
from ui.output import Output, shortened
from ui.records import Record

ARTICLES = 1000
"""Articles of one entity that are listed at the most."""


class Wanted(NamedTuple):
    """Which entities to list: with a label or any, whose names hold words, at most so many."""

    label: Label | None = None
    search: str = ""
    limit: int = 100
    articles: bool = False


def list_entities(session: Session, wanted: Wanted, output: Output) -> int:
    """List the entities of the archive, those of most articles first."""
    _bring_up_to_date(session)
    with session.reading() as archive:
        found = archive.entities.all(wanted.limit, wanted.label, wanted.search)
        for known in found:
            named_in = archive.entities.articles_of(known.id, ARTICLES) if wanted.articles else None
            output.record(_record(known, named_in), _words(known, named_in))
        _tell_what_is_missing(archive, output)
    return output.status


def _bring_up_to_date(session: Session) -> None:
    """Count what is not counted yet, where the archive is there and may be written."""
    if session.place.exists():
        with suppress(ArchiveError), session.writing() as archive:
            archive.entities.bring_up_to_date()


def _tell_what_is_missing(archive: Archive, output: Output) -> None:
    count = archive.entities.uncounted()
    if count:
        articles = "1 article is" if count == 1 else f"{count:,} articles are"
        output.remark(
            f"{articles} not counted, because names were not looked for in it or the archive is in"
            " use. Open the window for a while, then ask again.",
            "entities",
        )


def _record(known: KnownEntity, named_in: list[NamedIn] | None) -> Record:
    record: Record = {
        "name": known.name,
        "label": known.label.value,
        "articles": known.articles,
        "mentions": known.mentions,
        "others": list(known.others),
    }
    if named_in is not None:
        record["named_in"] = [
            {
                "id": each.article_id,
                "title": each.title,
                "source": each.source,
                "name": each.name,
                "mentions": each.mentions,
            }
            for each in named_in
        ]
    return record


def _words(known: KnownEntity, named_in: list[NamedIn] | None) -> str:
    others = f"  ({', '.join(known.others)})" if known.others else ""
    lines = [
        f"{known.articles:>6,}  {known.label.value:<8}  {known.name}{shortened(others, 80)}",
        *(f"        {each.article_id:>6}  {shortened(each.title, 80)}" for each in named_in or ()),
    ]
    return "\n".join(lines)
