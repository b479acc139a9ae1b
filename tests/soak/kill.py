"""A writer is killed at a random moment, again and again: nothing acknowledged may be lost."""

import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from storage import Archive, check, open_archive
from tests.soak.window import WORDS
from tests.soak.writer import digest, work

ROOT = Path(__file__).parents[2]
WINDOW_EVERY = 20
"""Every so many cycles it is the window that is killed, while a note is typed in it."""

AN_ARCHIVE = 40
"""Cycles on one archive, before a new one is begun."""

LONGEST = 0.2
"""Seconds that a writer lives at the most after it has opened the archive."""

PROMISE = 2.0
"""Seconds after which a letter that was typed is in the archive."""


def run(cycles: int, seed: int) -> dict[str, object]:
    """Run so many cycles; return what was acknowledged, and what was lost or broken."""
    begun, chance = time.monotonic(), random.Random(seed)
    trial = Trial(chance)
    with tempfile.TemporaryDirectory() as folder:
        for cycle in range(1, cycles + 1):
            trial.cycle(Path(folder) / f"{cycle // AN_ARCHIVE}.db", cycle)
    return {
        "trial": "kill",
        "cycles": cycles,
        **trial.counts,
        "slowest_save": round(trial.slowest, 2),
        "seconds": round(time.monotonic() - begun, 1),
        "failures": trial.failures,
    }


class Trial:
    """Counts what happens; ``slowest`` is the age in seconds of the oldest letter that was lost."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        kind = "forkserver" if hasattr(os, "fork") else "spawn"
        self._processes: Any = multiprocessing.get_context(kind)
        if kind == "forkserver":
            self._processes.set_forkserver_preload(["tests.soak.writer"])
        self.counts = {"acknowledged": 0, "under_way_kept": 0, "windows": 0, "letters": 0}
        self.slowest = 0.0
        self.failures: list[str] = []

    def cycle(self, path: Path, number: int) -> None:
        """Let a process write, kill it, and look at what it leaves."""
        if number % WINDOW_EVERY == 0:
            problem = self._kill_a_window(path.with_name(f"window{number}.db"))
        else:
            problem = self._kill_a_writer(path)
        if problem:
            self.failures.append(f"cycle {number}: {problem}")

    # A process without a window

    def _kill_a_writer(self, path: Path) -> str:
        heard, told = self._processes.Pipe(duplex=False)
        seed = self._chance.randrange(10**9)
        process = self._processes.Process(target=work, args=(str(path), seed, told))
        process.start()
        told.close()
        messages = self._listen(heard)
        process.kill()
        process.join()
        while _more(heard, messages):
            pass
        heard.close()
        with open_archive(path) as archive:
            if archive.read_only:
                return f"it can only be read: {archive.notice}"
            problems = check(archive)
            return "; ".join(problems) or self._compared(archive, messages)

    def _listen(self, heard: Any) -> list[list[Any]]:
        """Hear what a process says until the moment at which it is to be killed."""
        messages: list[list[Any]] = []
        if self._chance.random() < 0.7:
            _more(heard, messages)
        until = time.monotonic() + self._chance.uniform(0, LONGEST)
        while (left := until - time.monotonic()) > 0 and heard.poll(left):
            if not _more(heard, messages):
                break
        return messages

    def _compared(self, archive: Archive, messages: list[list[Any]]) -> str:
        """Return in words what is not as it was acknowledged."""
        if not messages:
            return ""
        if messages[0][0] != "open":
            return f"it could not write: {messages[0]}"
        acknowledged = [each[1] for each in messages if each[0] in ("open", "did")]
        self.counts["acknowledged"] += len(acknowledged) - 1
        if digest(archive) == acknowledged[-1]:
            return ""
        if messages[-1][0] != "will":
            return "what was acknowledged last is not there"
        self.counts["under_way_kept"] += 1
        if messages[-1][1] == "typing":
            _, _, note, body, rest = messages[-1]
            kept = archive.annotations.get(note).body
            right = kept == body and digest(archive, without=note) == rest
            return "" if right else "typing changed something else"
        return _one_step_away(archive, acknowledged[-1])

    # The window

    def _kill_a_window(self, path: Path) -> str:
        command = [sys.executable, "-m", "tests.soak.window", str(path)]
        process = subprocess.Popen(
            [*command, str(self._chance.randrange(10**9))],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        time.sleep(self._chance.uniform(0.5, 6.0))
        process.kill()
        killed = time.monotonic()
        output, _ = process.communicate()
        lines = [json.loads(line) for line in output.splitlines(keepends=True) if line[-1] == "\n"]
        self.counts["windows"] += 1
        with open_archive(path) as archive:
            problems = check(archive)
            kept = archive.annotations.get(first[1]).body
        return "; ".join(problems) or self._as_typed(kept, killed, lines)

    def _as_typed(self, kept: str, killed: float, lines: list[list[Any]]) -> str:
        typed = [(each[1], each[2]) for each in lines if each[0] == "typed"]
        letters = typed[-1][1] if typed else 0
        self.counts["letters"] += letters
        if kept != (WORDS * (letters // len(WORDS) + 1))[: len(kept)] or len(kept) > letters + 1:
            return f"other words were kept than were typed: {kept[-40:]!r}"
        saved = max((each[1] for each in lines if each[0] == "saved"), default=0)
        if len(kept) < saved:
            return f"{saved} letters were saved, {len(kept)} are there"
        lost = [killed - moment for moment, count in typed if count > len(kept)]
        self.slowest = max([self.slowest, *lost])
        if lost and max(lost) > PROMISE:
            return f"a letter typed {max(lost):.2f} s before the end is lost"
        return ""


def _more(heard: Any, messages: list[list[Any]]) -> bool:
    """Hear one message more; False where there is none, or only a part of one."""
    try:
        messages.append(heard.recv())
    except (EOFError, OSError):
        return False
    return True


def _one_step_away(archive: Archive, acknowledged: str) -> str:
    """Return "" where the act under way was kept whole: one step there or back undoes it."""
    for there, back in (
        (archive.history.undo, archive.history.redo),
        (archive.history.redo, archive.history.undo),
    ):
        if there() is None:
            continue
        if digest(archive) == acknowledged:
            back()
            return ""
        back()
    return "the tables are neither as acknowledged nor one step further"
