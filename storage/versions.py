"""The versions of articles: every text that an article has or had."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotation.article import Article
from annotation.notes import AnchorState
from storage.anchor_rows import LISTED, read_held
from storage.article_rows import read_blocks
from storage.carrying import Carrier, show
from storage.changes import Changes
from storage.database import Database
from storage.errors import ArchiveError
from storage.history import History
from storage.naming import shortened
from storage.placing import Placing
from storage.version_rows import (
    VERSION_COLUMNS,
    Version,
    VersionReport,
    VersionRow,
    VersionState,
    current_version,
    read_version,
    report,
    state_of,
    version_row,
)

if TYPE_CHECKING:
    from annotation.differences import Difference
    from annotation.selectors import Span


class Versions(Placing):
    """Reads the versions of articles, and shows one or another of them.

    An article that came in once has no versions, just its text.
    """

    def __init__(self, database: Database, history: History) -> None:
        super().__init__(database, history)
        self._reason: tuple[object, str] = (None, "")
        """What was asked last and the answer, for it takes long and is asked again and again."""

    def of(self, article_id: int) -> list[Version]:
        """Return the versions of an article, newest first; [] where it has just its one text."""
        current = current_version(self._database, article_id)
        rows = self._database.rows(
            f"SELECT {VERSION_COLUMNS} FROM versions WHERE article_id = ? ORDER BY id",
            (article_id,),
        )
        found = [
            Version(
                *(row.id, article_id, number, row.title, row.added, row.origin, row.words),
                state_of(row),
                current is not None and current.id == row.id,
            )
            for number, row in enumerate(map(read_version, rows), start=1)
        ]
        return found[::-1]

    def text(self, version_id: int) -> Article:
        """Return the article as a version has it; author, source and the like are the article's.

        Raises:
            ArchiveError: there is no such version, or it is damaged.
        """
        version = version_row(self._database, version_id)
        row = self._database.row(
            "SELECT body, author, source, published, address, language FROM articles"
            " JOIN texts ON texts.id = ? WHERE articles.id = ?",
            (version.text_id, version.article_id),
        )
        if row is None:
            raise ArchiveError("The text of this version is gone.")
        body, *facts = row
        return Article(version.title, body, read_blocks(version.blocks, len(body)), *facts)

    def reason(self, version_id: int) -> str:
        """Return in a sentence why a version is a worse copy than the one shown; "" if it is not.

        Raises:
            ArchiveError: there is no such version, or it is damaged.
        """
        version = version_row(self._database, version_id)
        current = current_version(self._database, version.article_id)
        if current is None or current.id == version.id:
            return ""
        places = self._database.rows(
            'SELECT id, start, "end", state FROM annotations WHERE article_id = ? ORDER BY id',
            (version.article_id,),
        )
        asked = (version.id, current.id, tuple(places))
        if self._reason[0] != asked:
            self._reason = (asked, self._find_reason(version, current))
        return self._reason[1]

    def _find_reason(self, version: VersionRow, current: VersionRow) -> str:
        from annotation.worse import lost_too_many, worse

        new = self.text(version.id)
        found = worse(self.text(current.id), new)
        return found or lost_too_many(*self._carrier(version, new.text).lost())

    def accept(self, version_id: int) -> VersionReport:
        """Show a version, an older one just as well, and take the annotations along: one step.

        An annotation that was on that version already is there as it was. What is shown already
        stays, without a step.

        Raises:
            ArchiveError: there is no such version, or the archive is read-only.
        """
        version = version_row(self._database, version_id)
        current = current_version(self._database, version.article_id)
        if current is not None and current.id == version.id:
            return report(self._database, [version.article_id])
        was_shown = version.state == VersionState.KEPT.value
        older = was_shown and current is not None and version.id < current.id
        verb = "Go back to a version of" if older else "Accept a version of"
        with self._history.step(f"{verb} {self._named(version)}") as step:
            show(self._database, step, version, self._carrier(version, self._body(version.text_id)))
        return report(self._database, [version.article_id], step.changes)

    def reject(self, version_id: int) -> Changes:
        """Do not want a version shown: one step. It stays readable, and can be accepted still.

        Where it is the one that is shown, the newest one before it that was not rejected is shown
        again.

        Raises:
            ArchiveError: there is no such version, there is no other text to show, or the
                archive is read-only.
        """
        version = version_row(self._database, version_id)
        current = current_version(self._database, version.article_id)
        with self._history.step(f"Reject a version of {self._named(version)}") as step:
            if current is not None and current.id == version.id:
                before = self._before(version)
                show(
                    self._database, step, before, self._carrier(before, self._body(before.text_id))
                )
            step.update("versions", version.id, {"state": VersionState.REJECTED.value})
        return step.changes

    def report(self, article_ids: int | Iterable[int]) -> VersionReport:
        """Return how the annotated passages of articles stand on their present texts."""
        ids = [article_ids] if isinstance(article_ids, int) else article_ids
        return report(self._database, ids)

    def compare(self, old_id: int, new_id: int) -> "list[Difference]":
        """Return the paragraphs of two versions beside each other, with what differs in them.

        Each names the annotations whose words in the old version were edited. The time grows with
        the texts, some seconds for 10 MB; it may be called on a reader in another thread.

        Raises:
            ArchiveError: there is no such version, or they are not of the same article.
        """
        from annotation.differences import differences

        old = version_row(self._database, old_id)
        if version_row(self._database, new_id).article_id != old.article_id:
            raise ArchiveError("These are versions of two different articles.")
        return differences(self.text(old_id), self.text(new_id), self._quotes(old))

    def _before(self, version: VersionRow) -> VersionRow:
        row = self._database.row(
            f"SELECT {VERSION_COLUMNS} FROM versions WHERE article_id = ? AND state = 'kept'"
            " AND id <> ? ORDER BY id > ?, id DESC LIMIT 1",
            (version.article_id, version.id, version.id),
        )
        if row is None:
            raise ArchiveError(
                "This is the only text of the article that you have not rejected. "
                "Accept another one first."
            )
        return read_version(row)

    def _carrier(self, version: VersionRow, text: str) -> Carrier:
        return Carrier(self._database, version.article_id, text, version.id)

    def _quotes(self, version: VersionRow) -> "dict[str, Span]":
        """Return where the annotations stand on a version, by their ids."""
        from annotation.selectors import Span

        shown = current_version(self._database, version.article_id)
        if shown is not None and shown.id == version.id:
            sql = f"SELECT uuid, {LISTED} FROM annotations WHERE article_id = ?"
            rows = self._database.rows(f"{sql} AND start IS NOT NULL", (version.article_id,))
        else:
            columns = ", ".join(f"anchors.{name}" for name in LISTED.split(", "))
            rows = self._database.rows(
                f"SELECT uuid, {columns} FROM anchors JOIN annotations"
                " ON annotations.id = annotation_id WHERE version_id = ?",
                (version.id,),
            )
        held = {uuid: read_held(row) for uuid, *row in rows}
        return {
            uuid: Span(each.selectors.position.start, each.selectors.position.end)
            for uuid, each in held.items()
            if each.state is not AnchorState.ORPHAN
        }

    def _named(self, version: VersionRow) -> str:
        row = self._database.row("SELECT title FROM articles WHERE id = ?", (version.article_id,))
        return f"“{shortened(row[0] if row else version.title)}”"
