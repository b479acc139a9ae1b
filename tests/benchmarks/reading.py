"""The reading pane beside a bare ``QPlainTextEdit`` that holds the same text.

Each size is measured with 5 % of its words in marked spans: names, and here and there an
annotation. All figures are medians of rounds in one process, ours and the floor taking turns;
memory is that of processes of their own.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.figures import Figure
from tests.benchmarks.texts import article, marked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from annotation.article import Article
    from ui.main_window import MainWindow

SIZES = (1_000, 10_000, 100_000, 500_000)
ROUNDS = 7
PAGES = 40
GAP_SECONDS = 3.0
ROOT = Path(__file__).parents[2]


class Kept(NamedTuple):
    """An article of a size, in the archive."""

    words: int
    id: int
    article: "Article"


def figures() -> Iterator[Figure]:
    """Measure opening, jumping, paging, switching labels, annotating, and memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        yield from _in_a_window(Path(folder))
    yield from memory()


def _in_a_window(folder: Path) -> Iterator[Figure]:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from storage import open_archive
    from ui.appearance import Appearance
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.tasks import Tasks

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    archive = open_archive(folder / "archive.db")
    kept = fill(archive)
    session = Session(archive, Tasks(app), app)
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(session, Appearance(app, "light"), settings)
    window.resize(1280, 820)
    window.show()
    floor = QPlainTextEdit()
    floor.setReadOnly(True)
    floor.resize(window.reading.size())
    floor.show()
    settle(app)
    bench = Bench(app, window, floor, kept)
    yield from bench.opening()
    yield from bench.moving()
    yield from bench.marking()
    yield from bench.gaps()
    window.close()
    session.tasks.close()
    archive.close()


def fill(archive: "object") -> list[Kept]:
    """Keep an article of each size and a short one to come from, with names and annotations."""
    from annotation.recognition import STAMP
    from storage import Archive

    assert isinstance(archive, Archive)
    kept = []
    for number, words in enumerate((300, *SIZES)):
        made = article(number, words)
        id_ = archive.articles.add(made).id
        mentions, spans = marked(made)
        archive.mentions.put(id_, mentions, STAMP)
        with archive.step("Mark"):
            for span in spans:
                archive.annotations.add(id_, span)
        kept.append(Kept(words, id_, made))
    return kept


def settle(app: "QApplication", seconds: float = 0.05) -> None:
    """Let everything that waits be done."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents()


def seconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


class Bench:
    """Measures one window and one bare text widget, taking turns."""

    def __init__(
        self, app: "QApplication", window: "MainWindow", floor: "QPlainTextEdit", kept: list[Kept]
    ) -> None:
        self._app = app
        self._window = window
        self._page = window.reading.page
        self._floor = floor
        self._first, *self._kept = kept

    def _open(self, kept: Kept) -> None:
        """Open an article and paint it, as far as the reader can see it."""
        self._window.session.open_article(kept.id)
        self._page.viewport().repaint()

    def _open_floor(self, kept: Kept) -> None:
        self._floor.setPlainText(kept.article.text)
        self._floor.viewport().repaint()

    def opening(self) -> Iterator[Figure]:
        """From the click to the painted words, the archive's part included."""
        times: dict[int, list[float]] = {kept.words: [] for kept in self._kept}
        floors: dict[int, list[float]] = {kept.words: [] for kept in self._kept}
        for _ in range(ROUNDS + 1):
            for kept in self._kept:
                self._open(self._first)
                settle(self._app)
                times[kept.words].append(seconds(partial(self._open, kept)))
                settle(self._app, 0.3)
                floors[kept.words].append(seconds(partial(self._open_floor, kept)))
        shortest = median(times[SIZES[0]][1:])
        for kept in self._kept:
            ours, floor = (median(each[kept.words][1:]) for each in (times, floors))
            name = f"open {kept.words} words"
            yield Figure(f"{name}, beside a bare text", ours * 1000, "ms", floor * 1000)
            yield Figure(f"{name}, beside 1000 words", ours * 1000, "ms", shortest * 1000)

    def moving(self) -> Iterator[Figure]:
        """A page down, and a jump to the end."""
        for kept in self._kept:
            self._open(kept)
            self._open_floor(kept)
            settle(self._app, 0.5)
            ours, floor = [], []
            for _ in range(PAGES):
                ours.append(self._page_down(self._page))
                floor.append(self._page_down(self._floor))
            name = f"page down in {kept.words} words"
            yield Figure(name, median(ours) * 1000, "ms", median(floor) * 1000)
            jumps = []
            for _ in range(ROUNDS):
                self._window.session.open_article(self._first.id)
                self._open(kept)
                settle(self._app, 0.2)
                jumps.append(seconds(self._to_the_end))
            name = f"jump to the end of {kept.words} words, beside a page"
            yield Figure(name, median(jumps) * 1000, "ms", median(ours) * 1000)

    def _page_down(self, view: "object") -> float:
        from PySide6.QtWidgets import QAbstractScrollArea

        assert isinstance(view, QAbstractScrollArea)
        bar = view.verticalScrollBar()

        def go() -> None:
            bar.setValue(bar.value() + bar.pageStep())
            view.viewport().repaint()

        took = seconds(go)
        if bar.value() == bar.maximum():
            bar.setValue(0)
        settle(self._app, 0.02)
        return took

    def _to_the_end(self) -> None:
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._page.viewport().repaint()

    def marking(self) -> Iterator[Figure]:
        """Switching a label and adding an annotation, beside painting the page again."""
        from annotation.entities import Label
        from annotation.selectors import Span

        reading, page = self._window.reading, self._page
        every, some = frozenset(Label), frozenset(Label) - {Label.PERSON}

        def switch(labels: frozenset[Label]) -> None:
            reading.show_labels(labels)
            page.viewport().repaint()

        for kept in self._kept:
            self._open(kept)
            settle(self._app, 0.5)
            place = kept.article.blocks[1].start
            bare, switched, added, acts = [], [], [], []
            for _ in range(ROUNDS):
                bare.append(seconds(page.viewport().repaint))
                switched.append(seconds(lambda: switch(some)))
                switched.append(seconds(lambda: switch(every)))
                acts.append(self._annotate(Span(place, place + 12)))
                added.append(self._lay_again())
                settle(self._app, 0.05)
            for name, times in (
                ("switch a label", switched),
                ("lay a new annotation", added),
                ("annotate, kept in the archive", acts),
            ):
                full = f"{name} in {kept.words} words, beside a repaint"
                yield Figure(full, median(times) * 1000, "ms", median(bare) * 1000)

    def gaps(self) -> Iterator[Figure]:
        """How long the event loop was busy at a stretch while names are looked for, and idle.

        The page is painted thirty times a second all the while, as when one reads on.
        """
        session, longest = self._window.session, self._kept[-1]
        busy, idle = [], []
        for _ in range(ROUNDS // 2):
            idle.append(self._gap())
            session.archive.mentions.put(longest.id, [], "")
            self._open(self._first)
            self._open(longest)
            settle(self._app, 2.0)
            assert session.analysing
            busy.append(self._gap())
            session.cancel()
            settle(self._app, 1.0)
        name = "99th percentile of gaps in the event loop while names are looked for"
        yield Figure(name, median(busy) * 1000, "ms", median(idle) * 1000)

    def _gap(self) -> float:
        """Return the 99th percentile of the seconds between two beats of a timer of 4 ms."""
        from PySide6.QtCore import Qt, QTimer

        beats: list[float] = []
        heart, painting = QTimer(interval=4), QTimer(interval=33)
        heart.setTimerType(Qt.TimerType.PreciseTimer)
        heart.timeout.connect(lambda: beats.append(time.perf_counter()))
        painting.timeout.connect(self._page.viewport().repaint)
        heart.start()
        painting.start()
        settle(self._app, GAP_SECONDS)
        gaps = sorted(after - before for before, after in pairwise(beats))
        return gaps[round(0.99 * (len(gaps) - 1))]

    def _annotate(self, span: "object") -> float:
        from annotation.selectors import Span

        assert isinstance(span, Span)
        session, page = self._window.session, self._page

        def act() -> None:
            session.annotate(span)
            page.viewport().repaint()

        return seconds(act)

    def _lay_again(self) -> float:
        """Take the last annotation off the page and time its coming back."""
        page = self._page
        document, annotations = page.page, list(page.marks.annotations)
        assert document is not None
        page.marks.lay_annotations(document, annotations[:-1])
        page.refresh()
        page.viewport().repaint()

        def act() -> None:
            page.marks.lay_annotations(document, annotations)
            page.refresh()
            page.viewport().repaint()

        return seconds(act)


def memory() -> Iterator[Figure]:
    """Resident memory with the article opened and its end seen, each in its own process."""
    for words in SIZES:
        ours, floor = (
            median(_megabytes(kind, words) for _ in range(3)) for kind in ("ours", "floor")
        )
        yield Figure(f"memory with {words} words", ours, "MB", floor)


def _megabytes(kind: str, words: int) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.reading_memory", kind, str(words)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        timeout=120,
        check=True,
        text=True,
    )
    return float(done.stdout)
