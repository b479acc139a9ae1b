"""The annotations of all articles from a terminal."""

import pytest

from tests.stories.program import Program


@pytest.fixture
def marked(filled: Program) -> Program:
    """Two annotations in the letter and one in the notes."""
    for arguments in (
        ("1", "--quote", "harbour of Lisbon", "--tag", "sea/harbours", "--note", "Which one?"),
        ("1", "--quote", "mayor Maria Costa", "--colour", "blue"),
        ("2", "--quote", "Seven ships", "--colour", "green", "--tag", "sea"),
    ):
        assert filled("annotate", *arguments).status == 0
    return filled


def quotes(program: Program, *options: str) -> list[str]:
    run = program("notes", "--json", *options)
    assert (run.status, run.err) == (0, "")
    return [each["exact"] for each in run.records]


def test_notes_are_listed_under_their_articles(marked: Program) -> None:
    lines = marked("notes").out.splitlines()
    assert lines[0].split() == ["2", "Ships", "in", "Winter"]
    assert lines[1] == "  [green] “Seven ships” #sea"
    assert lines[3:5] == ["  [yellow] “harbour of Lisbon” #sea/harbours", "      Which one?"]


def test_options_narrow_and_go_together(marked: Program) -> None:
    assert quotes(marked) == ["Seven ships", "harbour of Lisbon", "mayor Maria Costa"]
    assert quotes(marked, "--tag", "sea") == ["Seven ships", "harbour of Lisbon"]
    assert quotes(marked, "--tag", "sea", "--with-note") == ["harbour of Lisbon"]
    assert quotes(marked, "--without-note", "--limit", "1") == ["Seven ships"]
    assert quotes(marked, "--colour", "blue", "--colour", "green") == [
        *("Seven ships", "mayor Maria Costa")
    ]
    assert quotes(marked, "--label", "person") == ["mayor Maria Costa"]
    assert quotes(marked, "--entity", "Lisbon") == ["harbour of Lisbon"]
    assert quotes(marked, "--search", "which har") == ["harbour of Lisbon"]
    assert quotes(marked, "--until", "2001-01-01") == []
    assert quotes(marked, "--since", "2001-01-01", "--newest") != []
    assert quotes(marked, "--orphan") == quotes(marked, "--fuzzy") == []
    assert quotes(marked, "--source", "") == quotes(marked)


def test_a_record_tells_the_annotation_and_its_article(marked: Program) -> None:
    record = marked("notes", "--json", "--colour", "blue").record
    assert record["article"] == {
        "id": 1,
        "title": "The Harbour Opens Again",
        "source": "",
        "published": record["article"]["published"],
    }
    assert (record["start"], record["colour"], record["note"]) != (None, "", None)


def test_notes_come_as_markdown(marked: Program) -> None:
    text = marked("notes", "--markdown", "--tag", "sea").out
    assert text.startswith("# 2 annotations\n\n## Ships in Winter\n")
    assert "-   > harbour of Lisbon\n\n    Yellow\n\n    Tags: #sea/harbours" in text


def test_nothing_found_is_said(program: Program) -> None:
    assert program("notes").out == "No annotation is like that.\n"
    assert program("notes", "--json").out == ""


def test_wrong_wishes_are_refused(marked: Program) -> None:
    for options, words in (
        (("--colour", "red"), "There is no colour “red”"),
        (("--since", "yesterday"), "yesterday"),
        (("--json", "--markdown"), "either --json or --markdown"),
    ):
        run = marked("notes", *options)
        assert run.status == 2
        assert words in run.complaints[0]
