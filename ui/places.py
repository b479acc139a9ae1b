"""Where Pressmark keeps its things on this machine, and whether it can show a window."""

import os
import sys
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

NAME = "Pressmark"
VERSION = "0.1.0"

LOG_BYTES = 1024 * 1024
"""Bytes after which a new log is begun; one older log is kept."""


def archive_path() -> Path:
    """Return where the archive lies unless the reader names another place."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False) / "archive.db"


def settings_path() -> Path:
    """Return the file that keeps the window's size and theme."""
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False) / "window.ini"


def log_path() -> Path:
    """Return the file for warnings and unexpected errors."""
    from platformdirs import user_log_path

    return user_log_path(NAME, appauthor=False) / "pressmark.log"


def start_log() -> None:
    """Send what the window has to say about itself to the log file, where one can be written."""
    from logging import INFO, FileHandler, basicConfig

    path = log_path()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        handler = FileHandler(path, encoding="utf-8", delay=True)
        form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
        basicConfig(level=INFO, handlers=[handler], format=form)


def keep_report(error: BaseException) -> str:
    """Write down an unexpected error with all its details and return one sentence about it."""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    story = "".join(traceback.format_exception(error))
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now().astimezone().isoformat()} {VERSION}\n{story}\n")
    except OSError:
        return f"Something went wrong inside Pressmark ({what})."
    return f"Something went wrong inside Pressmark ({what}); the details are in {path}."


def why_no_window() -> str:
    """Return why no window can be opened here, in one sentence, or "" where one can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    return (
        "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set);"
        " the commands work without one, see --help."
    )
