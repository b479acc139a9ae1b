"""Writing exported articles into a folder without ever harming a file that is there.

A file is replaced only when it is an earlier export of the same article that nobody has edited.
Any other file of that name stays, and the export takes the next free name.
"""

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PureWindowsPath
from uuid import uuid4

from formats.markdown_export import Export, TakenNames, export_file_name, to_markdown

LARGEST_OWN_FILE = 256 * 1024 * 1024
"""Bytes of the largest file that is looked into; a larger one is nobody's export."""

_SIGNATURE = re.compile(r'^pressmark: "(?P<uuid>\S+) (?P<digest>[0-9a-f]{16})"\n', re.M)


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


def origin_name(origin: str) -> str:
    """Return where an article came from as an export may tell it: a file's name, not its folders.

    Folders say more about a computer than a reader wants to hand out.
    """
    return origin if "://" in origin else PureWindowsPath(origin).name


def export_to(folder: Path, export: Export, uuid: str, taken: Iterable[str] = ()) -> ExportedFile:
    """Write an article as Markdown into a folder, made where it is missing.

    ``taken`` are the names that this run has used already.

    Raises:
        OSError: the folder or the file cannot be written; nothing half-written is left.
    """
    data = signed(to_markdown(export), uuid).encode("utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    names = TakenNames(taken)
    while True:
        name = export_file_name(export.article.title, names)
        outcome = _outcome(folder / name, data, uuid)
        if outcome is Written.NEW and not write_new(folder / name, data):
            continue  # somebody made that file just now; look at it again
        if outcome is Written.REPLACED:
            replace_file(folder / name, data)
        if outcome is not None:
            return ExportedFile(folder / name, outcome)
        names.add(name)


def signed(markdown: str, uuid: str) -> str:
    """Return an export with a last line in its front matter that says whose export it is.

    The line holds the article's UUID and a digest of everything else, so that a later export
    can tell its own file from one that the reader has edited.
    """
    head, fence, body = markdown.partition("\n---\n")
    if not fence:
        return markdown
    return f'{head}\npressmark: "{uuid} {_digest(markdown)}"{fence}{body}'


def is_untouched_export(markdown: str, uuid: str) -> bool:
    """Tell whether a file is an export of this article, exactly as it was written."""
    found = _SIGNATURE.search(markdown.partition("\n---\n")[0] + "\n")
    if not found or found["uuid"] != uuid:
        return False
    unsigned = markdown[: found.start()] + markdown[found.end() :]
    return found["digest"] == _digest(unsigned)


def _digest(markdown: str) -> str:
    return hashlib.sha256(markdown.encode("utf-8")).hexdigest()[:16]


def _outcome(path: Path, data: bytes, uuid: str) -> Written | None:
    """Return what to do with a name, or None where it belongs to another file."""
    if not os.path.lexists(path):
        return Written.NEW
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_OWN_FILE:
        return None
    present = path.read_bytes()
    if present == data:
        return Written.UNCHANGED
    ours = is_untouched_export(present.decode("utf-8", "replace"), uuid)
    return Written.REPLACED if ours else None


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet; return False where it has come to be meanwhile.

    Raises:
        OSError: it cannot be written; nothing half-written is left.
    """
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


def replace_file(path: Path, data: bytes) -> None:
    """Write a file in the place of the one that is there, all of it or nothing.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
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
