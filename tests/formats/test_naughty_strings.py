"""The big list of naughty strings in every place where a reader's or a writer's words go."""

import json
import re
from dataclasses import replace

import markdown
import pytest
import yaml

from annotation.article import BlockKind, build, canonical
from annotation.entities import Label, Mention
from annotation.notes import AnchorState, Annotation
from annotation.selectors import Selectors, TextPositionSelector, TextQuoteSelector
from annotation.tags import clean_tag
from formats.markdown_export import Export, TakenNames, export_file_name, to_markdown
from formats.note_html import render_note
from formats.preview import preview_html
from tests.formats.samples import SUITES, annotate, article_of, visible_words
from tests.formats.test_file_names import is_valid_everywhere

LIST = SUITES / "naughty-strings" / "blns.json"
pytestmark = pytest.mark.skipif(not LIST.exists(), reason="no list of naughty strings here")


@pytest.fixture(scope="module")
def naughty() -> list[str]:
    strings: list[str] = json.loads(LIST.read_text(encoding="utf-8"))
    assert len(strings) == 515
    return strings


def as_shown(words: str) -> list[str]:
    """Return words as the export shows them: control characters by their pictures."""
    pictures = {code: chr(0x2400 + code) for code in range(32) if not chr(code).isspace()}
    pictures |= {0x7F: "\u2421"} | {code: "\ufffd" for code in range(0x80, 0xA0) if code != 0x85}
    return words.translate(pictures).split()


def facts_of(exported: str) -> dict[str, object]:
    found = re.match(r"---\n(.*?)\n---\n", exported, re.S)
    assert found
    values: dict[str, object] = yaml.safe_load(found[1])
    return values


def html_of(exported: str) -> str:
    return markdown.markdown(exported.split("\n---\n", 1)[1], extensions=["footnotes"])


def test_they_read_back_from_the_front_matter(naughty: list[str]) -> None:
    for words in naughty:
        article = replace(
            article_of(("Text", BlockKind.PARAGRAPH, 0)),
            title=words, author=words, source=words, address=words, published=words,
        )  # fmt: skip
        tagged = annotate(article, 0, 4, tags=(words,))
        mention = Mention(0, 4, Label.PERSON, words)
        values = facts_of(to_markdown(Export(article, [tagged], [mention], words, words)))
        for field in ("title", "author", "source", "address", "published", "added", "origin"):
            assert values.get(field, "") == words
        assert values.get("tags", []) == [tag for tag in [clean_tag(words)] if tag]
        assert values["entities"] == {"PERSON": [words]}


@pytest.mark.parametrize("kind", list(BlockKind))
def test_they_are_shown_as_they_are_in_every_kind_of_block(
    naughty: list[str], kind: BlockKind
) -> None:
    for words in naughty:
        text, blocks = build([(words, kind, 1), ("End.", BlockKind.PARAGRAPH, 0)])
        article = replace(article_of(("x", kind, 0)), text=text, blocks=blocks)
        shown = visible_words(html_of(to_markdown(Export(article, (), ()))))
        assert shown == as_shown(article.text)


def test_as_notes_they_are_kept_as_typed_and_harm_nothing(naughty: list[str]) -> None:
    article = article_of(("The text stays.", BlockKind.PARAGRAPH, 0))
    for words in naughty:
        note = annotate(article, 4, 8, body=f"See {words}")
        exported = to_markdown(Export(article, [note], ()))
        kept = exported.split("[^n1]: ", 1)[1]
        assert re.sub(r"(?m)^ {4}", "", kept).strip() == f"See {words}".strip()
        assert visible_words(html_of(exported))[:3] == ["The", "text", "stays."]
        assert "<script" not in render_note(words) + preview_html(exported)


def test_as_quotes_of_orphans_they_are_shown(naughty: list[str]) -> None:
    article = article_of(("The text stays.", BlockKind.PARAGRAPH, 0))
    for words in map(canonical, naughty):
        quote = TextQuoteSelector(words)
        lost = Annotation("1", 1, Selectors(TextPositionSelector(0, 1), quote), body="Note.")
        lost = replace(lost, state=AnchorState.ORPHAN)
        shown = visible_words(html_of(to_markdown(Export(article, [lost], ()))))
        assert shown == [
            *["The", "text", "stays.", "Notes", "without", "a", "place"],
            *as_shown(words),
            "Note.",
        ]


def test_as_titles_they_give_valid_and_different_file_names(naughty: list[str]) -> None:
    taken = TakenNames()
    for words in naughty:
        name = export_file_name(words, taken)
        assert is_valid_everywhere(name)
        assert name not in taken
        taken.add(name)
