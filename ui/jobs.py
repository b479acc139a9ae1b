"""What the helper process does: read a source, mark the names in a text.

Heavy libraries are imported inside the functions, so that asking for a job costs nothing here.
"""

import os
import stat
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from annotation.article import Article, Block

if TYPE_CHECKING:
    from annotation.recognition.reading import Reading, Recognition
    from annotation.recognition.recogniser import Recogniser
    from storage.settling import Settlement


MOST_HALF_READ = 3
"""Long texts that are kept half read; the oldest is dropped for one more, and later begun anew."""


def read_source(path: str) -> Article:
    """Read an article from a regular file.

    Raises:
        FormatError: there is no such file, it may not be read, it is a folder or a device,
            it is too large, or it is not an article; one sentence says which.
    """
    import formats

    name = shown_name(path)
    try:
        if Path(path).is_dir():
            raise formats.FormatError(f"“{name}” is a folder; name the files in it.")
        with _open_file(path) as file:
            data = _read(file, name, formats.MAX_TEXT_BYTES)
    except FileNotFoundError:
        raise formats.FormatError(f"There is no file “{name}”.") from None
    except PermissionError:
        raise formats.FormatError(f"You have no permission to read “{name}”.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise formats.FormatError(f"“{name}” cannot be read: {reason}.") from None
    return formats.read_article(data, Path(name).name)


def read_bytes(data: bytes, name: str) -> Article:
    """Read an article from bytes that are here already; ``name`` tells its kind by its ending.

    Raises:
        FormatError: they are not an article, or too many.
    """
    import formats

    return formats.read_article(data, name)


def analyse(
    text: str, blocks: tuple[Block, ...], seconds: float, last: bool, published: str = ""
) -> "Recognition | float":
    """Mark the names in a text for about ``seconds``; asked again it goes on where it stopped.

    ``published`` is the article's date, from which "last week" is reckoned.
    Returns the share of the text that is read, from 0 to 1, while there is more to do; else,
    or where this is the ``last`` time, what was found.
    """
    half_read, key = _half_read(), hash((text, blocks, published))
    reading = half_read.pop(key, None) or _recogniser().reading(text, blocks, published)
    if reading.go_on(seconds) or last:
        return reading.result()
    half_read[key] = reading
    while len(half_read) > MOST_HALF_READ:
        del half_read[next(iter(half_read))]
    return reading.share


def compare_names(path: str) -> "Settlement":
    """Work out which names of different articles are one, reading the archive at a path.

    Raises:
        ArchiveError: it cannot be read.
    """
    from storage import open_archive

    with open_archive(path, read_only=True) as archive:
        return archive.entities.work_out()


def get_ready() -> None:
    """Load the recogniser now, so that the first real job need not wait for it."""
    _recogniser()


def shown_name(path: str) -> str:
    """Return a path, or other words from the command line, as they can be shown and stored.

    Where the locale is not UTF-8 Python hides the bytes it cannot decode in lone surrogates.
    """
    return os.fsencode(path).decode("utf-8", "replace")


@lru_cache(maxsize=1)
def _recogniser() -> "Recogniser":
    """Return this process's one recogniser."""
    from annotation.recognition.recogniser import Recogniser

    return Recogniser()


@lru_cache(maxsize=1)
def _half_read() -> "dict[int, Reading]":
    """Return this process's readings that are not done, the oldest first."""
    return {}


def _open_file(path: str) -> BinaryIO:
    """Open without waiting for a writer, as a named pipe would."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags), "rb")


def _read(file: BinaryIO, name: str, largest: int) -> bytes:
    import formats

    about = os.fstat(file.fileno())
    if not stat.S_ISREG(about.st_mode):
        raise formats.FormatError(f"“{name}” is not a file that can be read from start to end.")
    data = file.read(largest + 1) if about.st_size <= largest else None
    if data is None or len(data) > largest:
        raise formats.FormatError(f"“{name}” is larger than {largest // 2**20} MB.")
    return data
