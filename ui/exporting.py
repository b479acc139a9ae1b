"""Writing exported articles into a folder without ever harming a file that is there.

A file is replaced only when it is an earlier export of the same article. Any other file of that
name stays, and the export takes the next free name.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from formats.markdown_export import Export, export_file_name, to_markdown

HEAD_BYTES = 64 * 1024
"""Bytes at the start of a file in which its front matter is looked for."""


class Written(StrEnum):
    """What became of an export."""

    NEW = "written"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """Where an article was exported to, and whether anything had to be written."""

    path: Path
    outcome: Written


def export_to(folder: Path, export: Export, uuid: str, taken: Iterable[str] = ()) -> ExportedFile:
    """Write an article as Markdown into a folder, made where it is missing.

    ``taken`` are the names that this run has used already.

    Raises:
        OSError: the folder or the file cannot be written; nothing half-written is left.
    """
    data = to_markdown(export).encode("utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    names = list(taken)
    while True:
        name = export_file_name(export.article.title, tuple(names))
        outcome = _outcome(folder / name, data, uuid)
        if outcome is Written.NEW and not _write_new(folder / name, data):
            continue  # somebody made that file just now; look at it again
        if outcome is Written.REPLACED:
            _replace(folder / name, data)
        if outcome is not None:
            return ExportedFile(folder / name, outcome)
        names.append(name)


def is_export_of(path: Path, uuid: str) -> bool:
    """Tell whether a file's front matter says that it is an export of this article."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES).decode("utf-8", "replace")
    except OSError:
        return False
    if not uuid or not head.startswith("---\n"):
        return False
    front_matter = head.split("\n---\n", 1)[0]
    lines = front_matter.splitlines()
    return f'pressmark: "{uuid}"' in lines or f"pressmark: {uuid}" in lines


def _outcome(path: Path, data: bytes, uuid: str) -> Written | None:
    """Return what to do with a name, or None where it belongs to another file."""
    if not os.path.lexists(path):
        return Written.NEW
    if not path.is_file() or path.is_symlink():
        return None
    if path.stat().st_size == len(data) and path.read_bytes() == data:
        return Written.UNCHANGED
    return Written.REPLACED if is_export_of(path, uuid) else None


def _write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet; return False where it has come to be meanwhile."""
    temporary = _temporary(path.parent, data)
    try:
        with suppress(OSError):  # file systems without hard links go the other way
            os.link(temporary, path)
            return True
        if os.path.lexists(path):
            return False
        os.replace(temporary, path)  # noqa: PTH105
        return True
    finally:
        temporary.unlink(missing_ok=True)


def _replace(path: Path, data: bytes) -> None:
    temporary = _temporary(path.parent, data)
    try:
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _temporary(folder: Path, data: bytes) -> Path:
    """Write bytes to a new file beside their place, safely on the disk."""
    path = folder / f".pressmark-{uuid4().hex}.tmp"
    try:
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
