"""What a link in a note leads to: an article, a note, an entity; or why it leads nowhere.

What is meant exactly comes before what is only begun: an article's whole title, then its UUID,
then a name, then the beginning of a title that only one article has.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from annotation.identity import NAMED
from annotation.links import ARTICLE, ENTITY, NOTE, kind_of, link_key
from storage.database import Database
from storage.entities import Entities
from storage.entity_rows import KnownEntity
from storage.queries import words_of

MOST = 200
"""Candidates that are looked at."""

SHORTEST_ID = 4
"""Digits of a UUID that tell a note; an article, which has a title, takes twice as many."""

FIRST_WORDS = 60
"""Code points of a note that are shown for it."""

_ID = re.compile(r"[0-9a-f][0-9a-f-]*")
_SIGNS = re.compile(r"[^\w\s]+|_+")


class LinkState(StrEnum):
    """How a link stands."""

    FOUND = "found"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    IN_BIN = "in the bin"


class LinkTarget(NamedTuple):
    """What a link leads to. Only what was found is set; ``why`` says what to do where nothing was.

    ``title`` is the title or name of what was found, or a note's first words.
    """

    state: LinkState
    title: str = ""
    article_id: int | None = None
    note_id: str = ""
    entity: KnownEntity | None = None
    why: str = ""


class _Titled(NamedTuple):
    article_id: int
    title: str
    in_bin: bool


class LinkTargets:
    """Looks links up. Every method raises ArchiveError when the disk or the file fails."""

    def __init__(self, database: Database, entities: Entities) -> None:
        self._database = database
        self._entities = entities

    def resolve(self, target: str) -> LinkTarget:
        """Return what a link's target leads to."""
        target = " ".join(target.split())
        titled = self._titled(target)
        exact = _exactly(titled, target)
        if exact:
            return _article(exact, target)
        kind, rest = kind_of(target)
        if kind == NOTE:
            return self._note(rest)
        if kind == ARTICLE:
            begun = self._titled(rest)
            return _article(_exactly(begun, rest) or begun, rest, self._with_id(rest))
        found = self._with_id(target) or self._entity(kind, rest)
        if found is None and kind:
            return _missing(rest, "name")
        return found or _article(titled, target)

    # Articles

    def _titled(self, words: str) -> list[_Titled]:
        """Return articles whose titles begin with some words, the shortest first."""
        key = link_key(words)
        if key != " ".join(words.split()).lower():  # the index folds case otherwise: ß is not ss
            rows = self._database.rows("SELECT id, title, deleted FROM articles")
        elif words_of(words):
            rows = self._database.rows(
                "SELECT articles.id, articles.title, deleted FROM articles_fts"
                " JOIN articles ON articles.id = articles_fts.rowid"
                " WHERE articles_fts MATCH ?"
                f" ORDER BY length(articles.title), articles.id LIMIT {MOST}",
                (_beginning_with(words),),
            )
        else:
            rows = self._database.rows(
                "SELECT id, title, deleted FROM articles WHERE title LIKE ? ESCAPE '\\'"
                f" ORDER BY length(title), id LIMIT {MOST}",
                (_like(words),),
            )
        return [
            _Titled(article_id, title, deleted is not None)
            for article_id, title, deleted in rows
            if link_key(title).startswith(key)
        ]

    def _with_id(self, words: str) -> LinkTarget | None:
        key = words.lower()
        if not _ID.fullmatch(key) or len(key) < 2 * SHORTEST_ID:
            return None
        rows = self._database.rows(
            "SELECT id, title FROM articles WHERE uuid >= ? AND uuid < ? AND deleted IS NULL",
            (key, f"{key}g"),
        )
        if len(rows) != 1:
            return None
        return LinkTarget(LinkState.FOUND, rows[0][1], rows[0][0])

    # Notes

    def _note(self, words: str) -> LinkTarget:
        rows = self._notes_with_id(words) or self._notes_beginning(words)
        here = [row for row in rows if row[3] is None]
        if len(here) == 1:
            note_id, body, article_id, _ = here[0]
            return LinkTarget(LinkState.FOUND, first_words(body), article_id, note_id)
        if here:
            return _ambiguous(len(here), "notes", words)
        if rows:
            why = "This note is on an article in the bin: restore that to go there."
            return LinkTarget(LinkState.IN_BIN, first_words(rows[0][1]), why=why)
        return _missing(words, "note")

    def _notes_with_id(self, words: str) -> list[tuple[str, str, int, str | None]]:
        key = words.lower()
        if not _ID.fullmatch(key) or len(key) < SHORTEST_ID:
            return []
        return self._database.rows(
            f"{_NOTES} WHERE annotations.uuid >= ? AND annotations.uuid < ? LIMIT {MOST}",
            (key, f"{key}g"),
        )

    def _notes_beginning(self, words: str) -> list[tuple[str, str, int, str | None]]:
        wanted = _bare(words)
        if not words_of(words):
            return []
        rows = self._database.rows(
            f"{_NOTES} JOIN annotations_fts ON annotations_fts.rowid = annotations.id"
            f" WHERE annotations_fts MATCH ? ORDER BY annotations.id DESC LIMIT {MOST}",
            (f"body : {_beginning_with(words)}",),
        )
        return [row for row in rows if _bare(row[1]).startswith(wanted)]

    # Entities

    def _entity(self, kind: str, name: str) -> LinkTarget | None:
        """Return the entity of a name, or else of an alias that only one entity has."""
        labels = [label for label in NAMED if kind in ("", ENTITY, label.value.lower())]
        named = [self._entities.find(label, name) for label in labels]
        found = {each.id: each for each in named if each is not None and each.articles}
        if not found:
            known = self._entities.all(MOST, search=name)
            found = {each.id: each for each in known if each.label in labels and _has(each, name)}
        if not found:
            return None
        if len(found) > 1:
            return _ambiguous(len(found), "names", name)
        (entity,) = found.values()
        return LinkTarget(LinkState.FOUND, entity.name, entity=entity)


_NOTES = (
    "SELECT annotations.uuid, annotations.body, article_id, deleted FROM annotations"
    " JOIN articles ON articles.id = article_id"
)


def first_words(body: str, most: int = FIRST_WORDS) -> str:
    """Return how a note begins, on one line, without the signs of its Markdown."""
    line = " ".join(re.sub(r"[#*_`>\[\]|]+", " ", body[: 4 * most]).split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


def _exactly(titled: Sequence[_Titled], words: str) -> list[_Titled]:
    """Return what has these very words for a title, outside the bin if any is."""
    exact = [each for each in titled if link_key(each.title) == link_key(words)]
    return [each for each in exact if not each.in_bin] or exact


def _article(found: Sequence[_Titled], words: str, other: LinkTarget | None = None) -> LinkTarget:
    here = [each for each in found if not each.in_bin]
    if len(here) == 1:
        return LinkTarget(LinkState.FOUND, here[0].title, here[0].article_id)
    if here:
        return _ambiguous(len(here), "articles", words)
    if found:
        why = f"“{found[0].title}” is in the bin: restore it there to go on reading it."
        return LinkTarget(LinkState.IN_BIN, found[0].title, found[0].article_id, why=why)
    return other or _missing(words, "article, note or name")


def _bare(words: str) -> str:
    return " ".join(_SIGNS.sub(" ", link_key(words[:1000])).split())


def _beginning_with(words: str) -> str:
    """Return an FTS5 query for what begins so; see sqlite.org/fts5.html, 3.2 and 3.4."""
    return '^ "' + words.replace("\0", "").replace('"', '""') + '" *'


def _like(words: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", words) + "%"


def _has(entity: KnownEntity, name: str) -> bool:
    return link_key(name) in map(link_key, (entity.name, *entity.others))


def _missing(words: str, what: str) -> LinkTarget:
    why = f"No {what} is called “{words}”. Edit the note, or give the link another name."
    return LinkTarget(LinkState.MISSING, why=why)


def _ambiguous(count: int, what: str, words: str) -> LinkTarget:
    why = f"{count} {what} may be meant by “{words}”. Write more of it, or an id."
    return LinkTarget(LinkState.AMBIGUOUS, why=why)
