"""Several annotations at once, and one cut into several."""

from PySide6.QtCore import QObject

from annotation.notes import Annotation
from annotation.selectors import Span
from annotation.shaping import parted, touch
from ui.reading import ring
from ui.reading.marking import Marking
from ui.reading.word_edges import WordEdges
from ui.session import Session

NEAR = 200
"""Code points beside the cursor among which the edges of its word are looked for."""

WHERE_TO_SPLIT = (
    "Put the cursor into a highlight, or select some of its words, then split it there."
)
NOTHING_TO_MERGE = "Nothing touches this annotation. Select words over several to merge them."
NOTHING_HERE = "No annotation here. Select words over several, or go to a sentence."


class Several(QObject):
    """Chooses several annotations, merges what is chosen and splits what the cursor is in."""

    def __init__(self, session: Session, marking: Marking) -> None:
        super().__init__(marking)
        self._session = session
        self._marking = marking
        self._page = marking.page
        self._page.pointed_also.connect(self.point_also)
        marking.bar.merge_wanted.connect(self.merge)

    # Choosing

    def point_also(self, offset: int) -> None:
        """Choose what stands at an offset besides what is chosen, or leave it out again."""
        marks = self._page.marks
        here = marks.annotations_at(offset) if offset >= 0 else []
        if not here:
            return
        left = [each for each in here if each.id not in marks.chosen]
        ids = marks.chosen | {left[0].id} if left else marks.chosen - {each.id for each in here}
        self._choose([each for each in marks.annotations if each.id in ids])
        self._session.said.emit(f"{_counted(len(ids))} chosen.")

    def choose_here(self) -> None:
        """Choose all annotations of the selection, the sentence, or on the active one's words."""
        marks = self._page.marks
        place = self._page.selected_span() or marks.here or self._span(marks.active)
        chosen = ring.on(marks.annotations, place) if place is not None else []
        if not chosen:
            self._session.said.emit(NOTHING_HERE)
            return
        self._page.deselect()
        self._choose(chosen)
        self._session.said.emit(f"{_counted(len(chosen))} chosen.")

    def _choose(self, annotations: list[Annotation]) -> None:
        marks = self._page.marks
        ordered = sorted(annotations, key=lambda each: each.span or Span(0, 0))
        first = ordered[0] if ordered else None
        if first is not None and any(each.id == marks.active for each in ordered):
            first = next(each for each in ordered if each.id == marks.active)
        self._marking.choose(first, also=[each.id for each in ordered])

    def _choose_again(self, ids: list[str]) -> None:
        """Choose what is there of some annotations now, with no bar over it."""
        left = [each for each in self._page.marks.annotations if each.id in ids]
        self._choose(left)
        self._marking.bar.hide()

    def _span(self, annotation_id: str | None) -> Span | None:
        found = (each.span for each in self._page.marks.annotations if each.id == annotation_id)
        return next(found, None)

    # Merging

    def merge(self) -> None:
        """Merge what is chosen, or what the selection holds, or what touches the active one."""
        ids = self._to_merge()
        if len(ids) < 2:
            self._session.said.emit(NOTHING_TO_MERGE)
            return
        self._marking.bar.hide()
        self._page.deselect()
        self._session.shaping.merge(ids)
        self._choose_again(ids)

    def _to_merge(self) -> list[str]:
        marks, selected = self._page.marks, self._page.selected_span()
        placed = [(each, each.span) for each in marks.annotations if each.span is not None]
        if selected is not None:
            there = [(each, span) for each, span in placed if span.overlaps(selected)]
            inside = [
                pair
                for pair in there
                if selected.start <= pair[1].start and pair[1].end <= selected.end
            ]
            return [each.id for each, _ in (inside if len(inside) > 1 else there)]
        active = self._span(marks.active)
        if marks.also or active is None:
            return sorted(marks.chosen)
        text = self._text()
        return [each.id for each, span in placed if touch(text, active, span)]

    def _text(self) -> str:
        page = self._page.page
        return page.article.text if page is not None else ""

    # Splitting

    def split(self) -> None:
        """Cut the annotation that the cursor is in, or cut the selected words out of it."""
        selected = self._page.selected_span()
        annotation, cuts = self._cut_out(selected) if selected else self._cut_at_cursor()
        if annotation is None or not cuts:
            self._session.said.emit(WHERE_TO_SPLIT)
            return
        self._marking.bar.hide()
        self._page.deselect()
        self._session.shaping.split(annotation.id, cuts)
        self._choose_again([annotation.id])

    def _cut_out(self, selected: Span) -> tuple[Annotation | None, list[int]]:
        for each in self._candidates(selected):
            if each.span is not None:
                span, text = each.span, self._text()
                cuts = [at for at in (selected.start, selected.end) if parted(text, span, at)]
                if cuts:
                    return each, cuts
        return None, []

    def _cut_at_cursor(self) -> tuple[Annotation | None, list[int]]:
        page = self._page.page
        if page is None:
            return None, []
        offset = page.offset(self._page.textCursor().position())
        for each in self._candidates(Span(max(0, offset - 1), offset + 1)):
            for at in (self._between_words(offset), offset):
                if each.span is not None and parted(self._text(), each.span, at):
                    return each, [at]
        return None, []

    def _candidates(self, place: Span) -> list[Annotation]:
        """Return the annotations on some words, the active one first, then the shortest."""
        marks = self._page.marks
        return sorted(ring.on(marks.annotations, place), key=lambda each: each.id != marks.active)

    def _between_words(self, offset: int) -> int:
        """Return where the word at an offset begins or ends, whichever is nearer."""
        text = self._text()
        edges = WordEdges(text, Span(max(0, offset - NEAR), min(len(text), offset + NEAR)))
        for start, end in zip(edges.starts, edges.ends, strict=False):
            if start < offset < end:
                return min(start, end, key=lambda place: abs(place - offset))
        return offset


def _counted(annotations: int) -> str:
    return "1 annotation" if annotations == 1 else f"{annotations:,} annotations"
