"""What dates and times come to."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.article import Block
from annotation.entities import Label
from annotation.recognition.recogniser import Recogniser
from annotation.recognition.when import looks_ahead, value_of
from annotation.recognition.worth import worth
from tests.annotation.recognition.strict import days, is_value

PUBLISHED = "2024-11-20"
"""A Wednesday."""

ABSOLUTE = {
    "2014": "2014",
    "the year 2020": "2020",
    "November 18, 2021": "2021-11-18",
    "Nov. 18 , 2021": "2021-11-18",
    "18 November 2021": "2021-11-18",
    "the 5th of May 1997": "1997-05-05",
    "September eighth, 2001": "2001-09-08",
    "Monday, March 3, 2025": "2025-03-03",
    "March 3-5, 2021": "2021-03-03/2021-03-05",
    "3 to 5 March 2021": "2021-03-03/2021-03-05",
    "December , 2004": "2004-12",
    "July of 2005": "2005-07",
    "early November 2004": "2004-11-01/2004-11-10",
    "mid-November 2004": "2004-11-11/2004-11-20",
    "the end of February 2004": "2004-02-21/2004-02-29",
    "early 2004": "2004-01/2004-04",
    "mid-2019": "2019-05/2019-08",
    "late 2019": "2019-09/2019-12",
    "the second half of 2008": "2008-07/2008-12",
    "the third quarter of 2008": "2008-07/2008-09",
    "Q3 2024": "2024-07/2024-09",
    "the last three months of 2008": "2008-10/2008-12",
    "the first five months of 2008": "2008-01/2008-05",
    "spring 2014": "2014-21",
    "the winter of 2014": "2014-24",
    "the 1990s": "199X",
    "the '80s": "198X",
    "the early 1980s": "1980/1983",
    "the mid-1990s": "1994/1996",
    "the 19th century": "18XX",
    "the twenty-first century": "20XX",
    "the late 19th century": "1867/1899",
    "from 2003 to 2007": "2003/2007",
    "2002 - 4": "2002/2004",
    "2014–18": "2014/2018",
    "about 1070": "1070~",
    "200 B.C.": "-0199",
    "circa 200 B.C.": "-0199~",
    "A.D. 800": "0800",
    "2024-11-18": "2024-11-18",
    "18/11/2024": "2024-11-18",
    "11/18/2024": "2024-11-18",
    "Christmas Eve 2013": "2013-12-24",
}
RELATIVE = {
    "today": "2024-11-20",
    "yesterday": "2024-11-19",
    "tomorrow": "2024-11-21",
    "the day before yesterday": "2024-11-18",
    "Wednesday": "2024-11-20",
    "Thursday": "2024-11-14",
    "last Wednesday": "2024-11-13",
    "next Wednesday": "2024-11-27",
    "this Friday": "2024-11-22",
    "Friday through Sunday": "2024-11-15/2024-11-17",
    "last week": "2024-11-11/2024-11-17",
    "this week": "2024-11-18/2024-11-24",
    "early last week": "2024-11-11/2024-11-12",
    "last weekend": "2024-11-16/2024-11-17",
    "this month": "2024-11",
    "last month": "2024-10",
    "next month": "2024-12",
    "the end of the month": "2024-11-21/2024-11-30",
    "last year": "2023",
    "late last year": "2023-09/2023-12",
    "the beginning of this year": "2024-01/2024-04",
    "this decade": "202X",
    "last century": "19XX",
    "this quarter": "2024-10/2024-12",
    "the third quarter": "2024-07/2024-09",
    "the first five months of the year": "2024-01/2024-05",
    "last summer": "2024-22",
    "November": "2024-11",
    "December": "2023-12",
    "early November": "2024-11-01/2024-11-10",
    "last March": "2024-03",
    "next March": "2025-03",
    "November 18": "2024-11-18",
    "November 25": "2024-11-25",
    "March 3": "2024-03-03",
    "January 20": "2025-01-20",
    "Monday, March 3": "2025-03-03",
    "December 26 last year": "2023-12-26",
    "Christmas Day": "2024-12-25",
    "three days ago": "2024-11-17",
    "two weeks ago": "2024-11-04/2024-11-10",
    "six months ago": "2024-05",
    "three years ago": "2021",
    "a decade ago": "2014",
    "almost 30 years ago": "1994~",
    "the past two weeks": "2024-11-06/2024-11-20",
    "the past year": "2023-11-20/2024-11-20",
    "the next three months": "2024-11-20/2025-02-20",
    "earlier this year": "2024-01-01/2024-11-20",
    "later this month": "2024-11-20/2024-11-30",
    "late Tuesday": "2024-11-19",
    "early on Monday": "2024-11-18",
    "Wednesday morning": "2024-11-20",
    "yesterday evening": "2024-11-19",
    "tonight": "2024-11-20",
}
LENGTHS = {
    "three years": "P3Y",
    "18 months": "P18M",
    "two weeks": "P2W",
    "a decade": "P10Y",
    "10 days": "P10D",
    "three-day": "P3D",
    "month-long": "P1M",
    "two and a half years": "P2Y6M",
    "more than two decades": ">P20Y",
    "at least six months": ">=P6M",
    "nearly a century": "~P100Y",
    "two hours": "PT2H",
    "half an hour": "PT30M",
    "30 seconds": "PT30S",
    "24 hours": "PT24H",
    "1,000-year": "P1000Y",
}
CLOCKS = {
    "9:30 am": "T09:30",
    "8 p.m.": "T20:00",
    "12 a.m.": "T00:00",
    "17:45": "T17:45",
    "1400 GMT": "T14:00Z",
    "17:45 EST": "T17:45-05:00",
    "noon": "T12:00",
    "midnight": "T00:00",
}
UNTOLD = (
    *("recent weeks", "years", "several months", "the following day", "February 30, 2021"),
    *("5/6/2024", "2021-02-30", "the turn of the century", "fiscal 2024", "25:70", "13 p.m."),
    *("0", "", "the 45th century", "9999999999 years ago", "later", "the '20s"),
)


@pytest.mark.parametrize("words", ABSOLUTE)
def test_a_full_date_needs_no_article_date(words: str) -> None:
    assert value_of(words) == ABSOLUTE[words]
    assert value_of(words, PUBLISHED) == ABSOLUTE[words]


@pytest.mark.parametrize("words", RELATIVE)
def test_other_dates_are_told_from_the_article_date(words: str) -> None:
    assert value_of(words, PUBLISHED) == RELATIVE[words]
    assert value_of(words) == ""


@pytest.mark.parametrize("words", LENGTHS)
def test_lengths_of_time_are_durations(words: str) -> None:
    assert value_of(words, PUBLISHED) == LENGTHS[words]


@pytest.mark.parametrize("words", CLOCKS)
def test_times_of_day_are_told_with_a_zone_that_is_certain(words: str) -> None:
    assert value_of(words) == CLOCKS[words]


@pytest.mark.parametrize("words", UNTOLD)
def test_what_the_words_do_not_tell_has_no_value(words: str) -> None:
    assert value_of(words, PUBLISHED) == ""


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Thursday", "2024-11-21"),
        ("Wednesday", "2024-11-20"),
        ("December", "2024-12"),
        ("March 3", "2025-03-03"),
    ],
)
def test_a_sentence_that_looks_ahead_means_the_next_one(words: str, value: str) -> None:
    assert value_of(words, PUBLISHED, ahead=True) == value


@pytest.mark.parametrize(
    ("published", "words", "value"),
    [
        ("2024", "last year", "2023"),
        ("2024", "last month", ""),
        ("2024-11", "last month", "2024-10"),
        ("2024-11", "yesterday", ""),
        ("2024-11-20T08:00:00Z", "yesterday", "2024-11-19"),
        ("2024-13-41", "last year", ""),
        ("soon", "last year", ""),
        ("2024-02-29", "three years ago", "2021"),
        ("2024-01-31", "the next month", "2024-01-31/2024-02-29"),
        ("2025-01-05", "last winter", "2023-24"),
        ("2025-01-05", "this winter", "2024-24"),
    ],
)
def test_the_article_date_is_used_as_far_as_it_goes(published: str, words: str, value: str) -> None:
    assert value_of(words, published) == value


def test_the_clause_before_tells_whether_it_looks_ahead() -> None:
    assert looks_ahead("The two sides will meet again on ")
    assert looks_ahead("Voters have until ")
    assert not looks_ahead("The two sides met on ")
    assert not looks_ahead("He will resign, his office said on ")


def test_a_mention_is_read_in_its_sentence() -> None:
    text = "Leaders will meet on Thursday. They last met on Friday at a cost of $2 million."
    values = {
        words: worth(label, text, text.index(words), text.index(words) + len(words), PUBLISHED)
        for label, words in (
            (Label.DATE, "Thursday"),
            (Label.DATE, "Friday"),
            (Label.MONEY, "$2 million"),
            (Label.PERSON, "Leaders"),
        )
    }
    assert values == {
        "Thursday": "2024-11-21",
        "Friday": "2024-11-15",
        "$2 million": "USD 2000000",
        "Leaders": "",
    }


SPELLINGS = (
    "%B %d, %Y",
    "%d %B %Y",
    "%b. %d , %Y",
    "%A, %B %d, %Y",
    "the %dth of %B %Y",
    "%Y-%m-%d",
)
DAYS = st.dates(date(1500, 1, 1), date(2190, 12, 31))


@given(DAYS, st.sampled_from(SPELLINGS))
def test_every_day_survives_being_written_in_words(day: date, spelling: str) -> None:
    assert value_of(day.strftime(spelling)) == day.isoformat()


@given(DAYS, st.integers(-92, 80))
def test_a_day_near_the_article_needs_no_year(published: date, distance: int) -> None:
    day = published + timedelta(distance)
    if (day.month, day.day) != (2, 29):
        assert value_of(f"{day:%B %d}", published.isoformat()) == day.isoformat()


@given(DAYS, st.sampled_from(list(calendar.day_name)))
def test_a_weekday_is_one_of_the_last_seven_days(published: date, name: str) -> None:
    found = date.fromisoformat(value_of(name, published.isoformat()))
    assert found.strftime("%A") == name
    assert 0 <= (published - found).days < 7


@given(
    st.integers(1, 400),
    st.sampled_from([("days", "P{}D"), ("weeks", "P{}W"), ("months", "P{}M"), ("years", "P{}Y")]),
)
def test_every_length_survives_being_written_in_words(count: int, unit: tuple[str, str]) -> None:
    assert value_of(f"{count} {unit[0]}") == unit[1].format(count)


@given(DAYS, st.sampled_from([*ABSOLUTE, *RELATIVE, *LENGTHS, *CLOCKS, *UNTOLD]), st.booleans())
def test_every_value_is_sound_and_starts_before_it_ends(
    published: date, words: str, ahead: bool
) -> None:
    assert is_value(value_of(words, published.isoformat(), ahead=ahead))


PIECES = st.sampled_from(
    [
        *("early", "late", "the", "last", "next", "this", "three", "2,000", "31", "May", "March"),
        *("2004", "century", "year", "years", "ago", "past", "quarter", "of", "first", "and"),
        *("Friday", "-", "to", "1990s", "end", "B.C.", "'", "0", "99", "winter", "half", "week"),
    ]
)


@given(st.lists(PIECES, max_size=7).map(" ".join), st.sampled_from(["", PUBLISHED, "2024", "0001"]))
def test_jumbled_words_have_a_sound_value_or_none(words: str, published: str) -> None:
    assert is_value(value_of(words, published))


@given(st.text(max_size=120), st.text(max_size=12))
def test_any_text_has_a_sound_value_or_none(words: str, published: str) -> None:
    assert is_value(value_of(words, published))


def test_the_strict_reading_is_strict() -> None:
    assert days("2024-11-01/2024-11-10")[1] - days("2024-11-01/2024-11-10")[0] == 9
    wrong = [
        "2024-11-31",
        "2024-13",
        "2024/2023",
        "20",
        "P",
        "PT",
        "T25:00",
        "198",
        "X",
        "2024-2-1",
    ]
    assert [value for value in wrong if is_value(value)] == []


def test_the_recogniser_gives_its_mentions_their_values() -> None:
    text = "On Monday Angela Merkel met 300 people in Oslo, three years after May 5, 2003."
    blocks = [Block(0, len(text))]
    found = Recogniser().recognise(text, blocks, published=PUBLISHED).mentions
    assert {text[m.start : m.end]: m.value for m in found} == {
        "Monday": "2024-11-18",
        "Angela Merkel": "",
        "300 people": "300 people",
        "Oslo": "",
        "three years": "P3Y",
        "May 5, 2003": "2003-05-05",
    }
