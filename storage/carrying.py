"""Showing another version of an article: its text changes, and its annotations go along.

How an annotation is held to the text that is shown stands in its own row. For every other version
it was ever held to, there is a row in ``anchors``: it is written when that version is left, and
taken out again when the version is shown anew. So going back restores everything bit for bit.
"""

from collections import defaultdict
from functools import cached_property

from annotation.anchoring import Anchorer, describe
from annotation.carrying import Held, carried
from annotation.notes import AnchorState
from annotation.selectors import Span
from storage.anchor_rows import LISTED, held_values, read_held
from storage.database import Database
from storage.errors import ArchiveError
from storage.steps import Image, Step
from storage.version_rows import VersionRow, VersionState, current_version

MOST_EARLIER = 3
"""Versions that are asked how they held an annotation whose words were edited or lost."""

PLACE = 120
"""Code points after the place of reading by which it is found again."""


class Carrier:
    """Carries the annotations of one article from the text that is shown to another one.

    ``version_id`` is the version that the text is of, None where it is none yet.
    """

    def __init__(
        self, database: Database, article_id: int, text: str, version_id: int | None = None
    ) -> None:
        self._database = database
        self._article_id = article_id
        self._text = text
        self._version_id = version_id

    @cached_property
    def _anchorer(self) -> Anchorer:
        return Anchorer(self._text)

    @cached_property
    def held(self) -> dict[int, Held]:
        """How the article's annotations are held to the text that is shown, by their row ids."""
        rows = self._database.rows(
            f"SELECT id, {LISTED} FROM annotations WHERE article_id = ? AND start IS NOT NULL"
            " ORDER BY id",
            (self._article_id,),
        )
        return {row_id: read_held(row) for row_id, *row in rows}

    @cached_property
    def carried(self) -> dict[int, Held]:
        """How they are held to the other text: as they were when that one was left, or anew."""
        earlier: dict[int, list[tuple[int, Held]]] = defaultdict(list)
        rows = self._database.rows(
            f"SELECT annotation_id, version_id, {LISTED} FROM anchors WHERE annotation_id IN"
            " (SELECT id FROM annotations WHERE article_id = ?) ORDER BY version_id DESC",
            (self._article_id,),
        )
        for annotation_id, version_id, *row in rows:
            earlier[annotation_id].append((version_id, read_held(row)))
        return {each: self._carried(each, earlier[each]) for each in self.held}

    def _carried(self, annotation_id: int, earlier: list[tuple[int, Held]]) -> Held:
        for version_id, held in earlier:
            if version_id == self._version_id:
                return held
        before = [held for _, held in earlier[:MOST_EARLIER]]
        return carried(self._text, self._anchorer, self.held[annotation_id], before)

    def lost(self) -> tuple[int, int]:
        """Return how many passages would become orphans, and of how many that are none now."""
        anchored = [
            each for each, held in self.held.items() if held.state is not AnchorState.ORPHAN
        ]
        lost = sum(self.carried[each].state is AnchorState.ORPHAN for each in anchored)
        return lost, len(anchored)

    def place(self, old: str, offset: int) -> int:
        """Return where a place of reading in the old text is in the other one (code points)."""
        passage = Span(min(offset, len(old)), min(offset + PLACE, len(old)))
        found = self._anchorer.anchor(describe(old, passage)).span if len(passage) else None
        if found is not None:
            return found.start
        return min(len(self._text), offset * len(self._text) // max(1, len(old)))


def show(database: Database, step: Step, version: VersionRow, carrier: Carrier) -> None:
    """Make a version the text of its article, and take the annotations along.

    The article's title goes along unless the reader gave it another one. Names are looked for
    anew: a trigger drops those of the old text.

    Raises:
        ArchiveError: the article has no row for the version that is left, or it is damaged.
    """
    left = current_version(database, version.article_id)
    row = database.row("SELECT title FROM articles WHERE id = ?", (version.article_id,))
    if left is None or row is None:
        raise ArchiveError("This article does not say which of its versions it shows.")
    _keep_place(database, left, carrier)
    for annotation_id, held in carrier.held.items():
        step.insert(
            "anchors",
            {"annotation_id": annotation_id, "version_id": left.id, **held_values(held)},
        )
        step.update("annotations", annotation_id, held_values(carrier.carried[annotation_id]))
    for (anchor_id,) in database.rows(
        "SELECT id FROM anchors WHERE version_id = ? ORDER BY id", (version.id,)
    ):
        step.delete("anchors", anchor_id)
    values: Image = {
        "text_id": version.text_id,
        "blocks": version.blocks,
        "words": version.words,
        "title": version.title if row[0] == left.title else row[0],
    }
    step.update("articles", version.article_id, values)
    step.update("versions", version.id, {"state": VersionState.KEPT.value})


def _keep_place(database: Database, left: VersionRow, carrier: Carrier) -> None:
    """Let the article open at the same words as before; that is no part of the journal."""
    row = database.row(
        'SELECT "offset", body FROM positions JOIN texts ON texts.id = ?'
        ' WHERE article_id = ? AND "offset" > 0',
        (left.text_id, left.article_id),
    )
    if row is not None:
        database.write(
            'UPDATE positions SET "offset" = ? WHERE article_id = ?',
            (carrier.place(row[1], row[0]), left.article_id),
        )
