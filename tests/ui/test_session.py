"""Acts on the archive, as the window makes them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotation.recognition import STAMP
from storage import Archive, ArchiveError
from tests.ui.conftest import second_article
from ui import archive_writer
from ui.importing import Importing
from ui.session import Session

WORDS = "The ferry to Tromsø was late again.\n\nMaria Olsen waited on the quay until noon."


def write(folder: Path, name: str, words: str = WORDS) -> str:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return str(path)


def test_a_file_becomes_an_article_with_its_names(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    session.add_files([write(tmp_path, "ferry.txt")])
    qtbot.waitUntil(lambda: session.current is not None, timeout=20_000)
    assert session.current is not None
    assert session.current.article.text == WORDS
    id_ = session.current.id
    qtbot.waitUntil(lambda: session.archive.mentions.stamp(id_) == STAMP, timeout=30_000)
    assert "Maria Olsen" in {mention.entity for mention in session.archive.mentions.of(id_)}


def test_one_bad_file_never_stops_the_others(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    bad = tmp_path / "picture.txt"
    bad.write_bytes(bytes(range(256)) * 20)
    complaints: list[str] = []
    session.failed.connect(complaints.append)
    paths = [str(bad), str(tmp_path / "missing.txt"), write(tmp_path, "good.txt")]
    session.add_files(paths)
    qtbot.waitUntil(lambda: session.archive.articles.count() == 1, timeout=20_000)
    (account,) = complaints
    assert account.startswith("2 files could not be read.")
    assert "picture.txt" in account
    assert "missing.txt" in account
    assert str(tmp_path) not in account


def test_many_files_are_one_step(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    told: list[str] = []
    session.undoable.connect(told.append)
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    paths = [write(tmp_path, f"{number}.txt", f"{WORDS} {number}") for number in range(4)]
    session.add_files([*paths[:2], str(tmp_path / "empty.txt"), *paths[2:]])
    qtbot.waitUntil(lambda: session.archive.articles.count() == 4, timeout=20_000)
    assert told[-1] == "Added 4 articles"
    assert [each.title for each in session.archive.history.steps()] == ["Import of 4 articles"]
    session.undo()
    assert session.archive.articles.count() == 0


def test_undoing_much_is_announced(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_writer, "MANY_ROWS", 3)
    told: list[str] = []
    session.busy.connect(told.append)
    with session.archive.step("Fill"):
        for number in range(4):
            session.add_text(f"{WORDS} {number}")
    session.undo()
    session.redo()
    session.add_text(WORDS)
    session.undo()
    assert told == ["Undoing 4 changes…", "Doing again 4 changes…"]


def test_the_same_text_is_kept_once(session: Session) -> None:
    session.add_text(WORDS)
    session.add_text(WORDS)
    assert session.archive.articles.count() == 1


def test_a_pasted_text_is_opened(qtbot: QtBot, session: Session) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    data = QMimeData()
    data.setText(WORDS)
    Importing(session, window).take(data)
    assert session.current is not None
    assert session.current.article.text == WORDS


def test_dropped_files_are_added(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(write(tmp_path, "dropped.txt"))])
    Importing(session, window).take(data)
    qtbot.waitUntil(lambda: session.archive.articles.count() == 1, timeout=20_000)


def test_a_dropped_web_address_is_refused_in_words(qtbot: QtBot, session: Session) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/story")])
    with qtbot.waitSignal(session.failed) as told:
        Importing(session, window).take(data)
    assert "Save the page" in told.args[0]


def test_an_empty_paste_says_what_to_do(qtbot: QtBot, session: Session) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitSignal(session.said) as told:
        Importing(session, window).take(QMimeData())
    assert "Copy an article first" in told.args[0]


def test_an_article_moved_to_the_bin_leaves_the_page_and_undo_brings_it_back(
    session: Session, kept: int
) -> None:
    session.open_article(kept)
    session.move_to_bin([kept])
    assert session.current is None
    assert session.archive.articles.count() == 0
    session.undo()
    assert session.archive.articles.count() == 1


def test_back_and_forward_follow_what_was_read(session: Session, kept: int) -> None:
    session.open_article(kept)
    session.add_text(WORDS)
    assert session.current is not None
    second = session.current.id
    session.go_back()
    assert session.current.id == kept
    session.go_forward()
    assert session.current.id == second


def test_undo_with_nothing_to_undo_says_so(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.said) as told:
        session.undo()
    assert told.args[0] == "Nothing to undo."


def test_cancelled_work_changes_nothing(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    session.add_files(
        [write(tmp_path, f"{number}.txt", WORDS + str(number)) for number in range(9)]
    )
    session.cancel()
    qtbot.wait(300)
    assert not session.tasks.busy
    assert session.archive.articles.count() == 0


def test_after_a_cancel_work_goes_on(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    session.add_files([write(tmp_path, "one.txt")])
    session.cancel()
    session.add_files([write(tmp_path, "two.txt", "Another story altogether.")])
    qtbot.waitUntil(lambda: session.archive.articles.count() == 1, timeout=20_000)


def test_an_archive_for_reading_only_refuses_in_words(
    qtbot: QtBot, session: Session, archive: Archive, kept: int
) -> None:
    archive.read_only = True
    session.open_article(kept)
    with qtbot.waitSignal(session.failed):
        assert session.annotate(None) is None


def test_a_damaged_article_leaves_the_page_as_it_is(
    qtbot: QtBot, session: Session, archive: Archive, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open_article(kept)
    other = archive.articles.add(second_article()).id

    def damaged(_: int) -> list[object]:
        raise ArchiveError("A part of the archive is damaged.")

    monkeypatch.setattr(archive.annotations, "of", damaged)
    with qtbot.waitSignal(session.failed) as told:
        session.open_article(other)
    assert "damaged" in told.args[0]
    assert session.current is not None
    assert session.current.id == kept


def test_an_add_undone_while_its_names_are_looked_for_ends_quietly(
    qtbot: QtBot, session: Session
) -> None:
    complaints: list[str] = []
    session.failed.connect(complaints.append)
    session.add_text(WORDS)
    session.undo()
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=30_000)
    assert complaints == []
    assert session.current is None
