"""Who is in the archive, kept up in the background, and the reader's answers about it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotation.article import Article, BlockKind, build
from annotation.decisions import Reach, Verdict
from annotation.entities import Label, Mention
from annotation.recognition import STAMP
from storage import Archive, Changes, open_archive
from ui import known
from ui.session import Session
from ui.tasks import Tasks


def add(archive: Archive, title: str, *people: str) -> int:
    """Keep an article that names these people, its names marked already."""
    said = " ".join(f"Then {name} spoke." for name in people)
    text, blocks = build([(title, BlockKind.HEADING, 1), (said, BlockKind.PARAGRAPH, 0)])
    added = archive.articles.add(Article(title, text, blocks, source="The Coast"))
    starts = [text.index(f"Then {name} ") + 5 for name in people]
    mentions = [
        Mention(start, start + len(name), Label.PERSON, name)
        for start, name in zip(starts, people, strict=True)
    ]
    archive.mentions.put(added.id, mentions, STAMP)
    return added.id


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without waiting for the window to be painted."""
    monkeypatch.setattr(known, "BEGIN_MS", 0)
    monkeypatch.setattr(known, "REST_MS", 0)
    monkeypatch.setattr(known, "LONG_REST_MS", 0)


@pytest.fixture
def peskov(archive: Archive) -> list[int]:
    return [
        add(archive, "One", "Dmitry Peskov"),
        add(archive, "Two", "Dmitry Peskov"),
        add(archive, "Three", "Dmitry Pesko"),
    ]


@pytest.fixture
def quiet(session: Session, qtbot: QtBot) -> Session:
    """A session that has gathered everything."""
    qtbot.waitUntil(lambda: session.archive.entities.settled)
    return session


def test_what_is_in_the_archive_is_gathered_by_itself(peskov: list[int], quiet: Session) -> None:
    assert [each.name for each in quiet.known.all(10, None, "", 0)] == [
        "Dmitry Peskov",
        "Dmitry Pesko",
    ]
    assert quiet.known.also(Label.PERSON, "Dmitry Peskov", peskov[0]) == 1
    others = quiet.known.others(Label.PERSON, "Dmitry Peskov", peskov[0])
    assert [each.title for each in others] == ["Two"]


def test_a_new_article_counts_as_soon_as_its_names_are_marked(
    peskov: list[int], quiet: Session, qtbot: QtBot
) -> None:
    added = add(quiet.archive, "Four", "Dmitry Peskov")
    quiet.feed.tell(Changes(mentions_of=frozenset({added})))
    qtbot.waitUntil(lambda: quiet.known.also(Label.PERSON, "Dmitry Peskov", peskov[0]) == 2)
    quiet.move_to_bin([added])
    qtbot.waitUntil(lambda: quiet.known.all(1, None, "", 0)[0].articles == 2)


def test_an_answer_joins_two_and_undo_parts_them(
    peskov: list[int], quiet: Session, qtbot: QtBot
) -> None:
    said: list[str] = []
    quiet.undoable.connect(said.append)
    (asked,) = quiet.known.suggestions()
    quiet.known.same(asked)
    assert said == ["Same: “Dmitry Pesko” is Dmitry Peskov"]
    qtbot.waitUntil(lambda: quiet.known.suggestions() == [])
    qtbot.waitUntil(lambda: quiet.known.count() == 1)
    quiet.undo()
    qtbot.waitUntil(lambda: len(quiet.known.suggestions()) == 1)
    assert quiet.known.count() == 2
    assert quiet.archive.decisions.count() == 0


def test_two_that_are_not_the_same_are_not_asked_about_again(
    peskov: list[int], quiet: Session, qtbot: QtBot
) -> None:
    (asked,) = quiet.known.suggestions()
    quiet.known.apart(asked)
    qtbot.waitUntil(lambda: quiet.known.suggestions() == [])
    assert quiet.known.count() == 2
    (decision,) = quiet.archive.decisions.all()
    assert (decision.verdict, decision.reach) == (Verdict.APART, Reach.EVERYWHERE)


def test_what_was_answered_is_not_asked_again_before_names_are_compared(
    peskov: list[int], quiet: Session, qtbot: QtBot
) -> None:
    (asked,) = quiet.known.suggestions()
    quiet.known.apart(asked)
    with qtbot.waitSignal(quiet.known.changed):  # gathered again, and not compared yet
        pass
    assert not quiet.archive.entities.settled
    assert quiet.known.suggestions() == []
    quiet.undo()
    qtbot.waitUntil(lambda: quiet.archive.entities.settled)
    assert [each.one.name for each in quiet.known.suggestions()] == [asked.one.name]


def test_a_bare_last_name_is_decided_only_where_it_stands(
    archive: Archive, session: Session, qtbot: QtBot
) -> None:
    add(archive, "One", "Dmitry Peskov")
    bare = [add(archive, "Two", "Peskov"), add(archive, "Three", "Peskov")]
    archive.entities.bring_up_to_date()
    (asked,) = session.known.suggestions()
    session.known.same(asked)
    decisions = archive.decisions.all()
    assert {each.article_id for each in decisions} == set(bare)
    assert archive.mentions.shown(bare[0])[0].entity == "Dmitry Peskov"
    qtbot.waitUntil(lambda: session.known.count() == 1)
    session.undo()
    assert archive.decisions.count() == 0


def test_a_large_archive_is_compared_by_the_helper_process(
    peskov: list[int], session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "SMALL", 2)
    with qtbot.waitSignal(session.tasks.progress, timeout=20_000) as heard:
        pass
    assert heard.args is not None
    assert heard.args[0] == "Comparing names"
    qtbot.waitUntil(lambda: session.archive.entities.settled, timeout=20_000)
    assert len(session.known.suggestions()) == 1


def test_an_archive_that_may_only_be_read_is_left_alone(
    peskov: list[int], archive: Archive, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    archive.entities.bring_up_to_date()
    with open_archive(archive.path, read_only=True) as reader:
        session = Session(reader, Tasks(qapp), qapp)
        failed: list[str] = []
        session.failed.connect(failed.append)
        qtbot.wait(30)
        assert session.known.count() == 2
        session.known.same(session.known.suggestions()[0])
        assert failed == ["This archive is open for reading only."]
        session.deleteLater()
