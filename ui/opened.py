"""The article on the page, with everything that is shown about it, read once for all panes."""

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from annotation.entities import Entity, Mention, entities_of
from annotation.notes import Annotation
from storage import Archive, Changes, KeptArticle


class Opened:
    """An article with its mentions and annotations (in reading order). Never changed: renewed."""

    def __init__(
        self, kept: KeptArticle, mentions: Sequence[Mention], annotations: Sequence[Annotation]
    ) -> None:
        self.kept = kept
        self.mentions = mentions
        self.annotations = annotations

    @cached_property
    def entities(self) -> list[Entity]:
        """What the article names."""
        return entities_of(self.kept.article.text, self.mentions)

    @cached_property
    def words(self) -> int:
        """How many words there are to read."""
        return self.kept.article.words_to_read()


def read(archive: Archive, article_id: int) -> Opened:
    """Read an article.

    Raises:
        ArchiveError: there is none of that id, or a part of it is damaged.
    """
    return Opened(
        archive.articles.get(article_id),
        archive.mentions.shown(article_id),
        archive.annotations.of(article_id),
    )


def renewed(archive: Archive, old: Opened, changes: Changes) -> Opened:
    """Read again what the changes touched, and keep the rest.

    Raises:
        ArchiveError: the article is gone, or a part of it is damaged.
    """
    id_ = old.kept.id
    kept = archive.articles.get(id_) if id_ in changes.articles else old.kept
    new_mentions = changes.touches_mentions(id_)
    mentions = archive.mentions.shown(id_) if new_mentions else old.mentions
    annotations = archive.annotations.of(id_) if changes.annotations else old.annotations
    new = Opened(kept, mentions, annotations)
    if not new_mentions and "entities" in vars(old):
        vars(new)["entities"] = old.entities
    if kept is old.kept and "words" in vars(old):
        vars(new)["words"] = old.words
    return new


class Desk(Protocol):
    """Where notes are written: asked before anything that could get in the way of the words."""

    def flush(self) -> None:
        """Save what is being typed."""

    def writing(self) -> bool:
        """Tell whether a note is being written."""

    def unsaved(self) -> bool:
        """Tell whether words are not in the archive."""
