"""Changing many annotations at once: what a plan says is what one step does."""

import pytest

from annotation.notes import Colour
from annotation.selectors import Span
from storage import (
    AddTag,
    Archive,
    ArchiveError,
    Delete,
    Recolour,
    RemoveTag,
    check,
    open_archive,
)
from storage.bulk_notes import Act
from tests.storage.samples import article

ACTS = (Recolour(Colour.GREEN), AddTag("war"), RemoveTag("war"), Delete())


@pytest.fixture
def notes(archive: Archive) -> list[str]:
    """Six annotations in two articles, one of them green and tagged already."""
    made = []
    for number in range(2):
        kept = archive.articles.add(article(f"Story {number}", f"It was night {number}.")).id
        for place in range(3):
            more = {"colour": Colour.GREEN, "tags": ["war/sea", "War"]} if place == 1 else {}
            body = "Mine" if place == 2 else ""
            note, _ = archive.annotations.add(kept, Span(place, place + 3), body=body, **more)  # type: ignore[arg-type]
            made.append(note.id)
    return made


def rows(archive: Archive) -> list[tuple[object, ...]]:
    return archive.database.rows("SELECT * FROM annotations ORDER BY id")


def titles(archive: Archive) -> list[str]:
    return [step.title for step in archive.history.steps()]


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_one_step_that_undo_takes_back_and_redo_does_again(
    archive: Archive, notes: list[str], act: Act
) -> None:
    before, steps = rows(archive), len(titles(archive))
    plan = archive.all_notes.plan(act, notes)
    assert rows(archive) == before
    changes = archive.all_notes.carry_out(act, notes)
    after = rows(archive)
    changed = {row[0] for row in {*before} ^ {*after}}
    assert changed == set(plan.rows)
    assert len(changes.annotations) == len(plan.rows)
    assert titles(archive)[0] == plan.title
    assert len(titles(archive)) == steps + 1
    assert check(archive) == []
    archive.history.undo()
    assert rows(archive) == before
    archive.history.redo()
    assert rows(archive) == after
    assert check(archive) == []


def test_a_plan_counts_what_is_changed_and_what_is_spared(
    archive: Archive, notes: list[str]
) -> None:
    plan = archive.all_notes.plan(Recolour(Colour.GREEN), notes[:4])
    assert plan.title == "Colour 3 annotations in 2 articles green"
    assert (len(plan.rows), plan.articles, plan.notes, plan.spared) == (3, 2, 1, 1)
    plan = archive.all_notes.plan(Delete(), notes[:1])
    assert plan.title == "Delete 1 annotation in 1 article"


def test_rows_stand_in_the_order_of_the_list(archive: Archive, notes: list[str]) -> None:
    plan = archive.all_notes.plan(Delete(), reversed(notes))
    assert archive.all_notes.uuids(plan.rows) == archive.all_notes.ids()


def test_a_tag_is_added_once_whatever_its_case(archive: Archive, notes: list[str]) -> None:
    archive.all_notes.carry_out(AddTag(" #WAR "), notes)
    tags = [archive.annotations.get(each).tags for each in notes[:3]]
    assert tags == [("WAR",), ("war/sea", "War"), ("WAR",)]


def test_removing_a_tag_takes_those_below_it(archive: Archive, notes: list[str]) -> None:
    archive.annotations.update(notes[0], tags=["war/sea/north", "peace"])
    plan = archive.all_notes.plan(RemoveTag("war"), notes)
    assert plan.tags == ("War", "war/sea", "war/sea/north")
    changes = archive.all_notes.carry_out(RemoveTag("war"), notes)
    assert changes.tags
    assert archive.annotations.get(notes[0]).tags == ("peace",)
    assert archive.tags.tree()[0].name == "peace"
    assert archive.all_notes.tags_of(notes) == [("peace", 1)]


def test_what_is_as_wanted_already_is_no_step(archive: Archive, notes: list[str]) -> None:
    steps = titles(archive)
    assert not archive.all_notes.carry_out(Recolour(Colour.YELLOW), notes[:1])
    assert not archive.all_notes.carry_out(RemoveTag("peace"), notes)
    assert not archive.all_notes.carry_out(Delete(), ["nobody"])
    assert titles(archive) == steps


def test_deleting_takes_the_places_on_other_texts_along(archive: Archive) -> None:
    kept = archive.articles.add(article("Story", "It was a long night."), "a.txt").id
    note, _ = archive.annotations.add(kept, Span(9, 12))
    with archive.step("Place it") as step:
        version = step.insert(
            "versions",
            {
                **dict.fromkeys(("title", "origin", "added", "state"), "x"),
                "uuid": "v",
                "article_id": kept,
                "text_id": 1,
                "blocks": "[]",
                "words": 1,
            },
        )
        row = archive.database.row("SELECT id FROM annotations")
        assert row
        place = {"annotation_id": row[0], "version_id": version, "state": "exact"}
        step.insert("anchors", place)
    archive.all_notes.carry_out(Delete(), [note.id])
    assert archive.database.rows("SELECT * FROM anchors") == []
    archive.history.undo()
    assert len(archive.database.rows("SELECT * FROM anchors")) == 1


def test_nothing_is_written_where_nothing_may_be(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("read") / "archive.db"
    with open_archive(path) as archive:
        kept = archive.articles.add(article()).id
        note, _ = archive.annotations.add(kept, Span(0, 3))
    with open_archive(path, read_only=True) as archive:
        assert archive.all_notes.plan(Delete(), [note.id]).rows
        for act in ACTS:
            with pytest.raises(ArchiveError):
                archive.all_notes.carry_out(act, [note.id])
        with pytest.raises(ArchiveError, match="needs a name"):
            archive.all_notes.plan(AddTag("#/ "), [note.id])


def test_a_hash_does_not_vouch_for_damage(archive: Archive, notes: list[str]) -> None:
    with archive.database.transaction():
        archive.database.write("UPDATE annotations SET body = 'x' WHERE uuid = ?", (notes[0],))
    damage = check(archive)
    archive.all_notes.carry_out(Recolour(Colour.PINK), notes)
    assert check(archive) == damage != []
