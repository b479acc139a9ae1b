"""The main job from a terminal, on real files."""

from typing import Any

import pytest

from tests.stories.program import Program
from tests.stories.samples import LETTER


def of_letter(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_add_keeps_text_markdown_and_html(program: Program) -> None:
    run = program("add", "letter.txt", "notes.md", "page.html", "--json")
    assert (run.status, run.complaints) == (0, [])
    assert [
        (each["source"], each["title"], each["status"], each["error"]) for each in run.records
    ] == [
        ("letter.txt", "The Harbour Opens Again", "added", None),
        ("notes.md", "Ships in Winter", "added", None),
        ("page.html", "Rain over the hills", "added", None),
    ]
    listed = program("list", "--json").records
    assert [each["title"] for each in listed] == [
        "Rain over the hills",
        "Ships in Winter",
        "The Harbour Opens Again",
    ]
    assert listed[1]["author"] == "Ada Quill"
    assert set(listed[0]) == {"id", "title", "author", "source", "added", "annotations"}
    page = program("show", str(listed[0]["id"]), "--json").record
    assert "river Wye" in page["text"]
    assert not any(words in page["text"] for words in ("hidden words", "stolen", "<p"))


def test_show_tells_where_every_block_and_name_stands(filled: Program) -> None:
    shown = filled("show", "1", "--json").record
    text = shown["text"]
    assert text[shown["blocks"][0]["start"] : shown["blocks"][0]["end"]] == shown["title"]
    assert shown["blocks"][0]["kind"] == "heading"
    assert [each["text"] for each in shown["mentions"]] == [
        text[each["start"] : each["end"]] for each in shown["mentions"]
    ]
    found = {(each["text"], each["label"]) for each in shown["mentions"]}
    assert {("Lisbon", "PLACE"), ("3 May 2021", "DATE")} <= found
    assert all(0 <= each["score"] <= 1 and each["entity"] for each in shown["mentions"])


def test_annotate_marks_the_words_and_keeps_the_note(filled: Program) -> None:
    words = ("--quote", "on 😀 until", "--note", "What a *night*", "--colour", "green")
    made = filled("annotate", "1", *words, "--tag", "music", "--tag", "late hours", "--json")
    assert (made.status, made.complaints) == (0, [])
    shown = filled("show", "1", "--json").record
    assert shown["annotations"] == [made.record]
    start, end = of_letter(shown["text"], "on 😀 until")
    assert made.record.items() >= {
        ("start", start),
        ("end", end),
        ("exact", "on 😀 until"),
        ("state", "exact"),
        ("note", "What a *night*"),
        ("colour", "green"),
    }
    assert sorted(made.record["tags"]) == ["late hours", "music"]
    assert [each["annotations"] for each in filled("list", "--json").records] == [0, 1]


def test_a_quote_that_stands_twice_needs_its_neighbours(filled: Program) -> None:
    twice = filled("annotate", "1", "--quote", "café", "--json")
    assert (twice.status, twice.out) == (1, "")
    assert "2 times" in twice.complaints[0]
    assert "--prefix" in twice.complaints[0]
    once = filled("annotate", "1", "--quote", "café", "--suffix", " quarter", "--json")
    start = LETTER.strip().index("café quarter")
    assert once.record["start"] == start


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--quote", "no such words"), "does not contain these words"),
        (("--quote", "café", "--prefix", "elsewhere"), "not between this prefix"),
    ],
)
def test_a_quote_that_is_not_there_is_refused(
    filled: Program, words: tuple[str, ...], sentence: str
) -> None:
    run = filled("annotate", "1", *words)
    assert run.status == 1
    assert sentence in run.complaints[0]
    assert {each["annotations"] for each in filled("list", "--json").records} == {0}


def test_search_finds_titles_texts_and_notes(filled: Program) -> None:
    filled("annotate", "1", "--quote", "coffee", "--note", "an odd aubergine")

    def places(query: str) -> list[tuple[int, str]]:
        return [(each["id"], each["where"]) for each in filled("search", query, "--json").records]

    assert places("winter") == [(2, "title")]
    assert places("Norway") == [(2, "text")]
    assert places("aubergine") == [(1, "note")]
    assert places("zeppelin") == []
    snippet: str = filled("search", "Norway", "--json").record["snippet"]
    assert "Norway" in snippet
    assert snippet.isprintable()


def test_adding_the_same_text_again_changes_nothing(filled: Program) -> None:
    again = filled("add", "letter.txt", "--json").record
    assert (again["status"], again["id"], again["error"]) == ("unchanged", 1, None)
    assert len(filled("list", "--json").records) == 2


def test_a_text_comes_in_through_standard_input(program: Program) -> None:
    run = program("add", "-", "--json", stdin=LETTER.encode())
    assert run.record["title"] == "The Harbour Opens Again"
    assert "Lisbon" in program("show", "1", stdin=b"").out


def test_entities_are_shown_and_nothing_is_kept(program: Program) -> None:
    run = program("entities", "letter.txt", "missing.txt", "notes.md", "--json")
    assert run.status == 1
    assert len(run.complaints) == 1
    assert [each["source"] for each in run.records] == ["letter.txt", "notes.md"]
    for record in run.records:
        for each in record["mentions"]:
            assert record["text"][each["start"] : each["end"]] == each["text"]
    assert ("January", "DATE") in names(run.records[1])
    assert not (program.folder / "data").exists()


def names(record: dict[str, Any]) -> set[tuple[str, str]]:
    return {(each["text"], each["label"]) for each in record["mentions"]}


def test_check_says_that_all_is_whole(filled: Program) -> None:
    filled("annotate", "1", "--quote", "Lisbon")
    run = filled("check")
    assert (run.status, run.complaints) == (0, [])


def test_the_archive_may_be_named_before_and_after_the_command(program: Program) -> None:
    program("--archive", "mine.db", "add", "letter.txt")
    assert program("list", "--archive", "mine.db", "--json").record["id"] == 1
    assert program("--archive=mine.db", "list", "--json").record["id"] == 1
    assert program("--archive", "other.db", "list", "--archive", "mine.db", "--json").record
    assert program("list", "--json").records == []
    assert not (program.folder / "data").exists()
    assert not (program.folder / "other.db").exists()


def test_people_get_short_lines_and_no_json(filled: Program) -> None:
    filled("annotate", "1", "--quote", "coffee", "--note", "strong")
    assert "{" not in filled("list").out
    shown = filled("show", "1").out
    assert "coffee" in shown
    assert "strong" in shown
    assert filled("search", "coffee").out.splitlines()[0].split()[:1] == ["1"]
