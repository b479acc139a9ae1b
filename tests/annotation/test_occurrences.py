import pytest

from annotation.occurrences import beginning, beginnings, occurrences
from annotation.selectors import Span


def found(text: str, *wanted: str) -> dict[str, list[str]]:
    return {
        words: [span.of(text) for span in spans]
        for words, spans in occurrences(text, wanted).items()
    }


def test_every_place_of_every_name_is_found_in_one_pass() -> None:
    text = "Nokia, Nokia Bell Labs and Bell: Nokia's labs."
    places = occurrences(text, ["Nokia", "Nokia Bell Labs", "Bell", "Ericsson"])
    assert places["Nokia"] == [Span(0, 5), Span(7, 12), Span(33, 38)]
    assert places["Nokia Bell Labs"] == [Span(7, 22)]
    assert places["Bell"] == [Span(13, 17), Span(27, 31)]
    assert "Ericsson" not in places


@pytest.mark.parametrize("text", ["Parisian", "aParis", "Paris2", "paris", "PARIS", "Par is"])
def test_nothing_is_found_inside_words_or_in_other_letters(text: str) -> None:
    assert found(text, "Paris") == {}


@pytest.mark.parametrize("text", ["(Paris)", "Paris’s", "Paris-based", "“Paris”", "in Paris."])
def test_signs_are_borders(text: str) -> None:
    assert found(text, "Paris") == {"Paris": ["Paris"]}


def test_white_space_in_between_does_not_matter_but_a_blank_line_does() -> None:
    assert found("New\nYork, New\u00a0 York", "New York") == {
        "New York": ["New\nYork", "New\u00a0 York"]
    }
    assert found("New\n\nYork", "New York") == {}
    assert found("NewYork", "New York") == {}
    assert found("U. S. and U.S.", "U.S.") == {"U.S.": ["U.S."]}


def test_scripts_without_spaces_have_borders_everywhere() -> None:
    assert found("我在北京大学", "北京", "北京大学") == {"北京": ["北京"], "北京大学": ["北京大学"]}


def test_marks_belong_to_their_letter() -> None:
    assert found("किताबें", "किताब") == {}
    assert found("किताब है", "किताब") == {"किताब": ["किताब"]}
    assert found("x\u0301", "x") == {}


def test_signs_alone_and_nothing_at_all() -> None:
    assert found("a & b", "&", "", " ") == {"&": ["&"]}
    assert beginning("") == ""
    assert beginning("  “Die Zeit”") == "“"


def test_what_begins_otherwise_can_not_stand_in_a_text() -> None:
    assert beginning("Die Zeit") in beginnings("Heute in: Die\nZeit.")
    assert beginning("Zeitung") not in beginnings("Heute in: Die\nZeit.")
