"""From the start of the process to the end of the first paint, beside a bare PySide6 window.

The window opens on an archive of 100,000 articles: the newest fifty are listed, and one of them,
with its names marked, is on the page.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median

from annotation.article import Article, Block
from annotation.recognition import STAMP
from storage import open_archive
from tests.benchmarks.figures import Figure
from tests.benchmarks.texts import article, marked

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("first_paint.py")
ROUNDS = 9
ARTICLES = 100_000
LISTED = 50
"""The newest ones, of a usual length; those below are short, so that they are made soon."""

SHORT = 40
"""Words of an article that is there only to be one of many."""


def figures() -> Iterator[Figure]:
    """Measure on Qt's offscreen screen, and on a virtual X screen where there is one."""
    with tempfile.TemporaryDirectory() as folder:
        make_archive(Path(folder) / "archive.db")
        yield figure("start, offscreen", Path(folder), {"QT_QPA_PLATFORM": "offscreen"})
        if shutil.which("Xvfb"):
            with virtual_screen() as display:
                screen = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
                yield figure("start, X server", Path(folder), screen)


def make_archive(path: Path, articles: int = ARTICLES) -> None:
    """Make an archive, no listed article of which waits for its names, and one of them open."""
    archive = open_archive(path)
    made = [article(number, SHORT) for number in range(LISTED)]
    with archive.step("Fill"):
        for number in range(articles - LISTED):
            archive.articles.add(another(made[number % LISTED], number))
        for number in range(min(articles, LISTED)):
            listed = article(number)
            kept = archive.articles.add(listed).id
            archive.mentions.put(kept, marked(listed)[0], STAMP)
    archive.settings.set("article", kept)
    archive.close()


def another(made: Article, number: int) -> Article:
    """Return an article with the same words and a number, so that its text is its own."""
    end = len(made.text)
    text = f"{made.text}\n\nNo. {number}"
    blocks = (*made.blocks, Block(end + 2, len(text)))
    return replace(made, title=f"{number}: {made.title}", text=text, blocks=blocks)


def figure(name: str, folder: Path, screen: dict[str, str]) -> Figure:
    """Return medians of rounds in which both windows take turns; the first round is a rehearsal."""
    ours, bare = [], []
    for _ in range(ROUNDS + 1):
        bare.append(milliseconds(["bare"], folder, screen))
        ours.append(milliseconds(["ours", str(folder / "archive.db")], folder, screen))
    return Figure(name, median(ours[1:]), "ms", median(bare[1:]))


def milliseconds(arguments: list[str], folder: Path, screen: dict[str, str]) -> float:
    """Return the time until the first paint of one window."""
    environment = {**os.environ, **screen, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a reader's second start finds its bytecode
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        environment[name] = str(folder / "home")
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        timeout=60,
        check=True,
        text=True,
    )
    return (float(done.stdout.split()[-1]) - start) * 1000


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Run an X server without a screen and give its display's name."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
