"""Articles as rows of the archive, and back."""

import json
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from annotation.article import Article, Block, BlockKind
from storage.changes import Changes
from storage.database import Row, checked, storable
from storage.errors import DAMAGED, ArchiveError

if TYPE_CHECKING:
    from storage.version_rows import VersionReport

_block = partial(tuple.__new__, Block)
"""Makes a block of four values; a book has thousands, and this is three times as quick."""

_KINDS = {kind.value: kind for kind in BlockKind}

ARTICLE_COLUMNS = (
    "articles.id, uuid, origin, added, deleted, title, body, blocks, author, source, published,"
    " address, language, words"
)
"""What ``read_article`` reads, from articles joined with texts."""

_ARTICLE = (int, str, str, str, str | None, *[str] * 8, int)
_LISTED = (int, *[str] * 6, int, int)


class Added(NamedTuple):
    """What came of adding an article.

    ``status``: "added", a new article, or one taken out of the bin; "unchanged", its text was kept
    already; "version", its text is shown now in the place of an earlier one; "waiting", its text
    looks worse than the one that is shown, and is only kept.

    ``reason`` says in a sentence why a text waits or was not taken in again; ``report`` tells of a
    new version where the annotations went.
    """

    id: int
    status: Literal["added", "unchanged", "version", "waiting"]
    changes: Changes
    reason: str = ""
    report: "VersionReport | None" = None


class KeptArticle(NamedTuple):
    """An article in the archive.

    ``origin`` is the file or address it came from. ``added`` and ``deleted`` are ISO 8601 in UTC;
    ``deleted`` is when it went into the bin, None outside the bin. ``words`` counts the words to
    read.
    """

    id: int
    uuid: str
    article: Article
    origin: str
    added: str
    deleted: str | None
    words: int


class ArticleRow(NamedTuple):
    """What a list shows of an article. ``annotations`` and ``words`` are counts."""

    id: int
    title: str
    author: str
    source: str
    origin: str
    published: str
    added: str
    annotations: int
    words: int


def check_article(article: Article) -> None:
    """Refuse a text that would not come back as it was, or blocks that do not lie on it.

    Raises:
        ArchiveError: the text is empty, or holds NUL or lone surrogates.
        ValueError: a block lies outside the text or out of order, which is a bug of ours.
    """
    if not article.text.strip():
        raise ArchiveError("This article holds no text, so it was not added.")
    if storable(article.text) != article.text:
        raise ArchiveError("This text holds characters that are no text, so it was not added.")
    if not blocks_fit(article.blocks, len(article.text)):
        raise ValueError("the blocks of an article must lie on its text, in order")


def article_values(article: Article, origin: str) -> dict[str, object]:
    """Return the columns that come from an article itself; ``origin`` is where it came from."""
    words = {
        "title": article.title,
        "author": article.author,
        "source": article.source,
        "published": article.published,
        "address": article.address,
        "language": article.language,
        "origin": origin,
    }
    return {
        **{name: storable(value) for name, value in words.items()},
        "words": article.words_to_read(),
        "blocks": _write_blocks(article.blocks),
    }


def read_article(row: Row) -> KeptArticle:
    """Return the article in a row of ``ARTICLE_COLUMNS``.

    Raises:
        ArchiveError: it is damaged.
    """
    number, identifier, origin, added, deleted, *facts, words = checked(row, _ARTICLE)
    title, body, blocks, *facts = facts
    article = Article(title, body, read_blocks(blocks, len(body)), *facts)
    return KeptArticle(number, identifier, article, origin, added, deleted, words)


def read_listed(row: Row) -> ArticleRow:
    """Return what a list shows of an article; the columns in the order of ``ArticleRow``.

    Raises:
        ArchiveError: it is damaged.
    """
    return ArticleRow(*checked(row, _LISTED))


def read_blocks(text: str, length: int) -> tuple[Block, ...]:
    """Return the blocks that a column holds, for a text of ``length`` code points.

    Raises:
        ArchiveError: they cannot be read or do not lie on the text.
    """
    try:
        rows = json.loads(text)
        for row in rows:  # a newer Pressmark may know kinds that this one does not
            row[2] = _KINDS.get(row[2], BlockKind.PARAGRAPH)
        blocks = tuple(map(_block, rows))
        if not blocks_fit(blocks, length):
            raise ValueError("blocks outside the text")
    except (ValueError, TypeError, LookupError) as error:
        raise ArchiveError(DAMAGED) from error
    return blocks


def blocks_fit(blocks: Iterable[Block], length: int) -> bool:
    """Tell whether blocks lie in order on a text of ``length`` code points, without overlap."""
    last = 0
    for start, end, _kind, _level in blocks:
        if not last <= start <= end <= length:
            return False
        last = end
    return True


def _write_blocks(blocks: Iterable[Block]) -> str:
    rows = [(block.start, block.end, block.kind.value, block.level) for block in blocks]
    return json.dumps(rows, separators=(",", ":"))
