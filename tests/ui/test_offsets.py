"""Code points and UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from ui.offsets import Utf16Map

TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("😀👩‍👩‍👧𝒜e\u0301")))


@given(TEXTS)
def test_every_code_point_has_its_place_in_utf_16(text: str) -> None:
    units = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert units.units(offset) == len(text[:offset].encode("utf-16-le")) // 2


@given(TEXTS)
def test_the_way_back_ends_where_it_began(text: str) -> None:
    units = Utf16Map(text)
    for offset in range(len(text) + 1):
        assert units.code_points(units.units(offset)) == offset


def test_between_the_halves_of_a_pair_counts_as_before_it() -> None:
    assert Utf16Map("a😀b").code_points(2) == 1
