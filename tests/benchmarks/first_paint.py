"""Opens a window, prints when its first paint was over, and ends. Run as a script.

    python first_paint.py bare             an empty PySide6 window
    python first_paint.py ours ARCHIVE     Pressmark on an archive

The moment is told in the seconds of ``time.perf_counter``, which on every system counts from the
same start in all processes.
"""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path


def tell_first_paint() -> int:
    """Handle events until something was painted, tell when that was over, and end."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        """Sees the first paint begin."""

        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            """Let everything pass."""
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    app = QApplication.instance()
    assert app is not None
    watch = Watch()
    # Only windows are watched: every event of every object would be slow itself in a full window.
    for window in QApplication.topLevelWidgets():
        window.installEventFilter(watch)
    while not watch.painted:
        app.processEvents()
    print(time.perf_counter(), flush=True)
    os._exit(0)


def open_bare_window() -> int:
    """Open a window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    app.setApplicationName("bare")
    return tell_first_paint()


def open_our_window(archive: Path, files: Sequence[str]) -> int:
    """Open Pressmark as main.py does, but end after the first paint."""
    from PySide6.QtWidgets import QApplication

    QApplication.exec = staticmethod(tell_first_paint)  # type: ignore[method-assign]
    from main import open_window

    return open_window(archive, files)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        sys.exit(open_bare_window())
    from run import hand_over

    hand_over([])
    from ui.start import run

    sys.exit(run(["--archive", sys.argv[2]], open_our_window))
