from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import Archive, open_archive
from tests.storage.samples import article


class Clock:
    """Tells a second later every time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "papers.pressmark"


@pytest.fixture
def archive(clock: Clock) -> Iterator[Archive]:
    with open_archive(":memory:", clock=clock) as opened:
        yield opened


@pytest.fixture
def article_id(archive: Archive) -> int:
    return archive.articles.add(article(), "ferry.txt").id
