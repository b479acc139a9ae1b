"""What a reader takes for one letter is never cut apart."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.graphemes import edge_after, edge_before, is_edge, snapped
from annotation.selectors import Span

SUITES = Path(__file__).parents[2].parent / "shared" / "data" / "suites"
BREAKS = SUITES / "unicode" / "GraphemeBreakTest.txt"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1f3\U0001f1f4"
THUMB = "\U0001f44d\U0001f3fd"
AWKWARD = "ab \n\r\u00a0\u2028e\u0301\u0308\u200d\u200f\u05d0\u05b8\u0628\u0e01\u0e33\uac00\u11a8"
ANYTHING = st.text(alphabet=AWKWARD + FAMILY + FLAG + THUMB, max_size=40)


@given(ANYTHING, st.data())
def test_a_snapped_span_covers_the_words_and_cuts_no_letter(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = snapped(text, Span(start, end))
    assert span.start <= start
    assert span.end >= end
    assert snapped(text, span) == span
    assert start == end or (is_edge(text, span.start) and is_edge(text, span.end))


@given(ANYTHING)
def test_no_edge_lies_between_an_offset_and_its_edges(text: str) -> None:
    for offset in range(len(text) + 1):
        between = [*range(edge_before(text, offset) + 1, edge_after(text, offset))]
        assert not any(is_edge(text, each) for each in between)


@pytest.mark.parametrize("letter", [FAMILY, FLAG, THUMB, "e\u0323\u0301", "\u05d0\u05b8"])
def test_half_a_letter_becomes_the_whole_one(letter: str) -> None:
    text = f"a {letter} b"
    for offset in range(2, 2 + len(letter)):
        assert snapped(text, Span(offset, offset + 1)).of(text) == letter


def test_a_long_row_of_accents_stays_whole() -> None:
    text = "a" + "\u0301" * 5000 + "b"
    assert snapped(text, Span(2500, 2501)) == Span(0, 5001)


def test_flags_part_in_pairs_however_many_stand_before() -> None:
    text = "no: " + FLAG * 3000
    assert snapped(text, Span(4 + 5001, 4 + 5002)) == Span(4 + 5000, 4 + 5002)


def test_the_cases_of_unicode_hold() -> None:
    if not BREAKS.exists():
        pytest.skip("the Unicode test file is not here")
    lines = cases(BREAKS)
    assert len(lines) > 500
    assert [line for line in lines if not breaks_as_stated(line)] == []


def cases(path: Path) -> list[str]:
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def breaks_as_stated(line: str) -> bool:
    """Compare one line of the file, "÷ 0061 × 0308 ÷ 0020 ÷", with what is found."""
    text, edges = "", set()
    for sign in line.split():
        if sign == "÷":
            edges.add(len(text))
        elif sign != "×":
            text += chr(int(sign, 16))
    return {offset for offset in range(len(text) + 1) if is_edge(text, offset)} == edges
