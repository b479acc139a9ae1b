"""What is exported, under which name, and how it went. No Qt here."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from formats.markdown_export import Export, TakenNames, export_file_name, to_markdown
from storage import Archive, ArchiveError
from ui.exporting import origin_name, signed

NAMED = 3
"""Failures that are told one by one; of more, only the number is told."""

TAKEN_MEANWHILE = "a file of that name has just appeared"


class Standing(Enum):
    """What lies where an export is to go."""

    FREE = "nothing"
    SAME = "the same bytes"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class Exported:
    """An article ready to be written; ``uuid`` is its own, for the signature."""

    title: str
    markdown: str
    uuid: str

    def signed(self) -> str:
        """Return the file's text: the Markdown and whose export it is."""
        return signed(self.markdown, self.uuid)

    def data(self) -> bytes:
        """Return the file's bytes."""
        return self.signed().encode("utf-8")


@dataclass(frozen=True, slots=True)
class Plan:
    """An article and the name it goes to; ``wish`` is what the name was made from."""

    article_id: int
    wish: str
    name: str
    replace: bool = False


@dataclass(slots=True)
class Outcome:
    """How an export went: articles written, there already, and failed with their reasons."""

    folder: Path
    total: int
    written: int = 0
    same: int = 0
    stopped: bool = False
    failed: list[tuple[str, str]] = field(default_factory=list)


class NamesInUse:
    """Names that are planned already or that lie in the folder."""

    def __init__(self, folder: Path, planned: TakenNames) -> None:
        self._folder = folder
        self._planned = planned

    def __contains__(self, name: object) -> bool:
        return name in self._planned or os.path.lexists(self._folder / str(name))


def exported(archive: Archive, article_id: int) -> Exported:
    """Return an article as it is exported.

    Raises:
        ArchiveError: it cannot be read.
    """
    kept = archive.articles.get(article_id)
    export = Export(
        kept.article,
        archive.annotations.of(article_id),
        archive.mentions.shown(article_id),
        kept.added,
        origin_name(kept.origin),
    )
    return Exported(kept.article.title, to_markdown(export), kept.uuid)


def standing(path: Path, data: bytes) -> Standing:
    """Tell what lies at a place.

    Raises:
        OSError: it cannot be looked at.
    """
    if not os.path.lexists(path):
        return Standing.FREE
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return Standing.SAME
    return Standing.OTHER


def kept_name(name: str) -> str:
    """Return a typed file name with ``.md`` at its end."""
    name = name.strip()
    return name if not name or name.lower().endswith(".md") else f"{name}.md"


def name_mistake(name: str) -> str:
    """Return what is wrong with a file name in one sentence, or "" where nothing is."""
    name = kept_name(name)
    if not name:
        return "Give the file a name."
    safe = export_file_name(name[: -len(".md")])
    if safe[: -len(".md")] == name[: -len(".md")]:
        return ""
    return f"“{name}” is no file name on every system; “{safe}” would be one."


def folder_mistake(folder: str) -> str:
    """Return why nothing can be exported to a folder in one sentence, or "".

    A folder that is missing is made: the reader has named it, and meant it.
    """
    if not folder.strip():
        return "Choose a folder to export to."
    try:
        path = Path(folder).expanduser()
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError, RuntimeError):
        return f"“{folder}” is not a folder. Choose another one."
    return "" if os.access(path, os.W_OK) else f"You have no permission to write to “{folder}”."


def reason(error: Exception) -> str:
    """Return why an article could not be exported, as part of a sentence."""
    if isinstance(error, ArchiveError):
        return str(error).rstrip(".")
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def success(outcome: Outcome) -> str:
    """Return in one line what was exported."""
    done = outcome.written + outcome.same
    if outcome.stopped:
        return f"Stopped: exported {done:,} of {outcome.total:,} articles to {outcome.folder}"
    words = f"Exported {counted(done)} to {outcome.folder}"
    if not outcome.same:
        return words
    if not outcome.written:
        return f"{words} before; nothing has changed since"
    return f"{words}, {outcome.same:,} of them unchanged"


def failure(outcome: Outcome) -> str:
    """Return in one line what could not be exported, or "" where everything was."""
    failed = outcome.failed
    if not failed:
        return ""
    named = ", ".join(f"“{title}” ({why})" for title, why in failed[:NAMED])
    more = f" and {len(failed) - NAMED:,} more" if len(failed) > NAMED else ""
    if outcome.total == 1:
        return f"Not exported: {named}."
    return f"{len(failed):,} of {counted(outcome.total)} could not be exported: {named}{more}."


def question(plans: Sequence[Plan]) -> str:
    """Return what is asked where files exist already."""
    if len(plans) == 1:
        return f"“{plans[0].name}” exists already, with other contents."
    return f"{len(plans):,} files exist already with other contents, “{plans[0].name}” among them."


def counted(articles: int) -> str:
    """Return "1 article" or "3 articles"."""
    return "1 article" if articles == 1 else f"{articles:,} articles"
