"""What holds whatever is proposed and whatever the reader says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.anchoring import describe
from annotation.deciding import decide
from annotation.decisions import WHO, Decision, Reach, Verdict, single_spaced
from annotation.entities import Label, Mention
from annotation.occurrences import occurrences
from annotation.selectors import Span

WORDS = ["Ada", "Bo", "Bo Ada", "Cy", "of", "d’Ada", "Élan", "北京"]
LABELS = [Label.PERSON, Label.PLACE, Label.DATE]

texts = st.lists(
    st.sampled_from([*WORDS, ",", ".", "-", "\n", "\n\n"]), min_size=1, max_size=14
).map(lambda parts: " ".join(parts).strip() or "Ada")


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.sampled_from([i for i, each in enumerate(text) if not each.isspace()]))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def proposals(draw: st.DrawFn, text: str) -> list[Mention]:
    made: list[Mention] = []
    for span in draw(st.lists(spans(text), max_size=6)):
        label, entity = draw(st.sampled_from(LABELS)), draw(st.sampled_from(WORDS))
        if not any(span.overlaps(each.span) for each in made):
            made.append(Mention(span.start, span.end, label, entity, 0.5, "a guess"))
    return sorted(made, key=lambda each: each.start)


@st.composite
def decisions(draw: st.DrawFn, text: str, number: int) -> Decision:
    verdict, reach = draw(st.sampled_from(Verdict)), draw(st.sampled_from(Reach))
    label = draw(st.sampled_from([*LABELS, None]))
    words, selectors = draw(st.sampled_from([*WORDS, "Bo of", "nowhere"])), None
    if reach is Reach.HERE:
        span = draw(spans(text))
        words, selectors = single_spaced(span.of(text)), describe(text, span)
    return Decision(
        id=str(number),
        verdict=verdict,
        reach=reach,
        words=words,
        label=label,
        entity=draw(st.sampled_from(WORDS)) if verdict in WHO else "",
        selectors=selectors,
        modified=draw(st.sampled_from(["2024-05-01", "2024-05-02"])),
        instead=draw(st.sampled_from(["", *WORDS])) if verdict is Verdict.RESPAN else "",
    )


@st.composite
def cases(draw: st.DrawFn, most: int = 7) -> tuple[str, list[Mention], list[Decision]]:
    text = draw(texts)
    count = draw(st.integers(0, most))
    return (
        text,
        draw(proposals(text)),
        [draw(decisions(text, number)) for number in range(count)],
    )


@given(cases())
@settings(max_examples=300)
def test_the_result_is_in_order_and_none_lies_over_another(
    case: tuple[str, list[Mention], list[Decision]],
) -> None:
    text, mentions, said = case
    end = 0
    for mention in decide(text, mentions, said):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.entity
        end = mention.end


@given(cases())
@settings(max_examples=500)
def test_to_decide_twice_is_to_decide_once(
    case: tuple[str, list[Mention], list[Decision]],
) -> None:
    text, mentions, said = case
    once = decide(text, mentions, said)
    assert decide(text, once, said) == once


@given(cases())
@settings(max_examples=200)
def test_decisions_that_touch_nothing_change_nothing(
    case: tuple[str, list[Mention], list[Decision]],
) -> None:
    text, mentions, said = case
    elsewhere = [
        each
        for each in said
        if each.reach.wide
        and not occurrences(text, [each.words])
        and each.words not in {single_spaced(mention.span.of(text)) for mention in mentions}
        and each.words not in {mention.entity for mention in mentions}
    ]
    assert decide(text, mentions, elsewhere) == mentions


@given(cases(most=1))
@settings(max_examples=300)
def test_a_decision_on_one_place_changes_that_place_only(
    case: tuple[str, list[Mention], list[Decision]],
) -> None:
    text, mentions, said = case
    if not said or said[0].span is None:
        return
    span = said[0].span
    result = decide(text, mentions, said)
    apart = [each for each in mentions if not each.span.overlaps(span)]
    assert [each for each in result if not each.span.overlaps(span)] == apart


@given(cases())
@settings(max_examples=200)
def test_what_the_reader_decided_is_certain_and_says_so(
    case: tuple[str, list[Mention], list[Decision]],
) -> None:
    text, mentions, said = case
    ids = {each.id for each in said}
    for mention in decide(text, mentions, said):
        decided = bool(mention.decision)
        assert decided == (mention.decision in ids)
        assert decided == mention.reason.startswith("your decision")
        assert not decided or mention.score == 1.0
