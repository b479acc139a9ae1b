"""Tags: how they are cleaned and compared, their tree, moving them, and completion."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotation.tags import (
    DEEPEST,
    TagCount,
    clean_tag,
    lies_in,
    moved,
    offers,
    tag_key,
    tag_tree,
    without,
    without_doubles,
)

parts = st.sampled_from(
    ["sea", "Sea", "war", "WAR", "ukraine", "Straße", "STRASSE", "é", "e\u0301"]
)
names = st.lists(parts, min_size=1, max_size=4).map("/".join)
lists = st.lists(names, max_size=6).map(without_doubles)
anything = st.text(max_size=20)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  #check\n this ", "check this"),
        (" # ", ""),
        ("/", ""),
        ("war / ukraine//sea/", "war/ukraine/sea"),
        ("#/War", "War"),
        ("C#/x", "C#/x"),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_a_tag_is_one_line_of_parts_without_its_sign(typed: str, kept: str) -> None:
    assert clean_tag(typed) == kept


@given(anything)
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    assert clean_tag(clean_tag(typed)) == clean_tag(typed)
    assert tag_key(tag_key(typed)) == tag_key(typed)


@pytest.mark.parametrize(
    ("tag", "parent", "inside"),
    [
        ("war/ukraine", "War", True),
        ("war", "war", True),
        ("warfare", "war", False),
        ("war", "war/ukraine", False),
        ("STRASSE/x", "straße", True),
        ("cafe\u0301/x", "CAF\u00c9", True),
    ],
)
def test_a_parent_holds_its_children_whatever_their_case(
    tag: str, parent: str, inside: bool
) -> None:
    assert lies_in(tag, parent) is inside


# Moving


def test_a_whole_subtree_moves_and_keeps_its_spelling() -> None:
    tags = ("a", "War", "WAR/Ukraine/sea", "warfare")
    assert moved(tags, ["war"], "conflict") == ("a", "conflict", "conflict/Ukraine/sea", "warfare")


def test_what_becomes_the_same_stands_once_where_the_first_stood() -> None:
    assert moved(("battle", "a", "war"), ["battle"], "war") == ("war", "a")
    assert moved(("war", "a", "battle"), ["battle"], "war") == ("war", "a")


def test_of_two_sources_the_deeper_one_counts() -> None:
    assert moved(("war/ukraine/sea",), ["war", "war/ukraine"], "x") == ("x/sea",)


def test_a_tag_can_move_below_itself_and_up() -> None:
    assert moved(("war", "war/sea"), ["war"], "war/old") == ("war/old", "war/old/sea")
    assert moved(("war/old", "war/old/sea"), ["war/old"], "war") == ("war", "war/sea")
    assert moved(("war/old/sea",), ["war"], "war/old") == ("war/old/sea",)


def test_another_spelling_is_a_move() -> None:
    assert moved(("war", "war/sea"), ["WAR"], "War") == ("War", "War/sea")


@given(lists, names, names)
def test_renaming_and_back_changes_nothing(tags: tuple[str, ...], old: str, new: str) -> None:
    assume(not any(lies_in(tag, new) for tag in tags) or tag_key(old) == tag_key(new))
    assume(not lies_in(new, old) and not lies_in(old, new))
    back = moved(moved(tags, [old], new), [new], old)
    assert [tag_key(tag) for tag in back] == [tag_key(tag) for tag in tags]


@given(lists, st.lists(names, max_size=3), names)
def test_merging_twice_is_merging_once(tags: tuple[str, ...], several: list[str], one: str) -> None:
    several = [each for each in several if not lies_in(each, one)]
    once = moved(tags, several, one)
    assert moved(once, several, one) == once
    assert not any(
        lies_in(tag, source) and not lies_in(tag, one) for tag in once for source in several
    )


@given(lists, st.lists(names, max_size=3), names)
def test_moving_keeps_the_order_and_leaves_no_doubles(
    tags: tuple[str, ...], several: list[str], one: str
) -> None:
    after = moved(tags, several, one)
    assert len({tag_key(tag) for tag in after}) == len(after) <= len(tags)
    untouched = [tag for tag in tags if not any(lies_in(tag, each) for each in [*several, one])]
    assert [tag for tag in after if tag in untouched] == untouched


@given(lists, names)
def test_deleting_takes_the_subtree_and_nothing_else(tags: tuple[str, ...], gone: str) -> None:
    assert without(tags, gone) == tuple(tag for tag in tags if not lies_in(tag, gone))


# The tree


def test_the_tree_counts_each_annotation_once_under_a_parent() -> None:
    counted = [(["war/sea", "war/air"], 2), (["War"], 3), (["peace"], 1)]
    assert tag_tree(counted) == [
        TagCount("peace", 1, 1),
        TagCount("War", 3, 5),
        TagCount("war/air", 2, 2),
        TagCount("war/sea", 2, 2),
    ]


def test_a_parent_that_no_annotation_has_is_there_too() -> None:
    tree = tag_tree([(["a/b/c"], 1)])
    assert [(each.name, each.own, each.depth, each.last_part) for each in tree] == [
        ("a", 0, 0, "a"),
        ("a/b", 0, 1, "b"),
        ("a/b/c", 1, 2, "c"),
    ]


def test_children_follow_their_parent_before_its_neighbours() -> None:
    tree = tag_tree([(["war", "war-time", "war/sea"], 1)])
    assert [each.name for each in tree] == ["war", "war/sea", "war-time"]


def test_a_tag_of_ten_thousand_levels_is_counted_in_no_time() -> None:
    tree = tag_tree([(["/".join("ab" * 10_000)], 1)])
    assert len(tree) == DEEPEST


# Completion

TREE = tag_tree(
    [(["war/ukraine/sea"], 5), (["war/gaza"], 9), (["warfare/air"], 20), (["Sea"], 7), (["a"], 1)]
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["warfare", "war", "Sea", "a"]),
        ("WAR", ["warfare", "war"]),
        ("#ea", ["Sea", "war/ukraine/sea"]),
        ("war/", ["war/gaza", "war/ukraine", "warfare/air"]),
        ("kraine/", ["war/ukraine/sea"]),
        ("war/u", ["war/ukraine"]),
        ("nothing", []),
    ],
)
def test_completion_finds_any_part_and_goes_level_by_level(typed: str, offered: list[str]) -> None:
    assert offers(TREE, typed) == offered


@given(anything)
def test_whatever_is_typed_only_existing_tags_are_offered(typed: str) -> None:
    assert set(offers(TREE, typed)) <= {each.name for each in TREE}
