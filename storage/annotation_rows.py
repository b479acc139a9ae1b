"""How an annotation lies in its table, and how it is read from there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from annotation.notes import AnchorState, Annotation, Colour
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector
from storage.database import Database, checked, storable
from storage.errors import DAMAGED, ArchiveError
from storage.history import History

if TYPE_CHECKING:
    from storage.steps import Image, Step

COLUMNS = (
    *("uuid", "article_id", "start", "end", "exact", "prefix", "suffix"),
    *("colour", "body", "tags", "created", "modified", "state"),
)
"""What ``read_annotation`` reads, in this order."""

LISTED = ", ".join(f'"{name}"' for name in COLUMNS)
_PASSAGE = (int, int, str, str, str)
_NO_PASSAGE = (type(None),) * 5
_COLOURS = tuple(Colour)
_STATES = tuple(AnchorState)


class AnnotationRows:
    """Reads rows and describes passages, for those who write annotations."""

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history

    def get(self, annotation_id: str) -> Annotation:
        """Return one annotation.

        Raises:
            ArchiveError: there is none with this id.
        """
        row = self._database.row(
            f"SELECT {LISTED} FROM annotations WHERE uuid = ?", (annotation_id,)
        )
        if row is None:
            raise _missing(annotation_id)
        return read_annotation(row, colour_names(self._database))

    def _row(self, annotation_id: str) -> "tuple[int, Image]":
        row = self._database.row(
            f"SELECT id, {LISTED} FROM annotations WHERE uuid = ?", (annotation_id,)
        )
        if row is None:
            raise _missing(annotation_id)
        return int(row[0]), dict(zip(COLUMNS, row[1:], strict=True))

    def _text(self, article_id: int) -> str:
        row = self._database.row(
            "SELECT body FROM articles JOIN texts ON texts.id = text_id WHERE articles.id = ?",
            (article_id,),
        )
        if row is None:
            raise ArchiveError(f"There is no article {article_id} in this archive.")
        return str(row[0])

    def _selectors(self, article_id: int, span: Span | None) -> "Image":
        text = self._text(article_id)
        names = ("start", "end", "exact", "prefix", "suffix")
        if span is None:
            return dict.fromkeys(names)
        from annotation.anchoring import describe  # only what is new has to be described

        quote = describe(text, span).quote
        values = (span.start, span.end, quote.exact, quote.prefix, quote.suffix)
        return dict(zip(names, values, strict=True))

    def _delete_row(self, step: "Step", row_id: int) -> None:
        """Delete an annotation with its places on other versions of the article."""
        self._forget_places(step, row_id)
        step.delete("annotations", row_id)

    def _forget_places(self, step: "Step", row_id: int) -> None:
        """Let an annotation be looked for anew on other versions of the article."""
        for (anchor_id,) in self._database.rows(
            "SELECT id FROM anchors WHERE annotation_id = ?", (row_id,)
        ):
            step.delete("anchors", anchor_id)


def read_annotation(row: Sequence[Any], names: Mapping[str, str] | None = None) -> Annotation:
    """Return the annotation in a row of ``COLUMNS``; ``names`` are those of ``colour_names``.

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
    # A newer Pressmark may know colours and states that this one does not.
    known = Colour(colour) if colour in _COLOURS else Colour.YELLOW
    return Annotation(
        identifier,
        article_id,
        selectors,
        known,
        body,
        tuple(tags.split("\n")) if tags else (),
        created,
        modified,
        AnchorState(state) if state in _STATES else AnchorState.ORPHAN,
        (names or {}).get(known.value, ""),
    )


def colour_names(database: Database) -> dict[str, str]:
    """Return the names that the reader gave to colours, by the colour's own name."""
    rows = database.rows("SELECT colour, name FROM colours")
    return {checked(row, (str, str))[0]: row[1] for row in rows}


def join_tags(tags: Iterable[str]) -> str:
    """Return tags one a line, cleaned, each once whatever its case."""
    from annotation.tags import without_doubles  # only what is written has to be cleaned

    return "\n".join(without_doubles(map(storable, tags)))


def _missing(annotation_id: str) -> ArchiveError:
    return ArchiveError(f"There is no annotation {annotation_id} in this archive.")
