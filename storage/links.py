"""Links between notes and what they lead to, read out of the notes: nothing is kept about them.

``LinkBook`` is what all notes link to. Reading it takes a moment in an archive of very many notes,
so whoever asks often keeps one and renews it with what changes.
"""

import json
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from annotation.entities import Label
from annotation.likeness import folded
from annotation.links import ARTICLE, ENTITY, NOTE, Link, kind_of, link_key, links_in, retargeted
from storage.database import Database, Row
from storage.entities import Entities
from storage.link_targets import LinkState, LinkTarget, LinkTargets, first_words

BATCH = 2000
"""Ids of annotations that are looked through at once."""

SHORT_ID = 8
"""Digits of an article's UUID that a link is written with."""


class Backlink(NamedTuple):
    """A note that links to something: its first words, and the article it is on."""

    note_id: str
    article_id: int
    title: str
    words: str


class LinkBook:
    """What every note links to: targets, without regard to case, and the notes that name them."""

    def __init__(self) -> None:
        self.targets: dict[str, dict[str, str]] = {}
        """By the key of a target: the ids of notes, and the target as it is written there."""
        self.read_to = 0
        """The highest id of an annotation that was read."""
        self._of: dict[str, set[str]] = {}

    def put(self, note_id: str, links: Iterable[Link]) -> None:
        """Note down the links of a note, instead of those it had."""
        for key in self._of.pop(note_id, ()):
            del self.targets[key][note_id]
            if not self.targets[key]:
                del self.targets[key]
        for link in links:
            key = link_key(link.target)
            self.targets.setdefault(key, {})[note_id] = link.target
            self._of.setdefault(note_id, set()).add(key)

    def notes(self, wanted: Callable[[str], bool]) -> set[str]:
        """Return the notes with a target that is wanted; it is asked for once for each spelling."""
        return {
            note_id
            for named in self.targets.values()
            if wanted(next(iter(named.values())))
            for note_id in named
        }


class Links:
    """Resolves links and tells what links back. Every method may raise ArchiveError."""

    def __init__(self, database: Database, entities: Entities) -> None:
        self._database = database
        self._entities = entities
        self._targets = LinkTargets(database, entities)

    def resolve(self, target: str) -> LinkTarget:
        """Return what the target of a link leads to, or why it leads nowhere."""
        return self._targets.resolve(target)

    # What links to what

    def book(self) -> LinkBook:
        """Read what all notes link to."""
        book = LinkBook()
        while self.read_on(book, 60.0):
            pass
        return book

    def read_on(self, book: LinkBook, seconds: float) -> bool:
        """Read more notes into a book for about so long; return whether any are left."""
        until = time.monotonic() + seconds
        row = self._database.row("SELECT max(id) FROM annotations")
        last = int(row[0] or 0) if row else 0
        while book.read_to < last:
            self._put(
                book,
                self._database.rows(
                    "SELECT uuid, body FROM annotations"
                    " WHERE id > ? AND id <= ? AND instr(body, '[[') > 0",
                    (book.read_to, book.read_to + BATCH),
                ),
            )
            book.read_to += BATCH
            if time.monotonic() >= until:
                break
        return book.read_to < last

    def renew(self, book: LinkBook, changed: Iterable[str]) -> None:
        """Read notes again that were changed, added or deleted."""
        ids = list(changed)
        rows = self._database.rows(
            "SELECT uuid, body FROM annotations WHERE uuid IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        for gone in set(ids) - {note_id for note_id, _ in rows}:
            book.put(gone, ())
        self._put(book, rows)

    def _put(self, book: LinkBook, rows: Iterable[Row]) -> None:
        for note_id, body in rows:
            book.put(note_id, links_in(body))

    # What links back

    def to_article(self, article_id: int, book: LinkBook | None = None) -> list[Backlink]:
        """Return the notes outside the bin that link to an article, newest first."""
        return self._told(self._notes_to_article(article_id, book or self.book()))

    def _notes_to_article(self, article_id: int, book: LinkBook) -> set[str]:
        row = self._database.row("SELECT title, uuid FROM articles WHERE id = ?", (article_id,))
        if row is None:
            return set()
        title, uuid = link_key(row[0]), str(row[1])

        def leads_here(target: str) -> bool:
            _, rest = kind_of(target)
            keys = (link_key(target), link_key(rest))
            likely = any(title.startswith(key) or uuid.startswith(key) for key in keys)
            return likely and self.resolve(target).article_id == article_id

        return book.notes(lambda target: leads_here(target) and not _means_a_note(target))

    def to_note(self, note_id: str, book: LinkBook | None = None) -> list[Backlink]:
        """Return the notes outside the bin that link to a note, newest first."""
        book = book or self.book()

        def leads_here(target: str) -> bool:
            return _means_a_note(target) and self.resolve(target).note_id == note_id

        return self._told(book.notes(leads_here))

    def to_entity(self, name: str, label: Label, book: LinkBook | None = None) -> list[Backlink]:
        """Return the notes outside the bin that link to an entity, newest first."""
        entity = self._entities.find(label, name)
        if entity is None:
            return []
        names = {folded(each) for each in (name, entity.name, *entity.others)}

        def leads_here(target: str) -> bool:
            kind, rest = kind_of(target)
            if kind == NOTE or (folded(rest) not in names and folded(target) not in names):
                return False
            found = self.resolve(target).entity
            return found is not None and found.id == entity.id

        return self._told((book or self.book()).notes(leads_here))

    def _told(self, notes: Iterable[str]) -> list[Backlink]:
        rows = self._database.rows(
            "SELECT annotations.uuid, article_id, title, annotations.body FROM annotations"
            " JOIN articles ON articles.id = article_id"
            " WHERE annotations.uuid IN (SELECT value FROM json_each(?)) AND deleted IS NULL"
            " ORDER BY annotations.id DESC",
            (json.dumps(list(notes)),),
        )
        return [
            Backlink(note_id, article_id, title, first_words(body))
            for note_id, article_id, title, body in rows
        ]

    # Writing

    def target_of_article(self, article_id: int, title: str) -> str:
        """Return a target that leads to an article and no other: its title, or else its UUID."""
        found = self.resolve(title)
        if found.state is LinkState.FOUND and found.article_id == article_id and not found.note_id:
            return title
        return self._id_of(article_id) or title

    def target_of_entity(self, name: str, label: Label) -> str:
        """Return a target that leads to an entity and no other: its name, or that and its kind."""
        for target in (name, f"{ENTITY}:{name}"):
            found = self.resolve(target).entity
            if found is not None and (found.name, found.label) == (name, label):
                return target
        return f"{label.value.lower()}:{name}"

    def after_rename(self, article_id: int, title: str) -> dict[int, str]:
        """Return what notes read like when the links to an article follow it to a new title.

        The rows of annotations lead to their bodies. Links by UUID and those that fit the new title
        as well stay as they are.
        """
        row = self._database.row("SELECT title FROM articles WHERE id = ?", (article_id,))
        old, new = link_key(row[0]) if row else "", link_key(title)
        if old == new:
            return {}
        target = self._title_or_id(article_id, title)

        def follow(link: Link) -> str | None:
            key = link_key(_without_kind(link.target))
            lost = key == old or (old.startswith(key) and not new.startswith(key))
            return target if lost and self.resolve(link.target).article_id == article_id else None

        notes = self._notes_to_article(article_id, self.book())
        rows = self._database.rows(
            "SELECT id, body FROM annotations WHERE uuid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(notes)),),
        )
        bodies = ((row_id, body, retargeted(body, follow)) for row_id, body in rows)
        return {row_id: after for row_id, before, after in bodies if after != before}

    def _title_or_id(self, article_id: int, title: str) -> str:
        """Return a title, or where another article has it or it reads as something else, a UUID."""
        found = self.resolve(title)
        same = link_key(found.title) == link_key(title)
        if found.state is not LinkState.AMBIGUOUS and not (same and found.article_id is not None):
            return title
        return self._id_of(article_id) or title

    def _id_of(self, article_id: int) -> str:
        """Return as much of an article's UUID as tells it from the others."""
        row = self._database.row("SELECT uuid FROM articles WHERE id = ?", (article_id,))
        if row is None:
            return ""
        uuid = str(row[0])
        short = uuid[:SHORT_ID]
        return short if self.resolve(short).article_id == article_id else uuid


def _means_a_note(target: str) -> bool:
    return kind_of(target)[0] == NOTE


def _without_kind(target: str) -> str:
    kind, rest = kind_of(target)
    return rest if kind == ARTICLE else target
