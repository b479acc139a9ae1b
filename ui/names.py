"""Marking names in the background: first in the article on the page, then in all that lack them."""

from collections import deque
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotation.recognition import STAMP
from storage import Archive, ArchiveError, KeptArticle
from ui.analysis import GRACE_SECONDS, SLICE_SECONDS, slices_for
from ui.changes import ChangeFeed
from ui.jobs import analyse
from ui.tasks import Tasks

BATCH = 500
"""Articles without names that are looked up at once."""

LONG_AT_ONCE = 2
"""Long articles that take turns; more would push each other out of ``jobs.MOST_HALF_READ``."""


class Names(QObject):
    """Keeps every article's mentions those of the present recogniser.

    ``said(text)`` and ``failed(text)`` are lines for the reader; ``changed()`` says that looking
    for names has begun, ended or stopped somewhere.
    """

    said = Signal(str)
    failed = Signal(str)
    changed = Signal()

    def __init__(self, archive: Archive, tasks: Tasks, feed: ChangeFeed, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._tasks = tasks
        self._feed = feed
        self._under_way: set[int] = set()
        self._half_read: set[int] = set()
        self._aside: deque[KeptArticle] = deque()
        self._given_up: set[int] = set()
        self._catching_up = False

    def looking(self, article_id: int) -> bool:
        """Tell whether names of an article are being looked for."""
        return article_id in self._under_way

    def mark(self, article_id: int) -> None:
        """Look for the names of one article, unless this recogniser has done so already."""
        if self._archive.read_only or article_id in self._under_way:
            return
        try:
            if self._archive.mentions.stamp(article_id) != STAMP:
                self._start("Marking names", article_id)
        except ArchiveError as error:
            self.failed.emit(str(error))

    def catch_up(self) -> None:
        """Look for the names of all articles that lack them, one after the other."""
        if not self._catching_up and not self._archive.read_only:
            self._catching_up = True
            self._next()

    def forget(self) -> None:
        """All work was cancelled: nothing is under way any more."""
        for work in (self._under_way, self._half_read, self._aside):
            work.clear()
        self._catching_up = False
        self.changed.emit()

    def _next(self) -> None:
        try:
            passed_over = self._under_way | self._given_up
            # However many were given up, as many as are wanted are left.
            stale = self._archive.mentions.stale(STAMP, BATCH + len(passed_over))
            waiting = [each for each in stale if each not in passed_over][:BATCH]
            if not waiting:
                self._catching_up = False
                return
            count = f"{len(waiting)}{'+' if len(waiting) == BATCH else ''}"
            title = f"Marking names in {count} articles" if len(waiting) > 1 else "Marking names"
            self._start(title, waiting[0])
        except ArchiveError as error:
            self._catching_up = False
            self.failed.emit(str(error))

    def _start(self, title: str, article_id: int) -> None:
        kept = self._archive.articles.get(article_id)
        self._under_way.add(article_id)
        self._read_on(title, kept, slices_for(kept.article.text))
        self.changed.emit()

    def _read_on(self, title: str, kept: KeptArticle, left: int) -> None:
        self._tasks.run(
            title,
            analyse,
            kept.article.text,
            kept.article.blocks,
            SLICE_SECONDS,
            left <= 1,
            kept.article.published,
            seconds=SLICE_SECONDS + GRACE_SECONDS,
            owner=self,
            done=partial(self._answered, kept, left),
            failed=partial(self._not_found, kept),
        )

    def _answered(self, kept: KeptArticle, left: int, answer: Any) -> None:
        if not isinstance(answer, float):
            self._found(kept, answer)
        elif kept.id in self._half_read or len(self._half_read) < LONG_AT_ONCE:
            self._half_read.add(kept.id)
            title = f"Marking names in “{kept.article.title}”, {answer:.0%}"
            self._read_on(title, kept, left - 1)
        else:
            self._aside.append(kept)

    def _ended(self, article_id: int) -> None:
        """Take up the next long article that waits; it may have to be begun anew."""
        self._under_way.discard(article_id)
        self._half_read.discard(article_id)
        if self._aside and len(self._half_read) < LONG_AT_ONCE:
            kept = self._aside.popleft()
            self._half_read.add(kept.id)
            title = f"Marking names in “{kept.article.title}”"
            self._read_on(title, kept, slices_for(kept.article.text))

    def _found(self, kept: KeptArticle, found: Any) -> None:
        try:
            read = kept.article.text_hash
            changes = self._archive.mentions.put(kept.id, found.mentions, STAMP, read)
        except ArchiveError as error:
            self._not_found(kept, str(error))
            return
        self._ended(kept.id)
        if not changes:
            self.mark(kept.id)  # the article shows another version by now
        self._feed.tell(changes, self)
        self.changed.emit()
        if not found.complete:
            title = kept.article.title
            self.said.emit(f"“{title}” is very long: only its first part is marked.")
        self._go_on()

    def _not_found(self, kept: KeptArticle, error: str) -> None:
        self._ended(kept.id)
        self._given_up.add(kept.id)
        self.changed.emit()
        if self._gone(kept.id):
            self._go_on()
            return
        self.failed.emit(f"Names in “{kept.article.title}” could not be marked. {error}")
        self._go_on()

    def _gone(self, article_id: int) -> bool:
        """Tell whether the article was taken back meanwhile; then nobody waits for its names."""
        try:
            self._archive.articles.get(article_id)
        except ArchiveError:
            return True
        return False

    def _go_on(self) -> None:
        """Catch up with one article at a time, so that one that is opened need not wait long."""
        if self._catching_up and not self._under_way:
            self._next()
