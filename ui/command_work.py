"""What each command of the command line does; ui/command_line.py says how it is called."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotation.anchoring import exact_places
from annotation.article import Article
from annotation.entities import Mention, entities_of
from annotation.notes import Colour
from annotation.recognition import STAMP
from annotation.selectors import Span, TextQuoteSelector
from formats.markdown_export import Export
from storage import (
    MATCH_END,
    MATCH_START,
    Archive,
    ArticleRow,
    Batch,
    KeptArticle,
    check,
)
from ui import records
from ui.analysis import read
from ui.command_session import (
    Mentions,
    Session,
    decided,
    found_names,
    in_words,
    keep_mentions,
    not_marked,
    present_mentions,
)
from ui.exporting import ExportedFile, export_to, origin_name
from ui.jobs import shown_name
from ui.output import Output, shortened, table
from ui.worker import Worker

PAGE = 500
"""Articles listed in one go."""

MOST_HITS = 1000
"""Hits that ``search`` prints at the most."""


class UnknownColourError(ValueError):
    """Words mean no colour, or more than one; says so in a sentence."""


@dataclass(frozen=True)
class Passage:
    """What ``annotate`` is to mark, and with what."""

    article_id: int
    quote: str
    prefix: str
    suffix: str
    note: str
    tags: tuple[str, ...]
    colour: str
    """A colour, or what the reader calls one."""


def add(session: Session, sources: Sequence[str], output: Output) -> int:
    """Keep articles and the names in them; one that fails does not stop the rest."""
    batch = Batch()
    with session.writing() as archive, Worker() as worker:
        for source in sources:
            record = _add_one(archive, worker, source, output, batch)
            if record["error"]:
                output.failed(str(record["error"]), shown_name(source))
            title = record["title"] or shown_name(source)
            words = f"{record['status']:<9}  {record['id'] or '':>5}  {title}"
            output.record(record, words.rstrip() + _what_came_of_it(record))
    return output.status


def _what_came_of_it(record: records.Record) -> str:
    """Return a second line for a text that is a version, or that was not taken in."""
    report = record["report"]
    if isinstance(report, dict):
        counts = ", ".join(f"{count} {state}" for state, count in report.items() if count)
        words = f"annotations: {counts}" if counts else ""
    else:
        aside = "kept aside: " if record["status"] == "waiting" else ""
        words = f"{aside}{record['reason']}" if record["reason"] else ""
    return f"\n{'':<18}{words}" if words else ""


def _add_one(
    archive: Archive, worker: Worker, source: str, output: Output, batch: Batch
) -> records.Record:
    record: records.Record = {
        "source": source,
        "id": None,
        "title": "",
        "status": "failed",
        "reason": "",
        "report": None,
        "error": None,
    }
    try:
        added = archive.articles.add(read(worker, source), _origin(source), batch)
        record |= {"id": added.id, "status": str(added.status), "reason": added.reason}
        record["report"] = records.report_record(added.report)
        article = archive.articles.get(added.id).article  # what came in may only be kept aside
        record["title"] = article.title
        if archive.mentions.stamp(added.id) != STAMP:
            names, stamp = found_names(worker, article, output, shown_name(source))
            archive.mentions.put(added.id, names, stamp)
    except Exception as error:
        record["error"] = not_marked(error) if record["id"] else in_words(error)
    return record


def _origin(source: str) -> str:
    return "" if source == "-" else shown_name(str(Path(source).absolute()))


def list_articles(session: Session, output: Output) -> int:
    """List the articles, newest first."""
    with session.reading() as archive:
        rows: list[ArticleRow] = []
        while page := archive.articles.rows(limit=PAGE, offset=len(rows)):
            rows += page
    columns = table(
        [
            (
                f"{row.id:>5}",
                row.added[:10],
                f"{row.annotations:>4}",
                shortened(row.source, 24),
                shortened(row.title, 80),
            )
            for row in rows
        ]
    )
    for row, words in zip(rows, columns, strict=True):
        record: records.Record = {
            "id": row.id,
            "title": row.title,
            "author": row.author,
            "source": row.source,
            "added": row.added,
            "annotations": row.annotations,
        }
        output.record(record, words)
    return output.status


def show(session: Session, article_id: int, output: Output) -> int:
    """Show an article with the names and annotations in it."""
    with session.reading() as archive, Worker() as worker:
        article = archive.articles.get(article_id).article
        annotations = archive.annotations.of(article_id)
        proposals, fresh = present_mentions(archive, worker, article_id, article, output)
        mentions = archive.mentions.shown(article_id, proposals)
    if fresh:
        keep_mentions(session, {article_id: proposals})
    output.record(
        records.article_record(article_id, article, mentions, annotations),
        records.article_words(article, mentions, annotations),
    )
    return output.status


def annotate(session: Session, passage: Passage, output: Output) -> int:
    """Mark one passage and print the annotation.

    Raises:
        UnknownColourError: the passage's colour is none.
    """
    with session.writing() as archive:
        colour = meant_colour(passage.colour, archive.colours.names())
        article = archive.articles.get(passage.article_id).article
        span, problem = _place(article.text, passage)
        if span is None:
            output.failed(problem)
            return output.status
        annotation, _ = archive.annotations.add(
            passage.article_id,
            span,
            colour=colour,
            body=shown_name(passage.note),
            tags=tuple(map(shown_name, passage.tags)),
        )
    output.record(records.annotation_record(annotation), records.annotation_words(annotation))
    return output.status


def meant_colour(words: str, names: Mapping[Colour, str]) -> Colour:
    """Return the colour that words mean: a colour's own word, or else the reader's name for it.

    Raises:
        UnknownColourError: they mean none, or more than one.
    """
    wanted = " ".join(shown_name(words).split()).casefold()
    if wanted in tuple(Colour):
        return Colour(wanted)
    meant = [colour for colour, name in names.items() if name.casefold() == wanted]
    if len(meant) == 1:
        return meant[0]
    if meant:
        listed = " and ".join(meant)
        raise UnknownColourError(f"You call {listed} “{words}”; say which colour you mean.")
    known = ", ".join([*Colour, *(f"“{name}” ({colour})" for colour, name in names.items())])
    raise UnknownColourError(f"There is no colour “{words}”. The colours are {known}.")


def _place(text: str, passage: Passage) -> tuple[Span | None, str]:
    """Return where the quote stands, or None and why that cannot be told."""
    quote, prefix, suffix = map(_as_kept, (passage.quote, passage.prefix, passage.suffix))
    places = exact_places(text, TextQuoteSelector(quote, prefix, suffix))
    if len(places) == 1:
        return places[0], ""
    if places:
        return None, (
            f"These words stand {len(places)} times in the article; say which ones you mean with"
            " --prefix or --suffix and the words right before or after them."
        )
    if text.find(quote) < 0:
        return None, "The article does not contain these words; give them exactly as they stand."
    return None, "These words stand in the article, but not between this prefix and this suffix."


def _as_kept(words: str) -> str:
    """Return words as an article's text has them: NFC, plain line ends."""
    return unicodedata.normalize("NFC", shown_name(words).replace("\r\n", "\n"))


def search(session: Session, query: str, output: Output) -> int:
    """Find articles by their titles, texts and notes."""
    with session.reading() as archive:
        hits = archive.search.find(shown_name(query), limit=MOST_HITS)
    for hit in hits:
        snippet = hit.snippet.replace(MATCH_START, "").replace(MATCH_END, "")
        record: records.Record = {
            "id": hit.article_id,
            "title": hit.title,
            "snippet": snippet,
            "where": str(hit.where),
        }
        found = "" if hit.where == "title" else f"\n       {hit.where}: {shortened(snippet, 200)}"
        output.record(record, f"{hit.article_id:>5}  {hit.title}{found}")
    return output.status


def export(session: Session, ids: Sequence[int] | None, folder: Path, output: Output) -> int:
    """Write annotated articles as Markdown files; None as ``ids`` means all of them."""
    found: dict[int, Mentions] = {}
    names: list[str] = []
    with session.reading() as archive, Worker() as worker:
        chosen = archive.articles.ids() if ids is None else dict.fromkeys(ids)
        for article_id in chosen:
            record: records.Record = {
                "id": article_id,
                "title": "",
                "path": None,
                "status": "failed",
                "error": None,
            }
            try:
                kept = archive.articles.get(article_id)
                record["title"] = kept.article.title
                proposals, fresh = present_mentions(
                    archive, worker, article_id, kept.article, output
                )
                file = _export_one(archive, kept, proposals, folder, names)
                record |= {"path": str(file.path), "status": file.outcome.value}
                found |= {article_id: proposals} if fresh else {}
            except Exception as error:
                record["error"] = in_words(error)
                output.failed(str(record["error"]), str(article_id))
            where = record["path"] or record["title"]
            output.record(record, f"{record['status']:<9}  {article_id:>5}  {where}".rstrip())
    keep_mentions(session, found)
    return output.status


def _export_one(
    archive: Archive, kept: KeptArticle, proposals: Mentions, folder: Path, names: list[str]
) -> ExportedFile:
    """Write one article under a name that is not in ``names`` yet, and add its name to them."""
    contents = Export(
        kept.article,
        annotations=archive.annotations.of(kept.id),
        mentions=archive.mentions.shown(kept.id, proposals),
        added=kept.added,
        origin=origin_name(kept.origin),
    )
    file = export_to(folder, contents, kept.uuid, names)
    names.append(file.path.name)
    return file


def entities(session: Session, sources: Sequence[str], output: Output) -> int:
    """Show the names in files, as the reader has decided about names, without keeping anything."""
    with Worker() as worker:
        for source in sources:
            try:
                article = read(worker, source)
                proposals, _ = found_names(worker, article, output, shown_name(source))
                mentions = decided(session, article, proposals, output)
            except Exception as error:
                output.failed(in_words(error), shown_name(source))
                continue
            _print_entities(source, article, mentions, output)
    return output.status


def _print_entities(
    source: str, article: Article, mentions: Sequence[Mention], output: Output
) -> None:
    record: records.Record = {
        "source": source,
        "text": article.text,
        "mentions": [records.mention_record(article.text, each) for each in mentions],
    }
    lines = records.entity_lines(entities_of(article.text, mentions))
    output.record(record, "\n".join([shown_name(source), *lines]))


def check_archive(session: Session, output: Output) -> int:
    """Check the archive; every problem is a line on stderr."""
    with session.reading() as archive:
        problems = check(archive)
        count = archive.articles.count()
    for problem in problems:
        output.failed(problem)
    if not problems:
        output.words(f"The archive is whole; articles in it: {count}.")
    return output.status
