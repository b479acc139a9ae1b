import random
import shutil
from pathlib import Path

import pytest

from annotation.notes import Colour
from annotation.selectors import Span
from storage import Archive, ArchiveError, check, open_archive
from storage.hashing import row_hash
from storage.steps import read_row
from tests.storage.samples import article


@pytest.fixture
def full(archive: Archive, article_id: int) -> Archive:
    archive.annotations.add(article_id, Span(4, 8), body="A note", tags=["sea"])
    archive.annotations.add(article_id, None, body="On all of it")
    return archive


def test_a_sound_archive_has_no_problems(full: Archive) -> None:
    assert check(full) == []


DAMAGE = {
    "DROP TRIGGER texts_stay; UPDATE texts SET body = replace(body, 'dawn', 'noon')": "The text 1",
    "UPDATE annotations SET body = 'changed' WHERE id = 1": "not as it was written",
    'UPDATE annotations SET "end" = 9 WHERE id = 1': "not as it was written",
    "UPDATE articles SET blocks = '[[0, 99999, \"heading\", 1]]'": "about article 1",
    "UPDATE articles SET blocks = '{'": "about article 1",
    "UPDATE annotations SET state = 'orphan' WHERE id = 1": "not as it was written",
    "UPDATE articles SET deleted = 'today'": "about article 1",
    "UPDATE articles SET author = 'Somebody else'": "about article 1",
    "DROP TRIGGER annotations_au": "trigger that keeps",
    "CREATE TRIGGER evil AFTER INSERT ON texts BEGIN DELETE FROM articles; END": "make: evil",
    "CREATE VIEW strange AS SELECT 1": "make: strange",
    "DROP TABLE settings": "settings is missing",
    "INSERT INTO texts_fts(texts_fts) VALUES ('delete-all')": "search index of texts",
    "UPDATE articles_fts_data SET block = x'00' WHERE id > 10": "search index of articles",
    "PRAGMA foreign_keys = OFF; DELETE FROM articles": "Row 1 of annotations belongs",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_said_in_words(full: Archive, damage: str) -> None:
    full.database.connection.executescript(damage)
    assert any(DAMAGE[damage] in problem for problem in check(full)), check(full)


def test_an_edit_does_not_vouch_for_damage(full: Archive, article_id: int) -> None:
    _, note = full.annotations.of(article_id)
    full.database.connection.execute("UPDATE annotations SET body = 'changed' WHERE id = 1")
    full.annotations.update(note.id, colour=Colour.PINK)
    assert check(full) == [f"Annotation 1 of article {article_id} is not as it was written."]


def test_a_quote_that_is_not_at_its_place_is_said(full: Archive, article_id: int) -> None:
    # A row that is whole in itself, but on other words than it says.
    row = read_row(full.database, "annotations", 1)
    assert row
    row |= {"start": 5, "end": 9}
    full.database.connection.execute(
        'UPDATE annotations SET start = 5, "end" = 9, row_hash = ? WHERE id = 1', (row_hash(row),)
    )
    assert check(full) == [
        f"Annotation {row['uuid']} of article {article_id} is not where its quote is."
    ]


def test_a_check_changes_nothing_and_works_where_nothing_can_be_written(path: Path) -> None:
    with open_archive(path) as archive:
        archive.articles.add(article())
    before = path.read_bytes()
    with open_archive(path, read_only=True) as archive:
        assert check(archive) == []
    assert path.read_bytes() == before


def test_a_broken_index_is_noticed_read_only_too(path: Path) -> None:
    with open_archive(path) as archive:
        archive.articles.add(article())
        archive.database.connection.execute("DELETE FROM texts_fts_docsize")
    with open_archive(path, read_only=True) as archive:
        assert check(archive) == ["The search index of texts does not fit what it indexes."]


def fill(path: Path) -> list[object]:
    with open_archive(path) as archive:
        for number in range(12):
            kept = archive.articles.add(article(f"Story {number}", "Salt wind and rope. " * 90)).id
            archive.annotations.add(kept, Span(0, 5), body=f"My note {number} " * 20)
        return read_all(archive)


def read_all(archive: Archive) -> list[object]:
    ids = archive.articles.ids()
    articles = [archive.articles.get(each).article for each in ids]
    return [articles, [archive.annotations.of(each) for each in ids]]


def test_a_damaged_file_never_crashes_and_changed_words_never_pass(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    written = fill(whole)
    chance = random.Random(7)
    silent = 0
    for number in range(80):
        hurt = tmp_path / f"hurt{number}"
        shutil.copy(whole, hurt)
        with hurt.open("r+b") as file:
            for _ in range(chance.choice([1, 4, 20])):
                file.seek(chance.randrange(100, whole.stat().st_size))
                file.write(chance.choice([b"#", b"\x80", chance.randbytes(1)]))
        silent += looks_changed(hurt, written)
    assert silent > 3, "the damage was too gentle to prove anything"


def looks_changed(hurt: Path, written: list[object]) -> bool:
    """Return whether a damaged copy can be read but reads otherwise; then check must say so."""
    try:
        with open_archive(hurt) as archive:
            problems = check(archive)
            if read_all(archive) == written:
                return False
            assert problems, "words were changed and the check found nothing"
            return True
    except ArchiveError:
        return False


@pytest.mark.parametrize("size", [1, 50, 99, 512, 4096, 5000, 20000])
def test_a_file_cut_short_is_said(path: Path, size: int) -> None:
    fill(path)
    path.write_bytes(path.read_bytes()[:size])
    assert words_about(path)


def words_about(path: Path) -> str:
    """Return what opening and checking an archive says is wrong with it."""
    try:
        with open_archive(path) as archive:
            return " ".join(check(archive))
    except ArchiveError as error:
        return str(error)
