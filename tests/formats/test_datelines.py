import pytest

from formats.datelines import author_of, date_in_byline, date_of


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("by Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe and John Roe", "Jane Doe, John Roe"),
        ("By Jane Doe, John Roe and Ann Lee", "Jane Doe, John Roe, Ann Lee"),
        ("By Ludwig van der Berg", "Ludwig van der Berg"),
        ("By Zoë O’Neill-Brown, Science Editor", "Zoë O’Neill-Brown"),
        ("Written by Jane Doe", "Jane Doe"),
        ("Von Änne Müller", "Änne Müller"),
        ("By Jane Doe | 12 March 2024", "Jane Doe"),
    ],
)
def test_a_byline_names_its_authors(line: str, names: str) -> None:
    assert author_of(line).startswith(names)


@pytest.mark.parametrize(
    "line",
    [
        "By the sea",
        "By Monday the ferry was gone.",
        "By then Jane Doe had left",
        "Jane Doe",
        "By Jane",
        "By Jane Doe the harbour was loved and by others it was not",
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    assert author_of(line) == ""


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2024-05-17", "2024-05-17"),
        ("2024-05-17T10:30:00Z", "2024-05-17"),
        ("17 May 2024", "2024-05-17"),
        ("May 17, 2024", "2024-05-17"),
        ("Friday, May 17th, 2024", "2024-05-17"),
        ("Published: 17 May 2024, 10:30 am", "2024-05-17"),
        ("Last updated on May 17 2024 at 14:05 GMT", "2024-05-17"),
        ("17. Mai 2024", "2024-05-17"),
        ("17 de mayo de 2024", "2024-05-17"),
        ("1er août 2023", "2023-08-01"),
        ("May 2024", "2024-05"),
        ("25/04/2024", "2024-04-25"),
        ("04/25/2024", "2024-04-25"),
    ],
)
def test_a_date_line_is_read(line: str, iso: str) -> None:
    assert date_of(line) == iso


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2024",
        "31 February 2024",
        "17 May 2024 was a Friday",
        "In May 2024 the ferry stopped",
        "2024",
        "Room 12 2024",
        "",
    ],
)
def test_what_is_no_certain_date_is_left_alone(line: str) -> None:
    assert date_of(line) == ""


def test_a_date_after_the_names_is_read() -> None:
    assert date_in_byline("By Jane Doe | 12 March 2024") == "2024-03-12"
    assert date_in_byline("By Jane Doe, Science Editor") == ""
