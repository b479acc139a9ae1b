"""Decisions in old archives, in backups and in checks."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from annotation.selectors import Span
from storage import Archive, ArchiveError, backup, check, migrations, open_archive
from storage.connecting import make_safe
from storage.schema import APPLICATION_ID
from tests.storage.test_migrations import OLD_TEXT, make_old_archive


def make_archive_without_decisions(path: Path) -> None:
    """Write an archive as the fourth schema step leaves it, with an article and a note in it."""
    make_old_archive(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.apply(connection, stop_before="5_decisions")
        connection.execute("PRAGMA user_version = 4")
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def decide(archive: Archive) -> None:
    archive.decisions.add(
        Verdict.MARK, Reach.HERE, label=Label.PRODUCT, article_id=1, span=Span(4, 8)
    )
    archive.decisions.add(Verdict.REJECT, Reach.EVERYWHERE, "Monday")


def test_an_archive_from_before_decisions_takes_them(path: Path) -> None:
    make_archive_without_decisions(path)
    with open_archive(path) as archive:
        assert archive.articles.get(1).article.text == OLD_TEXT
        assert archive.decisions.all() == []
        decide(archive)
        assert [each.words for each in archive.decisions.all()] == ["kiln", "Monday"]
        assert check(archive) == []
        archive.history.undo()
        assert archive.decisions.count() == 1


def test_a_copy_of_it_stays_as_it_was(path: Path) -> None:
    make_archive_without_decisions(path)
    open_archive(path).close()
    copy = path.with_name(f"{path.name}.backup-v4")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (4,)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert "decisions" not in tables


def test_a_backup_that_lacks_a_decision_does_not_count(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_old_archive(path)
    with open_archive(path) as archive:
        decide(archive)
    target = path.with_name("copy")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        make_safe(connection)
        backup.back_up(connection, target)
        with open_archive(target, read_only=True) as copy:
            assert copy.decisions.count() == 2
        whole = backup._sizes

        def lose_one(of: sqlite3.Connection) -> list[int]:
            if of is not connection:
                of.execute("DELETE FROM decisions WHERE id = 2")
            return whole(of)

        monkeypatch.setattr(backup, "_sizes", lose_one)
        with pytest.raises(ArchiveError, match="could not be copied whole"):
            backup.back_up(connection, path.with_name("lossy"))
    assert not path.with_name("lossy").exists()


DAMAGE = {
    "UPDATE decisions SET words = 'Sunday' WHERE id = 2": "Decision 2 is not as it was written",
    "UPDATE decisions SET verdict = 'confirm'": "Decision 1 is not as it was written",
    'UPDATE decisions SET start = 900, "end" = 901 WHERE id = 1': "Decision 1 is not as",
    "DROP TABLE decisions": "decisions is missing",
    "PRAGMA foreign_keys = OFF; DELETE FROM annotations; DELETE FROM articles": "of decisions",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_said_in_words(path: Path, damage: str) -> None:
    make_old_archive(path)
    with open_archive(path) as archive:
        decide(archive)
        assert check(archive) == []
        archive.database.connection.executescript(damage)
        assert any(DAMAGE[damage] in problem for problem in check(archive)), check(archive)


def test_a_change_does_not_vouch_for_damage(path: Path) -> None:
    make_old_archive(path)
    with open_archive(path) as archive:
        decide(archive)
        _, wide = archive.decisions.all()
        archive.database.connection.execute("UPDATE decisions SET entity = 'x' WHERE id = 2")
        archive.decisions.change(wide.id, words="Tuesday")
        assert check(archive) == ["Decision 2 is not as it was written."]
