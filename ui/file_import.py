"""Files into articles, in the background, with one account of the whole batch at its end."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotation.article import Article
from ui.analysis import READ_SECONDS
from ui.jobs import read_source, shown_name
from ui.tasks import Tasks

NAMED = 3
"""Failures that are named one by one; the rest are counted."""


class FileImport(QObject):
    """Reads files one after the other and hands each article to ``keep(article, origin, first)``.

    ``failed(text)`` comes at most once, when all files are through.
    """

    failed = Signal(str)
    finished = Signal()

    def __init__(
        self, tasks: Tasks, keep: Callable[[Article, str, bool], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._keep = keep
        self._left = 0
        self._kept = 0
        self._failures: list[str] = []

    def read(self, paths: Sequence[str]) -> None:
        """Start reading files."""
        for given in paths:
            path = os.path.abspath(given)  # noqa: PTH100  (a link's own name is the reader's name)
            self._left += 1
            self._tasks.run(
                "Opening articles",
                read_source,
                path,
                seconds=READ_SECONDS,
                owner=self,
                done=partial(self._read, path),
                failed=partial(self._not_read, path),
            )

    def _read(self, path: str, article: Article) -> None:
        if self._keep(article, shown_name(path), self._kept == 0):
            self._kept += 1
        self._one_less()

    def _not_read(self, path: str, error: str) -> None:
        name = shown_name(Path(path).name)
        error = error.replace(shown_name(path), name)
        self._failures.append(error if name in error else f"{name}: {error}")
        self._one_less()

    def _one_less(self) -> None:
        self._left -= 1
        if self._left == 0:
            if self._failures:
                self.failed.emit(self._account())
            self.finished.emit()

    def _account(self) -> str:
        if len(self._failures) == 1:
            return self._failures[0]
        named = " ".join(self._failures[:NAMED])
        rest = len(self._failures) - NAMED
        more = f" … and {rest} more." if rest > 0 else ""
        return f"{len(self._failures)} files could not be read. {named}{more}"
