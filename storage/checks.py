"""Looking for damage: everything that can be verified, in words.

SQLite's own check does not notice text that was changed silently, so the hashes are checked too.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from annotation.article import text_hash
from annotation.notes import AnchorState
from storage import anchor_rows, decision_rows, schema, triggers
from storage.anchor_rows import read_held
from storage.annotation_rows import COLUMNS, read_annotation
from storage.archive import Archive
from storage.article_rows import read_blocks
from storage.database import Database, Row
from storage.decision_rows import read_decision
from storage.errors import ArchiveError, border
from storage.hashing import row_hash
from storage.steps import Image, read_row

MOST_PROBLEMS = 100
"""Problems of one kind that are listed at the most."""


def check(archive: Archive) -> list[str]:
    """Return every problem of an archive in words; [] where it is sound. Changes nothing."""
    checks: tuple[tuple[str, Callable[[Database], Iterator[str]]], ...] = (
        ("The file", _file),
        ("The links between rows", _links),
        ("The schema", _schema),
        ("The search index", _index),
        ("The texts", _texts),
        ("The articles", _articles),
        ("The annotations", _annotations),
        ("The decisions", _decisions),
        ("The versions", _versions),
        ("The places on versions", _anchors),
        ("The names of colours", _colours),
    )
    problems: list[str] = []
    for name, look in checks:
        found: list[str] = []
        try:
            for problem in look(archive.database):
                found.append(problem)
                if len(found) == MOST_PROBLEMS:
                    break
        except ArchiveError as error:
            found.append(f"{name} could not be checked to the end: {error}")
        problems += found
    return problems


def _file(database: Database) -> Iterator[str]:
    for (verdict,) in database.rows("PRAGMA integrity_check"):
        if verdict != "ok":
            yield f"The file is damaged: {verdict}."


def _links(database: Database) -> Iterator[str]:
    for table, row_id, parent, _ in database.rows("PRAGMA foreign_key_check"):
        yield f"Row {row_id} of {table} belongs to a row of {parent} that is gone."


def _schema(database: Database) -> Iterator[str]:
    with border():
        connection = database.connection
        for name in sorted(schema.TABLES - schema.names_of(connection, "table")):
            yield f"The table {name} is missing."
        for name in sorted(triggers.unknown(connection)):
            yield f"There is a trigger that Pressmark did not make: {name}."
        for name in sorted(schema.names_of(connection, "view")):
            yield f"There is a view that Pressmark did not make: {name}."
        if not triggers.are_intact(connection):
            yield "A trigger that keeps the search index in step is missing or changed."


def _index(database: Database) -> Iterator[str]:
    if not database.read_only:
        yield from _index_of(database.connection)
        return
    # FTS5 checks itself by an INSERT that writes nothing, which a read-only file still refuses.
    try:
        with (
            tempfile.TemporaryDirectory() as folder,
            border(),
            closing(sqlite3.connect(Path(folder) / "copy")) as copy,
        ):
            database.connection.backup(copy)
            yield from _index_of(copy)
    except OSError as error:
        raise ArchiveError(f"no copy could be made ({error})") from error


def _index_of(connection: sqlite3.Connection) -> Iterator[str]:
    for table in schema.SEARCHED:
        index = f"{table}_fts"
        try:
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            yield f"The search index of {table} does not fit what it indexes."


def _texts(database: Database) -> Iterator[str]:
    for row_id, kept_hash in database.rows("SELECT id, hash FROM texts"):
        body = _try(database, "SELECT body FROM texts WHERE id = ?", row_id)
        if body is None or text_hash(str(body[0])) != kept_hash:
            yield f"The text {row_id} is not the one that was kept ({_owners(database, row_id)})."


def _owners(database: Database, text_id: int) -> str:
    ids = [
        str(each)
        for (each,) in database.rows("SELECT id FROM articles WHERE text_id = ?", (text_id,))
    ]
    ids += [
        f"a version of {each}"
        for (each,) in database.rows(
            "SELECT article_id FROM versions WHERE text_id = ? AND NOT EXISTS"
            " (SELECT 1 FROM articles WHERE id = article_id AND text_id = versions.text_id)",
            (text_id,),
        )
    ]
    return f"article {', '.join(ids)}" if ids else "no article"


def _articles(database: Database) -> Iterator[str]:
    for (article_id,) in database.rows("SELECT id FROM articles"):
        row = _as_written(database, "articles", article_id)
        text = _text_of(database, article_id)
        if row is None or not _can_be_read(row["blocks"], text):
            yield f"What is kept about article {article_id} is not as it was written."


def _can_be_read(blocks: Any, text: str) -> bool:
    try:
        read_blocks(blocks, len(text))
    except ArchiveError:
        return False
    return True


def _annotations(database: Database) -> Iterator[str]:
    last: tuple[int, str] = (0, "")
    for row_id, article_id in database.rows(
        "SELECT id, article_id FROM annotations ORDER BY article_id, id"
    ):
        row = _as_written(database, "annotations", row_id)
        if row is None:
            yield f"Annotation {row_id} of article {article_id} is not as it was written."
            continue
        if last[0] != article_id:
            last = (article_id, _text_of(database, article_id))
        annotation = read_annotation([row[name] for name in COLUMNS])
        span = annotation.span
        if span and annotation.state in _SAYS_ITS_QUOTE and span.of(last[1]) != annotation.quote:
            yield f"Annotation {annotation.id} of article {article_id} is not where its quote is."


def _decisions(database: Database) -> Iterator[str]:
    for (row_id,) in database.rows("SELECT id FROM decisions ORDER BY id"):
        row = _as_written(database, "decisions", row_id)
        if row is None:
            yield f"Decision {row_id} is not as it was written."
            continue
        try:
            read_decision([row[name] for name in decision_rows.COLUMNS])
        except ArchiveError:
            yield f"Decision {row_id} cannot be read."


def _colours(database: Database) -> Iterator[str]:
    for (row_id,) in database.rows("SELECT id FROM colours ORDER BY id"):
        if _as_written(database, "colours", row_id) is None:
            yield f"Name {row_id} of a colour is not as it was written."


def _versions(database: Database) -> Iterator[str]:
    for row_id, article_id, text_id in database.rows(
        "SELECT id, article_id, text_id FROM versions ORDER BY id"
    ):
        row = _as_written(database, "versions", row_id)
        text = _try(database, "SELECT body FROM texts WHERE id = ?", text_id)
        if row is None or text is None or not _can_be_read(row["blocks"], str(text[0])):
            yield f"Version {row_id} of article {article_id} is not as it was written."
    for (article_id,) in database.rows(
        "SELECT DISTINCT article_id FROM versions WHERE NOT EXISTS (SELECT 1 FROM versions AS shown"
        " JOIN articles ON articles.id = shown.article_id AND articles.text_id = shown.text_id"
        " WHERE shown.article_id = versions.article_id AND shown.state = 'kept')"
    ):
        yield f"Article {article_id} shows a text that is none of its versions."


def _anchors(database: Database) -> Iterator[str]:
    last: tuple[int, str] = (0, "")
    for row_id, version_id, text_id, belongs in database.rows(
        "SELECT anchors.id, version_id, versions.text_id, articles.text_id <> versions.text_id"
        " AND versions.article_id = annotations.article_id FROM anchors"
        " JOIN versions ON versions.id = version_id"
        " JOIN annotations ON annotations.id = annotation_id"
        " JOIN articles ON articles.id = versions.article_id ORDER BY versions.text_id, anchors.id"
    ):
        row = _as_written(database, "anchors", row_id)
        if row is None or not belongs:
            yield f"Place {row_id} on version {version_id} is not as it was written."
            continue
        if last[0] != text_id:
            text = _try(database, "SELECT body FROM texts WHERE id = ?", text_id)
            last = (text_id, str(text[0]) if text else "")
        held = read_held([row[name] for name in anchor_rows.COLUMNS])
        position, quote = held.selectors.position, held.selectors.quote.exact
        if held.state in _SAYS_ITS_QUOTE and last[1][position.start : position.end] != quote:
            yield f"Place {row_id} on version {version_id} is not where its quote is."


def _as_written(database: Database, table: str, row_id: int) -> Image | None:
    """Return a row, or None where it cannot be read or was changed behind our back."""
    try:
        row = read_row(database, table, row_id)
    except ArchiveError:
        return None
    return row if row and row_hash(row) == row["row_hash"] else None


_SAYS_ITS_QUOTE = (AnchorState.EXACT, AnchorState.MOVED)


def _text_of(database: Database, article_id: int) -> str:
    row = _try(
        database,
        "SELECT body FROM texts JOIN articles ON text_id = texts.id WHERE articles.id = ?",
        article_id,
    )
    return str(row[0]) if row else ""


def _try(database: Database, sql: str, row_id: int) -> Row | None:
    """Return a row, or None where it cannot be read."""
    try:
        return database.row(sql, (row_id,))
    except ArchiveError:
        return None
