"""The journal is bounded, and what is large in the archive is not kept twice."""

import pytest

from storage import Archive, ArchiveError, check, open_archive
from storage import history as history_module
from storage.articles import Batch
from tests.storage.samples import article

LONG = "Salt and rope and tar. " * 200


def size(archive: Archive) -> int:
    row = archive.database.row(
        "SELECT sum(length(coalesce(before, '')) + length(coalesce(after, ''))) FROM step_rows"
    )
    return int(row[0] or 0) if row else 0


def test_a_step_knows_its_size(archive: Archive, article_id: int) -> None:
    note, _ = archive.annotations.add(article_id, None, body="x" * 1000)
    for body in ("y" * 2000, "é" * 3000):
        archive.annotations.update(note.id, body=body, joins="typing")
    with archive.step("Two at once"):
        archive.annotations.update(note.id, body="short")
        archive.annotations.delete([note.id])
    rows = archive.database.rows(
        "SELECT bytes, (SELECT sum(coalesce(length(CAST(before AS BLOB)), 0)"
        " + coalesce(length(CAST(after AS BLOB)), 0)) FROM step_rows WHERE step_id = steps.id)"
        " FROM steps"
    )
    assert [told for told, _ in rows] == [real for _, real in rows]
    assert rows[-2][0] > 6000


def test_the_oldest_steps_go_when_the_journal_grows_too_large(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "KEPT_BYTES", 20_000)
    article_id = archive.articles.add(article()).id
    note, _ = archive.annotations.add(article_id, None)
    for letter in "abcdefgh":
        archive.annotations.update(note.id, body=letter * 3000)
    assert 2 <= len(archive.history.steps()) <= 4
    assert size(archive) <= 20_000
    archive.history.undo()
    assert archive.annotations.get(note.id).body == "g" * 3000


def test_some_of_the_oldest_steps_go_at_a_time(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "KEPT_STEPS", 40)
    article_id = archive.articles.add(article()).id
    note, _ = archive.annotations.add(article_id, None)
    kept = set()
    for number in range(120):
        archive.annotations.update(note.id, body=str(number), joins=str(number // 2))
        kept.add(len(archive.history.steps()))
    assert max(kept) == 42
    for number in range(60):
        archive.annotations.update(note.id, body="x" * (number % 3), joins="one long visit")
    while archive.history.undo():
        pass
    assert len(archive.history.steps()) >= 30


def test_the_newest_step_is_kept_however_large_it_is(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "KEPT_BYTES", 1000)
    article_id = archive.articles.add(article()).id
    note, _ = archive.annotations.add(article_id, None, body="x" * 5000)
    archive.annotations.delete([note.id])
    assert [step.title for step in archive.history.steps()] == [
        "Delete the note on the whole article"
    ]
    archive.history.undo()
    assert archive.annotations.get(note.id).body == "x" * 5000


def test_a_large_import_is_one_step_that_does_not_copy_what_it_imports(archive: Archive) -> None:
    batch = Batch()
    with archive.database.transaction():
        for number in range(300):
            archive.articles.add(article(f"Story {number}", f"{LONG} {number}"), batch=batch)
    assert [each.title for each in archive.history.steps()] == ["Import of 300 articles"]
    assert size(archive) < 300 * 120
    before = archive.database.rows("SELECT * FROM articles ORDER BY id")
    archive.history.undo()
    assert archive.articles.count() == 0
    archive.history.redo()
    assert archive.database.rows("SELECT * FROM articles ORDER BY id") == before
    assert size(archive) < 300 * 120
    assert check(archive) == []


def test_an_import_stays_one_step_whatever_is_done_meanwhile(archive: Archive) -> None:
    batch = Batch()
    first = archive.articles.add(article("One", "The first text."), batch=batch).id
    assert archive.history.undo_title() == "Add “One”"
    archive.annotations.add(first, None, body="Read while the others came in")
    archive.articles.add(article("Two", "The second text."), batch=batch)
    with pytest.raises(ArchiveError):
        archive.articles.add(article("", ""), batch=batch)
    archive.articles.add(article("Three", "The third text."), batch=batch)
    assert [each.title for each in archive.history.steps()] == [
        "Add the note on the whole article",
        "Import of 3 articles",
    ]
    archive.history.undo()
    archive.history.undo()
    assert archive.articles.count() == 0
    archive.history.redo()
    archive.history.redo()
    assert [each.body for each in archive.annotations.of(first)] == [
        "Read while the others came in"
    ]


def test_an_import_that_is_undone_meanwhile_goes_on_as_a_new_step(archive: Archive) -> None:
    batch = Batch()
    for number in range(3):
        archive.articles.add(article(str(number), f"Text {number}."), batch=batch)
    archive.history.undo()
    archive.articles.add(article("3", "Text 3."), batch=batch)
    assert [each.title for each in archive.history.steps()] == ["Add “3”"]


def test_an_article_out_of_the_bin_is_part_of_an_import_only_where_that_is_newest(
    archive: Archive,
) -> None:
    binned = archive.articles.add(article("Old", "An old text.")).id
    archive.articles.move_to_bin([binned])
    batch = Batch()
    archive.articles.add(article("New", "A new text."), batch=batch)
    archive.articles.add(article("Old", "An old text."), batch=batch)
    assert archive.history.undo_title() == "Import of 2 articles"
    archive.articles.move_to_bin([binned])
    archive.articles.add(article("Old", "An old text."), batch=batch)
    archive.articles.add(article("Last", "The last text."), batch=batch)
    assert [each.title for each in archive.history.steps(3)] == [
        "Import of 2 articles",
        "Move “Old” to the bin",
        "Import of 2 articles",
    ]
    while archive.history.undo():
        pass
    while archive.history.redo():
        pass
    assert archive.articles.count() == 3


def test_what_steps_touched_is_told_with_titles_even_of_what_is_gone(archive: Archive) -> None:
    kept = archive.articles.add(article("Kept", "Words to keep.")).id
    gone = archive.articles.add(article("Gone", "Words to lose.")).id
    notes = [archive.annotations.add(each, None, body="n")[0].id for each in (kept, gone)]
    archive.annotations.delete(notes)
    deleted = archive.history.steps(1)[0].id
    archive.articles.move_to_bin([gone])
    archive.articles.delete_forever([gone])
    told = archive.history.touched([deleted])[deleted]
    assert told.titles == ("Kept", "Gone")
    assert (told.articles, told.rows) == (2, {"annotations": 2})
    archive.history.undo_back_to(1)
    every = archive.history.touched([each.id for each in archive.history.steps()])
    assert [every[number].titles for number in sorted(every)][:3] == [
        ("Kept",),
        ("Gone",),
        ("Kept",),
    ]


def test_an_older_journal_is_read_and_weighed(tmp_path: pytest.TempPathFactory) -> None:
    with open_archive(":memory:") as archive:
        archive.articles.add(article())
        (place,) = archive.database.row("SELECT id FROM step_rows") or (0,)
        names = archive.database.columns_of("articles")
        pairs = ", ".join(f"'{name}', {name}" for name in names)
        archive.database.write(
            f"UPDATE step_rows SET after = (SELECT json_object({pairs}) FROM articles)"
            " WHERE id = ?",
            (place,),
        )
        before = archive.database.rows("SELECT * FROM articles")
        archive.history.undo()
        archive.history.redo()
        assert archive.database.rows("SELECT * FROM articles") == before
