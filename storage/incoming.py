"""Another version of an article comes in: it is shown, or kept aside where it looks worse."""

from typing import TYPE_CHECKING

from annotation.article import Article
from annotation.worse import lost_too_many, worse
from storage.article_rows import (
    ARTICLE_COLUMNS,
    Added,
    KeptArticle,
    article_values,
    read_article,
)
from storage.carrying import Carrier, show
from storage.database import Database, new_uuid
from storage.errors import ArchiveError
from storage.history import History
from storage.naming import shortened
from storage.steps import Step
from storage.texts import keep_text
from storage.version_rows import VersionState, current_version, report, version_row

if TYPE_CHECKING:
    from storage.articles import Batch


class Incoming:
    """A text that comes in as another version of an article."""

    def __init__(self, database: Database, history: History, article: Article, origin: str) -> None:
        self._database = database
        self._history = history
        self._article = article
        self._origin = origin

    def add_to(self, article_id: int, batch: "Batch") -> Added:
        """Make it a version of an article, in one step."""
        kept, article = self._kept(article_id), self._article
        carrier = Carrier(self._database, kept.id, article.text)
        reason = worse(kept.article, article)
        if not reason and carrier.held:
            reason = lost_too_many(*carrier.lost())
        verb = "Keep aside a version of" if reason else "New version of"
        title = f"{verb} “{shortened(kept.article.title)}”"
        with self._history.step(title, batch.key) as step:
            step.update("articles", kept.id, {"deleted": None})
            if current_version(self._database, kept.id) is None:
                self._keep_first(step, kept)
            state = VersionState.WAITING if reason else VersionState.KEPT
            version_id = self._insert(step, kept.id, state)
            if not reason:
                show(self._database, step, version_row(self._database, version_id), carrier)
            batch.name(step)
        batch.count(step)
        if reason:
            return Added(kept.id, "waiting", step.changes, reason)
        told = report(self._database, [kept.id], step.changes)
        return Added(kept.id, "version", step.changes, report=told)

    def _keep_first(self, step: Step, kept: KeptArticle) -> None:
        """Give the one text that an article had so far a row among its versions.

        Its title is the headline of the text where it has one: what the reader called the
        article belongs to the article.
        """
        headline = kept.article.headline_span()
        title = kept.article.title
        if headline is not None:
            title = " ".join(headline.of(kept.article.text).split())
        row = self._database.row(
            "SELECT text_id, blocks, words, origin, added FROM articles WHERE id = ?", (kept.id,)
        )
        names = ("text_id", "blocks", "words", "origin", "added")
        values = dict(zip(names, row or (), strict=True))
        step.insert(
            "versions",
            {
                **values,
                "uuid": new_uuid(),
                "article_id": kept.id,
                "title": title,
                "state": VersionState.KEPT.value,
            },
        )

    def _insert(self, step: Step, article_id: int, state: VersionState) -> int:
        values = article_values(self._article, self._origin)
        return step.insert(
            "versions",
            {
                **{name: values[name] for name in ("title", "blocks", "words", "origin")},
                "uuid": new_uuid(),
                "article_id": article_id,
                "text_id": keep_text(self._database, self._article),
                "added": self._database.now(),
                "state": state.value,
            },
        )

    def _kept(self, article_id: int) -> KeptArticle:
        row = self._database.row(
            f"SELECT {ARTICLE_COLUMNS} FROM articles JOIN texts ON texts.id = text_id"
            " WHERE articles.id = ?",
            (article_id,),
        )
        if row is None:
            raise ArchiveError(f"There is no article {article_id} in this archive.")
        return read_article(row)
