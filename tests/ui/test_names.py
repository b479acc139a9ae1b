"""Whose names are looked for next: long articles take turns and lose nothing by it."""

from collections import deque
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from annotation.article import Article, BlockKind, build
from annotation.recognition import STAMP
from annotation.recognition.reading import Recognition
from storage import Archive
from ui import jobs
from ui.changes import ChangeFeed
from ui.names import LONG_AT_ONCE, Names

SLICES = 8
"""Of a long article; after ten the reading of a short text is cut off."""


class Slow:
    """A reading that takes a number of slices."""

    def __init__(self, slices: int) -> None:
        self.share = 0.0
        self._left = slices

    def go_on(self, seconds: float) -> bool:
        self._left -= 1
        return self._left <= 0

    def result(self) -> Recognition:
        return Recognition((), self._left <= 0)


class SlowRecogniser:
    """Takes long for texts that say so, and fails with broken ones."""

    def reading(self, text: str, *_: object) -> Slow:
        if "broken" in text:
            raise ValueError("broken")
        return Slow(SLICES if "long" in text else 1)


class Queue(QObject):
    """Does jobs here, one after the other, and tells how many waited at the most."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.waiting: deque[Callable[[], None]] = deque()
        self.most = 0
        self.texts: list[str] = []

    def run(self, _title: str, job: Callable[..., Any], *values: Any, **how: Any) -> None:
        self.waiting.append(lambda: self._do(job, values, how))
        self.most = max(self.most, len(self.waiting))

    def _do(self, job: Callable[..., Any], values: tuple[Any, ...], how: dict[str, Any]) -> None:
        self.texts.append(values[0])
        try:
            answer = job(*values)
        except ValueError as error:
            how["failed"](str(error))
        else:
            how["done"](answer)

    def work(self, jobs_done: int = 1000) -> None:
        while self.waiting and jobs_done:
            jobs_done -= 1
            self.waiting.popleft()()


@pytest.fixture
def queue(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Queue:
    half_read: dict[int, object] = {}
    monkeypatch.setattr(jobs, "_recogniser", SlowRecogniser)
    monkeypatch.setattr(jobs, "_half_read", lambda: half_read)
    return Queue(qapp)


@pytest.fixture
def names(archive: Archive, queue: Queue, qapp: QApplication) -> Names:
    return Names(archive, queue, ChangeFeed(qapp), qapp)  # type: ignore[arg-type]


def add(archive: Archive, words: str) -> int:
    text, blocks = build([(words, BlockKind.PARAGRAPH, 0)])
    return archive.articles.add(Article(words, text, blocks)).id


def test_long_articles_that_are_opened_together_are_all_read_to_the_end(
    archive: Archive, queue: Queue, names: Names
) -> None:
    said: list[str] = []
    names.said.connect(said.append)
    ids = [add(archive, f"A long story, part {number}.") for number in range(6)]
    for article_id in ids:
        names.mark(article_id)
    queue.work()
    assert said == []
    assert {archive.mentions.stamp(each) for each in ids} == {STAMP}
    assert not any(names.looking(each) for each in ids)
    assert LONG_AT_ONCE < jobs.MOST_HALF_READ


def test_names_of_a_text_that_is_not_shown_any_more_are_looked_for_anew(
    archive: Archive, queue: Queue, names: Names
) -> None:
    article_id = add(archive, "A long story, part 1.")
    names.mark(article_id)
    queue.work(1)
    text, blocks = build([("A short story, part 1, told anew.", BlockKind.PARAGRAPH, 0)])
    changed = Article("A long story, part 1.", text, blocks, address="https://a.example/1")
    with archive.step("Give it an address") as step:
        step.update("articles", article_id, {"address": changed.address})
    assert archive.articles.add(changed).status == "version"
    queue.work()
    assert archive.mentions.stamp(article_id) == STAMP
    assert queue.texts[-1] == text
    assert not names.looking(article_id)


def test_catching_up_goes_one_by_one_whatever_is_opened_meanwhile(
    archive: Archive, queue: Queue, names: Names
) -> None:
    for number in range(5):
        add(archive, f"A long story, part {number}.")
    opened = [add(archive, f"A short story, part {number}.") for number in range(5)]
    archive.articles.move_to_bin(opened)
    names.catch_up()
    for article_id in opened:
        names.mark(article_id)
        queue.work(2)
    queue.work()
    assert queue.most == 2
    assert archive.mentions.stale(STAMP) == []


def test_catching_up_goes_past_a_whole_batch_that_fails(
    archive: Archive, queue: Queue, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.names.BATCH", 3)
    failed: list[str] = []
    names.failed.connect(failed.append)
    older = [add(archive, f"A short story, part {number}.") for number in range(4)]
    newer = [add(archive, f"A broken story, part {number}.") for number in range(4)]
    names.catch_up()
    queue.work()
    assert {archive.mentions.stamp(each) for each in older} == {STAMP}
    assert archive.mentions.stale(STAMP) == newer[::-1]
    assert len(failed) == len(newer)


def test_after_everything_was_stopped_nothing_waits_any_more(
    archive: Archive, queue: Queue, names: Names
) -> None:
    ids = [add(archive, f"A long story, part {number}.") for number in range(4)]
    for article_id in ids:
        names.mark(article_id)
    queue.work(6)
    queue.waiting.clear()
    names.forget()
    names.mark(ids[3])
    queue.work()
    assert [archive.mentions.stamp(each) for each in ids] == [None, None, None, STAMP]
