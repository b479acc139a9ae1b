"""How alike two names are."""

from hypothesis import given
from hypothesis import strategies as st

from annotation.likeness import (
    deletions,
    folded,
    initials,
    is_acronym,
    misspelt,
    one_edit_apart,
    stands_for,
    without_possessive,
    word_apart,
)

LETTERS = st.text("abcé", max_size=7)


def test_spellings_of_one_name_fold_to_the_same_words() -> None:
    assert folded("Gabriel García Márquez") == folded("GABRIEL GARCIA MARQUEZ")
    assert folded("U.S.") == folded("US") == "us"
    assert folded("Putin’s") == folded("Putin") == "putin"
    assert folded("The Hague") == "hague"
    assert folded("Jong-un") == folded("Jong‑un") == "jong un"
    assert folded("Gerhard Schröder") == "gerhard schroder"
    assert folded("Lech Wałęsa") == "lech walesa"


def test_a_name_without_letters_stays_itself() -> None:
    assert folded("!!!") == "!!!"
    assert folded("The") == "the"


@given(st.text(min_size=1, max_size=20))
def test_folding_never_leaves_nothing(name: str) -> None:
    assert folded(name)


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert without_possessive("Scholz’s") == "Scholz"
    assert without_possessive("United States'") == "United States"
    assert without_possessive("O'Brien") == "O'Brien"
    assert without_possessive("'s") == "'s"


def test_one_edit_is_a_letter_in_out_changed_or_swapped() -> None:
    assert one_edit_apart("pesko", "peskov")
    assert one_edit_apart("merkel", "merkle")
    assert one_edit_apart("stoltenberg", "stoltenburg")
    assert not one_edit_apart("merkel", "merkel")
    assert not one_edit_apart("austria", "australia")


@given(LETTERS, LETTERS)
def test_words_one_edit_apart_share_a_deletion(one: str, other: str) -> None:
    if one_edit_apart(one, other):
        assert set(deletions(one)) & set(deletions(other))
        assert one_edit_apart(other, one)


def test_short_words_other_beginnings_and_digits_are_no_slips() -> None:
    assert not misspelt("iran", "iraq")
    assert not misspelt("zambia", "gambia")
    assert not misspelt("agent7", "agent8")
    assert misspelt("peskov", "pesko")


def test_the_one_word_in_which_two_names_differ() -> None:
    assert word_apart("dmitry pesko", "dmitry peskov") == ("pesko", "peskov")
    assert word_apart("dmitry pesko", "dmitri peskov") is None
    assert word_apart("peskov", "dmitry peskov") is None


def test_acronyms_and_what_they_stand_for() -> None:
    assert initials("International Atomic Energy Agency") == "IAEA"
    assert stands_for("IAEA", "International Atomic Energy Agency")
    assert stands_for("OSCE", "Organization for Security and Co-operation in Europe") is False
    assert stands_for("WHO", "World Health Organization")
    assert stands_for("DoD".upper(), "Department of Defense")
    assert is_acronym("U.N.")
    assert not is_acronym("Nato")
    assert not stands_for("A", "Alphabet")
