"""Opening the window from the command line's words, with every failure in one line."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from ui.output import say
from ui.places import archive_path, why_no_window

OpenWindow = Callable[[Path, Sequence[str]], int]


def plainly_a_window(arguments: Sequence[str]) -> bool:
    """Tell whether there is nothing but an archive and files, none of which can be a command."""
    rest = arguments[2:] if arguments[:1] == ["--archive"] and len(arguments) > 1 else arguments
    return all("." in word and word[0] != "-" and os.path.lexists(word) for word in rest)


def open_files(open_window: OpenWindow, named: Path | None, files: Sequence[str]) -> int:
    """Open the window on an archive, the default one where none is named, with files."""
    problem = why_no_window()
    if problem:
        say(problem)
        return 1
    try:
        return open_window(named or archive_path(), [str(Path(file).absolute()) for file in files])
    except ImportError as error:
        say(f"The window cannot be opened ({error}); “python3 run.py” installs what is missing.")
        return 1
