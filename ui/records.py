"""Articles, annotations and mentions as JSON records and as plain text for a terminal.

Offsets are code points into the article's text.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from annotation.article import Article, Block
from annotation.entities import Entity, Mention, entities_of
from annotation.notes import Annotation, reading_order
from formats.notes_markdown import NotesOf
from storage import NoteRow, VersionReport
from ui.output import shortened, table

Record = dict[str, object]


def block_record(block: Block) -> Record:
    """Return a block as ``show`` prints it."""
    return {"start": block.start, "end": block.end, "kind": block.kind.value}


def mention_record(text: str, mention: Mention) -> Record:
    """Return a mention as ``show`` and ``entities`` print it."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.span.of(text),
        "label": mention.label.value,
        "entity": mention.entity,
        "score": round(mention.score, 3),
    }


def annotation_record(annotation: Annotation) -> Record:
    """Return an annotation; ``start`` and ``end`` are null where it stands nowhere."""
    span, selectors = annotation.span, annotation.selectors
    return {
        "id": annotation.id,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "exact": selectors.quote.exact if selectors else "",
        "prefix": selectors.quote.prefix if selectors else "",
        "suffix": selectors.quote.suffix if selectors else "",
        "state": annotation.state.value,
        "note": annotation.body,
        "tags": list(annotation.tags),
        "colour": annotation.colour.value,
        "colour_name": annotation.colour_name,
        "created": annotation.created,
        "modified": annotation.modified,
    }


def article_record(
    article_id: int,
    article: Article,
    mentions: Iterable[Mention],
    annotations: Iterable[Annotation],
) -> Record:
    """Return an article with everything marked in it, annotations in reading order."""
    return {
        "id": article_id,
        "title": article.title,
        "text": article.text,
        "blocks": [block_record(block) for block in article.blocks],
        "mentions": [mention_record(article.text, mention) for mention in mentions],
        "annotations": [
            annotation_record(annotation) for annotation in sorted(annotations, key=reading_order)
        ],
    }


def article_words(
    article: Article, mentions: Iterable[Mention], annotations: Iterable[Annotation]
) -> str:
    """Return an article for reading in a terminal: head, text, notes, names."""
    about = " · ".join(part for part in (article.source, article.author, article.published) if part)
    title = "" if article.headline_span() else article.title
    head = [part for part in (title, about) if part]
    notes = [annotation_words(each) for each in sorted(annotations, key=reading_order)]
    names = entity_lines(entities_of(article.text, mentions))
    parts = ["\n".join(head), article.text] if head else [article.text]
    if notes:
        parts.append("Annotations\n" + "\n".join(notes))
    if names:
        parts.append("Names\n" + "\n".join(names))
    return "\n\n".join(parts)


def annotation_words(annotation: Annotation) -> str:
    """Return an annotation in one or two lines."""
    quote = f"“{shortened(annotation.quote)}”" if annotation.quote else annotation.role.value
    tags = "".join(f" #{tag}" for tag in annotation.tags)
    state = "" if annotation.span or not annotation.quote else f" ({annotation.state.value})"
    line = f"  [{annotation.colour_in_words}] {quote}{state}{tags}"
    note = annotation.body.strip().replace("\n", "\n      ")
    return f"{line}\n      {note}" if note else line


def report_record(report: VersionReport | None) -> Record | None:
    """Return how many annotations are in each state, None where nothing was reported."""
    return None if report is None else {each.value: n for each, n in report.counts.items()}


def entity_lines(entities: Sequence[Entity]) -> list[str]:
    """Return one line for each entity: label, count, name and other spellings."""
    return table(
        [
            (
                f"  {entity.label.value}",
                f"{len(entity.mentions):>4}",
                ", ".join(shortened(name) for name in (entity.name, *entity.aliases)),
            )
            for entity in entities
        ]
    )


def notes_by_article(rows: Iterable[NoteRow]) -> Iterator[NotesOf]:
    """Yield annotations of one article that follow each other as they are exported."""
    for _, group in groupby(rows, key=lambda row: row.annotation.article_id):
        listed = list(group)
        first = listed[0]
        yield NotesOf(
            first.title,
            first.author,
            first.source,
            first.published,
            tuple(row.annotation for row in listed),
        )
