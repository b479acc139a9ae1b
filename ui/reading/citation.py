"""A passage with where it stands, in plain words: what "Copy with Source" puts on the clipboard."""

from annotation.article import Article, Block, BlockKind
from annotation.selectors import Span
from ui.dates import shown_date

COUNTED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)
"""What a reader counts as a paragraph: no headings, captions or notices."""


def citation(article: Article, span: Span) -> str:
    """Return the words of a span, and below them author, title, source, date and paragraph.

    What is not known of the article is left out.
    """
    date = shown_date(article.published) if article.published else ""
    title = f"“{article.title}”" if article.title else ""
    facts = (article.author, title, article.source, date, place_in_words(article, span))
    return f"“{span.of(article.text)}”\n— " + ", ".join(fact for fact in facts if fact)


def place_in_words(article: Article, span: Span) -> str:
    """Return which paragraphs a span touches: "paragraph 3", "paragraphs 3 to 5".

    Words outside every paragraph are called by what they stand in.
    """
    numbers, touched = [], []
    number = 0
    for block in article.blocks:
        number += block.kind in COUNTED
        if block.span.overlaps(span):
            touched.append(block)
            if block.kind in COUNTED:
                numbers.append(number)
    if not numbers:
        return _kind_in_words(touched[0]) if touched else ""
    first, last = numbers[0], numbers[-1]
    return f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"


def _kind_in_words(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return "headline" if block.level == 1 else "heading"
    return "caption" if block.kind is BlockKind.CAPTION else "notice"
