"""In which articles the reader's decisions can have changed names."""

import json

from storage.database import Database
from storage.queries import fts_query, needs_scan, words_of


def decided_articles(database: Database) -> frozenset[int]:
    """Return the articles in which names can read otherwise than the recogniser proposes.

    They may be too many, never too few, but that an entity which is not written out anywhere in an
    article is known there only once the archive's entities were gathered.
    """
    rows = database.rows("SELECT DISTINCT article_id, source, words, entity FROM decisions")
    found = {article_id for article_id, *_ in rows if article_id is not None}
    wide = {(source, words) for article_id, source, words, _ in rows if article_id is None}
    for source, words in wide:
        found.update(_holding(database, source, words))
    names = [name for article_id, _, *both in rows if article_id is None for name in both if name]
    if names:
        listed = json.dumps(names, ensure_ascii=False)
        found.update(
            article_id
            for (article_id,) in database.rows(
                "SELECT article_id FROM appearances WHERE name IN (SELECT value FROM json_each(?))",
                (listed,),
            )
        )
    return frozenset(found)


def _holding(database: Database, source: str, words: str) -> list[int]:
    """Return the articles of a source ("" for any) whose texts hold some words."""
    typed = words_of(words)
    of_source = "(source = ? OR ? = '')"
    if not typed or needs_scan(typed):
        rows = database.rows(f"SELECT id FROM articles WHERE {of_source}", (source, source))
    else:
        rows = database.rows(
            "SELECT id FROM articles WHERE text_id IN"
            f" (SELECT rowid FROM texts_fts WHERE texts_fts MATCH ?) AND {of_source}",
            (fts_query([" ".join(typed)]).rstrip("*"), source, source),
        )
    return [article_id for (article_id,) in rows]
