"""Heights of rows, summed up in chunks."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from ui.reading.heights import CHUNK, Heights

MANY = st.lists(st.integers(1, 90), min_size=1, max_size=3 * CHUNK)


@given(MANY, st.data())
def test_every_row_begins_where_those_above_it_end(heights: list[int], data: st.DataObject) -> None:
    table = Heights(heights)
    for _ in range(3):
        row = data.draw(st.integers(0, len(heights) - 1))
        height = data.draw(st.integers(1, 900))
        assert table.set(row, height) == height - heights[row]
        heights[row] = height
    tops = [0, *accumulate(heights)]
    row = data.draw(st.integers(0, len(heights) - 1))
    assert table.top(row) == tops[row]
    assert table[row] == heights[row]
    assert table.total == tops[-1]


@given(MANY, st.data())
def test_a_height_belongs_to_the_row_that_spans_it(heights: list[int], data: st.DataObject) -> None:
    table = Heights(heights)
    y = data.draw(st.integers(0, table.total - 1))
    row = table.row_at(y)
    assert table.top(row) <= y < table.top(row) + table[row]


def test_heights_outside_belong_to_the_first_and_the_last_row() -> None:
    table = Heights([10, 20, 30])
    assert table.row_at(-5) == 0
    assert table.row_at(999) == 2


def test_a_page_without_rows_has_no_height() -> None:
    table = Heights([])
    assert table.total == 0
    assert table.top(0) == 0
