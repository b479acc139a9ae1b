import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from storage import Archive, ArchiveError, connecting, open_archive
from storage.schema import APPLICATION_ID, SCHEMA
from tests.storage.samples import article

SAFE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def pragma(archive: Archive, name: str) -> object:
    return archive.database.connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_archive_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "földer ? # %41" / "my papers.db"
    with open_archive(path) as archive:
        assert (archive.read_only, archive.notice, archive.path) == (False, "", path)
        article_id = archive.articles.add(article()).id
    with open_archive(str(path)) as archive:
        assert archive.articles.get(article_id).article == article()


def test_an_archive_says_what_it_is_and_is_set_to_be_safe(path: Path) -> None:
    with open_archive(path) as archive:
        assert pragma(archive, "application_id") == APPLICATION_ID
        assert pragma(archive, "user_version") == SCHEMA
        assert {name: pragma(archive, name) for name in SAFE} == SAFE


def test_a_closed_archive_is_one_file(path: Path) -> None:
    archive = open_archive(path)
    archive.articles.add(article())
    archive.close()
    archive.close()
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name, f"{path.name}.lock"]


def test_opening_for_reading_makes_nothing(path: Path) -> None:
    with pytest.raises(ArchiveError, match="There is no archive at"):
        open_archive(path, read_only=True)
    assert list(path.parent.iterdir()) == []


def test_what_is_open_for_reading_refuses_every_write(path: Path) -> None:
    with open_archive(path) as archive:
        article_id = archive.articles.add(article()).id
    with open_archive(path, read_only=True) as archive:
        assert archive.read_only
        assert archive.articles.get(article_id).article == article()
        assert (archive.history.undo(), archive.history.undo_title()) == (None, None)
        for write in (
            lambda: archive.articles.add(article("More")),
            lambda: archive.articles.move_to_bin([article_id]),
            lambda: archive.annotations.add(article_id, None),
            lambda: archive.mentions.put(article_id, [], "x"),
            lambda: archive.settings.set("a", 1),
            archive.must_be_writable,
        ):
            with pytest.raises(ArchiveError, match=r"Nothing was changed\. .*reading only"):
                write()


@pytest.mark.parametrize("content", [b"Dear diary, ", b"%PDF-1.7 " * 500, b"\0" * 4096, b"SQLite"])
def test_a_file_of_another_kind_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(ArchiveError, match="not a Pressmark archive"):
            open_archive(path, read_only=read_only)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_as_it_is(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (id INTEGER)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="another program"):
        open_archive(path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_an_empty_file_becomes_an_archive(path: Path) -> None:
    path.touch()
    with open_archive(path) as archive:
        assert archive.articles.count() == 0


def test_an_empty_file_that_was_an_archive_is_left_as_it_is(path: Path) -> None:
    path.touch()
    trace = path.with_name(f"{path.name}.backup-v1")
    trace.touch()
    with pytest.raises(ArchiveError, match="is empty"):
        open_archive(path)
    trace.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(b"x" * 50)
    with pytest.raises(ArchiveError, match="is empty"):
        open_archive(path)
    assert path.read_bytes() == b""


def test_a_folder_a_pipe_and_a_loop_are_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is not a file"):
        open_archive(tmp_path)
    with pytest.raises(ArchiveError):
        open_archive(tmp_path / "a\0b")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(ArchiveError):
        open_archive(tmp_path / "loop")
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError):
        open_archive(tmp_path / "file" / "archive")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(ArchiveError, match="is not a file"):
            open_archive(tmp_path / "pipe")


def test_a_second_window_reads_and_says_why(path: Path) -> None:
    with open_archive(path) as first:
        article_id = first.articles.add(article()).id
        second = open_archive(path)
        assert second.read_only
        assert "open in another Pressmark window" in second.notice
        assert second.articles.get(article_id).article == article()
        first.annotations.add(article_id, None, body="just now")
        assert [each.body for each in second.annotations.of(article_id)] == ["just now"]
        with pytest.raises(ArchiveError, match="open in another Pressmark window"):
            second.annotations.add(article_id, None)
        second.close()
    with open_archive(path) as third:
        assert not third.read_only


def test_two_names_of_one_file_are_one_archive(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path)
    with open_archive(path) as first, open_archive(link) as second:
        assert (first.read_only, second.read_only) == (False, True)
        assert first.path == second.path


def test_an_archive_from_the_future_is_read_and_not_changed(path: Path) -> None:
    with open_archive(path) as archive:
        archive.articles.add(article())
        archive.database.connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    for read_only in (False, True):
        with open_archive(path, read_only=read_only) as archive:
            assert archive.read_only
            assert "newer Pressmark" in archive.notice
            assert archive.articles.count() == 1


def test_an_archive_that_lost_a_table_is_damaged_and_kept(path: Path) -> None:
    with open_archive(path) as archive:
        archive.database.connection.execute("DROP TABLE settings")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(ArchiveError, match="damaged"):
            open_archive(path, read_only=read_only)
    assert path.read_bytes() == before


def test_foreign_triggers_cannot_act(path: Path) -> None:
    with open_archive(path) as archive:
        archive.articles.add(article())
        archive.database.connection.execute(
            "CREATE TRIGGER evil AFTER INSERT ON annotations BEGIN DELETE FROM steps; END"
        )
    with open_archive(path) as archive:
        assert archive.read_only
        assert "triggers that Pressmark did not make (evil)" in archive.notice


def test_a_trigger_of_ours_that_is_gone_or_changed_is_put_back(path: Path) -> None:
    with open_archive(path) as archive:
        archive.database.connection.executescript(
            "DROP TRIGGER articles_ai; DROP TRIGGER texts_ai;"
            "CREATE TRIGGER texts_ai AFTER INSERT ON texts BEGIN DELETE FROM settings; END"
        )
        article_id = archive.articles.add(article()).id
        assert archive.search.find("ferry") == []
    with open_archive(path) as archive:
        assert [hit.article_id for hit in archive.search.find("ferry")] == [article_id]
        archive.articles.add(article("Another ferry"))
        assert len(archive.search.find("ferry")) == 2


def test_a_reader_works_in_a_thread_of_its_own(path: Path) -> None:
    found: list[object] = []

    def look(archive: Archive) -> None:
        with archive.reader() as reader:
            found.append([hit.title for hit in reader.search.find("ferry")])
            found.append(reader.read_only)

    with open_archive(path) as archive:
        archive.articles.add(article())
        thread = threading.Thread(target=look, args=(archive,))
        thread.start()
        thread.join()
    assert found == [["The last ferry"], True]


def test_an_archive_in_memory_has_no_reader(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="memory"):
        archive.reader()


def test_using_an_archive_in_the_wrong_thread_is_a_bug(archive: Archive) -> None:
    raised: list[BaseException] = []

    def misuse() -> None:
        try:
            archive.articles.count()
        except sqlite3.ProgrammingError as error:
            raised.append(error)

    thread = threading.Thread(target=misuse)
    thread.start()
    thread.join()
    assert len(raised) == 1


def test_an_archive_that_is_up_to_date_opens_without_sqlite_utils(path: Path) -> None:
    open_archive(path).close()
    code = (
        "import sys, storage; storage.open_archive(sys.argv[1]).close();"
        "print('sqlite_utils' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"


def test_an_archive_that_another_program_is_writing_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_archive(path) as archive:
        archive.articles.add(article())
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_archive(path) as archive:
        assert archive.read_only
        assert "Another program is using this archive" in archive.notice
        assert archive.articles.count() == 1
    other.execute("ROLLBACK")
    other.close()
    with open_archive(path) as archive:
        assert not archive.read_only


def test_a_file_that_a_crash_has_damaged_is_read_and_not_changed(path: Path) -> None:
    with open_archive(path) as archive:
        for number in range(30):
            archive.articles.add(article(f"Story {number}"))
        row = archive.database.row("SELECT rootpage FROM sqlite_master WHERE name = 'settings'")
        assert row
    with path.open("r+b") as file:
        file.seek((row[0] - 1) * 4096)
        file.write(b"\xff" * 4096)
    log_left_by_a_crash = path.with_name(f"{path.name}-wal")
    log_left_by_a_crash.write_bytes(b"\0" * 32)
    with open_archive(path) as archive:
        assert archive.read_only
        assert "damaged" in archive.notice
        assert archive.articles.count() == 30
