import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.decisions import (
    PUTTING,
    Decision,
    Reach,
    Verdict,
    single_spaced,
    what_is_missing,
)
from annotation.entities import Label
from annotation.selectors import Selectors, TextPositionSelector, TextQuoteSelector
from formats import FormatError
from formats.decisions_tsv import COLUMNS, ArticleKey, Problem, from_tsv, to_tsv, tsv_text

NOW = "2026-11-23T10:00:00Z"
KEY = "ab" * 32
ARTICLES = {7: ArticleKey("Fog over Oslo", KEY)}
ID = "0b8f1c52-8f0c-4a46-9f58-6d1f0f0a7c11"
OSLO = Decision(
    id=ID,
    verdict=Verdict.RELABEL,
    reach=Reach.EVERYWHERE,
    words="Oslo",
    label=Label.PLACE,
    proposed="PERSON|a first name|model 3",
    created="2026-11-01T08:00:00Z",
    modified="2026-11-02T08:00:00Z",
)
HERE = replace(
    OSLO,
    reach=Reach.HERE,
    article_id=7,
    selectors=Selectors(
        TextPositionSelector(9, 13), TextQuoteSelector("Oslo", "Fog\tover\n", "\r\n=\\end")
    ),
)


def find(key: str) -> int | None:
    return {KEY: 7}.get(key)


def read(text: str) -> tuple[list[Decision], list[Problem]]:
    return from_tsv(text, find, NOW)


def with_cells(decision: Decision, **cells: str) -> str:
    """Return a file with one decision, some of whose cells were edited."""
    header, line = to_tsv([decision], ARTICLES).splitlines()
    row = dict(zip(header.split("\t"), next(csv.reader([line], delimiter="\t")), strict=True))
    row |= cells
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerow(row.values())
    return f"{header}\n{out.getvalue()}"


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
some_words = words.map(single_spaced).filter(bool)
ids = st.uuids().map(str)
times = (
    st.datetimes()
    .map(lambda each: each.strftime("%Y-%m-%dT%H:%M:%SZ"))
    .filter(lambda each: len(each) == len(NOW))
)


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    verdict, reach = draw(st.sampled_from(Verdict)), draw(st.sampled_from(Reach))
    label = draw(st.sampled_from(Label) if verdict in PUTTING else st.none())
    said, selectors = draw(some_words), None
    if reach is Reach.HERE:
        start = draw(st.integers(0, 10**9))
        quote = TextQuoteSelector(said, draw(words), draw(words))
        selectors = Selectors(TextPositionSelector(start, start + len(said)), quote)
    made = Decision(
        id=draw(ids),
        verdict=verdict,
        reach=reach,
        words=said,
        label=label,
        entity=draw(some_words) if verdict is Verdict.SAME else "",
        article_id=7 if reach in (Reach.HERE, Reach.ARTICLE) else None,
        source=draw(words.filter(bool)) if reach is Reach.SOURCE else "",
        selectors=selectors,
        proposed=draw(words),
        created=draw(times),
        modified=draw(times),
        instead=draw(words.map(single_spaced)),
    )
    assert not what_is_missing(made)
    return made


@given(st.lists(decisions(), max_size=4))
def test_what_is_written_is_read_back(made: list[Decision]) -> None:
    text = to_tsv(made, ARTICLES)
    assert read(text) == (made, [])
    assert read(tsv_text(text.encode("utf-8"))[0:]) == (made, [])
    assert text.count("\n") == len(made) + 1


@given(st.lists(decisions(), min_size=1, max_size=3))
def test_no_cell_can_be_taken_for_a_formula(made: list[Decision]) -> None:
    for row in csv.reader(io.StringIO(to_tsv(made, ARTICLES)), delimiter="\t"):
        assert len(row) == len(COLUMNS)
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(st.text(max_size=60), st.lists(decisions(), max_size=2))
def test_whatever_stands_in_a_file_stops_nothing(noise: str, made: list[Decision]) -> None:
    header, *lines = to_tsv(made, ARTICLES).splitlines(keepends=True)
    found, problems = read(header + noise.replace("\n", " ") + "\n" + "".join(lines))
    assert found[-len(made) :] == made if made else True
    assert all(problem.line >= 2 for problem in problems)
    read(noise)


def test_a_decision_is_one_readable_line() -> None:
    header, line = to_tsv([HERE], ARTICLES).splitlines()
    assert header.split("\t") == list(COLUMNS)
    cells = dict(zip(COLUMNS, line.split("\t"), strict=True))
    assert (cells["verdict"], cells["label"], cells["words"]) == ("relabel", "PLACE", "Oslo")
    assert (cells["article_title"], cells["article_key"]) == ("Fog over Oslo", KEY)
    assert (cells["prefix"], cells["suffix"]) == ("Fog\\tover\\n", "\\r\\n=\\\\end")


@pytest.mark.parametrize("words", ["=1+1", "+49", "-5", "@Oslo", "＝1", '"Oslo"', "\\=x", "\\"])
def test_words_that_a_spreadsheet_would_reckon_with_come_back(words: str) -> None:
    decision = replace(OSLO, words=words)
    assert read(to_tsv([decision], {})) == ([decision], [])


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"verdict": "maybe"}, "“maybe” is no verdict"),
        ({"reach": "nowhere"}, "“nowhere” is no reach"),
        ({"label": "CITY"}, "“CITY” is no label"),
        ({"label": ""}, "it says no label"),
        ({"words": " "}, "it says no words"),
        ({"verdict": "same"}, "it says no entity"),
        ({"article_key": "cd" * 32}, "the article “Fog over Oslo” is not in this archive"),
        ({"article_key": "", "article_title": ""}, "“that it is on” is not in this archive"),
        ({"start": "nine"}, "it does not say where it begins"),
        ({"start": "13"}, "its place holds no words"),
        ({"end": "9" * 40}, "it does not say where it begins"),
        ({"exact": ""}, "its place holds no words"),
        ({"exact": "Bergen"}, "its words are not those of its place"),
    ],
)
def test_a_line_that_says_nothing_is_reported_with_its_number(
    cells: dict[str, str], why: str
) -> None:
    text = with_cells(HERE, **cells) + to_tsv([OSLO], {}).splitlines()[1]
    found, (problem,) = read(text)
    assert found == [OSLO]
    assert problem.line == 2
    assert why in problem.words


def test_a_line_that_is_too_long_for_a_cell_is_reported() -> None:
    text = with_cells(OSLO, proposed="x" * 200_000) + to_tsv([OSLO], {}).splitlines()[1]
    found, (problem,) = read(text)
    assert found == [OSLO]
    assert "cannot be read" in problem.words


def test_columns_may_come_in_any_order_and_most_may_be_missing() -> None:
    text = "Words\treach\tnotes\tverdict\r\nOslo\teverywhere\tmine\tReject\r\n\r\n"
    (found,), problems = read(text)
    assert (found.words, found.reach, found.verdict) == ("Oslo", Reach.EVERYWHERE, Verdict.REJECT)
    assert (found.created, found.modified) == (NOW, NOW)
    assert problems == []


def test_a_line_written_by_hand_gets_the_same_id_every_time() -> None:
    text = "verdict\treach\twords\nreject\teverywhere\tOslo\nreject\teverywhere\tBergen\n"
    (one, two), _ = read(text)
    assert one.id != two.id
    assert read(text)[0] == [one, two]


def test_a_file_of_something_else_is_told_apart() -> None:
    assert read("")[1] == [Problem(1, "the columns verdict, reach, words are missing")]
    assert read("verdict\twords\n")[1] == [Problem(1, "the columns reach are missing")]


def test_a_file_that_was_saved_elsewhere_can_be_read() -> None:
    text = to_tsv([replace(OSLO, words="Ålesund")], {})
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert tsv_text(text.encode(encoding)) == text
    with pytest.raises(FormatError, match="UTF-8"):
        tsv_text(text.encode("latin-1"))
