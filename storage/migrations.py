"""The schema, as numbered steps that are never changed once released.

A new step goes to the end of the file with the next number; ``SCHEMA`` in ``storage/schema.py``
goes up with it. Only this module needs sqlite_utils, and it is imported only when a step has to
run, because importing it takes longer than opening the archive.
"""

import sqlite3

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

steps = Migrations("pressmark")


_ARTICLES = """
    CREATE TABLE texts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        hash TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        text_id INTEGER NOT NULL REFERENCES texts(id),
        title TEXT NOT NULL,
        author TEXT NOT NULL,
        source TEXT NOT NULL,
        published TEXT NOT NULL,
        address TEXT NOT NULL,
        language TEXT NOT NULL,
        origin TEXT NOT NULL,
        words INTEGER NOT NULL,
        added TEXT NOT NULL,
        deleted TEXT,
        row_hash TEXT NOT NULL,
        blocks TEXT NOT NULL
    ) STRICT;
    CREATE INDEX articles_by_text ON articles(text_id);
    CREATE INDEX articles_by_bin ON articles(deleted);
"""

_ANNOTATIONS = """
    CREATE TABLE annotations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        start INTEGER,
        "end" INTEGER,
        exact TEXT,
        prefix TEXT,
        suffix TEXT,
        colour TEXT NOT NULL,
        body TEXT NOT NULL,
        tags TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        state TEXT NOT NULL,
        row_hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX annotations_by_article ON annotations(article_id);
"""

_DECISIONS = """
    CREATE TABLE decisions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        article_id INTEGER REFERENCES articles(id),
        verdict TEXT NOT NULL,
        reach TEXT NOT NULL,
        words TEXT NOT NULL,
        beginning TEXT NOT NULL,
        label TEXT NOT NULL,
        entity TEXT NOT NULL,
        source TEXT NOT NULL,
        start INTEGER,
        "end" INTEGER,
        exact TEXT,
        prefix TEXT,
        suffix TEXT,
        proposed TEXT NOT NULL,
        instead TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        row_hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decisions_by_article ON decisions(article_id);
    CREATE INDEX decisions_by_beginning ON decisions(reach, source, beginning);
"""

_VERSIONS = """
    CREATE TABLE versions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        text_id INTEGER NOT NULL REFERENCES texts(id),
        title TEXT NOT NULL,
        blocks TEXT NOT NULL,
        words INTEGER NOT NULL,
        origin TEXT NOT NULL,
        added TEXT NOT NULL,
        state TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        UNIQUE (article_id, text_id)
    ) STRICT;
    CREATE INDEX versions_by_text ON versions(text_id);
    CREATE TABLE anchors (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        annotation_id INTEGER NOT NULL REFERENCES annotations(id) DEFERRABLE INITIALLY DEFERRED,
        version_id INTEGER NOT NULL REFERENCES versions(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER,
        "end" INTEGER,
        exact TEXT,
        prefix TEXT,
        suffix TEXT,
        state TEXT NOT NULL,
        row_hash TEXT NOT NULL,
        UNIQUE (annotation_id, version_id)
    ) STRICT;
    CREATE INDEX anchors_by_version ON anchors(version_id);
"""

_COLOURS = """
    CREATE TABLE colours (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        colour TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        row_hash TEXT NOT NULL
    ) STRICT;
"""

_STEPS = """
    CREATE TABLE steps (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        made TEXT NOT NULL,
        joins TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE step_rows (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        before TEXT,
        after TEXT
    ) STRICT;
    CREATE INDEX step_rows_by_step ON step_rows(step_id);
"""


_ENTITIES = """
    CREATE TABLE entities (
        id INTEGER PRIMARY KEY,
        label TEXT NOT NULL,
        key TEXT NOT NULL,
        whole INTEGER NOT NULL DEFAULT 0,
        name TEXT NOT NULL,
        articles INTEGER NOT NULL DEFAULT 0,
        mentions INTEGER NOT NULL DEFAULT 0,
        others TEXT NOT NULL DEFAULT '[]',
        found_by TEXT NOT NULL,
        UNIQUE (label, key)
    ) STRICT;
    CREATE INDEX entities_by_whole ON entities(whole);
    CREATE INDEX entities_by_articles
        ON entities(articles DESC, mentions DESC, name, id, label, found_by) WHERE whole = id;
    CREATE TABLE appearances (
        entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
        article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        aliases TEXT NOT NULL,
        titles TEXT NOT NULL,
        mentions INTEGER NOT NULL,
        PRIMARY KEY (entity_id, article_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX appearances_by_article ON appearances(article_id);
    CREATE TABLE appeared (
        article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
        stamp TEXT NOT NULL
    ) STRICT;
    CREATE TABLE heeded (
        uuid TEXT PRIMARY KEY,
        row_hash TEXT NOT NULL,
        reach TEXT NOT NULL,
        article_id INTEGER,
        source TEXT NOT NULL,
        words TEXT NOT NULL,
        entity TEXT NOT NULL
    ) STRICT;
    CREATE TABLE suggestions (
        one INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
        other INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
        score REAL NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX suggestions_by_other ON suggestions(other);
    CREATE TABLE settled (stamp TEXT NOT NULL) STRICT;
"""


@steps(name="1_articles_and_annotations")
def _articles_and_annotations(db: Database) -> None:
    for script in (_ARTICLES, _ANNOTATIONS, _STEPS):
        db.executescript(script)


@steps(name="2_derived_and_settings")
def _derived_and_settings(db: Database) -> None:
    db.executescript("""
        CREATE TABLE mentions (
            id INTEGER PRIMARY KEY,
            article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            label TEXT NOT NULL,
            entity TEXT NOT NULL,
            score REAL NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;
        CREATE INDEX mentions_by_article ON mentions(article_id);
        CREATE TABLE recognised (
            article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
            stamp TEXT NOT NULL
        ) STRICT;
        CREATE TABLE positions (
            article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
            "offset" INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE settings (
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT;
    """)


@steps(name="3_search")
def _search(db: Database) -> None:
    for table, columns in (
        ("articles", ["title"]),
        ("texts", ["body"]),
        ("annotations", ["body", "exact", "tags"]),
    ):
        found = Table(db, table)
        found.enable_fts(columns, tokenize="unicode61 remove_diacritics 2")


@steps(name="4_values_and_titles_of_mentions")
def _values_and_titles_of_mentions(db: Database) -> None:
    for column in ("value", "title"):
        Table(db, "mentions").add_column(column, str, not_null_default="")


@steps(name="5_decisions")
def _decisions(db: Database) -> None:
    db.executescript(_DECISIONS)


@steps(name="6_entities_across_articles")
def _entities_across_articles(db: Database) -> None:
    db.executescript(_ENTITIES)


@steps(name="7_mentions_by_place")
def _mentions_by_place(db: Database) -> None:
    db.executescript("""
        DROP INDEX mentions_by_article;
        CREATE INDEX mentions_by_place ON mentions(article_id, start, "end");
    """)


@steps(name="8_versions_and_names_of_colours")
def _versions_and_names_of_colours(db: Database) -> None:
    db.executescript(_VERSIONS)
    db.executescript(_COLOURS)


@steps(name="9_sizes_of_steps_and_what_takes_them_back")
def _sizes_of_steps(db: Database) -> None:
    db.executescript("""
        ALTER TABLE steps ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE steps ADD COLUMN takes_back INTEGER;
        UPDATE steps SET bytes = (
            SELECT coalesce(sum(
                coalesce(length(CAST(before AS BLOB)), 0)
                + coalesce(length(CAST(after AS BLOB)), 0)), 0)
            FROM step_rows WHERE step_id = steps.id);
        DROP INDEX step_rows_by_step;
        CREATE INDEX step_rows_by_step ON step_rows(step_id, table_name, row_id);
    """)


@steps(name="10_articles_by_source")
def _articles_by_source(db: Database) -> None:
    db.executescript("""
        CREATE INDEX articles_by_address ON articles(address COLLATE NOCASE);
        CREATE INDEX articles_by_origin ON articles(origin);
        CREATE INDEX articles_by_title ON articles(title);
        CREATE INDEX versions_by_origin ON versions(origin);
    """)


def apply(connection: sqlite3.Connection, *, stop_before: str | None = None) -> None:
    """Run every step that is pending, inside the caller's transaction."""
    steps.apply(
        Database(connection, recursive_triggers=False, execute_plugins=False),
        stop_before=stop_before,
    )
