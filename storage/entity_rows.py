"""Entities of the archive as those above see them: plain records."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from annotation.entities import Label
from storage.errors import DAMAGED, ArchiveError

LABELS = frozenset(Label)
"""A newer Pressmark may know labels that this one does not."""


class KnownEntity(NamedTuple):
    """An entity of the archive: in how many articles it is named, and how often in all.

    ``others`` are its other names, those of most articles first.
    """

    id: int
    label: Label
    name: str
    articles: int
    mentions: int
    others: tuple[str, ...] = ()


class NamedIn(NamedTuple):
    """An article that names an entity: by which name, and how often."""

    article_id: int
    title: str
    source: str
    added: str
    name: str
    mentions: int


class MayBeSame(NamedTuple):
    """Two entities that may be one; ``one`` is in fewer articles. ``score`` is from 0 to 1."""

    one: KnownEntity
    other: KnownEntity
    score: float
    reason: str


def read_known(row: Sequence[object]) -> KnownEntity:
    """Return an entity from its columns: id, label, name, articles, mentions, others in JSON.

    Raises:
        ArchiveError: it is damaged.
    """
    entity_id, label, name, articles, mentions, others = row
    try:
        listed = tuple(json.loads(str(others)))
    except ValueError as error:
        raise ArchiveError(DAMAGED) from error
    return KnownEntity(
        int(str(entity_id)),
        Label(str(label)),
        str(name),
        int(str(articles)),
        int(str(mentions)),
        listed,
    )
