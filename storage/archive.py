"""The archive as everything above it sees it."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from storage.articles import Articles
from storage.database import Database
from storage.errors import ArchiveError
from storage.history import History
from storage.mentions import Mentions
from storage.settings import Settings

if TYPE_CHECKING:
    from storage.all_notes import AllNotes
    from storage.annotations import Annotations
    from storage.colours import Colours
    from storage.decisions import Decisions
    from storage.entities import Entities
    from storage.links import Links
    from storage.lock import WriterLock
    from storage.search import Search
    from storage.steps import Step
    from storage.tags import Tags
    from storage.versions import Versions


class Archive:
    """An open archive. It belongs to the thread that opened it.

    ``path`` is its real path, or ":memory:". ``read_only`` tells that nothing can be changed;
    ``notice`` says why in words, "" where that was asked for. Every write is on the disk when its
    method returns. Every method raises ArchiveError when the disk or the file fails.

    Its parts come in when they are first asked for, because a window shows an article with few.
    """

    def __init__(
        self,
        path: Path,
        database: Database,
        lock: "WriterLock | None" = None,
        open_reader: Callable[[], "Archive"] | None = None,
    ) -> None:
        self.path = path
        self.database = database
        self.read_only = database.read_only
        self.notice = database.notice
        self.history = History(database)
        self.articles = Articles(database, self.history, lambda: self.links)
        self.mentions = Mentions(database, lambda: self.decisions)
        self.settings = Settings(database)
        self._lock = lock
        self._open_reader = open_reader

    @cached_property
    def annotations(self) -> "Annotations":
        """What the reader marked and wrote."""
        from storage.annotations import Annotations

        return Annotations(self.database, self.history)

    @cached_property
    def all_notes(self) -> "AllNotes":
        """What the reader marked and wrote in all articles together."""
        from storage.all_notes import AllNotes

        return AllNotes(self.database, self.history, self.mentions)

    @cached_property
    def colours(self) -> "Colours":
        """What the reader calls the highlighters."""
        from storage.colours import Colours

        return Colours(self.database, self.history)

    @cached_property
    def decisions(self) -> "Decisions":
        """What the reader said about names."""
        from storage.decisions import Decisions

        return Decisions(self.database, self.history)

    @cached_property
    def search(self) -> "Search":
        """Where words are found."""
        from storage.search import Search

        return Search(self.database)

    @cached_property
    def links(self) -> "Links":
        """What notes link to, and what links back."""
        from storage.links import Links

        return Links(self.database, self.entities)

    @cached_property
    def tags(self) -> "Tags":
        """The tags of all annotations, as a tree."""
        from storage.tags import Tags

        return Tags(self.database, self.history)

    @cached_property
    def entities(self) -> "Entities":
        """The entities of all articles together."""
        from storage.entities import Entities

        return Entities(self.database, self.articles, self.mentions, self.decisions)

    @cached_property
    def versions(self) -> "Versions":
        """Every text that an article has or had."""
        from storage.versions import Versions

        return Versions(self.database, self.history)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def step(self, title: str) -> "AbstractContextManager[Step]":
        """Make several writes one named step: all of them or none, undone as one.

        A write that fails inside can be caught; then the others stay. ``changes`` of the value
        joins what was written so far.
        """
        return self.history.step(title)

    def must_be_writable(self) -> None:
        """Raise ArchiveError, with the reason, where the archive may only be read."""
        self.database.must_be_writable()

    def reader(self) -> "Archive":
        """Open the same file a second time, read-only; call it in the thread that will read.

        Raises:
            ArchiveError: the archive lives in memory only.
        """
        if self._open_reader is None:
            raise ArchiveError("An archive in memory cannot be read from a second thread.")
        return self._open_reader()

    def close(self) -> None:
        """Write everything into the one file and let the next one write. May be called again."""
        connection = self.database.connection
        lock, self._lock = self._lock, None
        try:
            with suppress(sqlite3.Error):
                if lock:
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
        finally:
            if lock:
                lock.release()
