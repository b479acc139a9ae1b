"""Annotations of many articles as one Markdown text."""

from dataclasses import replace

import markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.article import BlockKind
from annotation.notes import AnchorState, Annotation, Colour
from formats.notes_markdown import NotesOf, notes_to_markdown
from tests.formats.samples import annotate_words, any_words, article_of, signs, visible_words

STORY = article_of(("The ferry left the old harbour at dawn.", BlockKind.PARAGRAPH, 0))


def notes_of(*annotations: Annotation, title: str = "The last ferry") -> NotesOf:
    return NotesOf(title, "Ida Voss", "Harbour Post", "2024-05-17", annotations)


def test_notes_stand_under_the_titles_of_their_articles() -> None:
    claim = replace(annotate_words(STORY, "old harbour"), body="Which *one*?", tags=("a", "b c"))
    claim = replace(claim, colour=Colour.GREEN, colour_name="Claim")
    bare = annotate_words(STORY, "at dawn")
    whole = Annotation("w", 1, None, body="Read again.")
    text = notes_to_markdown("3 annotations", [notes_of(whole, claim), notes_of(bare, title="")])
    assert text == (
        "# 3 annotations\n\n"
        "## The last ferry\n\n"
        "Harbour Post · Ida Voss · 2024-05-17\n\n"
        "-   On the whole article\n\n    Read again.\n\n"
        "-   > old harbour\n\n    Green (Claim)\n\n    Tags: #a, #b c\n\n    Which *one*?\n\n"
        "## Untitled\n\n"
        "Harbour Post · Ida Voss · 2024-05-17\n\n"
        "-   > at dawn\n\n    Yellow\n"
    )


def test_a_lost_passage_says_so() -> None:
    lost = replace(annotate_words(STORY, "at dawn"), state=AnchorState.ORPHAN)
    assert "Yellow · no longer in the text" in notes_to_markdown("1", [notes_of(lost)])


def plain(words: str) -> list[str]:
    """Return words as HTML can hold them."""
    return words.replace("\x85", " ").split()


@settings(max_examples=100, deadline=None)
@given(st.one_of(signs, any_words), st.one_of(signs, any_words))
def test_a_viewer_shows_just_the_words_of_titles_and_passages(title: str, words: str) -> None:
    article = article_of((words, BlockKind.PARAGRAPH, 0))
    if not article.text.strip() or not title.strip():
        return
    note = notes_of(annotate_words(article, article.text), title=title)
    assert visible_words(markdown.markdown(notes_to_markdown("Two", [note]))) == [
        *("Two", *plain(title)),
        *("Harbour", "Post", "·", "Ida", "Voss", "·", "2024-05-17"),
        *(*plain(article.text), "Yellow"),
    ]
