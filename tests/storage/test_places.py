"""Archives in places that cannot be written to, or are full."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from annotation.selectors import Span
from storage import Archive, ArchiveError, check, open_archive
from tests.storage.samples import article


def mount(place: Path, *options: str) -> None:
    """Mount something at ``place``, or skip the test where that is not allowed."""
    try:
        subprocess.run(["mount", *options, str(place)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting is not possible here")


@pytest.fixture
def frozen(tmp_path: Path) -> Iterator[Path]:
    """Return a read-only folder with an archive of one article in it."""
    folder = tmp_path / "frozen"
    folder.mkdir()
    with open_archive(folder / "papers") as archive:
        archive.articles.add(article())
    (folder / "papers.lock").unlink()
    if os.name == "posix" and os.geteuid() == 0:
        mount(folder, "--bind", str(folder))
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        yield folder
        subprocess.run(["umount", str(folder)], check=True)
    else:
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of its own with a megabyte of room."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount(folder, "-t", "tmpfs", "-o", "size=1m", "tmpfs")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_an_archive_in_a_read_only_folder_is_read_and_says_why(frozen: Path) -> None:
    with open_archive(frozen / "papers") as archive:
        assert archive.read_only
        assert "cannot be written to" in archive.notice
        assert [row.title for row in archive.articles.rows()] == ["The last ferry"]
        assert len(archive.search.find("ferry")) == 1
        assert check(archive) == []
        with pytest.raises(ArchiveError, match="cannot be written to"):
            archive.articles.add(article("More"))


def test_no_archive_is_made_in_a_read_only_folder(frozen: Path) -> None:
    for name in ("new", "folder/new"):
        with pytest.raises(ArchiveError):
            open_archive(frozen / name)


def test_a_file_that_may_not_be_written_is_read(path: Path) -> None:
    if os.name == "posix" and os.geteuid() == 0:
        pytest.skip("root may write what nobody may write")
    open_archive(path).close()
    path.chmod(0o444)
    with open_archive(path) as archive:
        assert archive.read_only


def fill_up(folder: Path) -> Path:
    """Use up what room there is, and return the file that did."""
    ballast = folder / "ballast"
    handle = os.open(ballast, os.O_CREAT | os.O_WRONLY)
    try:
        with suppress(OSError):
            while True:
                os.write(handle, bytes(4096))
    finally:
        os.close(handle)
    return ballast


def test_a_full_disk_is_said_and_what_was_kept_stays(small_disk: Path) -> None:
    with open_archive(small_disk / "papers") as archive:
        kept = archive.articles.add(article()).id
        note, _ = archive.annotations.add(kept, Span(0, 4), body="kept")
        ballast = fill_up(small_disk)
        grow_until_full(archive, note.id)
        assert archive.annotations.get(note.id).body == "kept"
        count = len(archive.annotations.of(kept))
        ballast.unlink()
        archive.annotations.add(kept, None, body="room again")
        assert len(archive.annotations.of(kept)) == count + 1
        assert check(archive) == []
    with open_archive(small_disk / "papers") as archive:
        assert len(archive.annotations.of(kept)) == count + 1


def grow_until_full(archive: Archive, annotation_id: str) -> None:
    words = r"no room left|room left on it"
    with pytest.raises(ArchiveError, match=words):
        add_notes(archive, 1000)
    with pytest.raises(ArchiveError, match=words):
        archive.annotations.update(annotation_id, body="x" * 200_000)


def add_notes(archive: Archive, count: int) -> None:
    for number in range(count):
        archive.annotations.add(archive.articles.ids()[0], None, body=f"{number} more " * 200)


def test_no_room_for_a_new_archive_leaves_no_half_one(small_disk: Path) -> None:
    ballast = fill_up(small_disk)
    with pytest.raises(ArchiveError):
        open_archive(small_disk / "papers")
    assert not (small_disk / "papers").exists()
    ballast.unlink()
    with open_archive(small_disk / "papers") as archive:
        assert check(archive) == []
