"""Reading sources and marking names through the helper process, with limits that always hold.

No Qt: the window and the command line do it the same way.
"""

import os
import sys
from typing import TYPE_CHECKING

from annotation.article import Article
from formats import MAX_TEXT_BYTES
from ui.jobs import analyse, read_bytes, read_source

if TYPE_CHECKING:
    from annotation.recognition.reading import Recognition
    from ui.worker import Worker

READ_SECONDS = 60.0
"""Seconds that reading one source may take."""

SLICE_SECONDS = 2.0
"""Seconds that marking names goes on before it tells how far it has come."""

SHORT_SLICES = 10
"""After how many slices the command line stops; the window goes on later."""

GRACE_SECONDS = 60.0
"""Seconds more until an analysis that does not stop by itself is killed."""


def slices_for(text: str) -> int:
    """Return after how many slices marking names stops with what it has: 20 s, and 60 s per MB."""
    return round((20 + 60 * len(text) / 2**20) / SLICE_SECONDS)


def read(worker: "Worker", source: str) -> Article:
    """Read a file, or with ``-`` what comes in on stdin.

    Raises:
        FormatError: it cannot be read as an article.
        WorkerError: reading it took too long or crashed.
    """
    if source == "-":
        data = sys.stdin.buffer.read(MAX_TEXT_BYTES + 1)
        return worker.call(read_bytes, data, "standard input", seconds=READ_SECONDS)
    return worker.call(read_source, os.path.abspath(source), seconds=READ_SECONDS)  # noqa: PTH100


def names_in(worker: "Worker", article: Article) -> "Recognition":
    """Return the names in an article; in a huge one, those found in the first 20 seconds or so.

    Raises:
        WorkerError: the analysis crashed or would not stop.
    """
    for left in reversed(range(SHORT_SLICES)):
        answer = worker.call(
            analyse,
            article.text,
            article.blocks,
            SLICE_SECONDS,
            not left,
            article.published,
            seconds=SLICE_SECONDS + GRACE_SECONDS,
        )
        if not isinstance(answer, float):
            return answer
    raise AssertionError("the last slice always has an answer")
