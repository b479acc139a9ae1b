"""Work in the background: one worker process, one waiting thread, answers on the main thread."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from queue import Queue

    from ui.worker import Worker

_log = logging.getLogger(__name__)


class _Task(NamedTuple):
    title: str
    job: Callable[..., Any]
    arguments: tuple[Any, ...]
    seconds: float
    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    cancelled: threading.Event


class Tasks(QObject):
    """Runs jobs one after the other in the worker process.

    ``progress(title, finished, total)`` tells how the present batch stands; a total of 0 means
    that nothing is left to do. ``closed`` tells that the program is about to end.
    """

    progress = Signal(str, int, int)
    _answered = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker | None = None
        self._thread: threading.Thread | None = None
        self._waiting: Queue[_Task | None]
        self._open: list[_Task] = []
        self._finished = 0
        self.closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        title: str,
        job: Callable[..., Any],
        *arguments: Any,
        seconds: float,
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[str], None],
    ) -> None:
        """Queue a job; ``done`` or ``failed`` is called on the main thread while ``owner`` lives.

        ``failed`` gets one sentence for the reader. ``seconds`` is the time the job may take.
        """
        self._get_ready()
        cancelled = threading.Event()
        task = _Task(title, job, arguments, seconds, owner, done, failed, cancelled)
        self._open.append(task)
        self._waiting.put(task)
        self._tell()

    def _get_ready(self) -> None:
        """Start with the first job: the window opens without a worker."""
        if self._thread is None:
            from queue import Queue

            from ui.worker import Worker

            self._waiting = Queue()
            self._worker = Worker()
            self._thread = threading.Thread(
                target=self._work, args=(self._worker,), name="tasks", daemon=True
            )
            self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether anything is queued or running."""
        return bool(self._open)

    def cancel(self) -> None:
        """Drop everything queued and stop what runs; nobody is called back."""
        for task in self._open:
            task.cancelled.set()
        self._open.clear()
        self._finished = 0
        if self._worker is not None:
            self._worker.cancel()
        self._tell()

    def close(self) -> None:
        """Stop the worker and the thread; nothing is called back any more."""
        self.closed = True
        self.cancel()
        if self._worker is not None and self._thread is not None:
            self._waiting.put(None)
            self._thread.join(5)
            self._worker.close()

    def _work(self, worker: "Worker") -> None:
        while (task := self._waiting.get()) is not None:
            if task.cancelled.is_set():
                continue
            answer, error = _call(worker, task)
            if not task.cancelled.is_set():
                self._answered.emit(task, answer, error)

    def _deliver(self, task: _Task, answer: Any, error: str) -> None:
        if task.cancelled.is_set():
            return
        self._open.remove(task)
        self._finished += 1
        if isValid(task.owner):
            if error:
                task.failed(error)
            else:
                task.done(answer)
        self._tell()

    def _tell(self) -> None:
        total = self._finished + len(self._open) if self._open else 0
        if not total:
            self._finished = 0
        self.progress.emit(self._open[0].title if self._open else "", self._finished, total)


def _call(worker: "Worker", task: _Task) -> tuple[Any, str]:
    """Return the job's answer, or one sentence about why there is none."""
    from formats import FormatError
    from ui.worker import WorkerError

    try:
        return worker.call(task.job, *task.arguments, seconds=task.seconds), ""
    except (FormatError, WorkerError) as error:
        return None, str(error)
    except Exception as error:  # a bug of ours must reach the reader, not end the thread
        _log.exception("A background job failed")
        return None, f"Something went wrong in the background: {error}"
