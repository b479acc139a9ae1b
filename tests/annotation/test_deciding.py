from dataclasses import replace

import pytest

from annotation.anchoring import describe
from annotation.deciding import decide
from annotation.decisions import Decision, Reach, Verdict
from annotation.entities import Label, Mention
from annotation.selectors import Span

TEXT = (
    "Paris Hilton flew to Paris. The Paris office of Hilton opened.\n\n"
    "West End shows: West met Kanye West. President West spoke in West Virginia."
)
PERSON, PLACE, ORG = Label.PERSON, Label.PLACE, Label.ORG

PROPOSALS = [
    Mention(0, 12, PERSON, "Paris Hilton", 0.9, "a first name"),
    Mention(21, 26, PLACE, "Paris", 0.8, "a list says so"),
    Mention(48, 54, PERSON, "Paris Hilton", 0.7, "said before"),
    Mention(64, 72, PLACE, "West End", 0.6, "a list says so"),
    Mention(80, 84, PERSON, "Kanye West", 0.5, "said later"),
    Mention(89, 99, PERSON, "Kanye West", 0.9, "a first name"),
    Mention(101, 115, PERSON, "President West", 0.4, "a title"),
    Mention(125, 138, PLACE, "West Virginia", 0.9, "a list says so"),
]


def wide(verdict: Verdict, words: str, label: Label | None = None, **what: object) -> Decision:
    """Return a decision for everywhere, unless ``what`` says otherwise."""
    made = Decision(f"{verdict}-{words}", verdict, Reach.EVERYWHERE, words, label)
    return replace(made, **what)  # type: ignore[arg-type]


def here(
    verdict: Verdict, start: int, end: int, label: Label | None = None, **what: object
) -> Decision:
    words = " ".join(TEXT[start:end].split())
    selectors = describe(TEXT, Span(start, end))
    made = Decision(f"here-{verdict}-{start}", verdict, Reach.HERE, words, label)
    return replace(made, selectors=selectors, article_id=1, **what)  # type: ignore[arg-type]


def shown(*decisions: Decision) -> list[tuple[str, Label, str]]:
    return [
        (each.span.of(TEXT), each.label, each.entity) for each in decide(TEXT, PROPOSALS, decisions)
    ]


def changed(*decisions: Decision) -> list[Mention]:
    return [each for each in decide(TEXT, PROPOSALS, decisions) if each not in PROPOSALS]


def gone(*decisions: Decision) -> list[int]:
    starts = {each.start for each in decide(TEXT, PROPOSALS, decisions)}
    return [each.start for each in PROPOSALS if each.start not in starts]


def test_the_sample_says_what_it_should() -> None:
    words = [each.span.of(TEXT) for each in PROPOSALS]
    assert words[:4] == ["Paris Hilton", "Paris", "Hilton", "West End"]
    assert words[4:] == ["West", "Kanye West", "President West", "West Virginia"]


def test_without_decisions_proposals_stay() -> None:
    assert decide(TEXT, PROPOSALS, []) == PROPOSALS
    assert changed(wide(Verdict.REJECT, "Berlin"), wide(Verdict.MARK, "Berlin", PLACE)) == []


def test_what_is_confirmed_is_certain_and_says_why() -> None:
    (mention,) = changed(wide(Verdict.CONFIRM, "Paris", PLACE))
    assert mention == Mention(
        *(21, 26, PLACE, "Paris", 1.0, "your decision: a place, everywhere"),
        decision="confirm-Paris",
    )


def test_a_name_that_is_confirmed_here_stays_whatever_is_proposed_later() -> None:
    decision = here(Verdict.CONFIRM, 21, 26, PLACE)
    (mention,) = decide(TEXT, [], [decision])
    assert (mention.start, mention.end, mention.label) == (21, 26, PLACE)
    assert decide(TEXT, [], [wide(Verdict.CONFIRM, "Paris", PLACE)]) == []


def test_a_rejected_name_is_gone_where_it_has_that_label() -> None:
    assert gone(wide(Verdict.REJECT, "Paris", PLACE)) == [21]
    assert gone(wide(Verdict.REJECT, "Paris", PERSON)) == []
    assert gone(wide(Verdict.REJECT, "Paris")) == [21]
    assert gone(here(Verdict.REJECT, 80, 84)) == [80]


def test_one_place_that_is_no_name_does_not_come_back_under_another_label() -> None:
    decision = here(Verdict.REJECT, 21, 26, PLACE)
    other = [Mention(21, 26, PERSON, "Paris")]
    assert decide(TEXT, other, [decision]) == []


def test_a_name_with_another_label_is_marked_wherever_it_stands() -> None:
    decision = wide(Verdict.RELABEL, "Paris", ORG)
    assert [(each.start, each.label) for each in changed(decision)] == [(21, ORG), (32, ORG)]


def test_a_missed_name_is_marked_but_not_inside_a_longer_one() -> None:
    starts = [each.start for each in changed(wide(Verdict.MARK, "West", PERSON))]
    assert starts == [80]
    freed = changed(wide(Verdict.MARK, "West", PERSON), wide(Verdict.REJECT, "West End"))
    assert [each.start for each in freed] == [64, 80]


def test_a_longer_name_takes_the_place_of_those_inside_it() -> None:
    (mention,) = changed(wide(Verdict.MARK, "West met Kanye West", ORG))
    assert mention.span.of(TEXT) == "West met Kanye West"
    assert gone(wide(Verdict.MARK, "West met Kanye West", ORG)) == [89]


def test_other_boundaries_here_replace_what_they_overlap() -> None:
    decision = here(Verdict.RESPAN, 111, 115, PERSON, instead="President West")
    (mention,) = changed(decision)
    assert (mention.start, mention.end, mention.label) == (111, 115, PERSON)
    assert gone(decision) == [101]


def test_other_boundaries_everywhere_replace_the_wrong_ones_only() -> None:
    decision = wide(Verdict.RESPAN, "West", PERSON, instead="President West")
    assert [each.start for each in changed(decision)] == [80, 111]
    assert gone(decision) == [101]


def test_a_name_that_is_put_joins_those_of_the_same_words() -> None:
    (mention,) = changed(here(Verdict.RESPAN, 111, 115, PERSON))
    assert mention.entity == "Kanye West"


def test_a_narrower_reach_beats_a_wider_one_and_a_later_an_earlier_one() -> None:
    everywhere = wide(Verdict.REJECT, "West", modified="2024-05-03T00:00:00Z")
    article = wide(Verdict.CONFIRM, "West", PERSON, reach=Reach.ARTICLE, article_id=1)
    source = wide(Verdict.RELABEL, "West", PLACE, reach=Reach.SOURCE, source="Wire")
    at = here(Verdict.REJECT, 80, 84)
    assert 80 in gone(everywhere)
    assert 80 not in gone(everywhere, source)
    assert ("West", PLACE, "West") in shown(everywhere, source)
    assert 80 not in gone(article, everywhere)
    assert 80 in gone(at, article, everywhere)
    later = wide(Verdict.RELABEL, "West", ORG, modified="2024-05-04T00:00:00Z")
    assert ("West", ORG, "West") in shown(later, everywhere)
    assert 80 in gone(replace(everywhere, modified="2024-05-05T00:00:00Z"), later)


def test_at_the_same_second_the_order_of_the_list_decides() -> None:
    first, second = wide(Verdict.RELABEL, "West", ORG), wide(Verdict.REJECT, "West")
    assert 80 in gone(first, second)
    assert 80 not in gone(second, first)


def test_another_label_takes_a_name_out_of_its_entity() -> None:
    assert ("West", PLACE, "West") in shown(here(Verdict.RELABEL, 80, 84, PLACE))
    both = (wide(Verdict.RELABEL, "West", ORG), wide(Verdict.RELABEL, "Kanye West", ORG))
    assert ("West", ORG, "Kanye West") in shown(*both)


def test_the_value_of_a_date_and_the_title_stay_with_their_label() -> None:
    text = "On Monday"
    proposal = Mention(3, 9, Label.DATE, "Monday", value="2024-05-06", title="x")
    confirm = wide(Verdict.CONFIRM, "Monday", Label.DATE)
    (kept,) = decide(text, [proposal], [confirm])
    assert (kept.value, kept.title) == ("2024-05-06", "x")
    (other,) = decide(text, [proposal], [wide(Verdict.RELABEL, "Monday", Label.PERSON)])
    assert (other.value, other.title) == ("", "")


def test_a_name_means_the_entity_that_the_reader_says() -> None:
    decision = wide(Verdict.SAME, "West", PERSON, entity="Mae West")
    (mention,) = changed(decision)
    assert (mention.entity, mention.decision) == ("Mae West", decision.id)
    assert mention.reason == "your decision: the same as “Mae West”, everywhere"
    assert changed(wide(Verdict.SAME, "West", PLACE, entity="Mae West")) == []


def test_entities_that_are_joined_stay_joined() -> None:
    entities = {entity for _, _, entity in shown(wide(Verdict.SAME, "Kanye West", entity="Ye"))}
    assert "Kanye West" not in entities
    chain = (
        wide(Verdict.SAME, "West", entity="Kanye West"),
        wide(Verdict.SAME, "Kanye West", entity="Ye"),
    )
    assert ("West", PERSON, "Ye") in shown(*chain)


def test_joining_in_a_circle_ends_and_the_later_one_counts() -> None:
    one = wide(Verdict.SAME, "Paris Hilton", entity="Hilton")
    other = wide(Verdict.SAME, "Hilton", entity="Paris Hilton")
    assert {entity for words, _, entity in shown(one, other) if "Hilton" in words} == {
        "Paris Hilton"
    }
    assert {entity for words, _, entity in shown(other, one) if "Hilton" in words} == {"Hilton"}


def test_a_name_is_an_entity_of_its_own_where_the_reader_says_so() -> None:
    decision = wide(Verdict.APART, "West", PERSON, entity="Kanye West")
    assert ("West", PERSON, "West") in shown(decision)
    assert ("Kanye West", PERSON, "Kanye West") in shown(decision)
    elsewhere = wide(Verdict.APART, "West", PERSON, entity="Mae West")
    assert ("West", PERSON, "Kanye West") in shown(elsewhere)
    at = here(Verdict.APART, 48, 54, PERSON)
    assert ("Hilton", PERSON, "Hilton") in shown(at)


def test_one_mention_may_be_decided_about_in_two_ways() -> None:
    label = wide(Verdict.RELABEL, "West", ORG)
    same = here(Verdict.SAME, 80, 84, ORG, entity="West Ltd")
    mention = next(each for each in decide(TEXT, PROPOSALS, [same, label]) if each.start == 80)
    assert (mention.label, mention.entity, mention.decision) == (ORG, "West Ltd", label.id)
    assert mention.reason.endswith("everywhere; the same as “West Ltd”, here")


def test_a_decision_on_one_place_survives_small_changes_and_never_guesses() -> None:
    decision = here(Verdict.REJECT, 80, 84)
    moved = "A new line. " + TEXT
    proposals = [replace(each, start=each.start + 12, end=each.end + 12) for each in PROPOSALS]
    assert 92 not in {each.start for each in decide(moved, proposals, [decision])}
    other = [Mention(0, 5, ORG, "Other")]
    assert decide("Other words altogether.", other, [decision]) == other


@pytest.mark.parametrize("verdict", [Verdict.MARK, Verdict.RELABEL, Verdict.RESPAN])
def test_a_decision_without_a_label_puts_nothing(verdict: Verdict) -> None:
    assert decide(TEXT, PROPOSALS, [wide(verdict, "office")]) == PROPOSALS


def test_nothing_is_marked_across_two_paragraphs() -> None:
    assert changed(wide(Verdict.MARK, "opened. West End", ORG)) == []
