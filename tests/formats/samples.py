"""What the tests of this package share: sample articles, annotations, and reading HTML back."""

import re
from html import unescape
from pathlib import Path

from hypothesis import strategies as st

from annotation.anchoring import describe
from annotation.article import Article, BlockKind, build
from annotation.notes import Annotation, Colour
from annotation.selectors import Span

SHARED = Path(__file__).parents[2].parent / "shared"
SUITES = SHARED / "data" / "suites"

_BLOCK_TAGS = re.compile(
    r"</?(?:p|h[1-6]|li|ul|ol|blockquote|br|hr|div|pre|table|tr|td|th)\b[^>]*>"
)
_FOOTNOTES = re.compile(r'<div class="footnote">.*', re.S)
_REFERENCES = re.compile(r"<sup\b.*?</sup>", re.S)

_MARKDOWN_SIGNS = "*_`[]()<>#+-=~|:!&\\^$%{}.1 \t\nab'\"/é😀\u00a0\u2028"
signs = st.text(st.sampled_from(_MARKDOWN_SIGNS), max_size=40)
any_words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=40
)
pieces = st.lists(
    st.tuples(signs | any_words, st.sampled_from(BlockKind), st.integers(0, 7)),
    min_size=1,
    max_size=6,
)


def article_of(*parts: tuple[str, BlockKind, int], title: str = "A title") -> Article:
    """Build an article from pieces."""
    text, blocks = build(parts)
    return Article(title, text, blocks)


def annotate(article: Article, start: int, end: int, **known: object) -> Annotation:
    """Annotate a stretch of an article; further fields by name."""
    selectors = describe(article.text, Span(start, end))
    fields: dict[str, object] = {"id": f"{start}-{end}", "colour": Colour.YELLOW, **known}
    return Annotation(article_id=1, selectors=selectors, **fields)  # type: ignore[arg-type]


def annotate_words(article: Article, words: str, **known: object) -> Annotation:
    """Annotate the first place where words stand."""
    start = article.text.index(words)
    return annotate(article, start, start + len(words), **known)


def visible_words(html: str) -> list[str]:
    """Return the words a reader sees in rendered HTML, without footnotes and their numbers."""
    html = _REFERENCES.sub("", _FOOTNOTES.sub("", html))
    return unescape(re.sub(r"<[^>]*>", "", _BLOCK_TAGS.sub(" ", html))).split()
