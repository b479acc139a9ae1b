"""What sums, shares and quantities come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.recognition.figures import number_of, plain
from annotation.recognition.sums import money, quantity, share

MONEY = {
    "$5": "USD 5",
    "$ 2 billion": "USD 2000000000",
    "US$1.5bn": "USD 1500000000",
    "£50,000": "GBP 50000",
    "€85 million": "EUR 85000000",
    "600 million euros": "EUR 600000000",
    "two million Hong Kong dollars": "HKD 2000000",
    "USD 20 million": "USD 20000000",
    "5 million Swiss francs": "CHF 5000000",
    "3 million pesos": "3000000 pesos",
    "90 cents": "90 cents",
    "more than one dollar and 48 cents": ">USD 1.48",
    "about $ 2 million": "~USD 2000000",
    "between $ 10 and $ 20 million": "USD 10000000/20000000",
    "300-million-dollar": "USD 300000000",
    "$ 279-a-ton": "USD 279",
    "less than a dollar": "<USD 1",
    "millions of dollars": "",
    "several thousand dollars": "",
    "Hong Kong dollars": "",
    "": "",
}
SHARES = {
    "12 percent": "12%",
    "2.4 per cent": "2.4%",
    "nearly 5 %": "~5%",
    "eighty percent": "80%",
    "10 to 15 percent": "10/15%",
    "three-tenths of a percent": "0.3%",
    "-3%": "-3%",
    "25 basis points": "25 basis points",
    "two percentage points": "2 percentage points",
    "83 to 17 percent": "",
    "percent": "",
}
QUANTITIES = {
    "2.3 million barrels": "2300000 barrels",
    "at least 12 people": ">=12 people",
    "two towns": "2 towns",
    "15 to 30 militants": "15/30 militants",
    "between 60 and 80 insurgents": "60/80 insurgents",
    "14,000 to 46,000 square meters": "14000/46000 square meters",
    "nearly two dozen militants": "~24 militants",
    "three and a half kilograms": "3.5 kilograms",
    "2,400-kilometer": "2400 kilometer",
    "magnitude 7.1": "magnitude 7.1",
    "6.9 magnitude": "magnitude 6.9",
    "300°C": "300 °C",
    "nearly 2,00,000 people": "~200000 people",
    "half": "0.5",
    "96": "96",
    "Thousands of demonstrators": "",
    "dozens": "",
}


@pytest.mark.parametrize("words", MONEY)
def test_money_is_told_by_currency_and_number(words: str) -> None:
    assert money(words) == MONEY[words]


@pytest.mark.parametrize("words", SHARES)
def test_shares_are_told_in_per_cent(words: str) -> None:
    assert share(words) == SHARES[words]


@pytest.mark.parametrize("words", QUANTITIES)
def test_quantities_are_told_in_digits(words: str) -> None:
    assert quantity(words) == QUANTITIES[words]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("a hundred thousand", "100000"),
        ("twelve hundred", "1200"),
        ("one hundred and five", "105"),
        ("ninety-nine", "99"),
        ("half a million", "500000"),
        ("two and a half", "2.5"),
        ("500 crore", "5000000000"),
    ],
)
def test_numbers_in_words_are_read(words: str, number: str) -> None:
    found = number_of(words)
    assert found is not None
    assert plain(found) == number


@given(st.integers(0, 10**12))
def test_every_number_survives_its_commas(number: int) -> None:
    assert quantity(f"{number:,} people") == f"{number} people"
    assert money(f"${number:,}") == f"USD {number}"


@given(st.text(max_size=200))
def test_any_text_has_an_amount_or_none(words: str) -> None:
    for read in (money, share, quantity):
        assert isinstance(read(words), str)
