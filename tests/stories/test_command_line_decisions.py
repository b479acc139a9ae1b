"""Decisions about names from a terminal: out of one archive, into another, and seen by all."""

from pathlib import Path

from annotation.decisions import Reach, Verdict
from annotation.entities import Label
from annotation.selectors import Span
from storage import open_archive
from tests.stories.program import Program


def place(program: Program) -> Path:
    """Return where the program's default archive lies."""
    (path,) = program.folder.rglob("archive.db")
    return path


def decide(program: Program) -> None:
    """Make Lisbon a product everywhere, and the last Costa of the letter an organisation."""
    with open_archive(place(program)) as archive:
        text = archive.articles.get(1).article.text
        archive.decisions.add(
            Verdict.RELABEL, Reach.EVERYWHERE, "Lisbon", label=Label.PRODUCT, proposed="PLACE|a|b"
        )
        start = text.rindex("Costa")
        archive.decisions.add(
            Verdict.MARK,
            Reach.HERE,
            label=Label.ORG,
            article_id=1,
            span=Span(start, start + len("Costa")),
        )


def labels(record: dict[str, object], words: str) -> set[object]:
    mentions = record["mentions"]
    assert isinstance(mentions, list)
    return {each["label"] for each in mentions if each["text"] == words}


def test_decisions_are_listed(filled: Program) -> None:
    decide(filled)
    run = filled("decisions", "list", "--json")
    assert (run.status, run.complaints) == (0, [])
    everywhere, here = run.records
    assert (everywhere["verdict"], everywhere["reach"]) == ("relabel", "everywhere")
    assert (everywhere["words"], everywhere["label"]) == ("Lisbon", "PRODUCT")
    assert (here["words"], here["article"], here["exact"]) == ("Costa", 1, "Costa")
    assert here["end"] - here["start"] == len("Costa")
    lines = filled("decisions", "list").out.splitlines()
    assert "everywhere" in lines[0]
    assert lines[1].endswith("Costa")


def test_everything_that_shows_names_shows_them_as_decided(filled: Program) -> None:
    assert labels(filled("show", "1", "--json").record, "Lisbon") == {"PLACE"}
    decide(filled)
    assert labels(filled("show", "1", "--json").record, "Lisbon") == {"PRODUCT"}
    assert labels(filled("entities", "letter.txt", "--json").record, "Lisbon") == {"PRODUCT"}
    filled("export", "1", "--to", "out")
    (exported,) = (filled.folder / "out").glob("*.md")
    head = exported.read_text("utf-8").partition("\n---\n")[0].lower()
    assert head.index("product") < head.index("lisbon")


def test_what_was_found_stays_apart_from_what_was_decided(filled: Program) -> None:
    decide(filled)
    filled("show", "1")
    with open_archive(place(filled)) as archive:
        proposed = {each.entity: each.label for each in archive.mentions.of(1)}
        assert proposed["Lisbon"] is Label.PLACE


def test_decisions_go_from_one_archive_into_another(filled: Program) -> None:
    decide(filled)
    run = filled("decisions", "export", "mine.tsv", "--json")
    assert run.record["decisions"] == 2
    other = ("--archive", "other.db")
    filled("add", "notes.md", "letter.txt", *other)
    came = filled("decisions", "import", "mine.tsv", "--json", *other).record
    assert (came["imported"], came["known"], came["refused"]) == (2, 0, [])
    here = filled("decisions", "list", "--json", *other).records[1]
    assert here["article"] == 2
    again = filled("decisions", "import", "mine.tsv", "--json", *other).record
    assert (again["imported"], again["known"]) == (0, 2)
    filled("decisions", "export", "theirs.tsv", *other)
    ours, theirs = (filled.folder / name for name in ("mine.tsv", "theirs.tsv"))
    assert ours.read_bytes() == theirs.read_bytes()


def test_lines_that_say_nothing_are_told_and_the_rest_is_kept(filled: Program) -> None:
    decide(filled)
    path = filled.folder / "mine.tsv"
    filled("decisions", "export", "mine.tsv")
    header, first, second = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([header, "nonsense", second, first]) + "\n", "utf-8")
    filled("add", "notes.md", "--archive", "empty.db")
    run = filled("decisions", "import", "mine.tsv", "--archive", "empty.db", "--json")
    assert run.status == 1
    assert run.record["imported"] == 1
    assert [each["line"] for each in run.record["refused"]] == [2, 3]
    assert "nonsense" in run.complaints[0]
    assert "not in this archive" in run.complaints[1]


def test_a_file_that_holds_no_decisions_is_left_alone(filled: Program) -> None:
    decide(filled)
    before = Path(filled.folder / "notes.md").read_bytes()
    run = filled("decisions", "export", "notes.md")
    assert run.status == 1
    assert len(run.complaints) == 1
    assert Path(filled.folder / "notes.md").read_bytes() == before
    run = filled("decisions", "import", "notes.md")
    assert run.status == 1
    assert "no file of decisions" in run.complaints[0]
    run = filled("decisions", "import", "missing.tsv")
    assert run.status == 1
    assert len(run.complaints) == 1
