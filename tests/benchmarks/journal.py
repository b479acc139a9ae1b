"""What the journal costs: the same writes with and without it, on a disk, with the same settings.

Without it everything else is as it is: the same transaction, the same hashes, the same search
index and the same flush to the disk at its end. The two take turns, so that a busy machine slows
both alike.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from annotation.article import Article
from annotation.selectors import Span
from storage import Archive, open_archive
from storage.history import KEPT_STEPS, History
from storage.steps import Image, Record, Step
from tests.benchmarks.figures import Figure
from tests.benchmarks.texts import article

ROUNDS = 300
IMPORTED, IMPORT_ROUNDS = 100, 9


class _Unrecorded(Step):
    """Writes as a step does and keeps no record of it."""

    def _record(self, record: Record, row: Image) -> None:
        self._parts.append(record.changes(row))


class Unjournalled(History):
    """Lets the archive write as always, and forgets how it was before."""

    @contextmanager
    def step(self, title: str, joins: str = "", *, to_older: bool = False) -> Iterator[Step]:
        """Write in one transaction, without a name."""
        outer = self._open
        with self._database.transaction():
            self._open = step = _Unrecorded(self._database, 0)
            try:
                yield step
            finally:
                self._open = outer
        if outer:
            outer.take_in(step)


def figures(
    rounds: int = ROUNDS, imported: int = IMPORTED, filled: int = KEPT_STEPS
) -> Iterator[Figure]:
    """Measure ms of a write with the journal beside ms without it, each the median.

    The journal is full before, so that every step makes it forget one.
    """
    with tempfile.TemporaryDirectory() as folder:
        with_it = open_archive(Path(folder) / "with.db")
        without = open_archive(Path(folder) / "without.db")
        _take_the_journal_out(without)
        with with_it, without:
            both = (with_it, without)
            for archive in both:
                _fill(archive, filled)
            yield _figure("adding an annotation", both, _annotating, rounds)
            yield _figure("saving a note that is typed", both, _typing, rounds)
            yield _figure("updating a note", both, _updating, rounds)
            yield _figure(
                f"importing {imported} articles", both, _importing(imported), IMPORT_ROUNDS
            )


def _take_the_journal_out(archive: Archive) -> None:
    archive.history = history = Unjournalled(archive.database)
    for part in (archive.articles, archive.annotations):
        part._history = history


def _fill(archive: Archive, steps: int) -> None:
    with archive.database.transaction():
        kept = archive.articles.add(article(0, 800)).id
        for number in range(steps):
            archive.annotations.add(kept, Span(number, number + 9))


Prepare = Callable[[Archive], Callable[[int], object]]


def _figure(name: str, archives: tuple[Archive, Archive], prepare: Prepare, rounds: int) -> Figure:
    acts = [prepare(archive) for archive in archives]
    took: list[list[float]] = [[], []]
    for number in range(rounds):
        for act, seconds in zip(acts, took, strict=True):
            begun = time.perf_counter()
            act(number)
            seconds.append(time.perf_counter() - begun)
    value, reference = (1000 * median(seconds) for seconds in took)
    return Figure(f"journal, {name}", value, "ms", reference)


def _annotating(archive: Archive) -> Callable[[int], object]:
    kept = archive.articles.add(article(1, 800)).id
    return lambda number: archive.annotations.add(
        kept, Span(number, number + 40), body="Who says so, and since when?", tags=["sea"]
    )


def _updating(archive: Archive) -> Callable[[int], object]:
    kept = archive.articles.add(article(2, 800)).id
    note, _ = archive.annotations.add(kept, Span(0, 40), body="A note")
    body = "Something of the length that a note usually has. " * 8
    return lambda number: archive.annotations.update(note.id, body=f"{body}{number}")


def _typing(archive: Archive) -> Callable[[int], object]:
    kept = archive.articles.add(article(3, 800)).id
    note, _ = archive.annotations.add(kept, Span(0, 40), body="A note")
    return lambda number: archive.annotations.update(
        note.id, body="More and more. " * number, joins="editor"
    )


def _importing(count: int) -> Prepare:
    def prepare(archive: Archive) -> Callable[[int], object]:
        def act(number: int) -> None:
            with archive.step(f"Import of {count} articles"):
                for each in texts[number * count : (number + 1) * count]:
                    archive.articles.add(each)

        texts: list[Article] = [article(100 + each, 400) for each in range(IMPORT_ROUNDS * count)]
        return act

    return prepare
