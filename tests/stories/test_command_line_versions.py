"""Adding a source again after its text changed, from a terminal."""

from tests.stories.program import Program
from tests.stories.samples import LETTER

EDITED = LETTER.replace("400 cups", "450 cups").replace(
    "The band played on 😀 until the lamps went out.", "Rain ended the evening."
)


def edit(program: Program, text: str) -> None:
    (program.folder / "letter.txt").write_text(text, "utf-8")


def with_notes(filled: Program) -> Program:
    for quote in ("harbour of Lisbon", "We waited long", "400 cups", "the lamps went out"):
        assert filled("annotate", "1", "--quote", quote).status == 0
    return filled


def test_a_changed_source_is_a_new_version_with_a_report(filled: Program) -> None:
    edit(with_notes(filled), EDITED)
    added = filled("add", "letter.txt")
    assert (added.status, added.complaints) == (0, [])
    first, second = added.out.splitlines()
    assert first.split()[:2] == ["version", "1"]
    assert second.strip() == "annotations: 2 exact, 1 fuzzy, 1 orphan"
    assert len(filled("list", "--json").records) == 2
    shown = filled("show", "1", "--json").record
    assert "450 cups" in shown["text"]
    for each in shown["mentions"]:
        assert shown["text"][each["start"] : each["end"]] == each["text"]
    assert filled("search", "lamps", "--json").record["where"] == "note"
    exported = filled("export", "1", "--to", "out", "--json").record["path"]
    written = (filled.folder / exported).read_text("utf-8")
    assert "450 cups" in written
    assert "400 cups" not in written
    assert filled("check").status == 0


def test_versions_are_listed_compared_and_shown_again(filled: Program) -> None:
    before = with_notes(filled)("show", "1", "--json").record
    edit(filled, EDITED)
    filled("add", "letter.txt")
    listed = filled("versions", "1", "--json").records
    assert [(each["number"], each["state"], each["current"]) for each in listed] == [
        (2, "kept", True),
        (1, "kept", False),
    ]
    compared = filled("versions", "1", "--compare", "1", "2", "--json").records
    edited = [quote for each in compared for quote in each["quotes"]]
    assert [(each["before"], each["after"]) for each in edited] == [
        ("400 cups", "450 cups"),
        ("the lamps went out", "Rain ended the evening"),
    ]
    words = filled("versions", "1", "--compare", "1", "2").out
    assert "[-400-]{+450+} cups" in words
    back = filled("versions", "1", "--accept", "1", "--json").record
    assert back["report"] == {"exact": 4, "moved": 0, "fuzzy": 0, "orphan": 0}
    assert filled("show", "1", "--json").record == before
    assert filled("undo").status == 0
    assert "450 cups" in filled("show", "1", "--json").record["text"]


def test_a_worse_copy_is_kept_aside_with_the_reason(program: Program) -> None:
    program("add", "letter.txt")
    edit(program, "404 Not Found\n\nThe page that you asked for does not exist any more.\n")
    added = program("add", "letter.txt")
    assert added.status == 0
    assert added.out.split()[0] == "waiting"
    assert "kept aside: It looks like an error page." in added.out
    assert "Lisbon" in program("show", "1").out
    again = program("add", "letter.txt", "--json").record
    assert (again["status"], again["id"]) == ("waiting", 1)
    (waiting, _) = program("versions", "1", "--json").records
    assert (waiting["state"], waiting["reason"]) == ("waiting", "It looks like an error page.")
    rejected = program("versions", "1", "--reject", "2", "--json").record
    assert rejected == {"article": 1, "rejected": 2, "current": 1}
    assert program("add", "letter.txt", "--json").record["status"] == "unchanged"


def test_an_article_that_came_once_has_one_text(filled: Program) -> None:
    (only,) = filled("versions", "1", "--json").records
    assert (only["number"], only["current"], only["words"]) == (1, True, len(LETTER.split()))
    assert filled("versions", "1", "--accept", "1").status == 0
    for wrong in (("--reject", "1"), ("--compare", "1", "1"), ("--accept", "2")):
        run = filled("versions", "1", *wrong)
        assert (run.status, len(run.complaints)) == (1, 1)
    assert filled("versions", "99").status == 1
    assert filled("versions", "1", "--accept", "1", "--reject", "1").status == 2
    assert filled("history", "--json").record["title"] == "Import of 2 articles"
