"""One helper process that does one job at a time and can be stopped at any moment.

Reading a hostile page and marking names in a long text can take long, eat memory or crash.
All of that happens in a spawned process that is killed and replaced when it misbehaves.
No Qt here: the command line uses the same worker. multiprocessing is imported when the process is
first needed, because the window opens without it.
"""

import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

MEMORY_BYTES = 2 * 1024**3
"""Address space that the helper process may use, where the platform has such a limit."""

START_SECONDS = 60.0
"""Seconds until the helper process must have said that it is ready."""

_THREADS_OF_LIBRARIES = (
    *("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"),
)
"""What the libraries that numpy may be built with read when they are loaded."""

Answer = TypeVar("Answer")


class WorkerError(Exception):
    """The job was not done. The message is one sentence for the reader."""


class WorkerTimeout(WorkerError):  # noqa: N818
    """The job took longer than it may."""


class WorkerDied(WorkerError):  # noqa: N818
    """The helper process ended in the middle of the job, or could not be started."""


class WorkerCancelled(WorkerError):  # noqa: N818
    """Somebody cancelled the job, or closed the worker."""


class Worker:
    """Runs jobs in one helper process, one after the other.

    The process starts with the first job. Any thread may call any method.
    """

    def __init__(self, memory_bytes: int = MEMORY_BYTES) -> None:
        self._memory_bytes = memory_bytes
        self._turn = threading.Lock()  # held by the thread whose job is running
        self._state = threading.Lock()  # guards the fields below, never held for long
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._busy = False
        self._cancelled = False
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def call(self, job: Callable[..., Answer], *args: object, seconds: float) -> Answer:
        """Run ``job(*args)`` in the helper process and return its answer.

        ``job`` is a function at the top of a module; it and ``args`` and the answer are pickled.
        ``seconds`` count from the moment the job has its turn and the process is ready.

        Raises:
            WorkerTimeout: it took too long; the process was killed.
            WorkerDied: the process crashed, ran out of memory or could not be started.
            WorkerCancelled: cancel() or close() was called.
            Exception: whatever the job itself raised, with the job's traceback as a note.
        """
        with self._turn:
            self._begin()
            try:
                fine, answer = self._exchange(job, args, seconds)
            except BaseException:
                self._stop()
                raise
            finally:
                self._end()
        if fine:
            return answer  # type: ignore[no-any-return]
        raise answer

    def cancel(self) -> None:
        """Stop the job that is running now, if any; its caller gets WorkerCancelled."""
        with self._state:
            if self._busy:
                self._cancelled = True
                self._kill()

    def close(self) -> None:
        """Stop for good. A running job is cancelled; calling again does no harm."""
        with self._state:
            self._closed = True
            self._cancelled = self._cancelled or self._busy
            self._kill()
        with self._turn:
            self._stop()

    def _begin(self) -> None:
        with self._state:
            if self._closed:
                raise WorkerCancelled("Pressmark is closing.")
            self._busy = True
            self._cancelled = False

    def _end(self) -> None:
        with self._state:
            self._busy = False
            cancelled = self._cancelled
        if cancelled:  # the process was killed, even where its answer came just before
            self._stop()

    def _exchange(
        self, job: Callable[..., Any], args: tuple[object, ...], seconds: float
    ) -> tuple[bool, Any]:
        connection = self._ready_connection()
        try:
            connection.send((job, args))
        except ConnectionError:
            raise self._ended() from None
        fine, answer = self._receive(connection, seconds)
        if isinstance(answer, MemoryError):
            raise WorkerDied("It needs more memory than one article may use.")
        return fine, answer

    def _ready_connection(self) -> "Connection":
        """Return the connection to a living process, starting one where there is none."""
        if self._process is not None and not self._process.is_alive():
            self._stop()
        if self._connection is not None:
            return self._connection
        from multiprocessing import get_context

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._memory_bytes), daemon=True)
        with self._state:
            if self._cancelled:
                raise WorkerCancelled("It was cancelled.")
            try:
                with _interrupts_held_back():
                    process.start()
            except OSError as error:
                raise WorkerDied(f"The helper process could not be started: {error}.") from error
            self._process, self._connection = process, ours
        theirs.close()
        self._receive(ours, START_SECONDS)
        return ours

    def _receive(self, connection: "Connection", seconds: float) -> tuple[bool, Any]:
        """Wait for one message. It is ``(True, answer)`` or ``(False, exception)``."""
        try:
            if not connection.poll(seconds):
                raise WorkerTimeout(f"It took longer than {seconds:g} seconds and was stopped.")
            message: tuple[bool, Any] = connection.recv()
        except (EOFError, ConnectionError):
            raise self._ended() from None
        return message

    def _ended(self) -> WorkerError:
        if self._cancelled:
            return WorkerCancelled("It was cancelled.")
        return WorkerDied("The helper process ended unexpectedly while working on it.")

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _stop(self) -> None:
        """Kill the process and forget it; the next job starts a fresh one."""
        with self._state:
            process, connection = self._process, self._connection
            self._process = self._connection = None
        if process is not None:
            process.kill()
            process.join()
            with suppress(ValueError):  # somebody else has waited for it: then it counts as running
                process.close()
        if connection is not None:
            connection.close()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Start a process that Ctrl+C does not reach: it is the parent's to answer.

    The mask is inherited, so that not even the process's first moments can be interrupted.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: "Connection", memory_bytes: int) -> None:
    """Do jobs until the other side closes the connection. Runs in the helper process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_silent()
    _count_on_one_core()
    _limit_memory(memory_bytes)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    connection.send((True, None))
    with suppress(EOFError, OSError):
        while True:
            job, args = connection.recv()
            connection.send_bytes(_do(job, args))


def _do(job: Callable[..., object], args: tuple[object, ...]) -> bytes:
    """Run one job and pack its answer, or its exception in a form that survives the journey."""
    try:
        return pickle.dumps((True, job(*args)))
    except BaseException as error:
        story = traceback.format_exc()
        try:
            error.add_note(story)
            error.__cause__ = error.__context__ = None
            packed = pickle.dumps((False, error))
            pickle.loads(packed)
        except Exception:
            packed = pickle.dumps((False, RuntimeError(story)))
        return packed


def _be_silent() -> None:
    """Keep whatever libraries print away from the streams of the command line."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _count_on_one_core() -> None:
    """Let numpy, which is imported later, compute without threads of its own.

    The matrices of one article are small: where other programs are busy, threads wait for each
    other many times as long as they compute (measured: 75 instead of 6 µs a letter). Each of them
    would take address space, too, of which there is a limit.
    """
    for name in _THREADS_OF_LIBRARIES:
        os.environ[name] = "1"


def _limit_memory(memory_bytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):  # macOS knows the limit but may refuse it
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _end_with_parent() -> None:
    """End at once when the parent is gone, even in the middle of a job."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
