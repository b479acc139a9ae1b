from dataclasses import replace

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.article import Article, BlockKind
from annotation.entities import Label, Mention
from annotation.notes import AnchorState, Annotation, Colour
from annotation.tags import clean_tag
from formats import article_from_text
from formats.element_blocks import Piece
from formats.markdown_export import Export, to_markdown
from tests.formats.samples import (
    annotate,
    annotate_words,
    any_words,
    article_of,
    pieces,
    signs,
    visible_words,
)

TEXT = """Why does the ferry to Northwick stop?

By Ann Lee

The _old_ ferry carried 1 * 2 * 3 cars & <many> people each day [see note].

1. It was slow.
2. It was loved.

The last paragraph of (all)."""


def body_of(exported: str) -> str:
    return exported.split("\n---\n", 1)[1]


def rendered(exported: str) -> str:
    return markdown.markdown(body_of(exported), extensions=["footnotes"])


def exported(article: Article, *annotations: Annotation) -> str:
    return to_markdown(Export(article, annotations, ()))


@settings(max_examples=100, deadline=None)
@given(pieces)
def test_a_viewer_shows_exactly_the_words_of_the_article(parts: list[Piece]) -> None:
    article = article_of(*parts)
    assert visible_words(rendered(exported(article))) == article.text.split()


@settings(max_examples=100, deadline=None)
@given(pieces, st.lists(st.tuples(st.integers(0), st.integers(0), signs, signs), max_size=5))
def test_highlights_and_notes_change_no_word_of_the_article(
    parts: list[Piece], marks: list[tuple[int, int, str, str]]
) -> None:
    article = article_of(*parts)
    annotations = []
    for number, (start, end, note, tag) in enumerate(marks if article.text else []):
        start, end = sorted((start % len(article.text), end % len(article.text) + 1))
        if start < end:
            known = {"id": str(number), "body": note, "tags": (tag,)}
            annotations.append(annotate(article, start, end, **known))
    words = visible_words(rendered(exported(article, *annotations)))
    assert words[: len(article.text.split())] == article.text.split()


@settings(max_examples=100, deadline=None)
@given(st.one_of(signs, any_words, st.text()), st.lists(st.text(), max_size=3))
def test_front_matter_reads_back_the_same_whatever_the_strings(words: str, tags: list[str]) -> None:
    article = replace(article_of(("Text", BlockKind.PARAGRAPH, 0)), title=words, author=words)
    note = annotate(article, 0, 4, tags=tuple(tags))
    values = yaml.safe_load(exported(article, note).split("---\n")[1].rpartition("\n")[0] + "\n")
    assert values["title"] == words
    assert values.get("author", "") == words
    cleaned = set(map(clean_tag, tags)) - {""}
    assert values.get("tags", []) == sorted(cleaned)


def test_exporting_twice_gives_the_same_bytes() -> None:
    article = article_from_text(TEXT)
    one = annotate_words(article, "_old_ ferry", id="1", body="a")
    two = annotate_words(article, "ferry carried", id="2", tags=("x",))
    assert exported(article, one, two) == exported(article, two, one)


def test_a_highlight_is_marked_in_place_with_its_colour() -> None:
    article = article_from_text(TEXT)
    result = exported(article, annotate_words(article, "last paragraph", colour=Colour.PINK))
    assert 'The <mark class="pink">last paragraph</mark> of (all).' in result


def test_the_front_matter_says_what_the_colours_of_the_article_are_called() -> None:
    article = article_from_text(TEXT)
    pink = annotate_words(article, "ferry", id="1", colour=Colour.PINK, colour_name="c: <check>")
    blue = annotate_words(article, "paragraph", id="2", colour=Colour.BLUE, colour_name="claim")
    plain = annotate_words(article, "carried", id="3", colour=Colour.GREEN)
    values = yaml.safe_load(exported(article, pink, plain, blue).split("---\n")[1])
    assert list(values["colours"].items()) == [("blue", "claim"), ("pink", "c: <check>")]
    assert "colours" not in yaml.safe_load(exported(article, plain).split("---\n")[1])


def test_overlapping_highlights_are_well_nested() -> None:
    article = article_of(("one two three", BlockKind.PARAGRAPH, 0))
    green = annotate(article, 4, 13, id="2", colour=Colour.GREEN)
    html = rendered(exported(article, annotate(article, 0, 7, id="1"), green))
    assert (
        '<mark class="yellow">one </mark><mark class="yellow"><mark class="green">two</mark></mark>'
        '<mark class="green"> three</mark>'
    ) in html


def test_a_highlight_over_two_blocks_is_marked_in_each_with_one_footnote() -> None:
    article = article_of(
        ("first part", BlockKind.HEADING, 2), ("second part", BlockKind.QUOTATION, 0)
    )
    result = exported(article, annotate(article, 6, 18, body="Both."))
    assert '## first <mark class="yellow">part</mark>\n' in result
    assert '> <mark class="yellow">second</mark>[^n1] part\n' in result
    assert result.count("[^n1]") == 2


def test_a_note_is_kept_as_typed_under_its_footnote() -> None:
    article = article_from_text(TEXT)
    note = "First *line*\n\n- item\n- item\n\n        code\n\n```python\nx = 1\n```"
    result = exported(
        article, annotate_words(article, "ferry", body=note, tags=("sea", "two words"))
    )
    kept = "\n".join(f"    {line}" if line else "" for line in note.split("\n"))
    assert f"\n[^n1]: Tags: #sea, #two words\n\n{kept}\n" in result


def test_notes_are_numbered_in_text_order() -> None:
    article = article_from_text(TEXT)
    late = annotate_words(article, "last", id="a", body="late")
    early = annotate_words(article, "ferry", id="b", body="early")
    result = exported(article, late, early)
    assert "[^n1]: early\n\n[^n2]: late\n" in result


def test_a_plain_highlight_with_tags_has_a_footnote_and_without_has_none() -> None:
    article = article_from_text(TEXT)
    assert "[^n1]: Tags: #boats\n" in exported(
        article, annotate_words(article, "ferry", tags=("boats",))
    )
    assert "[^" not in exported(article, annotate_words(article, "ferry"))


def test_notes_on_the_article_stand_under_their_own_heading() -> None:
    article = article_from_text(TEXT)
    whole = Annotation("1", 1, None, body="On the whole.\n\nGood.", tags=("check",))
    result = exported(article, whole)
    assert "\n## Notes\n\n-   Tags: #check\n\n    On the whole.\n\n    Good.\n" in result


def test_an_orphan_is_exported_with_its_quote() -> None:
    article = article_from_text(TEXT)
    lost = annotate_words(article, "many> people", body="Who?")
    result = exported(article, replace(lost, state=AnchorState.ORPHAN))
    assert "\n## Notes without a place\n\n-   > many> people\n\n    Who?\n" in result
    assert "<mark" not in result


def test_an_annotation_on_nothing_but_white_space_is_not_lost() -> None:
    article = article_of(("one", BlockKind.PARAGRAPH, 0), ("two", BlockKind.PARAGRAPH, 0))
    result = exported(article, annotate(article, 3, 5, body="Between."))
    assert "## Notes without a place\n\n-   Between.\n" in result


def test_debris_stays_in_its_place_in_small_print() -> None:
    article = article_of(
        ("Real.", BlockKind.PARAGRAPH, 0),
        ("Sign up!", BlockKind.BOILERPLATE, 0),
        ("More.", BlockKind.PARAGRAPH, 0),
    )
    assert "Real.\n\n<small>Sign up!</small>\n\nMore.\n" in exported(article)


def test_lists_headings_and_quotations_keep_their_kind() -> None:
    article = article_of(
        ("Head", BlockKind.HEADING, 1),
        ("one", BlockKind.LIST_ITEM, 1),
        ("deeper", BlockKind.LIST_ITEM, 2),
        ("said", BlockKind.QUOTATION, 0),
    )
    html = rendered(exported(article))
    assert "<h1>Head</h1>" in html
    assert "<li>one<ul>" in html.replace("\n", "")
    assert "<blockquote>" in html


def test_items_that_bring_their_own_numbers_are_not_numbered_twice() -> None:
    article = article_from_text(TEXT)
    assert "1\\. It was slow.  \n2\\. It was loved." in exported(article)


def test_the_front_matter_lists_names_but_no_dates_or_quantities() -> None:
    article = article_from_text(TEXT)
    start = article.text.index("Ann Lee")
    mentions = [
        Mention(start, start + 7, Label.PERSON, "Ann Lee"),
        Mention(start, start + 3, Label.QUANTITY, "Ann"),
    ]
    result = to_markdown(Export(article, (), mentions, added="2024-05-17", origin="ferry.txt"))
    values = yaml.safe_load(result.split("\n---\n")[0])
    assert values["entities"] == {"PERSON": ["Ann Lee"]}
    assert (values["author"], values["added"], values["origin"]) == (
        "Ann Lee",
        "2024-05-17",
        "ferry.txt",
    )


@pytest.mark.parametrize("control", ["\x01", "\x02", "\x03", "\x1b", "\x7f"])
def test_control_characters_become_visible_pictures(control: str) -> None:
    article = article_of((f"a{control}b", BlockKind.PARAGRAPH, 0))
    picture = chr(0x2400 + ord(control)) if control < " " else "\u2421"
    assert visible_words(rendered(exported(article))) == [f"a{picture}b"]


@pytest.mark.parametrize(
    "note",
    ["</mark></p><script>alert(1)</script>", "<!--", "```", "<div>", "[^n1]: x", "> > >", "a\n==="],
)
def test_no_note_can_swallow_the_article_or_another_note(note: str) -> None:
    article = article_of(("one two", BlockKind.PARAGRAPH, 0))
    first = annotate(article, 0, 3, id="1", body=note)
    result = exported(article, first, annotate(article, 4, 7, id="2", body="Second note."))
    assert visible_words(rendered(result))[:2] == ["one", "two"]
    assert "Second note." in rendered(result)


def test_blank_lines_in_a_note_do_not_end_its_footnote() -> None:
    article = article_of(("one two", BlockKind.PARAGRAPH, 0))
    html = rendered(exported(article, annotate(article, 0, 3, body="First.\n\n\n \nLast.")))
    assert "Last." in html.partition('<div class="footnote">')[2]
