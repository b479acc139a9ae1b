"""The helper process: it answers, it can be stopped, and it never takes us down with it."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotation.article import BlockKind, build
from formats import FormatError
from ui.jobs import read_source
from ui.worker import Worker, WorkerCancelled, WorkerDied, WorkerTimeout


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


def shout(word: str) -> str:
    return word.upper()


def stumble(word: str) -> str:
    raise LookupError(word)


def print_something() -> int:
    print("printed by a library")
    print("printed by a library", file=sys.stderr)
    os.write(1, b"written by a library\n")
    return 1


def take_memory(count: int) -> int:
    return len(bytes(count))


def threads_that_numpy_starts() -> int:
    tasks = Path("/proc/self/task")
    before = len(list(tasks.iterdir()))
    import numpy as np

    np.ones((512, 512)) @ np.ones((512, 512))
    return len(list(tasks.iterdir())) - before


def raise_what_cannot_be_pickled() -> None:
    class LocalError(Exception):
        pass

    raise LocalError("deep inside")


def give_what_cannot_be_pickled() -> Callable[[], int]:
    return lambda: 1


@pytest.mark.skipif(sys.platform != "linux", reason="counts threads in /proc")
def test_numpy_computes_without_threads_that_wait_for_each_other(worker: Worker) -> None:
    assert worker.call(threads_that_numpy_starts, seconds=20) == 0


def test_a_job_gets_its_answer(worker: Worker) -> None:
    assert worker.call(shout, "so be it", seconds=20) == "SO BE IT"


def test_the_process_stays_for_the_next_job(worker: Worker) -> None:
    assert worker.call(os.getpid, seconds=20) == worker.call(os.getpid, seconds=20) != os.getpid()


def test_a_job_s_own_error_comes_back_as_itself(worker: Worker) -> None:
    process = worker.call(os.getpid, seconds=20)
    with pytest.raises(LookupError, match="lost word") as caught:
        worker.call(stumble, "lost word", seconds=20)
    assert "in stumble" in caught.value.__notes__[0]
    assert worker.call(os.getpid, seconds=20) == process


def test_an_error_that_cannot_travel_is_told_in_words(worker: Worker) -> None:
    with pytest.raises(RuntimeError, match="deep inside"):
        worker.call(raise_what_cannot_be_pickled, seconds=20)


def test_an_answer_that_cannot_travel_is_an_error(worker: Worker) -> None:
    with pytest.raises((AttributeError, pickle.PicklingError)):
        worker.call(give_what_cannot_be_pickled, seconds=20)
    assert worker.call(shout, "still here", seconds=20) == "STILL HERE"


def test_a_file_that_is_missing_comes_back_as_a_format_error(worker: Worker) -> None:
    with pytest.raises(FormatError, match="no file"):
        worker.call(read_source, "/nowhere/at/all.txt", seconds=20)


def test_a_job_that_takes_too_long_is_killed_and_the_next_one_runs(worker: Worker) -> None:
    process = worker.call(os.getpid, seconds=20)
    start = time.monotonic()
    with pytest.raises(WorkerTimeout, match=r"longer than 0\.2 seconds"):
        worker.call(time.sleep, 60, seconds=0.2)
    assert time.monotonic() - start < 10
    assert worker.call(os.getpid, seconds=20) != process


def test_a_crash_is_told_and_the_next_job_runs(worker: Worker) -> None:
    with pytest.raises(WorkerDied):
        worker.call(os._exit, 3, seconds=20)
    assert worker.call(shout, "again", seconds=20) == "AGAIN"


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_process_that_died_between_jobs_is_replaced_quietly(worker: Worker) -> None:
    process = worker.call(os.getpid, seconds=20)
    os.kill(process, signal.SIGKILL)
    time.sleep(0.2)
    assert worker.call(shout, "again", seconds=20) == "AGAIN"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds the limit for certain")
def test_a_job_that_wants_too_much_memory_is_stopped(worker: Worker) -> None:
    with pytest.raises(WorkerDied, match="memory"):
        worker.call(take_memory, 3 * 1024**3, seconds=20)
    assert worker.call(take_memory, 1024, seconds=20) == 1024


def test_cancelling_stops_the_running_job_at_once(worker: Worker) -> None:
    worker.call(shout, "ready", seconds=20)
    threading.Timer(0.2, worker.cancel).start()
    start = time.monotonic()
    with pytest.raises(WorkerCancelled):
        worker.call(time.sleep, 60, seconds=60)
    assert time.monotonic() - start < 10
    assert worker.call(shout, "again", seconds=20) == "AGAIN"


def test_cancelling_when_nothing_runs_does_nothing(worker: Worker) -> None:
    worker.cancel()
    process = worker.call(os.getpid, seconds=20)
    worker.cancel()
    assert worker.call(os.getpid, seconds=20) == process


def test_jobs_of_several_threads_wait_for_their_turn(worker: Worker) -> None:
    answers: list[str] = []

    def ask(word: str) -> None:
        answers.append(worker.call(shout, word, seconds=20))

    threads = [threading.Thread(target=ask, args=(word,)) for word in "abcdef"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == list("ABCDEF")


def test_closing_stops_everything_for_good() -> None:
    worker = Worker()
    worker.call(shout, "ready", seconds=20)
    threading.Timer(0.2, worker.close).start()
    with pytest.raises(WorkerCancelled):
        worker.call(time.sleep, 60, seconds=60)
    worker.close()
    with pytest.raises(WorkerCancelled):
        worker.call(shout, "too late", seconds=20)


def test_what_a_library_prints_goes_nowhere(
    worker: Worker, capfd: pytest.CaptureFixture[str]
) -> None:
    assert worker.call(print_something, seconds=20) == 1
    assert capfd.readouterr() == ("", "")


LONELY_PARENT = """
import os, time
from ui.worker import Worker
if __name__ == "__main__":
    worker = Worker()
    print(worker.call(os.getpid, seconds=20), flush=True)
    worker.call(time.sleep, 60, seconds=60)
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
def test_the_process_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(LONELY_PARENT)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        helper = int(parent.stdout.readline())
        assert Path(f"/proc/{helper}").exists()
        parent.kill()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{helper}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{helper}").exists()


def test_a_long_text_makes_the_journey_both_ways(worker: Worker) -> None:
    text, blocks = build([("Sunlight on the harbour. " * 40_000, BlockKind.PARAGRAPH, 0)] * 10)
    assert worker.call(str.strip, text, seconds=20) == text
    assert worker.call(tuple, blocks, seconds=20) == blocks
