"""What comes to a screen reader by the way that Orca and others use on Linux, AT-SPI."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.stories.listener import READY
from tests.stories.screen import ROOT, Reader, missing_tools, virtual_screen, wait_for

LAUNCHER = next(
    (
        path
        for folder in ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib/at-spi2")
        if (path := Path(folder) / "at-spi-bus-launcher").exists()
    ),
    None,
)
MISSING = [
    *missing_tools(),
    *(name for name in ("dbus-daemon", "gdbus") if shutil.which(name) is None),
    *(() if LAUNCHER else ("at-spi-bus-launcher",)),
]
pytestmark = pytest.mark.skipif(
    bool(MISSING) or sys.platform != "linux", reason=f"not on this machine: {', '.join(MISSING)}"
)

STORY = """A quiet harbour

Angela Merkel visited Hamburg on Monday. The mayor welcomed her at the town hall.

The harbour stayed open. Ships left for Oslo in the evening.
"""


@contextmanager
def running(*command: str, log: Path | None = None) -> Iterator[None]:
    """Run a program for a while; its output goes into a file."""
    with (log or Path("/dev/null")).open("wb") as output:
        program = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL
        )
        try:
            yield
        finally:
            program.terminate()
            program.wait(10)


def bus_of_screen_readers() -> str:
    """Return the address that the session's bus names; "" until there is one."""
    ask = ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus"]
    done = subprocess.run(
        [*ask, "--method", "org.a11y.Bus.GetAddress"], capture_output=True, text=True, check=False
    )
    return done.stdout.split("'")[1] if done.returncode == 0 else ""


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[str]]]:
    """Return what a screen reader was told so far."""
    session, log = f"unix:path={tmp_path / 'bus'}", tmp_path / "heard.txt"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session)
    monkeypatch.setenv("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
    with ExitStack() as stack:
        stack.enter_context(running("dbus-daemon", "--session", "--nofork", f"--address={session}"))
        wait_for((tmp_path / "bus").exists, "a bus")
        stack.enter_context(running(str(LAUNCHER), "--launch-immediately"))
        address = wait_for(bus_of_screen_readers, "the bus of screen readers")
        listener = (sys.executable, "-m", "tests.stories.listener", address)
        stack.enter_context(running(*listener, log=log))
        wait_for(lambda: READY in log.read_text("utf-8"), "the listener")
        yield lambda: log.read_text("utf-8").splitlines()


@pytest.fixture
def reader(heard: object, tmp_path: Path) -> Iterator[Reader]:
    story = tmp_path / "harbour.txt"
    story.write_text(STORY, encoding="utf-8")
    with virtual_screen() as display:
        reader = Reader(display, tmp_path)
        reader.start(story, title="A quiet harbour")
        wait_for(lambda: reader.shown()["mentions"], "names in the article")
        yield reader
        reader.kill()


def test_a_screen_reader_hears_sentences_marks_names_and_what_was_done(
    reader: Reader, heard: Callable[[], list[str]]
) -> None:
    def hears(words: str) -> None:
        wait_for(
            lambda: any(words in said for said in heard()), f"a screen reader to hear “{words}”"
        )

    reader.keys("j", "j", "j", "2")
    hears("The mayor welcomed her at the town hall.")
    hears("Highlighted in green")
    reader.keys("k", "j")
    hears("highlight green begins, The mayor welcomed her at the town hall. highlight green ends")
    reader.keys("k", "bracketright")
    hears("person, Angela Merkel")
    reader.keys("ctrl+k")
    hears("Open, File, Ctrl+O")
    reader.keys("Down")
    hears("Paste as Article, File, Ctrl+V")
