from dataclasses import replace

import pytest

from annotation.anchoring import describe
from annotation.decisions import (
    Decision,
    Reach,
    Score,
    Verdict,
    accuracy,
    in_one_line,
    replaces,
    what_is_missing,
)
from annotation.entities import Label
from annotation.selectors import Span

TEXT = "Siemens and Bosch met in Stuttgart."
WEST = Decision("1", Verdict.CONFIRM, Reach.EVERYWHERE, "West", Label.PERSON)


def here(verdict: Verdict, start: int, end: int, **what: object) -> Decision:
    words = TEXT[start:end]
    selectors = describe(TEXT, Span(start, end))
    made = Decision("h", verdict, Reach.HERE, words, article_id=1, selectors=selectors)
    return replace(made, **what)  # type: ignore[arg-type]


def test_a_new_answer_replaces_an_old_one_to_the_same_question() -> None:
    reject = replace(WEST, verdict=Verdict.REJECT)
    relabel = replace(WEST, verdict=Verdict.RELABEL, label=Label.PLACE)
    assert replaces(reject, WEST)
    assert replaces(relabel, WEST)
    assert replaces(replace(reject, label=None), relabel)


@pytest.mark.parametrize(
    "other",
    [
        replace(WEST, words="East"),
        replace(WEST, reach=Reach.SOURCE, source="Wire"),
        replace(WEST, reach=Reach.ARTICLE, article_id=1),
        replace(WEST, verdict=Verdict.SAME, entity="Mae West"),
        replace(WEST, label=Label.PLACE),
    ],
)
def test_an_answer_to_another_question_stays(other: Decision) -> None:
    assert not replaces(WEST, other)


def test_to_agree_with_a_correction_does_not_take_it_away() -> None:
    relabel = replace(WEST, verdict=Verdict.RELABEL)
    assert not replaces(WEST, relabel)
    first = here(Verdict.RELABEL, 0, 7, label=Label.ORG)
    assert not replaces(here(Verdict.CONFIRM, 0, 7, label=Label.ORG), first)


def test_two_names_cannot_be_put_over_each_other_at_one_place() -> None:
    short = here(Verdict.MARK, 0, 7, label=Label.ORG)
    long = here(Verdict.RESPAN, 0, 17, label=Label.ORG)
    assert replaces(long, short)
    assert not replaces(long, here(Verdict.MARK, 25, 34, label=Label.PLACE))
    assert not replaces(long, here(Verdict.REJECT, 0, 7))
    assert not replaces(here(Verdict.SAME, 0, 17, entity="x"), here(Verdict.SAME, 0, 7, entity="y"))


def judged(id_: str, verdict: Verdict, label: str, *, modified: str = "") -> Decision:
    proposed = f"{label}|a reason with | in it|stamp 1" if label else ""
    given = Label.ORG if verdict is not Verdict.CONFIRM else Label(label)
    reach = Reach.EVERYWHERE
    return Decision(id_, verdict, reach, id_, given, proposed=proposed, modified=modified)


def test_accuracy_counts_what_was_judged() -> None:
    result = accuracy(
        [
            judged("a", Verdict.CONFIRM, "PERSON"),
            judged("b", Verdict.REJECT, "PERSON"),
            judged("c", Verdict.RELABEL, "PLACE"),
            judged("d", Verdict.RESPAN, "PLACE"),
            judged("e", Verdict.MARK, ""),
            judged("f", Verdict.SAME, "PERSON"),
            judged("g", Verdict.REJECT, ""),
            judged("h", Verdict.CONFIRM, "PLACE"),
        ]
    )
    assert result.total == Score(2, 3, 1)
    assert result.total.checked == 6
    assert result.by_label == {
        Label.PERSON: Score(1, 1, 0),
        Label.PLACE: Score(1, 2, 0),
        Label.ORG: Score(0, 0, 1),
    }


def test_each_proposal_counts_once_as_it_was_judged_last() -> None:
    old = judged("a", Verdict.CONFIRM, "PERSON", modified="2024-01-01T00:00:00Z")
    new = judged("a", Verdict.REJECT, "PERSON", modified="2024-01-02T00:00:00Z")
    assert accuracy([new, old]).total == Score(0, 1, 0)


def test_to_agree_with_a_correction_says_nothing_for_the_recogniser() -> None:
    agreed = replace(judged("a", Verdict.CONFIRM, "PERSON"), label=Label.ORG)
    assert accuracy([agreed]).total == Score(0, 1, 0)


@pytest.mark.parametrize("verdict", [Verdict.CONFIRM, Verdict.REJECT])
@pytest.mark.parametrize("end", [7, 17])
def test_what_is_said_of_a_corrected_name_judges_no_second_proposal(
    verdict: Verdict, end: int
) -> None:
    proposed = "ORG|a list|stamp 1"
    first = here(Verdict.RESPAN, 0, 17, label=Label.ORG, proposed=proposed, instead="Siemens")
    first = replace(first, modified="2024-01-01T00:00:00Z")
    then = here(verdict, 0, end, label=Label.ORG, proposed=proposed)
    then = replace(then, modified="2024-01-02T00:00:00Z")
    apart = here(verdict, 25, 34, label=Label.ORG, proposed=proposed, modified=then.modified)
    assert accuracy([first, then]).total == Score(0, 1, 0)
    assert accuracy([first, then, apart]).total.checked == 2


def test_a_corrected_name_counts_once_in_a_whole_article() -> None:
    first = replace(judged("West", Verdict.RESPAN, "ORG"), instead="Mae", words="Mae West")
    then = replace(judged("b", Verdict.CONFIRM, "ORG"), words="Mae West")
    assert accuracy([first, then]).total == Score(0, 1, 0)


def test_nothing_judged_is_nothing_counted() -> None:
    assert accuracy([]).total == Score()
    assert accuracy([]).by_label == {}


@pytest.mark.parametrize(
    ("decision", "line"),
    [
        (replace(WEST, verdict=Verdict.REJECT), "Not a name: “West”, everywhere"),
        (WEST, "Right: “West” is a person, everywhere"),
        (
            replace(WEST, verdict=Verdict.SAME, reach=Reach.SOURCE, source="Wire", entity="Mae"),
            "Same as Mae: “West”, everywhere in Wire",
        ),
        (
            here(Verdict.MARK, 0, 7, label=Label.ORG),
            "Marked as an organisation: “Siemens”, here",
        ),
    ],
)
def test_a_decision_is_told_in_one_line(decision: Decision, line: str) -> None:
    assert in_one_line(decision) == line


def test_a_long_name_is_cut_in_its_line() -> None:
    assert len(in_one_line(replace(WEST, words="West " * 400))) < 110


@pytest.mark.parametrize(
    ("decision", "missing"),
    [
        (WEST, ""),
        (here(Verdict.REJECT, 0, 7), ""),
        (replace(WEST, words=""), "words"),
        (replace(WEST, verdict=Verdict.MARK, label=None), "label"),
        (replace(WEST, verdict=Verdict.SAME), "entity"),
        (replace(WEST, reach=Reach.ARTICLE), "article"),
        (replace(WEST, article_id=1), "article"),
        (replace(WEST, reach=Reach.HERE, article_id=1), "place"),
        (replace(WEST, reach=Reach.SOURCE), "source"),
        (replace(WEST, source="Wire"), "source"),
    ],
)
def test_what_a_decision_lacks_is_said(decision: Decision, missing: str) -> None:
    assert missing in what_is_missing(decision)
    assert bool(missing) == bool(what_is_missing(decision))
