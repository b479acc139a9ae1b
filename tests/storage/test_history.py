from pathlib import Path

import pytest

from storage import Archive, ArchiveError, open_archive
from storage import history as history_module
from tests.storage.samples import article


def test_undo_and_redo_tell_what_they_did(archive: Archive, article_id: int) -> None:
    undone = archive.history.undo()
    assert undone
    assert undone.title == "Add “The last ferry”"
    assert undone.changes.articles == {article_id}
    assert archive.articles.ids() == []
    assert (archive.history.undo_title(), archive.history.redo_title()) == (
        None,
        "Add “The last ferry”",
    )
    assert archive.history.undo() is None
    redone = archive.history.redo()
    assert redone
    assert redone.changes.articles == {article_id}
    assert archive.articles.get(article_id).article == article()
    assert archive.history.redo() is None


def test_undo_survives_a_restart(path: Path) -> None:
    with open_archive(path) as archive:
        article_id = archive.articles.add(article()).id
        archive.annotations.add(article_id, None, body="Kept?")
        archive.history.undo()
    with open_archive(path) as archive:
        archive.history.redo()
        assert [each.body for each in archive.annotations.of(article_id)] == ["Kept?"]
        archive.history.undo()
        archive.history.undo()
        assert archive.articles.ids() == []


def test_a_new_step_drops_what_could_be_done_again(archive: Archive, article_id: int) -> None:
    archive.annotations.add(article_id, None, body="one")
    archive.history.undo()
    archive.annotations.add(article_id, None, body="two")
    assert archive.history.redo_title() is None
    assert [step.title for step in archive.history.steps()] == [
        "Add the note on the whole article",
        "Add “The last ferry”",
    ]


def test_several_writes_are_one_named_step(archive: Archive) -> None:
    with archive.step("Import of 3 articles") as step:
        ids = [archive.articles.add(article(f"Story {number}")).id for number in range(3)]
    assert step.changes.articles == set(ids)
    assert archive.history.undo_title() == "Import of 3 articles"
    archive.history.undo()
    assert archive.articles.ids() == []
    archive.history.redo()
    assert archive.articles.ids() == ids[::-1]


def test_a_step_that_fails_leaves_nothing(archive: Archive, article_id: int) -> None:
    with pytest.raises(ArchiveError):
        add_and_fail(archive, "Story")
    assert archive.articles.ids() == [article_id]
    assert archive.history.undo_title() == "Add “The last ferry”"


def test_one_bad_write_does_not_take_the_others_along(archive: Archive) -> None:
    with archive.step("Import") as step:
        first = archive.articles.add(article("Good")).id
        with pytest.raises(ArchiveError):
            archive.articles.add(article("", ""))
        with pytest.raises(ArchiveError):
            add_and_fail(archive, "Half")
        last = archive.articles.add(article("Good too")).id
    assert step.changes.articles == {first, last}
    archive.history.undo()
    assert archive.articles.ids() == []


def add_and_fail(archive: Archive, title: str) -> None:
    with archive.step("Import"):
        archive.articles.add(article(title))
        archive.articles.move_to_bin([99])


def test_undo_inside_a_step_is_a_bug(archive: Archive, article_id: int) -> None:
    with pytest.raises(RuntimeError), archive.step("Import"):
        archive.history.undo()


def test_undo_refuses_to_overwrite_what_something_else_changed(
    archive: Archive, article_id: int
) -> None:
    note, _ = archive.annotations.add(article_id, None, body="mine")
    archive.annotations.update(note.id, body="mine too")
    archive.database.connection.execute("UPDATE annotations SET body = 'theirs'")
    with pytest.raises(ArchiveError, match="“Edit the note on the whole article” cannot be undone"):
        archive.history.undo()
    assert archive.annotations.get(note.id).body == "theirs"
    assert archive.history.undo_title() == "Edit the note on the whole article"


def test_undo_refuses_where_a_row_is_gone_or_back(archive: Archive, article_id: int) -> None:
    archive.annotations.add(article_id, None, body="mine")
    archive.database.connection.execute("DELETE FROM annotations")
    with pytest.raises(ArchiveError, match="cannot be undone"):
        archive.history.undo()


def test_a_journal_that_names_other_tables_or_columns_is_damage(
    archive: Archive, article_id: int
) -> None:
    connection = archive.database.connection
    connection.execute("UPDATE step_rows SET table_name = 'settings'")
    with pytest.raises(ArchiveError, match="damaged"):
        archive.history.undo()
    connection.execute("""UPDATE step_rows SET table_name = 'articles', after = '{"x""y": 1}'""")
    with pytest.raises(ArchiveError):
        archive.history.undo()
    connection.execute("UPDATE step_rows SET after = '[1'")
    with pytest.raises(ArchiveError, match="damaged"):
        archive.history.undo()


def test_the_journal_never_copies_a_text(archive: Archive) -> None:
    kept = archive.articles.add(article("Long", "Salt and rope and tar. " * 500)).id
    archive.articles.move_to_bin([kept])
    archive.articles.delete_forever([kept])
    (size,) = archive.database.connection.execute(
        "SELECT sum(length(coalesce(before, '')) + length(coalesce(after, ''))) FROM step_rows"
    ).fetchone()
    assert size < 2000


def test_the_journal_is_bounded_and_texts_nobody_needs_are_forgotten(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "KEPT_STEPS", 5)
    gone = archive.articles.add(article("Gone")).id
    kept = archive.articles.add(article("Kept")).id
    archive.articles.move_to_bin([gone])
    archive.articles.delete_forever([gone])
    for number in range(4):
        archive.annotations.add(kept, None, body=str(number))
    assert texts(archive) == 2
    archive.annotations.add(kept, None, body="the fifth")
    assert len(archive.history.steps()) == 5
    assert texts(archive) == 1
    assert archive.articles.get(kept).article == article("Kept")


def test_a_text_whose_adding_was_undone_goes_with_the_next_step(archive: Archive) -> None:
    archive.articles.add(article("Undone"))
    archive.history.undo()
    assert texts(archive) == 1
    again = archive.articles.add(article("Undone")).id
    assert texts(archive) == 1
    assert archive.articles.get(again).article == article("Undone")
    archive.history.undo()
    archive.articles.add(article("Another"))
    assert texts(archive) == 1


def texts(archive: Archive) -> int:
    row = archive.database.row("SELECT count(*) FROM texts")
    return int(row[0]) if row else 0
