"""Links in notes: what is one, what is none, and how they are written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.links import (
    LONGEST,
    Link,
    being_typed,
    kind_of,
    link_key,
    link_to,
    links_in,
    retargeted,
)

signs = st.text(st.sampled_from("[]|\\`~ ab\n\t>-1.:("), max_size=60)
titles = st.text(max_size=60).filter(lambda words: bool(words.strip()))


def targets(markdown: str) -> list[str]:
    return [link.target for link in links_in(markdown)]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("See [[The last ferry]].", ["The last ferry"]),
        ("[[a]] and [[b|shown]]", ["a", "b"]),
        ("[[ a   b\t| x ]]", ["a b"]),
        ("[[A [sic] title]]", ["A [sic] title"]),
        ("[[A [sic]]]", ["A [sic]"]),
        ("[[a [b]]", ["a [b"]),
        ("[[[x]]]", ["x"]),
        ("[[a [[b]]", ["b"]),
        ("[[a]]]", ["a"]),
        ("[[a] b]]", ["a] b"]),
        ("[[one [a]] [[two]]", ["one [a", "two"]),
        ("![[embedded]]", ["embedded"]),
        ("- [[in a list]]\n\n        [[further in it]]", ["in a list", "further in it"]),
        ("text\n    [[no code after a line of text]]", ["no code after a line of text"]),
        ("`[[` is how [[a]] begins", ["a"]),
        ("``a ` b`` [[c]]", ["c"]),
        ("one ` tick [[a]]", ["a"]),
        ("\\`[[a]]\\`", ["a"]),
        ("> [[quoted]]", ["quoted"]),
        ("| [[in|a]] | [[table]] |", ["in", "table"]),
        ("\\\\[[a]]", ["a"]),
        ("[[note:1f3a]]", ["note:1f3a"]),
    ],
)
def test_what_stands_in_double_brackets_is_a_link(markdown: str, found: list[str]) -> None:
    assert targets(markdown) == found


@pytest.mark.parametrize(
    "markdown",
    [
        "[a] [[",
        "[[]] [[ ]] [[|shown]]",
        "[[one\nline]]",
        "\\[[a]]",
        "[\\[a]]",
        "[[a\\]]",
        "`[[a]]`",
        "`` [[a]] ` ``",
        "```\n[[a]]\n```",
        "~~~ text\n[[a]]\n~~~",
        "> ```\n> [[a]]\n> ```",
        "- item\n\n    ```\n    [[a]]\n    ```",
        "```\nnever closed [[a]]",
        "    [[indented]]",
        "text\n\n\t[[indented]]\n\n    [[still]]",
        "[[1]](https://example.org)",
        f"[[{'x' * (LONGEST + 1)}]]",
    ],
)
def test_what_is_code_escaped_or_broken_is_none(markdown: str) -> None:
    assert targets(markdown) == []


def test_a_link_knows_its_place_and_what_it_shows() -> None:
    assert links_in("é [[a \\| b|the \\[c\\]]] x") == [Link(2, 22, "a | b", "the [c]")]
    assert links_in("[[a]]")[0].text == "a"
    assert links_in("[[a|b]]")[0].text == "b"


def test_text_goes_on_after_a_code_block() -> None:
    assert targets("```\n[[a]]\n```\n[[b]]\n\n    [[c]]\n\n[[d]]") == ["b", "d"]


@given(titles, st.text(max_size=20))
def test_what_is_written_as_a_link_is_read_as_that_link(target: str, shown: str) -> None:
    words = " ".join(target.split())
    written = link_to(target, " ".join(shown.split()))
    assert links_in(f"é {written}.") == [Link(2, 2 + len(written), words, " ".join(shown.split()))]


@given(signs)
def test_every_link_stands_in_its_brackets_and_none_overlap(markdown: str) -> None:
    last = 0
    for link in links_in(markdown):
        assert link.start >= last
        assert markdown[link.start : link.start + 2] == "[["
        assert markdown[link.end - 2 : link.end] == "]]"
        assert link.target
        last = link.end


@pytest.mark.parametrize(
    "markdown",
    [
        *("[" * 10_000, "[[a" * 10_000, "[[a [b]] " * 10_000, "[[" + "]" * 10_000, "[[a[" * 10_000),
        *("`" * 10_000 + "[[a]]", " ".join("`" * n for n in range(1, 300)) + "[[", "\\" * 20_000),
        *("[[a ]x" * 10_000, "> " * 10_000 + "[[a]]", "[[a\n" * 10_000, "    [[a\n\n" * 10_000),
    ],
)
def test_much_of_the_same_takes_no_time(markdown: str) -> None:
    began = time.process_time()
    links_in(markdown * 3)
    assert time.process_time() - began < 1.5


def test_links_are_led_elsewhere_and_keep_what_they_show() -> None:
    body = "`[[old]]` [[old]], [[Old|the ferry]] and [[new]]"
    changed = retargeted(body, lambda link: "a | b" if link_key(link.target) == "old" else None)
    assert changed == "`[[old]]` [[a \\| b]], [[a \\| b|the ferry]] and [[new]]"


@given(signs)
def test_leading_nothing_elsewhere_changes_nothing(markdown: str) -> None:
    assert retargeted(markdown, lambda _link: None) == markdown


@pytest.mark.parametrize(
    ("target", "kind", "rest"),
    [
        ("note:1f3a", "note", "1f3a"),
        ("Place: Georgia", "place", "Georgia"),
        ("entity:NATO", "entity", "NATO"),
        ("Berlin: a story", "", "Berlin: a story"),
        ("note:", "", "note:"),
    ],
)
def test_a_target_can_say_what_it_means(target: str, kind: str, rest: str) -> None:
    assert kind_of(target) == (kind, rest)


@pytest.mark.parametrize(
    ("before", "typed"),
    [
        ("See [[", (4, "")),
        ("See [[the fer", (4, "the fer")),
        ("[[a]] [[b", (6, "b")),
        ("[[a]]", None),
        ("[[a\nb", None),
        ("`code [[a", (6, "a")),
        ("    [[a", None),
        ("\\[[a", None),
        ("no link", None),
    ],
)
def test_a_link_that_is_being_typed_is_seen(before: str, typed: tuple[int, str] | None) -> None:
    assert being_typed(before) == typed
