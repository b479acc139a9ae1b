"""Articles in: what is new, what is kept already, and what is another version of an article."""

from typing import TYPE_CHECKING

from annotation.article import Article
from storage.article_rows import (
    Added,
    article_values,
    check_article,
)
from storage.changes import Changes
from storage.database import Database, new_uuid
from storage.history import History
from storage.naming import shortened
from storage.sources import Sources, WithText
from storage.texts import keep_text

if TYPE_CHECKING:
    from storage.articles import Batch

_KNOWN = {
    "kept": "This text is kept already, as another version.",
    "waiting": "This text is kept already, and waits for you to accept it.",
    "rejected": "This text is kept already; you rejected it.",
}


class Adding:
    """Takes articles in. Whatever changes anything is one step."""

    def __init__(self, database: Database, history: History, batch: "Batch") -> None:
        self._database = database
        self._history = history
        self._batch = batch
        self._sources = Sources(database)

    def add(self, article: Article, origin: str) -> Added:
        """Keep an article; what comes of it is said at ``Articles.add``."""
        check_article(article)
        known = self._sources.with_text(article.text_hash)
        if known is not None:
            return self._add_known(known)
        article_id = self._sources.article_of(article, origin)
        if article_id is not None:
            from storage.incoming import Incoming  # most articles that come in are new

            incoming = Incoming(self._database, self._history, article, origin)
            return incoming.add_to(article_id, self._batch)
        title = f"Add “{shortened(article.title)}”"
        with self._history.step(title, self._batch.key, to_older=True) as step:
            values = {
                **article_values(article, origin),
                "uuid": new_uuid(),
                "text_id": keep_text(self._database, article),
                "added": self._database.now(),
            }
            article_id = step.insert("articles", values)
            self._batch.name(step)
        self._batch.count(step)
        return Added(article_id, "added", step.changes)

    def _add_known(self, known: WithText) -> Added:
        waiting = known.state == "waiting"
        reason = _KNOWN.get(known.state, "")
        if known.deleted is None:
            return Added(known.id, "waiting" if waiting else "unchanged", Changes(), reason)
        title = f"Take “{shortened(known.title)}” out of the bin"
        with self._history.step(title, self._batch.key) as step:
            step.update("articles", known.id, {"deleted": None})
            self._batch.name(step)
        self._batch.count(step)
        return Added(known.id, "waiting" if waiting else "added", step.changes, reason)
