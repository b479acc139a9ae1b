"""Whom and what a whole archive names, asked from a terminal, and decided about."""

from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from storage import open_archive
from tests.stories.program import Program
from tests.stories.test_command_line_decisions import place

FIRST = "German Chancellor Olaf Scholz spoke in Berlin. Scholz met Emmanuel Macron there.\n"
SECOND = "Olaf Scholz travelled to Paris. He met Emmanuel Macron on Monday.\n"
THIRD = "In Paris, Olaf Scholtz said nothing to the reporters who waited.\n"


def fill(program: Program) -> None:
    for number, text in enumerate((FIRST, SECOND, THIRD), start=1):
        (program.folder / f"{number}.txt").write_text(text, encoding="utf-8")
    assert program("add", "1.txt", "2.txt", "3.txt").status == 0


def test_the_archive_says_whom_it_names(program: Program) -> None:
    fill(program)
    run = program("entities", "--all", "--label", "person", "--json")
    assert (run.status, run.complaints) == (0, [])
    people = {each["name"]: each["articles"] for each in run.records}
    assert people == {"Olaf Scholz": 2, "Emmanuel Macron": 2, "Olaf Scholtz": 1}
    assert run.records[0]["others"] == ["Scholz"]
    lines = program("entities", "--all", "--search", "scholz", "--articles").out.splitlines()
    assert "Olaf Scholz" in lines[0]
    assert [line.split()[0] for line in lines[1:]] == ["2", "1"]


def test_an_answer_joins_two_names_for_every_listing(program: Program) -> None:
    fill(program)
    program("entities", "--all")
    with open_archive(place(program)) as archive:
        (asked,) = [
            each for each in archive.entities.suggestions() if each.reason == "one letter apart"
        ]
        assert (asked.one.name, asked.other.name) == ("Olaf Scholtz", "Olaf Scholz")
        archive.decisions.add(
            *(Verdict.SAME, Reach.EVERYWHERE, asked.one.name),
            label=Label.PERSON,
            entity=asked.other.name,
        )
    run = program("entities", "--all", "--search", "scholtz", "--articles", "--json")
    assert (run.record["name"], run.record["articles"]) == ("Olaf Scholz", 3)
    assert [each["id"] for each in run.record["named_in"]] == [3, 2, 1]


def test_an_archive_in_use_is_listed_as_far_as_it_was_counted(program: Program) -> None:
    fill(program)
    with open_archive(place(program)):
        run = program("entities", "--all", "--json")
    assert run.status == 0
    assert run.records == []
    assert "3 articles are not counted" in run.complaints[0]


def test_what_makes_no_sense_is_refused(program: Program) -> None:
    for words in (
        ["entities"],
        ["entities", "--all", "1.txt"],
        ["entities", "--all", "--limit", "0"],
    ):
        run = program(*words)
        assert run.status == 2
        assert len(run.complaints) == 1


def test_an_archive_that_is_not_there_yet_names_nobody(program: Program) -> None:
    run = program("entities", "--all")
    assert (run.status, run.out, run.complaints) == (0, "", [])
    assert not (program.folder / "data").exists()
