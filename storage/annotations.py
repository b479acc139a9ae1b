"""The annotations of an archive."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from annotation.notes import AnchorState, Annotation, Colour, Role, clean_tag, reading_order
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector
from storage.changes import Changes
from storage.database import Database, checked, new_uuid, storable
from storage.errors import DAMAGED, ArchiveError
from storage.history import History

if TYPE_CHECKING:
    from storage.steps import Image

COLUMNS = (
    *("uuid", "article_id", "start", "end", "exact", "prefix", "suffix"),
    *("colour", "body", "tags", "created", "modified", "state"),
)
"""What ``read_annotation`` reads, in this order."""

_LISTED = ", ".join(f'"{name}"' for name in COLUMNS)
_PASSAGE = (int, int, str, str, str)
_NO_PASSAGE = (type(None),) * 5
_COLOURS = tuple(Colour)
_STATES = tuple(AnchorState)


class Annotations:
    """Keeps annotations. Bodies and tags are kept as typed, but for NUL and lone surrogates."""

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history

    def of(self, article_id: int) -> list[Annotation]:
        """Return the annotations of an article in reading order."""
        rows = self._database.rows(
            f"SELECT {_LISTED} FROM annotations WHERE article_id = ? ORDER BY id", (article_id,)
        )
        return sorted(map(read_annotation, rows), key=reading_order)

    def get(self, annotation_id: str) -> Annotation:
        """Return one annotation.

        Raises:
            ArchiveError: there is none with this id.
        """
        row = self._database.row(
            f"SELECT {_LISTED} FROM annotations WHERE uuid = ?", (annotation_id,)
        )
        if row is None:
            raise _missing(annotation_id)
        return read_annotation(row)

    def add(
        self,
        article_id: int,
        span: Span | None,
        *,
        colour: Colour = Colour.YELLOW,
        body: str = "",
        tags: Iterable[str] = (),
    ) -> tuple[Annotation, Changes]:
        """Annotate a passage (code points), or with None the whole article.

        Raises:
            ArchiveError: there is no such article, or the archive is read-only.
            ValueError: the span is empty or ends beyond the text.
        """
        now = self._database.now()
        values: Image = {
            "uuid": new_uuid(),
            "article_id": article_id,
            **self._selectors(article_id, span),
            "colour": colour.value,
            "body": storable(body),
            "tags": _join_tags(tags),
            "created": now,
            "modified": now,
            "state": AnchorState.EXACT.value,
        }
        annotation = read_annotation([values[name] for name in COLUMNS])
        with self._history.step(_ADDED[annotation.role]) as step:
            step.insert("annotations", values)
        return annotation, step.changes

    def update(
        self,
        annotation_id: str,
        *,
        colour: Colour | None = None,
        body: str | None = None,
        tags: Iterable[str] | None = None,
        joins: str | None = None,
    ) -> Changes:
        """Change what is given and differs; nothing happens where nothing differs.

        Updates in a row with the same ``joins`` are one step to undo: typing.

        Raises:
            ArchiveError: there is no such annotation, or the archive is read-only.
        """
        row_id, row = self._row(annotation_id)
        wanted: Image = {}
        if colour is not None:
            wanted["colour"] = colour.value
        if body is not None:
            wanted["body"] = storable(body)
        if tags is not None:
            wanted["tags"] = _join_tags(tags)
        changed = {name: value for name, value in wanted.items() if row[name] != value}
        if not changed:
            return Changes()
        changed["modified"] = self._database.now()
        with self._history.step(_update_title(changed), joins or "") as step:
            step.update("annotations", row_id, changed)
        return step.changes

    def delete(self, ids: Iterable[str]) -> Changes:
        """Delete annotations.

        Raises:
            ArchiveError: one of them does not exist, or the archive is read-only.
        """
        wanted = list(dict.fromkeys(ids))
        rows = [self._row(each)[0] for each in wanted]
        what = self.get(wanted[0]).role.value if len(wanted) == 1 else f"{len(wanted)} annotations"
        with self._history.step(f"Delete {what}") as step:
            for row_id in rows:
                step.delete("annotations", row_id)
        return step.changes

    def tags(self) -> list[tuple[str, int]]:
        """Return every tag outside the bin with its count of annotations, in alphabetical order."""
        rows = self._database.rows(
            "SELECT tags FROM annotations JOIN articles ON articles.id = article_id"
            " WHERE tags <> '' AND deleted IS NULL"
        )
        counts = Counter(tag for (tags,) in rows for tag in tags.split("\n"))
        return sorted(counts.items(), key=lambda each: (each[0].casefold(), each[0]))

    def _row(self, annotation_id: str) -> "tuple[int, Image]":
        row = self._database.row(
            f"SELECT id, {_LISTED} FROM annotations WHERE uuid = ?", (annotation_id,)
        )
        if row is None:
            raise _missing(annotation_id)
        return int(row[0]), dict(zip(COLUMNS, row[1:], strict=True))

    def _selectors(self, article_id: int, span: Span | None) -> "Image":
        row = self._database.row(
            "SELECT body FROM articles JOIN texts ON texts.id = text_id WHERE articles.id = ?",
            (article_id,),
        )
        if row is None:
            raise ArchiveError(f"There is no article {article_id} in this archive.")
        names = ("start", "end", "exact", "prefix", "suffix")
        if span is None:
            return dict.fromkeys(names)
        from annotation.anchoring import describe  # only what is new has to be described

        selectors = describe(row[0], span)
        quote = selectors.quote
        values = (span.start, span.end, quote.exact, quote.prefix, quote.suffix)
        return dict(zip(names, values, strict=True))


_ADDED = {
    Role.HIGHLIGHT: "Highlight",
    Role.NOTE: "Add note",
    Role.ARTICLE_NOTE: "Add article note",
}


def read_annotation(row: Sequence[Any]) -> Annotation:
    """Return the annotation in a row of ``COLUMNS``.

    Raises:
        ArchiveError: it is damaged.
    """
    passage = _PASSAGE if row[2] is not None else _NO_PASSAGE
    identifier, article_id, start, end, *quote, colour, body, tags, created, modified, state = (
        checked(tuple(row), (str, int, *passage, *[str] * 6))
    )
    selectors = None
    if start is not None:
        if not 0 <= start <= end:
            raise ArchiveError(DAMAGED)
        selectors = Selectors(TextPositionSelector(start, end), TextQuoteSelector(*quote))
    return Annotation(
        identifier,
        article_id,
        selectors,
        # A newer Pressmark may know colours and states that this one does not.
        Colour(colour) if colour in _COLOURS else Colour.YELLOW,
        body,
        tuple(tags.split("\n")) if tags else (),
        created,
        modified,
        AnchorState(state) if state in _STATES else AnchorState.ORPHAN,
    )


def _join_tags(tags: Iterable[str]) -> str:
    """Return tags one a line, cleaned, each once whatever its case."""
    cleaned = (clean_tag(storable(tag)) for tag in tags)
    once: dict[str, str] = {}
    for tag in filter(None, cleaned):
        once.setdefault(tag.casefold(), tag)
    return "\n".join(once.values())


def _update_title(changed: "Image") -> str:
    titles = {"colour": "Change colour", "body": "Edit note", "tags": "Edit tags"}
    named = [title for name, title in titles.items() if name in changed]
    return named[0] if len(named) == 1 else "Edit annotation"


def _missing(annotation_id: str) -> ArchiveError:
    return ArchiveError(f"There is no annotation {annotation_id} in this archive.")
