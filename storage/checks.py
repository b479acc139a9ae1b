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
from annotation.notes import AnchorState, Annotation
from storage import schema, triggers
from storage.annotations import AUTHORED, read_annotation
from storage.archive import Archive
from storage.article_rows import HASHED_COLUMNS, read_blocks
from storage.database import Database, Row, checked
from storage.errors import ArchiveError, border
from storage.hashing import row_hash

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
    return f"article {', '.join(ids)}" if ids else "no article"


def _articles(database: Database) -> Iterator[str]:
    columns = ", ".join(HASHED_COLUMNS)
    for (article_id,) in database.rows("SELECT id FROM articles"):
        row = _try(
            database,
            f"SELECT row_hash, length(body), {columns} FROM articles"
            " JOIN texts ON texts.id = text_id WHERE articles.id = ?",
            article_id,
        )
        if row is None or not _article_as_written(*row):
            yield f"What is kept about article {article_id} is not as it was written."


def _article_as_written(kept_hash: str, length: int, *values: Any) -> bool:
    try:
        checked(values, _HASHED_TYPES)
        read_blocks(values[-1], length)
    except ArchiveError:
        return False
    return row_hash(values) == kept_hash


_HASHED_TYPES = tuple(int if name == "text_id" else str for name in HASHED_COLUMNS)


def _annotations(database: Database) -> Iterator[str]:
    columns = ", ".join(f'"{name}"' for name in (*AUTHORED, "state", "row_hash"))
    text_of: tuple[int, str] = (0, "")
    for row_id, article_id in database.rows(
        "SELECT id, article_id FROM annotations ORDER BY article_id, id"
    ):
        row = _try(database, f"SELECT {columns} FROM annotations WHERE id = ?", row_id)
        annotation = _as_written(row) if row else None
        if annotation is None:
            yield f"Annotation {row_id} of article {article_id} is not as it was written."
            continue
        if text_of[0] != article_id:
            text_of = (article_id, _text_of(database, article_id))
        span = annotation.span
        if span and annotation.state in _SAYS_ITS_QUOTE and span.of(text_of[1]) != annotation.quote:
            yield f"Annotation {annotation.id} of article {article_id} is not where its quote is."


def _as_written(row: Row) -> Annotation | None:
    """Return the annotation in a row, or None where the row was changed behind our back."""
    try:
        annotation = read_annotation(row[:-1])
    except ArchiveError:
        return None
    return annotation if row_hash(row[: len(AUTHORED)]) == row[-1] else None


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
