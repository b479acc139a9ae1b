"""Dates, times, money, per cent, quantities, equipment and events by pattern."""

import pytest

from annotation.recognition.lexicon import RESOURCES, read_words
from annotation.recognition.rules import Rules
from annotation.recognition.tokens import plain

RULES = Rules(read_words(RESOURCES / "lexicon", "equipment"))


def found(text: str) -> list[tuple[str, str]]:
    return [(c.label.value, text[c.start : c.end]) for c in RULES.find(plain(text), 0)]


@pytest.mark.parametrize(
    "words",
    [
        *("November 18", "18 November 2021", "Nov. 18, 2021", "November 18-20", "the 5th of May"),
        *("Tuesday", "last Thursday", "Monday, March 3", "early November", "late 2014"),
        *("the start of November", "the end of the year", "mid-2019", "this month", "next week"),
        *("the past two years", "three weeks ago", "a decade later", "the 1990s", "yesterday"),
        *("the 19th century", "the third quarter", "2021-11-18", "2014-2018", "spring 2014"),
        *("the end of 2005", "five years", "several months", "the summer of 2015", "tomorrow"),
    ],
)
def test_dates_are_found_whole(words: str) -> None:
    assert found(f"It happened, they say, {words}.") == [("DATE", words)]


@pytest.mark.parametrize("words", ["2014", "1998"])
def test_a_year_by_itself_is_a_date(words: str) -> None:
    assert found(f"They met in {words} and again.") == [("DATE", words)]


def test_a_year_before_a_noun_is_a_year_unless_it_counts_people() -> None:
    assert found("They won the 2018 elections") == [("DATE", "2018")]
    assert found("They saved 2018 people") == [("QUANTITY", "2018 people")]


@pytest.mark.parametrize(
    "words",
    [
        *("9:30 am", "8 p.m.", "17:45", "1400 GMT", "midnight", "noon", "several minutes"),
        *("two hours", "late Tuesday", "early Monday morning", "Wednesday night", "overnight"),
    ],
)
def test_times_are_found_whole(words: str) -> None:
    assert found(f"They met at {words} there") == [("TIME", words)]


@pytest.mark.parametrize(
    "words",
    [
        *("$5", "$3.2 billion", "£50,000", "€85 million", "US$1.5bn", "600 million euros"),
        *("two million dollars", "5 pounds", "Rs 500 crore", "USD 20 million", "90 cents"),
        *("about $ 2 billion", "between $ 10 and $ 20 million", "millions of dollars"),
    ],
)
def test_money_is_found_whole(words: str) -> None:
    assert found(f"It cost {words} to build") == [("MONEY", words)]


@pytest.mark.parametrize(
    "words", ["38%", "2.4 per cent", "15 percent", "ten percent", "10 % to 20 %"]
)
def test_per_cent_is_found_whole(words: str) -> None:
    assert found(f"It rose {words} to a peak") == [("PERCENT", words)]


@pytest.mark.parametrize(
    "words",
    [
        *("20 kilometres", "1.3 tonnes", "124 light-years", "40 km", "five miles", "30 degrees"),
        *("78,000 fans", "4,500 jobs", "two dozen soldiers", "3 million people", "magnitude 7.1"),
        *("200 wounded soldiers", "hundreds of people", "50 square miles", "15-member"),
        *("at least 12 people", "nearly two million people", "two-thirds", "two countries"),
        *("tens of thousands of people", "between 60 and 80 insurgents", "about 56"),
    ],
)
def test_quantities_are_found_whole(words: str) -> None:
    assert found(f"There were {words} there") == [("QUANTITY", words)]


def test_a_count_before_a_nationality_ends_with_the_number() -> None:
    assert found("around 92,000 Russian troops were there") == [("QUANTITY", "around 92,000")]


@pytest.mark.parametrize(
    "words",
    [
        *("MK-41 launchers", "F-16 fighter jets", "T-72 tanks", "S-400", "Boeing 737 MAX"),
        *("Su-35 jets", "HMS Victory", "AK-47 rifles", "Falcon 9 rocket", "A320 jet"),
    ],
)
def test_equipment_is_found_with_its_noun(words: str) -> None:
    assert found(f"They saw {words} there") == [("PRODUCT", words)]


@pytest.mark.parametrize(
    "words",
    [
        *("2026 World Cup", "Munich Security Conference", "Hurricane Maria", "COP26"),
        *("Battle of Hastings", "Paris Agreement", "Super Bowl LIV", "Boer War"),
        *("Christmas Eve", "International Women's Day", "World War II", "Grand Slam"),
    ],
)
def test_named_events_are_found(words: str) -> None:
    assert ("EVENT", words) in found(f"They spoke of {words} there")


@pytest.mark.parametrize(
    "text",
    [
        "We may march on and it will be all right.",
        "COVID-19 spread along the M-25 near the G-20.",
        "He is 36 and lives at number 12.",
        "She died at the age of 81, and Smith, 45, spoke.",
        "They won 6-2 and 3-0 in tier three of the Group of Eight.",
        "The vote was 2-1 in section 4.2.",
        "Is it so? We think it is. One by one they left.",
    ],
)
def test_plain_words_and_small_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []
