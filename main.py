"""Start Pressmark: the window, or one command without it.

The helper process imports this file too, so nothing heavy is imported at the top.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def open_window(archive: Path, files: Sequence[str]) -> int:
    """Open the window on an archive, with these files; return the exit status."""
    gc.disable()  # the start makes no garbage to speak of; run_window enables it again
    from ui.places import start_log
    from ui.plain_imports import import_plainly

    start_log()
    import_plainly()
    from ui.application import run_window

    return run_window(archive, files)


def main() -> int:
    """Do what the command line asks for and return the exit status."""
    from run import hand_over

    hand_over(sys.argv[1:])
    from ui.start import run

    return run(sys.argv[1:], open_window)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
