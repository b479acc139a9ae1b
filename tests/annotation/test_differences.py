import random

from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.article import Article, BlockKind, build
from annotation.differences import Difference, EditedQuote, Kind, differences
from annotation.selectors import Span
from tests.annotation.edits import HISTORY, WORDS, Editor

LINES = (
    "The mill by the river was sold on Friday.",
    "Its wheel has not turned since the flood of 1963, said Anna Holm, who was born there.",
    "A baker from Lund bought it for nine million crowns.",
)


def written(*lines: str) -> Article:
    text, blocks = build([(line, BlockKind.PARAGRAPH, 0) for line in lines])
    return Article("The mill", text, blocks)


def told(old: Article, new: Article) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what became of each paragraph, and the words that were replaced."""
    return [
        (
            each.kind.value,
            [(one.old.of(old.text), one.new.of(new.text)) for one in each.changes],
        )
        for each in differences(old, new)
    ]


def test_the_same_text_differs_nowhere() -> None:
    assert told(written(*LINES), written(*LINES)) == [("same", [])] * 3


def test_a_changed_word_is_named_in_its_paragraph() -> None:
    new = (LINES[0], LINES[1].replace("1963", "1936"), LINES[2])
    assert told(written(*LINES), written(*new)) == [
        ("same", []),
        ("changed", [("1963", "1936")]),
        ("same", []),
    ]


def test_words_put_in_and_taken_out_are_told_apart() -> None:
    new = (
        LINES[0].replace("sold on", "finally sold on"),
        LINES[1],
        LINES[2].replace("for nine", "nine"),
    )
    found = told(written(*LINES), written(*new))
    assert found[0] == ("changed", [("", "finally")])
    assert found[2] == ("changed", [("for", "")])


def test_paragraphs_come_and_go() -> None:
    new = (LINES[0], "Nothing else was said.", LINES[2], "The price surprised the town.")
    assert [kind for kind, _ in told(written(*LINES), written(*new))] == [
        *("same", "removed", "added", "same", "added"),
    ]


def test_headings_that_were_edited_stay_beside_each_other() -> None:
    old, new = written("Mill sold", *LINES), written("Mill sold again", *LINES)
    assert told(old, new)[0] == ("changed", [("", "again")])


def test_white_space_is_no_difference() -> None:
    old, new = written(*LINES), written(LINES[0].replace(" by ", "\u00a0by  "), *LINES[1:])
    assert [each.kind for each in differences(old, new)] == [Kind.SAME] * 3


def test_signs_of_chinese_and_japanese_are_compared_one_by_one() -> None:
    old, new = written("水车在星期五卖掉了。"), written("水车在星期六卖掉了。")
    assert told(old, new) == [("changed", [("五", "六")])]


def test_a_very_long_paragraph_is_compared_sentence_by_sentence() -> None:
    lines = [f"Sentence {number} tells of boat {number}." for number in range(300)]
    old = written(" ".join(lines))
    lines[40] = "Sentence 40 tells of ship 40."
    lines.insert(200, "A sentence came in.")
    new = written(" ".join(lines))
    kinds = [each.kind for each in differences(old, new)]
    assert (kinds.count(Kind.SAME), kinds.count(Kind.CHANGED), kinds.count(Kind.ADDED)) == (
        299,
        1,
        1,
    )
    assert told(old, new)[40][1] == [("boat", "ship")]


def quotes(old: Article, new: Article, *words: str) -> list[EditedQuote]:
    spans = {each: Span(old.text.index(each), old.text.index(each) + len(each)) for each in words}
    return [quote for each in differences(old, new, spans) for quote in each.quotes]


def test_only_quotes_whose_words_were_edited_are_named() -> None:
    new = written(LINES[0], LINES[1].replace("the flood of 1963", "a fire in 1936"), "Gone.")
    assert quotes(written(*LINES), new, "sold on Friday", "the flood of 1963", "Lund") == [
        EditedQuote("the flood of 1963", "the flood of 1963", "a fire in 1936"),
        EditedQuote("Lund", "Lund", ""),
    ]


def test_words_put_into_a_quote_edit_it_and_words_beside_it_do_not() -> None:
    old = written("The mill was sold.")
    inside, beside = written("The mill was not sold."), written("The old mill was sold now.")
    assert quotes(old, inside, "was sold") == [EditedQuote("was sold", "was sold", "was not sold")]
    assert quotes(old, beside, "mill was sold") == []


def test_a_quote_over_two_paragraphs_is_told_where_it_was_edited() -> None:
    new = written(LINES[0], LINES[1].replace("Its wheel", "The wheel"), LINES[2])
    (found,) = quotes(written(*LINES), new, "on Friday.\n\nIts wheel")
    assert found[1:] == ("Its wheel", "The wheel")


def rebuilt(found: list[Difference], old: str, new: str) -> str:
    """Make the new text out of the old one and what is told to differ."""
    paragraphs = []
    for each in found:
        if each.new is None:
            continue
        if each.old is None:
            paragraphs.append(each.new.of(new))
            continue
        parts, last = [], each.old.start
        for change in each.changes:
            parts += [old[last : change.old.start], f" {change.new.of(new)} "]
            last = change.old.end
        paragraphs.append("".join([*parts, old[last : each.old.end]]))
    return " ".join("".join(paragraphs).split())


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.sampled_from([0.02, 0.2, 0.7]))
def test_what_differs_makes_the_new_text_out_of_the_old_one(seed: int, share: float) -> None:
    chance = random.Random(seed)
    lines = [f"{line} {number}" for number in range(4) for line in LINES]
    edited = Editor("\n\n".join(lines), LINES, chance).edit(share, (*HISTORY, *WORDS)).new
    old, new = written(*lines), written(*edited.split("\n\n"))
    found = differences(old, new)
    assert without_space(rebuilt(found, old.text, new.text)) == without_space(new.text)
    assert [each.old for each in found if each.old] == [each.span for each in old.blocks]
    assert [each.new for each in found if each.new] == [each.span for each in new.blocks]
    assert all(each.changes for each in found if each.kind is Kind.CHANGED)


def without_space(text: str) -> str:
    return "".join(text.split())
