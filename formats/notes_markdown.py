"""Annotations of many articles as one Markdown text: passages and notes, without the articles.

Pure and deterministic: the same annotations give the same bytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotation.notes import AnchorState, Annotation, Role
from formats.markdown_escape import escape_line
from formats.markdown_export import note_item


@dataclass(frozen=True, slots=True)
class NotesOf:
    """Annotations of one article in the order they are to stand; empty facts are left out."""

    title: str
    author: str
    source: str
    published: str
    annotations: tuple[Annotation, ...]


def notes_to_markdown(title: str, articles: Iterable[NotesOf]) -> str:
    """Return annotations under the titles of their articles, with one ``\\n`` at the end.

    Passages are escaped, so that a viewer shows just their words; notes stay as they were typed.
    """
    return "".join(pieces_of_markdown(title, articles))


def pieces_of_markdown(title: str, articles: Iterable[NotesOf]) -> Iterator[str]:
    """Yield the same text article by article, for those who have very many."""
    yield f"# {escape_line(title)}\n"
    for article in articles:
        yield "\n" + "\n\n".join(_sections(article)) + "\n"


def _sections(article: NotesOf) -> Iterator[str]:
    yield f"## {escape_line(article.title) or 'Untitled'}"
    facts = dict.fromkeys((article.source, article.author, article.published))
    about = " · ".join(fact for fact in facts if fact.strip())
    if about:
        yield escape_line(about)
    for annotation in article.annotations:
        yield note_item(annotation, _facts(annotation))


def _facts(annotation: Annotation) -> list[str]:
    if annotation.role is Role.ARTICLE_NOTE:
        return ["On the whole article"]
    gone = ["no longer in the text"] if annotation.state is AnchorState.ORPHAN else []
    words = annotation.colour_in_words
    return [words[0].upper() + words[1:], *gone]
