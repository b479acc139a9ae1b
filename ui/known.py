"""Knowing who is in the archive: gathered in the background, settled by the reader.

A few articles at a time are gathered between other work; who is who is then worked out in the
helper process, or at once where the archive is small.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from storage import Archive, ArchiveError, Changes, KnownEntity, MayBeSame, NamedIn
from ui.archive_writer import ArchiveWriter
from ui.tasks import Tasks

if TYPE_CHECKING:
    from storage.settling import Settlement

T = TypeVar("T")

BEGIN_MS = 1500
"""Milliseconds after the start, when the window has long been painted."""

SLICE_SECONDS = 0.012
PAUSE_MS = 30
"""How long gathering goes on at a stretch, and how long it then lets others work."""

SMALL = 500
"""Appearances that are compared at once; more take so long that the helper process does it."""

REST_MS = 300
LONG_REST_MS = 5_000
"""Milliseconds without anything new after which small and large archives are compared."""

COMPARE_SECONDS = 600.0
"""Seconds that comparing all names of a huge archive may take."""

MOST_ARTICLES = 10_000
"""Articles that one answer is kept for at the most."""


class Known(QObject):
    """Keeps the archive's entities up to date. ``changed()`` says that they may read otherwise."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, writer: ArchiveWriter, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._writer = writer
        self._archive: Archive = writer.archive
        self._tasks = tasks
        self._comparing = False
        self._heed = True
        self._answered: set[tuple[int, int]] = set()
        self._gathering = QTimer(self, singleShot=True)
        self._gathering.timeout.connect(self._gather)
        self._resting = QTimer(self, singleShot=True)
        self._resting.timeout.connect(self._compare)
        writer.feed.changed.connect(self._notice)
        self._gathering.start(BEGIN_MS)

    # Reading

    def also(self, label: Label, name: str, article_id: int) -> int:
        """Return in how many other articles an entity of an article is named."""
        return self._try(lambda: self._archive.entities.also(label, name, article_id)) or 0

    def others(self, label: Label, name: str, article_id: int) -> list[NamedIn]:
        """Return the other articles that name an entity of an article, newest first."""
        entities = self._archive.entities
        known = self._try(lambda: entities.find(label, name, article_id))
        found = self._try(lambda: entities.articles_of(known.id)) if known else None
        return [each for each in found or () if each.article_id != article_id]

    def articles_of(self, entity_id: int) -> list[NamedIn]:
        """Return the articles that name an entity, newest first."""
        return self._try(lambda: self._archive.entities.articles_of(entity_id)) or []

    def all(self, limit: int, label: Label | None, search: str, offset: int) -> list[KnownEntity]:
        """Return entities of the archive, those of most articles first."""
        return self._try(lambda: self._archive.entities.all(limit, label, search, offset)) or []

    def count(self) -> int:
        """Return how many entities there are."""
        return self._try(self._archive.entities.count) or 0

    def suggestions(self, limit: int = 200) -> list[MayBeSame]:
        """Return what may be one, the likeliest first, without what was answered just now."""
        found = self._try(lambda: self._archive.entities.suggestions(limit)) or []
        return [each for each in found if _pair(each) not in self._answered]

    # Answers

    def same(self, asked: MayBeSame) -> None:
        """Say that two entities are one; undo takes it back."""
        said = f"Same: “{asked.one.name}” is {asked.other.name}"
        self._writer.write(lambda: self._decide(Verdict.SAME, asked, said), said)

    def apart(self, asked: MayBeSame) -> None:
        """Say that two entities are two, so that nobody asks again; undo takes it back."""
        said = f"Not the same: “{asked.one.name}” and {asked.other.name}"
        self._writer.write(lambda: self._decide(Verdict.APART, asked, said), said)

    def _decide(self, verdict: Verdict, asked: MayBeSame, title: str) -> Changes:
        """Decide about a name wherever it stands, about a bare last name only where it did now.

        Another article may mean somebody else by the same last name.
        """
        one, entity = asked.one, asked.other.name
        decisions = self._archive.decisions
        with self._archive.step(title) as step:
            if one.label is Label.PERSON and " " not in one.name:
                for each in self._archive.entities.articles_of(one.id, MOST_ARTICLES):
                    decisions.add(
                        *(verdict, Reach.ARTICLE, each.name),
                        label=one.label,
                        entity=entity,
                        article_id=each.article_id,
                    )
            else:
                decisions.add(verdict, Reach.EVERYWHERE, one.name, label=one.label, entity=entity)
        self._answered.add(_pair(asked))
        return step.changes

    # Keeping up

    def _notice(self, changes: Changes, _origin: object) -> None:
        mentions = changes.mentions_of or changes.mentions_everywhere
        if self._archive.read_only or not (mentions or changes.articles or changes.decisions):
            return
        self._heed = self._heed or changes.decisions
        if not self._gathering.isActive():
            self._gathering.start(0)

    def forget(self) -> None:
        """All background work was cancelled: names are compared when something new comes."""
        self._comparing = False

    def _gather(self) -> None:
        if self._tasks.closed:
            return
        if self._archive.read_only:
            self.changed.emit()  # what was gathered can be shown
            return
        try:
            if self._heed:
                self._archive.entities.heed_decisions()
                self._heed = False
            left = self._archive.entities.catch_up(SLICE_SECONDS)
        except ArchiveError as error:
            self.failed.emit(f"The names of all articles could not be gathered. {error}")
            return
        if left:
            self._gathering.start(PAUSE_MS)
        else:
            self.changed.emit()
            self._resting.start(REST_MS if self._small() else LONG_REST_MS)

    def _small(self) -> bool:
        if str(self._archive.path) == ":memory:":
            return True
        return (self._try(self._archive.entities.appearances) or 0) <= SMALL

    def _compare(self) -> None:
        """Work out who is who, unless that is done or under way."""
        if self._tasks.closed:
            return
        entities = self._archive.entities
        if self._comparing or self._gathering.isActive() or self._try(lambda: entities.settled):
            return
        if self._small():
            worked_out = self._try(entities.work_out)
            if worked_out is not None:
                self._keep(worked_out)
            return
        from ui.jobs import compare_names

        self._comparing = True
        self._tasks.run(
            "Comparing names",
            compare_names,
            str(self._archive.path),
            seconds=COMPARE_SECONDS,
            owner=self,
            done=self._compared,
            failed=self._not_compared,
        )

    def _compared(self, worked_out: Any) -> None:
        self._comparing = False
        self._keep(worked_out)

    def _not_compared(self, error: str) -> None:
        self._comparing = False
        self.failed.emit(f"Names of different articles could not be compared. {error}")

    def _keep(self, worked_out: "Settlement") -> None:
        kept = self._try(lambda: self._archive.entities.keep(worked_out))
        if kept:
            self._answered.clear()  # all questions were put anew
            self.changed.emit()
        elif kept is not None:  # more came meanwhile
            self._resting.start(LONG_REST_MS)

    def _try(self, act: Callable[[], T]) -> T | None:
        try:
            return act()
        except ArchiveError as error:
            self.failed.emit(str(error))
            return None


def _pair(asked: MayBeSame) -> tuple[int, int]:
    return asked.one.id, asked.other.id
