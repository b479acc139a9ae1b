import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.file_names import LONGEST, TakenNames
from formats.markdown_export import export_file_name

RESERVED = ("CON", "nul.txt", "COM1", "lpt9", "AUX ", "prn", "conin$", "com³")


def is_valid_everywhere(name: str) -> bool:
    odd = {"Cc", "Cs"}
    return (
        name.endswith(".md")
        and len(name.encode()) <= LONGEST
        and not set(name) & set('/\\:*?"<>|')
        and not any(unicodedata.category(character) in odd for character in name)
        and not any("\u202a" <= character <= "\u202e" for character in name)
        and not any("\u2066" <= character <= "\u2069" for character in name)
        and name == unicodedata.normalize("NFC", name)
        and name == name.strip()
        and not name.startswith(".")
        and not name.removesuffix(".md").endswith((" ", "."))
        and name.removesuffix(".md") != ""
    )


@given(st.text())
def test_every_title_gives_a_valid_name(title: str) -> None:
    assert is_valid_everywhere(export_file_name(title))


@given(st.lists(st.text(max_size=3), max_size=20))
def test_names_never_meet_even_without_regard_to_case(titles: list[str]) -> None:
    taken = TakenNames()
    keys = set()
    for title in titles:
        name = export_file_name(title, taken)
        taken.add(name)
        keys.add(unicodedata.normalize("NFC", name.casefold()))
    assert len(keys) == len(titles)


@pytest.mark.parametrize("title", RESERVED)
def test_names_that_windows_keeps_for_itself_are_changed(title: str) -> None:
    assert export_file_name(title).startswith("_")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What is next?", "What is next.md"),
        ("../../etc/passwd", "etc passwd.md"),
        ("a/b\\c:d", "a b c d.md"),
        ('She said "no"', "She said 'no'.md"),
        ("ends with dots...", "ends with dots.md"),
        ("", "Untitled.md"),
        ("...", "Untitled.md"),
        ("\u202egpj.exe", "gpj.exe.md"),
        ("e\u0301t\u00e9", "été.md"),
    ],
)
def test_a_title_stays_readable_in_its_name(title: str, name: str) -> None:
    assert export_file_name(title) == name


def test_a_taken_name_gets_a_number() -> None:
    assert export_file_name("News", {"news.md", "NEWS (2).md"}) == "News (3).md"


def test_a_long_title_is_cut_at_a_word_and_keeps_room_for_its_number() -> None:
    name = export_file_name("harbour " * 40, [export_file_name("harbour " * 40)])
    assert name.endswith("harbour (2).md")
    assert len(name.encode()) <= LONGEST


def test_emoji_are_never_cut_in_half() -> None:
    name = export_file_name("👩\u200d👩\u200d👧" * 60)
    assert is_valid_everywhere(name)
    assert not name.removesuffix(".md").endswith("\u200d")
