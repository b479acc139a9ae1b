"""One entity across the archive: what is certain, what is only suggested, what was decided."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation import pairs
from annotation.decisions import Decision, Reach, Verdict
from annotation.entities import Label
from annotation.identity import Appearance, Identity, Key, identify
from annotation.likeness import one_edit_apart
from annotation.suggesting import suggestions

LISTED = {"un": "united nations", "us": "united states"}


def person(article: int, name: str, *titles: str) -> Appearance:
    return Appearance(article, Label.PERSON, name, titles=titles)


def org(article: int, name: str, *aliases: str) -> Appearance:
    return Appearance(article, Label.ORG, name, aliases)


def decided(verdict: Verdict, words: str, entity: str, article: int | None = None) -> Decision:
    reach = Reach.EVERYWHERE if article is None else Reach.ARTICLE
    return Decision("d", verdict, reach, words, None, entity, article, modified="2026-01-01")


def groups(rows: Sequence[Appearance], *decisions: Decision) -> list[tuple[str, int]]:
    """Return each entity's name and in how many articles it is named."""
    identity = identify(rows, decisions, LISTED)
    found: dict[Key, set[int]] = {}
    for key, kin in identity.kin.items():
        found.setdefault(identity.of(key), set()).update(kin.articles)
    return sorted((identity.kin[key].name, len(articles)) for key, articles in found.items())


def asked(rows: Sequence[Appearance], *decisions: Decision) -> list[tuple[str, str, str]]:
    """Return what is suggested: both names and the reason."""
    identity = identify(rows, decisions, LISTED)
    return [
        (identity.kin[each.one].name, identity.kin[each.other].name, each.reason)
        for each in suggestions(identity)
    ]


def test_the_same_full_name_is_one_entity() -> None:
    rows = [person(1, "Gabriel García Márquez"), person(2, "Gabriel Garcia Marquez")]
    assert groups([*rows, person(3, "GABRIEL GARCÍA MÁRQUEZ’s")]) == [("Gabriel García Márquez", 3)]


def test_the_spelling_of_most_articles_is_the_name() -> None:
    rows = [person(1, "Lech Walesa"), person(2, "Lech Wałęsa"), person(3, "Lech Wałęsa")]
    assert groups(rows) == [("Lech Wałęsa", 3)]


def test_another_label_is_another_entity() -> None:
    rows = [org(1, "Jordan"), Appearance(2, Label.PLACE, "Jordan")]
    assert groups(rows) == [("Jordan", 1), ("Jordan", 1)]


def test_listed_names_are_one() -> None:
    assert groups([org(1, "UN"), org(2, "U.N."), org(3, "United Nations")]) == [
        ("United Nations", 3)
    ]


def test_an_acronym_means_what_some_article_says_it_means() -> None:
    rows = [org(1, "Global Harbour Alliance", "GHA"), org(2, "GHA")]
    assert groups(rows) == [("Global Harbour Alliance", 2)]
    assert asked(rows) == []


def test_an_acronym_with_two_meanings_is_only_suggested() -> None:
    rows = [
        org(1, "Global Harbour Alliance", "GHA"),
        org(2, "German Hockey Association", "GHA"),
        org(3, "GHA"),
    ]
    assert len(groups(rows)) == 3
    assert {other for _, other, _ in asked(rows)} == {
        "Global Harbour Alliance",
        "German Hockey Association",
    }


def test_an_acronym_that_no_article_explains_is_only_suggested() -> None:
    rows = [org(1, "Global Harbour Alliance"), org(2, "GHA")]
    assert len(groups(rows)) == 2
    reason = "“GHA” are the initials of Global Harbour Alliance"
    assert asked(rows) == [("GHA", "Global Harbour Alliance", reason)]


def test_people_are_never_one_by_last_name_alone() -> None:
    rows = [person(1, "Vladimir Putin"), *(person(at, "Putin") for at in (2, 3, 4))]
    assert len(groups(rows)) == 2
    reason = (
        "“Putin” in 3 articles: the only person of that last name in the archive is Vladimir Putin"
    )
    assert [each[2] for each in asked(rows)] == [reason]


def test_of_several_people_of_one_last_name_a_shared_title_goes_first() -> None:
    rows = [
        person(1, "Bill Clinton", "President"),
        person(2, "Hillary Clinton", "Mrs"),
        person(3, "Clinton", "Mrs"),
    ]
    found = asked(rows)
    assert [other for _, other, _ in found] == ["Hillary Clinton", "Bill Clinton"]
    assert "one of 2 people" in found[0][2]
    assert "both are called “mrs”" in found[0][2]


def test_a_last_name_of_many_people_asks_nothing() -> None:
    firsts = ("Anna", "Berta", "Clara", "Doris")
    rows = [person(at, f"{first} Smith") for at, first in enumerate(firsts)]
    assert asked([*rows, person(9, "Smith")]) == []


def test_of_many_people_of_one_last_name_those_in_the_same_article_are_asked_about() -> None:
    firsts = ("Anna", "Berta", "Clara", "Doris")
    rows = [person(at, f"{first} Smith") for at, first in enumerate(firsts)]
    ((_, other, reason),) = asked([*rows, person(2, "Smith")])
    assert other == "Clara Smith"
    assert "names Clara Smith, too" in reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Dmitry Pesko", "Dmitry Peskov", "one letter apart"),
        ("V. Putin", "Vladimir Putin", "same initials and the same last name"),
        ("George Bush", "George W. Bush", "“George W. Bush” may be the longer form"),
        ("Gabriel García", "Gabriel García Márquez", "may be the longer form"),
    ],
)
def test_likely_pairs_of_people_are_suggested(one: str, other: str, reason: str) -> None:
    rows = [person(1, one), person(2, other), person(3, other)]
    ((first, second, why),) = asked(rows)
    assert (first, second) == (one, other)
    assert reason in why


def test_companies_with_and_without_their_ending_are_suggested() -> None:
    assert asked([org(1, "Siemens"), org(2, "Siemens AG")]) == [
        ("Siemens", "Siemens AG", "the same but for “AG”")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Iran", "Iraq"), ("Zambia", "Gambia"), ("Channel 41", "Channel 42"), ("Rosneft", "Gazprom")],
)
def test_names_that_only_look_alike_are_not_suggested(one: str, other: str) -> None:
    assert asked([org(1, one), org(2, other)]) == []


def test_a_slip_in_the_same_article_is_less_likely() -> None:
    rows = [person(1, "Mario Rossi"), person(1, "Maria Rossi")]
    ((_, _, reason),) = asked(rows)
    assert "one article names both" in reason


def test_what_is_the_same_by_decision_is_one() -> None:
    rows = [person(1, "Ye"), person(2, "Kanye West"), person(3, "Kanye West")]
    same = decided(Verdict.SAME, "Ye", "Kanye West")
    assert groups(rows, same) == [("Kanye West", 3)]


def test_same_in_one_article_joins_nothing_elsewhere() -> None:
    rows = [person(1, "Ye"), person(2, "Kanye West")]
    assert len(groups(rows, decided(Verdict.SAME, "Ye", "Kanye West", article=1))) == 2


@pytest.mark.parametrize("article", [None, 2])
def test_apart_silences_a_suggestion_for_good(article: int | None) -> None:
    rows = [person(1, "Vladimir Putin"), person(2, "Putin"), person(3, "Putin")]
    assert asked(rows)
    assert asked(rows, decided(Verdict.APART, "Putin", "Vladimir Putin", article)) == []


def test_apart_keeps_an_acronym_from_what_an_article_says() -> None:
    rows = [org(1, "Global Harbour Alliance", "GHA"), org(2, "GHA")]
    apart = decided(Verdict.APART, "GHA", "Global Harbour Alliance")
    assert len(groups(rows, apart)) == 2
    assert asked(rows, apart) == []


def test_apart_in_one_article_parts_people_of_the_same_name() -> None:
    rows = [person(1, "John Smith"), person(2, "John Smith"), person(3, "John Smith")]
    apart = decided(Verdict.APART, "John Smith", "John Smith", article=2)
    assert groups(rows, apart) == [("John Smith", 1), ("John Smith", 2)]


NAMES = st.sampled_from(
    [
        *("Vladimir Putin", "Putin", "V. Putin", "Dmitry Peskov", "Dmitry Pesko", "UN", "U.N."),
        *("United Nations", "Global Harbour Alliance", "GHA", "German Hockey Association"),
        *("Siemens", "Siemens AG", "George W. Bush", "George Bush", "Bush", "!!", "Łódź", "Lodz"),
    ]
)
ROWS = st.builds(
    Appearance,
    article=st.integers(1, 5),
    label=st.sampled_from([Label.PERSON, Label.ORG, Label.PLACE]),
    name=NAMES,
    aliases=st.lists(NAMES, max_size=2).map(tuple),
    titles=st.lists(st.sampled_from(["President", "Mr"]), max_size=1).map(tuple),
    mentions=st.integers(1, 4),
)
DECISIONS = st.builds(
    Decision,
    id=st.uuids().map(str),
    verdict=st.sampled_from([Verdict.SAME, Verdict.APART]),
    reach=st.just(Reach.EVERYWHERE),
    words=NAMES,
    label=st.sampled_from([None, Label.PERSON]),
    entity=NAMES,
    modified=st.sampled_from(["2026-01-01", "2026-01-02"]),
)


@given(st.lists(ROWS, max_size=12), st.lists(DECISIONS, max_size=4), st.randoms())
def test_the_order_of_rows_and_decisions_changes_nothing(
    rows: list[Appearance], decisions: list[Decision], chance: random.Random
) -> None:
    def result(identity: Identity) -> object:
        return identity.kin, identity.whole, suggestions(identity)

    first = result(identify(rows, decisions, LISTED))
    rows, decisions = list(rows), list(decisions)
    chance.shuffle(rows)
    chance.shuffle(decisions)
    assert result(identify(rows, decisions, LISTED)) == first


@given(st.lists(ROWS, max_size=12), st.lists(DECISIONS, max_size=4))
def test_nothing_is_suggested_that_is_one_or_apart(
    rows: list[Appearance], decisions: list[Decision]
) -> None:
    identity = identify(rows, decisions, LISTED)
    told = {frozenset(map(identity.of, pair)) for pair in identity.silenced}
    for each in suggestions(identity):
        assert identity.of(each.one) == each.one != each.other == identity.of(each.other)
        assert frozenset((each.one, each.other)) not in told
        assert 0 < each.score < 1
        assert each.reason


def many(count: int) -> list[Appearance]:
    """Return rows like those of a big archive: few names often, many names once."""
    chance = random.Random(7)
    letters = "abcdefghijklmnoprstuvz"
    words = ["".join(chance.choices(letters, k=chance.randint(4, 9))).title() for _ in range(count)]
    rows = []
    for at in range(count):
        place = (
            min(int(chance.paretovariate(0.6)), count - 1) if at % 2 else chance.randrange(count)
        )
        first = words[place % 400]
        name = words[place] if at % 5 == 0 else f"{first} {words[place]}"
        label = (Label.PERSON, Label.ORG, Label.PLACE)[place % 3]
        rows.append(Appearance(at // 15, label, name))
    return rows


def test_names_are_not_compared_each_with_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def count(one: str, other: str) -> bool:
        nonlocal compared
        compared += 1
        return one_edit_apart(one, other)

    monkeypatch.setattr(pairs, "one_edit_apart", count)
    rows = [row for row in many(8_000) if len(row.name) > 8]
    slips = [row._replace(article=-1, name=row.name[:-2] + row.name[-1]) for row in rows]
    identity = identify([*rows, *slips])
    assert len(suggestions(identity)) > 1_000
    assert 1_000 < compared < 10 * len(identity.kin)
