"""What the reader does to the shape of annotations. Every act says so, with an offer to undo it."""

from collections.abc import Collection, Sequence

from annotation.notes import Colour
from annotation.selectors import Span
from storage import Changes
from ui.archive_writer import ArchiveWriter
from ui.colour_names import ColourNames


class Shaping:
    """Acts on one archive's annotations."""

    def __init__(self, writer: ArchiveWriter, colours: ColourNames) -> None:
        self._writer = writer
        self._archive = writer.archive
        self._colours = colours

    def move(self, annotation_id: str, span: Span, joins: str | None = None) -> None:
        """Put an annotation on other words (code points)."""
        notes = self._archive.annotations
        self._writer.write(lambda: notes.move(annotation_id, span, joins), "Moved the ends")

    def split(self, annotation_id: str, offsets: Sequence[int]) -> None:
        """Cut an annotation at code point offsets, in one step; the first part keeps the note."""
        notes = self._archive.annotations

        def act() -> Changes:
            if len(offsets) == 1:
                return notes.split(annotation_id, offsets[0])[-1]
            with self._archive.step(f"Split annotation into {len(offsets) + 1}") as step:
                for offset in sorted(offsets, reverse=True):
                    notes.split(annotation_id, offset)
            return step.changes

        self._writer.write(act, f"Split into {len(offsets) + 1}")

    def merge(self, ids: Collection[str]) -> None:
        """Make one of several annotations, once a note that is being written is closed."""
        if self._writer.desk is not None and not self._writer.refused():
            self._writer.desk.finish()  # its words must not come back over the merged note
        notes, count = self._archive.annotations, len(set(ids))
        self._writer.write(lambda: notes.merge(ids)[-1], f"Merged {count:,} annotations")

    def recolour(self, ids: Collection[str], colour: Colour) -> None:
        """Give several annotations a colour, in one step."""
        called = self._colours.called(colour)
        notes, count = self._archive.annotations, len(set(ids))
        said = f"Changed {count:,} annotations to {called}" if count > 1 else f"Changed to {called}"
        self._writer.write(lambda: notes.recolour(ids, colour), said)
