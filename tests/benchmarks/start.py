"""From the start of the process to the end of the first paint, beside a bare PySide6 window."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from annotation.recognition import STAMP
from storage import open_archive
from tests.benchmarks.figures import Figure
from tests.benchmarks.texts import article

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("first_paint.py")
ROUNDS = 9
ARTICLES = 50


def figures() -> Iterator[Figure]:
    """Measure on Qt's offscreen screen, and on a virtual X screen where there is one."""
    with tempfile.TemporaryDirectory() as folder:
        make_archive(Path(folder) / "archive.db")
        yield figure("start, offscreen", Path(folder), {"QT_QPA_PLATFORM": "offscreen"})
        if shutil.which("Xvfb"):
            with virtual_screen() as display:
                screen = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
                yield figure("start, X server", Path(folder), screen)


def make_archive(path: Path) -> None:
    """Make an archive with articles, none of which waits for its names, and one of them open."""
    archive = open_archive(path)
    with archive.step("Fill"):
        for number in range(ARTICLES):
            kept = archive.articles.add(article(number)).id
            archive.mentions.put(kept, [], STAMP)
    archive.settings.set("article", kept)
    archive.close()


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
