"""The quickest way from the command line's words to the window.

Reading commands takes a library that takes time to load, and a window should not wait for it.
"""

from collections.abc import Sequence
from pathlib import Path

from ui.opening import OpenWindow, open_files, plainly_a_window
from ui.output import let_go_of_stdout, say
from ui.places import keep_report


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Open the window where the words plainly ask for it, else do what the command line says."""
    if not plainly_a_window(arguments):
        from ui.command_line import run_command_line

        return run_command_line(arguments, open_window)
    named = Path(arguments[1]) if arguments[:1] == ["--archive"] else None
    try:
        return open_files(open_window, named, arguments[2:] if named else arguments)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        say(keep_report(error))
        let_go_of_stdout()
        return 1
