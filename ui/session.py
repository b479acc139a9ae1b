"""What the reader is doing: the open article, and every act on the archive.

No widgets here. Panes call these methods and listen to the feed; whatever can fail is told in
words through ``failed``.
"""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotation.article import Article
from annotation.notes import Annotation, Colour
from annotation.selectors import Span
from storage import Archive, ArchiveError, Batch, Changes
from ui.gathering import Gathering
from ui.opened import read, renewed
from ui.session_parts import SessionParts
from ui.tasks import Tasks
from ui.way import Way


class Session(SessionParts):
    """The article on the page. ``opened()`` follows every change of it.

    ``gathered()`` says that all names of a long article, which is shown without them at first,
    have been read.
    """

    opened = Signal()
    gathered = Signal()

    def __init__(self, archive: Archive, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(archive, tasks, parent)
        colour = archive.settings.get("colour", "")
        self.colour = (
            Colour(colour) if isinstance(colour, str) and colour in set(Colour) else Colour.YELLOW
        )
        self._way = Way()
        self.feed.changed.connect(self._notice)
        self._gathering = Gathering(lambda: self.opened_now, self)
        self._gathering.done.connect(self.gathered)
        self._gathering.failed.connect(self.failed)

    # The article on the page

    def open_article(self, article_id: int) -> None:
        """Show an article, and remember the present one for *back*."""
        here = self._here()
        if here == article_id:
            return
        self._show(article_id)
        if here is not None and self._here() == article_id:
            self._way.leave(here)

    def _show(self, article_id: int) -> None:
        if not self._settled():
            return
        article = self._try(lambda: read(self.archive, article_id))
        if article is not None:
            self.opened_now = article
            self.remember("article", article_id)
            self._mark_names(article_id)
            self.opened.emit()
            self._gathering.start()

    def _here(self) -> int | None:
        return self.current.id if self.current is not None else None

    def place_of(self, article_id: int) -> int:
        """Return the code point offset that an article was left at."""
        return int(self._try(lambda: self.archive.articles.position(article_id)) or 0)

    def keep_place(self, article_id: int, offset: int) -> None:
        """Remember the code point offset that an article was left at."""
        if not self.archive.read_only:
            self._try(lambda: self.archive.articles.set_position(article_id, offset))

    def close_article(self) -> None:
        """Show no article."""
        if self.opened_now is not None:
            self.opened_now = None
            self.opened.emit()

    def go_back(self) -> None:
        """Show the article read before this one."""
        self._way.back(self._here(), set(self.archive.articles.ids()), self._show)

    def go_forward(self) -> None:
        """Undo *back*."""
        self._way.forward(self._here(), set(self.archive.articles.ids()), self._show)

    def open_neighbour(self, by: int) -> None:
        """Open the article after (1) or before (-1) this one in the archive's list."""
        ids = self.archive.articles.ids()
        here = ids.index(self.current.id) if self.current and self.current.id in ids else -by
        if 0 <= here + by < len(ids):
            self.open_article(ids[here + by])

    # Articles in

    def add_files(self, paths: Sequence[str]) -> None:
        """Read files in the background, keep each as an article, and open the first one kept."""
        if self.refused():
            return
        from ui.file_import import FileImport

        files = FileImport(self.tasks, partial(self.keep, batch=Batch()), self)
        files.failed.connect(self.failed)
        files.finished.connect(self.names.catch_up)
        files.finished.connect(files.deleteLater)
        files.read(paths)

    def add_text(self, text: str) -> None:
        """Keep a pasted text as an article and open it."""
        from formats import FormatError, article_from_text

        try:
            article = article_from_text(text)
        except FormatError as error:
            self.failed.emit(str(error))
            return
        self.keep(article, origin="pasted")

    def keep(
        self, article: Article, origin: str, open_it: bool = True, batch: Batch | None = None
    ) -> bool:
        """Keep an article, and open it if wanted; return whether it is kept.

        Those of one ``batch`` are one step to undo.
        """
        if self.refused() or not self._settled():
            return False
        added = self._try(lambda: self.archive.articles.add(article, origin, batch))
        if added is None:
            return False
        self.feed.tell(added.changes, self)
        title = f"“{shortened(article.title)}”"
        if added.status == "unchanged":
            self.said.emit(added.reason or f"{title} is already in the archive.")
        elif added.status == "waiting":
            self.undoable.emit(f"Kept aside another text of {title}. {added.reason}")
        elif added.status == "version":
            where = added.report.in_words() if added.report is not None else ""
            self.undoable.emit(f"New version of {title}" + (f": {where}" if where else ""))
        elif batch is not None and batch.kept > 1:
            self.undoable.emit(f"Added {batch.kept:,} articles")
        else:
            self.undoable.emit(f"Added {title}")
        if open_it and not (self.desk is not None and self.desk.writing()):
            self.open_article(added.id)
        return True

    def cancel(self) -> None:
        """Stop all background work; articles already kept stay."""
        self.tasks.cancel()
        self.names.forget()
        self.known.forget()
        self.said.emit("Stopped.")

    @property
    def analysing(self) -> bool:
        """Whether names of the article on the page are being looked for."""
        return self.current is not None and self.names.looking(self.current.id)

    @property
    def all_gathered(self) -> bool:
        """Whether all names kept of the article on the page have been read."""
        return self.opened_now is None or self.opened_now.gathered

    # Annotations

    def annotate(self, span: Span | None, colour: Colour | None = None) -> Annotation | None:
        """Mark a passage, or with None start a note on the whole article."""
        if self.current is None or self.refused() or not self._settled():
            return None
        if colour is not None:
            self.colour = colour
            self.remember("colour", colour.value)
        article_id, chosen = self.current.id, self.colour
        made = self._try(lambda: self.archive.annotations.add(article_id, span, colour=chosen))
        if made is None:
            return None
        annotation, changes = made
        self.feed.tell(changes, self)
        called = annotation.colour_in_words
        self.undoable.emit(f"Highlighted in {called}" if span else "Added an article note")
        return annotation

    def recolour(self, ids: str | Collection[str], colour: Colour) -> None:
        """Give one or several annotations another colour."""
        self.colour = colour
        self.shaping.recolour([ids] if isinstance(ids, str) else ids, colour)

    def set_tags(self, annotation_id: str, tags: Sequence[str]) -> None:
        """Replace an annotation's tags."""
        from annotation.tags import without_doubles  # no start tags anything

        notes, clean = self.archive.annotations, without_doubles(tags)
        self.write(lambda: notes.update(annotation_id, tags=clean), "Changed tags")

    def write_note(self, annotation_id: str, body: str, joins: str) -> bool:
        """Save a note as typed so far; edits with the same ``joins`` are one step to undo.

        Returns whether the words are safe in the archive.
        """
        if self.refused():
            return False
        notes = self.archive.annotations
        changes = self._try(lambda: notes.update(annotation_id, body=body, joins=joins))
        if changes:
            self.feed.tell(changes, self)
            self.said.emit("")  # an offer to undo the step before would now undo this one
        return changes is not None

    def delete_annotations(self, ids: Sequence[str]) -> None:
        """Delete annotations; undo brings them back."""
        count = "annotation" if len(ids) == 1 else f"{len(ids)} annotations"
        self.write(lambda: self.archive.annotations.delete(ids), f"Deleted {count}")

    # The bin

    def rename(self, article_id: int, title: str) -> None:
        """Give an article another title in the list, the search and exports."""
        self.write(lambda: self.archive.articles.rename(article_id, title), "Renamed")

    def move_to_bin(self, ids: Sequence[int]) -> None:
        """Move articles to the bin."""
        count = "Moved to the bin" if len(ids) == 1 else f"Moved {len(ids)} articles to the bin"
        self.write(lambda: self.archive.articles.move_to_bin(ids), count)

    def restore(self, ids: Sequence[int]) -> None:
        """Take articles out of the bin."""
        self.write(lambda: self.archive.articles.restore(ids), "Restored from the bin")

    def delete_forever(self, ids: Sequence[int]) -> None:
        """Delete articles in the bin for good."""
        self.write(lambda: self.archive.articles.delete_forever(ids), "Deleted")

    def _notice(self, changes: Changes, _origin: object) -> None:
        """Renew what is on the page; close it when its article went to the bin or was undone."""
        old = self.opened_now
        if old is None:
            return
        try:
            self.opened_now = renewed(self.archive, old, changes)
        except ArchiveError as error:
            if old.kept.id not in self.archive.articles.ids():
                self.close_article()
            else:
                self.failed.emit(str(error))
            return
        if self.opened_now.kept.deleted is not None:
            self.close_article()
        elif self.opened_now.kept.article.text != old.kept.article.text:
            self._mark_names(old.kept.id)
            self.opened.emit()


def shortened(title: str, most: int = 60) -> str:
    """Return a title for a status line, cut at a word where it is long (code points).

    A word that is very long itself is cut, too.
    """
    if len(title) <= most:
        return title
    whole = title[:most].rsplit(" ", 1)[0]
    return (whole if len(whole) > most // 2 else title[:most]) + "…"
