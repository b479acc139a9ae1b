"""Small articles for tests of the archive's list and of the export."""

from annotation.article import Article, BlockKind, build
from annotation.recognition import STAMP
from storage import Archive

BODY = "The ferry left the harbour late in the evening and nobody waved."


def article(title: str, body: str = BODY, source: str = "The Port Gazette") -> Article:
    """Return an article of a headline and one paragraph."""
    text, blocks = build([(title, BlockKind.HEADING, 1), (body, BlockKind.PARAGRAPH, 0)])
    return Article(title, text, blocks, source=source)


def add(archive: Archive, title: str, body: str = BODY) -> int:
    """Keep an article whose names are marked already, so that no helper process starts."""
    article_id = archive.articles.add(article(title, body)).id
    archive.mentions.put(article_id, (), STAMP)
    return article_id


def add_many(archive: Archive, count: int) -> list[int]:
    """Keep "Number 0", "Number 1" and so on, in one step."""
    with archive.step("Add articles"):
        return [add(archive, f"Number {number}") for number in range(count)]
