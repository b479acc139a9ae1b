"""The annotations of an archive."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from annotation.notes import AnchorState, Annotation, Colour, reading_order
from annotation.selectors import Span
from storage.annotation_rows import (
    COLUMNS,
    LISTED,
    AnnotationRows,
    colour_names,
    join_tags,
    read_annotation,
)
from storage.changes import Changes
from storage.database import new_uuid, storable

if TYPE_CHECKING:
    from storage.shaping import Shaping
    from storage.steps import Image


class Annotations(AnnotationRows):
    """Keeps annotations. Bodies and tags are kept as typed, but for NUL and lone surrogates."""

    def of(self, article_id: int) -> list[Annotation]:
        """Return the annotations of an article in reading order."""
        rows = self._database.rows(
            f"SELECT {LISTED} FROM annotations WHERE article_id = ? ORDER BY id", (article_id,)
        )
        names = colour_names(self._database)
        return sorted((read_annotation(row, names) for row in rows), key=reading_order)

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
            "tags": join_tags(tags),
            "created": now,
            "modified": now,
            "state": AnchorState.EXACT.value,
        }
        names = colour_names(self._database)
        annotation = read_annotation([values[name] for name in COLUMNS], names)
        from storage import annotation_titles  # only what is written has to be named

        with self._history.step(annotation_titles.added(annotation)) as step:
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
            wanted["tags"] = join_tags(tags)
        changed = {name: value for name, value in wanted.items() if row[name] != value}
        if not changed:
            return Changes()
        changed["modified"] = self._database.now()
        from storage import annotation_titles  # only what is written has to be named

        title = annotation_titles.updated(changed, str(row["exact"] or ""))
        with self._history.step(title, joins or "") as step:
            step.update("annotations", row_id, changed)
        return step.changes

    def delete(self, ids: Iterable[str]) -> Changes:
        """Delete annotations.

        Raises:
            ArchiveError: one of them does not exist, or the archive is read-only.
        """
        wanted = list(dict.fromkeys(ids))
        rows = [self._row(each)[0] for each in wanted]
        from storage import annotation_titles  # only what is written has to be named

        title = annotation_titles.deleted([self.get(each) for each in wanted])
        with self._history.step(title) as step:
            for row_id in rows:
                self._delete_row(step, row_id)
        return step.changes

    # What seldom happens, and so is loaded late

    @cached_property
    def _shaping(self) -> "Shaping":
        from storage.shaping import Shaping

        return Shaping(self._database, self._history)

    def move(self, annotation_id: str, span: Span, joins: str | None = None) -> Changes:
        """Put an annotation on other words (code points): see :meth:`Shaping.move`."""
        return self._shaping.move(annotation_id, span, joins)

    def split(self, annotation_id: str, offset: int) -> tuple[Annotation, Annotation, Changes]:
        """Cut an annotation in two before a code point offset: see :meth:`Shaping.split`."""
        return self._shaping.split(annotation_id, offset)

    def merge(self, ids: Iterable[str]) -> tuple[Annotation, Changes]:
        """Make one of annotations that touch each other: see :meth:`Shaping.merge`."""
        return self._shaping.merge(ids)

    def recolour(self, ids: Iterable[str], colour: Colour) -> Changes:
        """Give several annotations a colour in one step: see :meth:`Shaping.recolour`."""
        return self._shaping.recolour(ids, colour)

    # Tags

    def tags(self) -> list[tuple[str, int]]:
        """Return every tag outside the bin with its count of annotations, in alphabetical order."""
        rows = self._database.rows(
            "SELECT tags FROM annotations JOIN articles ON articles.id = article_id"
            " WHERE tags <> '' AND deleted IS NULL"
        )
        counts = Counter(tag for (tags,) in rows for tag in tags.split("\n"))
        return sorted(counts.items(), key=lambda each: (each[0].casefold(), each[0]))
