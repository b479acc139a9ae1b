"""The texts of articles: each is kept once, never changed, and found by its hash."""

from annotation.article import Article
from storage.database import Database


def keep_text(database: Database, article: Article) -> int:
    """Return the id of an article's text, which a step that was undone may have left."""
    row = database.row("SELECT id FROM texts WHERE hash = ?", (article.text_hash,))
    if row:
        return int(row[0])
    return database.write(
        "INSERT INTO texts (hash, body) VALUES (?, ?)", (article.text_hash, article.text)
    )
