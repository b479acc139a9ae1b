"""One writer at a time: a lock of the operating system that dies with its process."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from storage.errors import NotWritableError

IN_USE = (
    "This archive is open in another Pressmark window; here it can be read but not changed. "
    "Close the other window and open the archive again to change it."
)
PLACE_NOT_WRITABLE = (
    "This archive lies in a place that cannot be written to; it can be read but not changed."
)


class WriterLock:
    """Held by the one process that writes an archive. The file stays; the lock does not.

    Raises:
        NotWritableError: somebody else holds it, or the folder cannot be written to.
    """

    def __init__(self, archive: Path) -> None:
        path = archive.with_name(f"{archive.name}.lock")
        try:
            self._let_go = _hold(path)
        except BlockingIOError as error:
            raise NotWritableError(IN_USE if path.exists() else PLACE_NOT_WRITABLE) from error
        except OSError as error:
            raise NotWritableError(PLACE_NOT_WRITABLE) from error

    def release(self) -> None:
        """Let the next one write. May be called again."""
        let_go, self._let_go = self._let_go, _nothing
        let_go()


def _nothing() -> None:
    pass


if sys.platform == "win32":

    def _hold(path: Path) -> Callable[[], None]:
        from filelock import FileLock, Timeout

        lock = FileLock(path, thread_local=False, fallback_to_soft=False)
        try:
            lock.acquire(blocking=False)
        except Timeout as error:
            raise BlockingIOError from error
        return lock.release

else:
    # filelock does the same with ``flock``, but takes longer to import than the archive to open.
    from fcntl import LOCK_EX, LOCK_NB, flock

    def _hold(path: Path) -> Callable[[], None]:
        """Lock a file and return what lets go of it.

        Raises:
            BlockingIOError: somebody else holds it.
            OSError: it cannot be made, opened or locked.
        """
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | os.O_NOFOLLOW, 0o644)
            try:
                flock(handle, LOCK_EX | LOCK_NB)
            except BaseException:
                os.close(handle)
                raise
            if os.fstat(handle).st_nlink:
                return lambda: os.close(handle)
            os.close(handle)  # it was deleted meanwhile: a lock on it keeps nobody out
