"""One writer at a time: a lock of the operating system that dies with its process."""

from pathlib import Path

from filelock import FileLock, Timeout

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
        self._lock = FileLock(path, thread_local=False, fallback_to_soft=False)
        try:
            self._lock.acquire(blocking=False)
        except Timeout as error:
            raise NotWritableError(IN_USE if path.exists() else PLACE_NOT_WRITABLE) from error
        except OSError as error:
            raise NotWritableError(PLACE_NOT_WRITABLE) from error

    def release(self) -> None:
        """Let the next one write."""
        self._lock.release()
