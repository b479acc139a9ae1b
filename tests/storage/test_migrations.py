import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotation.article import text_hash
from storage import ArchiveError, backup, check, migrations, open_archive, triggers
from storage.hashing import row_hash
from storage.schema import APPLICATION_ID, SCHEMA

OLD_TEXT = "The kiln was lit on Monday."
NOTE: dict[str, object] = dict.fromkeys(("tags", "created", "modified"), "")
NOTE |= {"uuid": "n1", "article_id": 1, "body": "an old note", "colour": "blue", "state": "exact"}
FACTS = ("author", "source", "published", "address", "language", "origin", "added")
ARTICLE: dict[str, object] = dict.fromkeys(FACTS, "")
ARTICLE |= {"uuid": "u1", "text_id": 1, "title": "Kiln", "words": 6}
ARTICLE |= {"blocks": '[[0, 27, "paragraph", 0]]'}


def insert(connection: sqlite3.Connection, table: str, values: dict[str, object]) -> None:
    columns = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" for _ in values)
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values.values()))


def make_old_archive(path: Path) -> None:
    """Write an archive as the first schema step leaves it, with an article and a note in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.apply(connection, stop_before="2_derived_and_settings")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        text = {"id": 1, "hash": text_hash(OLD_TEXT), "body": OLD_TEXT}
        insert(connection, "texts", text)
        insert(connection, "articles", ARTICLE | {"row_hash": row_hash(ARTICLE)})
        insert(connection, "annotations", NOTE | {"row_hash": row_hash(NOTE)})


def test_an_old_archive_is_brought_up_to_date_and_keeps_everything(path: Path) -> None:
    make_old_archive(path)
    with open_archive(path) as archive:
        assert not archive.read_only
        assert archive.articles.get(1).article.text == OLD_TEXT
        assert [each.body for each in archive.annotations.of(1)] == ["an old note"]
        assert [hit.where for hit in archive.search.find("kiln")] == ["title"]
        assert [hit.where for hit in archive.search.find("monday")] == ["text"]
        assert [hit.where for hit in archive.search.find("old note")] == ["note"]
        assert check(archive) == []


def test_a_copy_of_the_old_archive_stays_beside_it(path: Path) -> None:
    make_old_archive(path)
    open_archive(path).close()
    copy = path.with_name(f"{path.name}.backup-v1")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT body FROM texts").fetchall() == [(OLD_TEXT,)]
    make_old_archive(again := path.with_name("again"))
    again.replace(path)
    open_archive(path).close()
    assert path.with_name(f"{path.name}.backup-v1-2").exists()


def test_a_migration_that_fails_leaves_the_old_archive(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_old_archive(path)

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half_done (id INTEGER)")
        raise sqlite3.OperationalError("out of luck")

    monkeypatch.setattr(triggers, "install", fail)
    with pytest.raises(ArchiveError, match="out of luck"):
        open_archive(path)
    monkeypatch.undo()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert not names & {"half_done", "settings", "texts_fts"}
    with open_archive(path) as archive:
        assert check(archive) == []


def test_no_migration_without_a_sound_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_old_archive(path)
    monkeypatch.setattr(backup, "_sizes", lambda connection: [id(connection)])
    with pytest.raises(ArchiveError, match="could not be copied"):
        open_archive(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    left = {each.name for each in path.parent.iterdir()}
    assert not any("backup" in name for name in left)


def test_an_old_archive_that_may_only_be_read_says_what_to_do(path: Path) -> None:
    make_old_archive(path)
    with pytest.raises(ArchiveError, match="older Pressmark"):
        open_archive(path, read_only=True)


def test_the_schema_number_counts_the_steps() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.apply(connection)
        (count,) = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()
    assert count == SCHEMA
