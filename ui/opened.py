"""The article on the page, with everything that is shown about it, read once for all panes."""

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from annotation.entities import Entity, Mention, entities_of
from annotation.notes import Annotation
from storage import Archive, ArchiveError, Changes, KeptArticle

LONG = 12_000
"""Code points from which on an article's names are read bit by bit, after it is shown."""


class Opened:
    """An article with its mentions and annotations (in reading order). Never changed: renewed.

    The mentions of a long article are gathered bit by bit; whoever asks for them gets them all.
    """

    def __init__(
        self, archive: Archive, kept: KeptArticle, annotations: Sequence[Annotation]
    ) -> None:
        self.kept = kept
        self.annotations = annotations
        self._archive = archive
        self._parts = archive.mentions.parts(kept.id)
        self._proposals: list[Mention] = []

    @property
    def gathered(self) -> bool:
        """Whether all mentions have been read."""
        return "mentions" in vars(self)

    def gather(self) -> None:
        """Read some more mentions.

        Raises:
            ArchiveError: a part of them is damaged.
        """
        try:
            part = next(self._parts, None)
            if part is None:
                _ = self.mentions
            else:
                self._proposals += part
        except ArchiveError:
            vars(self)["mentions"] = self._proposals  # the article can be read without the others
            raise

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """All mentions, as the reader wants them."""
        for part in self._parts:
            self._proposals += part
        return self._archive.mentions.shown(self.kept.id, self._proposals)

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """Return at least the mentions that begin in ``[start, end)``, without reading them all."""
        if self.gathered:
            return self.mentions
        return self._archive.mentions.shown_near(self.kept.id, start, end)

    @cached_property
    def entities(self) -> list[Entity]:
        """What the article names."""
        return entities_of(self.kept.article.text, self.mentions)

    @property
    def words(self) -> int:
        """How many words there are to read."""
        return self.kept.words


def read(archive: Archive, article_id: int) -> Opened:
    """Read an article.

    Raises:
        ArchiveError: there is none of that id, or a part of it is damaged.
    """
    opened = Opened(archive, archive.articles.get(article_id), archive.annotations.of(article_id))
    if len(opened.kept.article.text) < LONG:
        _ = opened.mentions
    return opened


def renewed(archive: Archive, old: Opened, changes: Changes) -> Opened:
    """Read again what the changes touched, and keep the rest.

    Raises:
        ArchiveError: the article is gone, or a part of it is damaged.
    """
    id_ = old.kept.id
    kept = archive.articles.get(id_) if id_ in changes.articles else old.kept
    marked = changes.annotations or changes.colours
    annotations = archive.annotations.of(id_) if marked else old.annotations
    new = Opened(archive, kept, annotations)
    if kept.article.text == old.kept.article.text and not changes.touches_mentions(id_):
        vars(new)["mentions"] = old.mentions
        if "entities" in vars(old):
            vars(new)["entities"] = old.entities
    else:
        _ = new.mentions
    return new


class Desk(Protocol):
    """Where notes are written: asked before anything that could get in the way of the words."""

    def flush(self) -> None:
        """Save what is being typed."""

    def finish(self) -> None:
        """Save what is being typed and leave its editor."""

    def writing(self) -> bool:
        """Tell whether a note is being written."""

    def unsaved(self) -> bool:
        """Tell whether words are not in the archive."""
