"""Articles made up for the tests of the archive."""

from urllib.parse import quote

from annotation.article import Article, BlockKind, build

HARBOUR = "The ferry Löwe left the old harbour at dawn. Nobody waved, and nobody had expected to."


def article(
    title: str = "The last ferry", body: str = HARBOUR, author: str = "Ida Voss"
) -> Article:
    """Return an article with a headline and one paragraph."""
    text, blocks = build([(title, BlockKind.HEADING, 1), (body, BlockKind.PARAGRAPH, 0)])
    address = f"https://a.example/{quote(title)}"
    return Article(title, text, blocks, author, "Harbour Post", "2024-05-17", address)
