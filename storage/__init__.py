"""The archive: one SQLite file. The only package that knows SQL. This is its whole public face."""

from storage.archive import Archive
from storage.article_rows import Added, ArticleRow, KeptArticle
from storage.changes import Changes
from storage.checks import check
from storage.entity_rows import KnownEntity, MayBeSame, NamedIn
from storage.errors import ArchiveError
from storage.history import StepInfo, Undone
from storage.opening import open_archive
from storage.search import MATCH_END, MATCH_START, Hit

__all__ = [
    "MATCH_END",
    "MATCH_START",
    "Added",
    "Archive",
    "ArchiveError",
    "ArticleRow",
    "Changes",
    "Hit",
    "KeptArticle",
    "KnownEntity",
    "MayBeSame",
    "NamedIn",
    "StepInfo",
    "Undone",
    "check",
    "open_archive",
]
