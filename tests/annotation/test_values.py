"""Values in words for the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.values import in_words

WORDS = {
    "2024-11-18": "18 November 2024",
    "2024-11": "November 2024",
    "2024": "2024",
    "2014-22": "summer 2014",
    "198X": "the 1980s",
    "18XX": "the 19th century",
    "20XX": "the 21st century",
    "0800": "800",
    "-0199": "200 BC",
    "1070~": "about 1070",
    "2024-11-01/2024-11-10": "1 to 10 November 2024",
    "2024-10-30/2024-11-10": "30 October to 10 November 2024",
    "2023-12-30/2024-01-02": "30 December 2023 to 2 January 2024",
    "2024-01/2024-03": "January to March 2024",
    "2023-11/2024-02": "November 2023 to February 2024",
    "2003/2007": "2003 to 2007",
    "P3Y": "3 years",
    "P1W": "1 week",
    "P2Y6M": "2 years and 6 months",
    "PT2H30M": "2 hours and 30 minutes",
    ">P20Y": "more than 20 years",
    "T14:00Z": "14:00 UTC",
    "T17:45-05:00": "17:45 UTC-05:00",
    "T09:30": "09:30",
    "USD 2000000000": "USD 2,000,000,000",
    "~USD 1234.5": "about USD 1,234.5",
    ">=2300000 barrels": "at least 2,300,000 barrels",
    "15/30 militants": "15 to 30 militants",
    "0.3%": "0.3%",
    "<1000 people": "less than 1,000 people",
    "": "",
    "2024-99": "2024-99",
}


@pytest.mark.parametrize("value", WORDS)
def test_a_value_is_told_as_a_reader_would_write_it(value: str) -> None:
    assert in_words(value) == WORDS[value]


@given(st.text(max_size=60))
def test_what_is_no_value_is_told_somehow(value: str) -> None:
    assert isinstance(in_words(value), str)
