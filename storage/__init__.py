"""The archive: one SQLite file. The only package that knows SQL. This is its whole public face.

What no window needs for its first paint is imported when it is first asked for.
"""

from typing import TYPE_CHECKING

from storage.archive import Archive
from storage.article_rows import Added, ArticleRow, KeptArticle
from storage.changes import Changes, joined
from storage.errors import ArchiveError
from storage.history import StepInfo, Undone
from storage.opening import open_archive

if TYPE_CHECKING:
    from storage.all_notes import NotePlace, NoteRow
    from storage.articles import Batch
    from storage.bulk_notes import AddTag, BulkPlan, Delete, Recolour, RemoveTag
    from storage.checks import check
    from storage.entity_rows import KnownEntity, MayBeSame, NamedIn
    from storage.link_targets import LinkState, LinkTarget
    from storage.links import Backlink, LinkBook
    from storage.search import MATCH_END, MATCH_START, Hit
    from storage.tags import Retagged
    from storage.touching import Touched
    from storage.version_rows import Version, VersionReport, VersionState

__all__ = [
    "MATCH_END",
    "MATCH_START",
    "AddTag",
    "Added",
    "Archive",
    "ArchiveError",
    "ArticleRow",
    "Backlink",
    "Batch",
    "BulkPlan",
    "Changes",
    "Delete",
    "Hit",
    "KeptArticle",
    "KnownEntity",
    "LinkBook",
    "LinkState",
    "LinkTarget",
    "MayBeSame",
    "NamedIn",
    "NotePlace",
    "NoteRow",
    "Recolour",
    "RemoveTag",
    "Retagged",
    "StepInfo",
    "Touched",
    "Undone",
    "Version",
    "VersionReport",
    "VersionState",
    "check",
    "joined",
    "open_archive",
]

_HOMES = {
    **dict.fromkeys(("NotePlace", "NoteRow"), "storage.all_notes"),
    **dict.fromkeys(
        ("AddTag", "BulkPlan", "Delete", "Recolour", "RemoveTag"), "storage.bulk_notes"
    ),
    **dict.fromkeys(("LinkState", "LinkTarget"), "storage.link_targets"),
    **dict.fromkeys(("Backlink", "LinkBook"), "storage.links"),
    "Batch": "storage.articles",
    "Retagged": "storage.tags",
    "Touched": "storage.touching",
    "check": "storage.checks",
    **dict.fromkeys(("KnownEntity", "MayBeSame", "NamedIn"), "storage.entity_rows"),
    **dict.fromkeys(("MATCH_END", "MATCH_START", "Hit"), "storage.search"),
    **dict.fromkeys(("Version", "VersionReport", "VersionState"), "storage.version_rows"),
}
"""Where the names live that are imported late."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
