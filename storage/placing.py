"""Annotations that lost their place, and putting them on other words by hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotation.notes import AnchorState, Annotation, reading_order
from storage.anchor_rows import held_values
from storage.annotation_rows import COLUMNS, colour_names, read_annotation
from storage.changes import Changes
from storage.database import Database, Row
from storage.errors import ArchiveError
from storage.history import History

if TYPE_CHECKING:
    from annotation.anchoring import Anchoring
    from annotation.selectors import Span

MOST_PLACES = 3
"""Places that are offered for an annotation that lost its own."""


class Placing:
    """Finds annotations that lost their place, and gives them another one."""

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history

    def orphans(self, article_id: int | None = None) -> list[Annotation]:
        """Return the annotations that lost their place, of one article or of all outside the bin.

        Those of the newest article come first.
        """
        which = "deleted IS NULL" if article_id is None else "article_id = ?"
        rows = self._annotations(
            f"state = 'orphan' AND {which}", () if article_id is None else (article_id,)
        )
        names = colour_names(self._database)
        found = [read_annotation(row[1:], names) for row in rows]
        return sorted(found, key=lambda each: (-each.article_id, reading_order(each)))

    def places_for(self, annotation_id: str) -> "list[Anchoring]":
        """Return where an annotation's words most probably stand now, the best place first.

        Raises:
            ArchiveError: there is no such annotation.
        """
        from annotation.anchoring import ranked_places

        _, annotation = self._annotation(annotation_id)
        if annotation.selectors is None:
            return []
        text = self._shown(annotation.article_id)
        return ranked_places(text, annotation.selectors, MOST_PLACES)

    def place(self, annotation_id: str, span: "Span") -> Changes:
        """Put an annotation on other words (code points) of the present text, as one step.

        Raises:
            ArchiveError: there is no such annotation, it is on the whole article, or the archive
                is read-only.
            ValueError: the span is empty or ends beyond the text.
        """
        from annotation.anchoring import describe
        from annotation.carrying import Held

        row_id, annotation = self._annotation(annotation_id)
        if annotation.selectors is None:
            raise ArchiveError("A note on the whole article has no place in the text.")
        text = self._shown(annotation.article_id)
        held = Held(describe(text, span), AnchorState.EXACT)
        if held == Held(annotation.selectors, annotation.state):
            return Changes()
        values = {**held_values(held), "modified": self._database.now()}
        with self._history.step(f"Place {annotation.role.value}") as step:
            step.update("annotations", row_id, values)
        return step.changes

    def _annotation(self, annotation_id: str) -> tuple[int, Annotation]:
        rows = self._annotations("annotations.uuid = ?", (annotation_id,))
        if not rows:
            raise ArchiveError(f"There is no annotation {annotation_id} in this archive.")
        row_id, *row = rows[0]
        return int(row_id), read_annotation(row, colour_names(self._database))

    def _annotations(self, which: str, values: Sequence[object] = ()) -> list[Row]:
        """Return rows of annotations, each with its row id before its columns."""
        columns = ", ".join(f'annotations."{name}"' for name in COLUMNS)
        return self._database.rows(
            f"SELECT annotations.id, {columns} FROM annotations"
            f" JOIN articles ON articles.id = article_id WHERE {which} ORDER BY annotations.id",
            values,
        )

    def _shown(self, article_id: int) -> str:
        """Return the text that an article shows."""
        row = self._database.row("SELECT text_id FROM articles WHERE id = ?", (article_id,))
        return self._body(row[0]) if row else ""

    def _body(self, text_id: int) -> str:
        row = self._database.row("SELECT body FROM texts WHERE id = ?", (text_id,))
        if row is None:
            raise ArchiveError("The text of this version is gone.")
        return str(row[0])
