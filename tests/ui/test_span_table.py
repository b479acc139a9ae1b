"""Which spans touch a stretch of the text."""

from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st

from annotation.selectors import Span
from ui.reading.span_table import SpanTable

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 25)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)


@given(st.lists(SPANS, max_size=30), SPANS)
def test_all_spans_that_share_a_letter_are_found_in_order(spans: list[Span], asked: Span) -> None:
    table = SpanTable(spans, attrgetter("start", "end"))
    expected = sorted(span for span in spans if span.start < asked.end and span.end > asked.start)
    assert table.touching(asked.start, asked.end) == expected
