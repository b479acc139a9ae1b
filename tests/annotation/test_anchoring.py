"""From a span to selectors and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.anchoring import anchor, describe, exact_places
from annotation.notes import AnchorState
from annotation.selectors import Selectors, Span, TextPositionSelector, TextQuoteSelector

TEXTS = st.text(alphabet="ab 😀é\n", min_size=1, max_size=120)
REPEATED = "The mayor spoke. Nobody listened. The mayor spoke. Everybody left."


def some_span(data: st.DataObject, text: str) -> Span:
    start = data.draw(st.integers(0, len(text) - 1))
    return Span(start, data.draw(st.integers(start + 1, len(text))))


@given(TEXTS, st.data())
def test_what_was_described_is_found_again(text: str, data: st.DataObject) -> None:
    span = some_span(data, text)
    found = anchor(text, describe(text, span))
    assert found.state is AnchorState.EXACT
    assert found.span == span


@given(TEXTS, st.data(), st.text(alphabet="xyz", min_size=1, max_size=40))
def test_words_put_in_front_move_a_unique_passage(
    text: str, data: st.DataObject, front: str
) -> None:
    span = some_span(data, text)
    selectors = describe(text, span)
    found = anchor(front + text, selectors)
    if found.span is not None:
        assert found.span.of(front + text) == span.of(text)
    if text.count(span.of(text)) == 1 and len(span) > 1:
        assert found.span == Span(span.start + len(front), span.end + len(front))


@given(TEXTS, st.data())
def test_a_passage_that_is_gone_is_an_orphan(text: str, data: st.DataObject) -> None:
    selectors = describe(text, some_span(data, text))
    found = anchor("nothing of it is left".upper(), selectors)
    assert found.state is AnchorState.ORPHAN or selectors.quote.exact.strip() == ""


def test_context_tells_two_copies_apart() -> None:
    second = REPEATED.rindex("The mayor spoke")
    selectors = describe(REPEATED, Span(second, second + len("The mayor spoke")))
    shorter = REPEATED.removeprefix("The mayor spoke. ")
    found = anchor(shorter, selectors)
    assert found.state is AnchorState.MOVED
    assert found.span is not None
    assert shorter[found.span.end :].startswith(". Everybody")


def test_copies_that_context_cannot_tell_apart_are_never_guessed() -> None:
    quote = TextQuoteSelector("spoke", "mayor ", ". ")
    found = anchor(REPEATED, Selectors(TextPositionSelector(0, 5), quote))
    assert found.state is AnchorState.ORPHAN


def test_describing_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to describe"):
        describe("abc", Span(1, 1))
    with pytest.raises(ValueError, match="nothing to describe"):
        describe("abc", Span(1, 9))


def test_context_grows_until_it_is_unique() -> None:
    text = "x" * 100 + "needle" + "y" * 80 + "needle" + "y" * 80 + "z" * 200
    start = text.index("needle")
    quote = describe(text, Span(start, start + 6)).quote
    assert text.count(quote.prefix + quote.exact + quote.suffix) == 1
    assert len(quote.suffix) > 80 + 64


def test_exact_places_want_all_of_the_context() -> None:
    assert len(exact_places(REPEATED, TextQuoteSelector("mayor"))) == 2
    (place,) = exact_places(REPEATED, TextQuoteSelector("The mayor", prefix="listened. "))
    assert place.start == REPEATED.rindex("The mayor")
    assert exact_places(REPEATED, TextQuoteSelector("mayor", suffix=" slept")) == []
    assert exact_places(REPEATED, TextQuoteSelector("")) == []
