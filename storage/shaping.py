"""Changing the shape of annotations: their ends, cutting one in two, joining several."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotation.graphemes import snapped
from annotation.notes import AnchorState, Annotation, Colour
from annotation.selectors import Span
from annotation.shaping import in_text_order, joined, parted, why_not_joined
from storage import annotation_titles as titles
from storage.annotation_rows import AnnotationRows, join_tags
from storage.changes import Changes
from storage.database import new_uuid
from storage.errors import ArchiveError

if TYPE_CHECKING:
    from storage.steps import Image


class Shaping(AnnotationRows):
    """What :class:`storage.annotations.Annotations` leaves to others."""

    def move(self, annotation_id: str, span: Span, joins: str | None = None) -> Changes:
        """Put an annotation on other words (code points), grown to whole letters.

        It is described anew on the article's present text; on other versions it stays where it
        was. Moves in a row with the same ``joins`` are one step to undo.

        Raises:
            ArchiveError: there is no such annotation, it is a note on the whole article, or the
                archive is read-only.
            ValueError: the span is empty or ends beyond the text.
        """
        before = self.get(annotation_id)
        if before.selectors is None:
            raise ArchiveError("A note on the whole article has no ends to move.")
        text = self._text(before.article_id)
        if span.end <= len(text):
            span = snapped(text, span)
        if span == before.span:
            return Changes()
        values = {**self._placed(before.article_id, span), "modified": self._database.now()}
        title = ("Move ends of " if before.span else "Place ") + titles.called(before)
        with self._history.step(title, joins or "") as step:
            step.update("annotations", self._row(annotation_id)[0], values)
        return step.changes

    def split(self, annotation_id: str, offset: int) -> tuple[Annotation, Annotation, Changes]:
        """Cut an annotation in two before a code point offset; white space at the cut goes.

        Both parts are looked for anew on other versions of the article.

        The first part is the annotation itself and keeps its note; the second has its colour and
        its tags.

        Raises:
            ArchiveError: there is no such annotation, it has no words on one side of the offset,
                or the archive is read-only.
        """
        row_id, row = self._row(annotation_id)
        whole = self.get(annotation_id)
        parts = None
        if whole.span is not None:
            parts = parted(self._text(whole.article_id), whole.span, offset)
        if parts is None:
            raise ArchiveError(
                "A highlight can only be split between words of its own. Nothing was changed."
            )
        now = self._database.now()
        first, second = (self._placed(whole.article_id, part) for part in parts)
        new: Image = {
            **row,
            **second,
            "uuid": new_uuid(),
            "body": "",
            "created": now,
            "modified": now,
        }
        with self._history.step(f"Split {titles.called(whole)}") as step:
            self._forget_places(step, row_id)
            step.update("annotations", row_id, {**first, "modified": now})
            step.insert("annotations", new)
        return self.get(annotation_id), self.get(str(new["uuid"])), step.changes

    def merge(self, ids: Iterable[str]) -> tuple[Annotation, Changes]:
        """Make one of annotations that overlap or have nothing but white space between them.

        The first in the text stays, with its colour; notes are joined with a blank line between
        them, tags united. It is looked for anew on other versions of the article.

        Raises:
            ArchiveError: one of them does not exist, they cannot be one (the message says why), or
                the archive is read-only.
        """
        chosen = [self.get(each) for each in dict.fromkeys(ids)]
        text = self._text(chosen[0].article_id) if chosen else ""
        if refusal := why_not_joined(text, chosen):
            raise ArchiveError(refusal)
        first, *others = in_text_order(chosen)
        together = joined(chosen)
        values: Image = {
            **self._placed(first.article_id, together.span),
            "body": together.body,
            "tags": join_tags(together.tags),
            "modified": self._database.now(),
        }
        with self._history.step(f"Merge {len(chosen):,} annotations") as step:
            self._forget_places(step, self._row(first.id)[0])
            step.update("annotations", self._row(first.id)[0], values)
            for each in others:
                self._delete_row(step, self._row(each.id)[0])
        return self.get(first.id), step.changes

    def recolour(self, ids: Iterable[str], colour: Colour) -> Changes:
        """Give several annotations a colour in one step; those that have it already stay.

        Raises:
            ArchiveError: one of them does not exist, or the archive is read-only.
        """
        rows = [self._row(each) for each in dict.fromkeys(ids)]
        others = [(row_id, row) for row_id, row in rows if row["colour"] != colour.value]
        if not others:
            return Changes()
        one = titles.subject(str(others[0][1]["exact"] or ""))
        what = one if len(others) == 1 else f"{len(others):,} annotations"
        now = self._database.now()
        with self._history.step(f"Colour {what} {colour.value}") as step:
            for row_id, _ in others:
                step.update("annotations", row_id, {"colour": colour.value, "modified": now})
        return step.changes

    def _placed(self, article_id: int, span: Span) -> "Image":
        """Return the columns of an annotation that stands on a span of the present text."""
        return {**self._selectors(article_id, span), "state": AnchorState.EXACT.value}
