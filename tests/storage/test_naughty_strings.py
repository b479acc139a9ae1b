"""Every field of text with every string that is known to break programs."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.article import Article, canonical
from annotation.entities import Label, Mention
from annotation.selectors import Span
from annotation.tags import clean_tag
from storage import Archive, check, open_archive
from storage.database import storable
from tests.storage.samples import article

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "suites" / "naughty-strings"
NAUGHTY = [
    *("", " ", "\0", "a\0b", "\ud800", "\ud83d\ude00", "\U0001f469\u200d\U0001f4bb", "e\u0301"),
    *("'; DROP TABLE articles; --", '"', "%", "_", "\\", "{{}}", "${x}", "[1]", "null", "\ufeff"),
    *(
        "\u202eright to left",
        "\u0645\u0631\u062d\u0628\u0627",
        "\u2028\u2029",
        "\r\n\t",
        "\x02\x03",
    ),
    *("\uffff", "\U0010ffff", "Z" + "\u0301" * 500, "-1", "1e400", "NaN", "x" * 100_000),
]


def keep_everywhere(archive: Archive, number: int, text: str) -> None:
    """Put a string into every field there is, and read each of them again."""
    body = f"No. {number}: {canonical(text)}"
    made = Article(text, body, (), text, text, text, text, text)
    added = archive.articles.add(made, origin=text)
    kept = archive.articles.get(added.id)
    wanted = storable(text)
    assert kept.article == Article(wanted, body, (), *[wanted] * 5)
    assert kept.origin == wanted
    note, _ = archive.annotations.add(added.id, Span(0, 1), body=text, tags=[text])
    assert archive.annotations.get(note.id) == note
    assert (note.body, note.quote) == (wanted, body[0])
    assert note.tags == tuple(filter(None, [clean_tag(wanted)]))
    archive.annotations.update(note.id, body=f"{text}!", joins=text)
    mention = Mention(0, 1, Label.ORG, wanted, 0.5, wanted)
    archive.mentions.put(added.id, [mention], wanted)
    assert archive.mentions.of(added.id) == [mention]
    archive.settings.set(wanted, wanted)
    assert archive.settings.get(wanted) == wanted
    archive.search.find(text)


def all_is_undone_and_done_again(archive: Archive) -> None:
    before = archive.articles.rows(limit=10_000)
    while archive.history.undo():
        pass
    assert archive.articles.count() == 0
    while archive.history.redo():
        pass
    assert archive.articles.rows(limit=10_000) == before
    assert check(archive) == []


def test_naughty_strings_come_back_from_every_field(path: Path) -> None:
    with open_archive(path) as archive, archive.step("Naughty strings"):
        for number, text in enumerate(NAUGHTY):
            keep_everywhere(archive, number, text)
    with open_archive(path) as archive:
        all_is_undone_and_done_again(archive)


def test_the_big_list_of_naughty_strings_comes_back_too(archive: Archive) -> None:
    if not SHARED.is_dir():
        pytest.skip("the list is not here")
    with archive.step("Naughty strings"):
        texts = json.loads((SHARED / "blns.json").read_text("utf-8"))
        for number, text in enumerate(texts):
            keep_everywhere(archive, number, text)
    all_is_undone_and_done_again(archive)


@given(st.text(st.characters(exclude_categories=[])))
def test_what_is_storable_is_kept_as_it_is(text: str) -> None:
    kept = storable(text)
    assert "\0" not in kept
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert storable(kept) == kept
    if "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text):
        assert kept == text


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_step_may_be_called_anything(archive: Archive, article_id: int, text: str) -> None:
    note, _ = archive.annotations.add(article_id, None)
    archive.annotations.update(note.id, body="typed", joins=text)
    with archive.step(text):
        archive.articles.move_to_bin([article_id])
    assert archive.history.undo_title() == storable(text)


def test_a_huge_note_is_kept(archive: Archive) -> None:
    kept = archive.articles.add(article()).id
    note, _ = archive.annotations.add(kept, None, body="word " * 400_000)
    assert archive.annotations.get(note.id) == note
