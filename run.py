"""Set Pressmark up where that is still to do, then open it or test it.

    python3 run.py [arguments of main.py]
    python3 run.py test [arguments of pytest]

Only the standard library is used here, and no syntax newer than Python 3.7, so that an old
interpreter reads far enough to be told what is wrong. Everything said goes to stderr.
main.py imports this file on its way to the window, so what only the set-up needs is imported
inside functions.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DONE = ENVIRONMENT / "pressmark-set-up.txt"
"""One line for each step of the set-up that is done. A new environment starts without it."""

APP_LOCK = HERE / "requirements.lock"
TEST_LOCK = HERE / "requirements-test.lock"
"""The pinned libraries of the app, and the same with the tools that check it."""

QT_PACKAGES = "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
X_PACKAGES = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0"
    " libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0"
)
X_TOOL_PACKAGES = "xvfb xauth xdotool"

IMPORT_QT = "import PySide6.QtWidgets"
LOAD_X_PLUGIN = (
    "import ctypes, pathlib, PySide6, PySide6.QtGui\n"
    "plugins = pathlib.Path(PySide6.__file__).parent / 'Qt/plugins/platforms'\n"
    "ctypes.CDLL(str(plugins / 'libqxcb.so'))"
)

NEEDED = (
    *("PySide6", "sqlite_utils", "markdown", "nltk", "trafilatura", "charset_normalizer"),
    *("nh3", "yaml", "platformdirs", "filelock", "click"),
)
"""What main.py imports, sooner or later."""


def main(arguments: list[str]) -> int:
    """Do what is left of the set-up, then start what was asked for; return its exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036
        return fail(f"Pressmark needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    testing = arguments[:1] == ["test"]
    try:
        install_libraries(TEST_LOCK if testing else APP_LOCK)
        if testing or opens_window(arguments):
            need_system_libraries(testing)
    except SetUpError as error:
        return fail(str(error))
    except KeyboardInterrupt:
        return 130
    if testing:
        return start(["-m", "pytest", *arguments[1:]], folder=HERE)
    return start([str(HERE / "main.py"), *arguments])


def hand_over(arguments: list[str]) -> None:
    """Go on in ``.venv`` when this interpreter lacks the libraries; return when it has them.

    Raises:
        SystemExit: the other interpreter did the work, or there is none yet.
    """
    if all(find_spec(name) for name in NEEDED):
        return
    if PYTHON.exists() and Path(sys.prefix).resolve() != ENVIRONMENT.resolve():
        sys.exit(start([str(HERE / "main.py"), *arguments]))
    command = "py run.py" if os.name == "nt" else "python3 run.py"
    sys.exit(fail(f"Pressmark's libraries are not installed yet; run “{command}” once."))


class SetUpError(Exception):
    """The set-up cannot be finished. The message says what to do."""


def opens_window(arguments: list[str]) -> bool:
    """Tell whether main.py will open the window: it does unless given a command."""
    words = iter(arguments)
    for word in words:
        if word in ("--help", "--version"):
            return False
        if word == "--archive":
            next(words, None)
        elif not word.startswith("-"):
            return word not in COMMANDS
    return True


COMMANDS = (
    *("add", "list", "show", "annotate", "search", "export", "check", "entities"),
    *("decisions", "undo", "redo", "revert", "history", "notes", "versions"),
)
"""The commands that need no window."""


def install_libraries(lock: Path) -> None:
    """Fill ``.venv`` with what a lock file pins; make or repair it first where needed."""
    if is_done(step_of(lock)):
        return
    pip = pip_command()
    if not pip:
        make_environment()
        pip = pip_command()
    say("Installing the libraries; the first time this takes a minute or two ...")
    options = ["--require-hashes", "--no-input", "--disable-pip-version-check", "-qq"]
    if not pip or not succeeds([*pip, "install", *options, "-r", str(lock)], show=True):
        raise SetUpError(
            "The libraries could not be installed. Check the network connection and the free"
            " disk space, then run the same command again."
        )
    mark_done(step_of(lock))
    if lock == TEST_LOCK:
        mark_done(step_of(APP_LOCK))


def pip_command() -> list[str]:
    """Return how to install into ``.venv``; [] where it is missing, broken or half-made."""
    if not works(["-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
        return []
    if works(["-m", "pip", "--version"]):
        return [str(PYTHON), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)] if find_spec("pip") else []


def make_environment() -> None:
    """Make ``.venv`` afresh. Debian may lack the part of Python that puts pip into it."""
    say("Making .venv ...")
    make = [sys.executable, "-m", "venv", "--clear"]
    if succeeds([*make, str(ENVIRONMENT)]):
        return
    if find_spec("pip") and succeeds([*make, "--without-pip", str(ENVIRONMENT)]):
        return
    install_packages("python{}.{}-venv".format(*sys.version_info[:2]))
    if not succeeds([*make, str(ENVIRONMENT)], show=True):
        raise SetUpError(
            f"Python could not make the folder {ENVIRONMENT}; the lines above say why."
        )


def need_system_libraries(testing: bool) -> None:
    """See to it that Qt finds what it needs of the system; for the tests also a virtual screen.

    Raises:
        SetUpError: Qt cannot be loaded, and what it lacks cannot be installed from here. Where only
            X is lacking, that is just said: Wayland does without, and such tests are skipped.
    """
    step = "system libraries for the tests" if testing else "system libraries"
    if is_done(step):
        return
    problem = ""
    try:
        install_packages(missing_packages(testing))
    except SetUpError as error:
        problem = str(error)
    if not works(["-c", IMPORT_QT], show=not problem):
        raise SetUpError(problem or "Qt cannot be loaded; the last line above says what it lacks.")
    if problem:
        say(problem)
    else:
        mark_done(step)


def missing_packages(testing: bool) -> str:
    """Return the Debian packages that are missing, by trying what each of them is for."""
    from shutil import which

    if not sys.platform.startswith("linux"):
        return ""
    missing = [] if works(["-c", IMPORT_QT]) else [QT_PACKAGES]
    if not works(["-c", LOAD_X_PLUGIN]):
        missing.append(X_PACKAGES)
    if testing and not (which("Xvfb") and which("xdotool")):
        missing.append(X_TOOL_PACKAGES)
    return " ".join(missing)


def install_packages(names: str) -> None:
    """Install Debian packages, if any, as root or with a sudo that asks nothing.

    Raises:
        SetUpError: that is not possible here; the message names the packages.
    """
    by_hand = f"apt-get install -y --no-install-recommends {names}"
    from shutil import which

    if not names:
        return
    if not which("apt-get"):
        raise SetUpError(f"These system packages (by their Debian names) are missing: {names}.")
    if not is_root() and not succeeds(["sudo", "-n", "true"]):
        raise SetUpError(f"System packages are missing. As root, run:\n  {by_hand}")
    say(f"Installing system packages: {names} ...")
    as_root = ["env"] if is_root() else ["sudo", "-n", "env"]
    apt = [*as_root, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    succeeds([*apt, "update"])
    if not succeeds([*apt, *by_hand.split()[1:]], show=True):
        raise SetUpError(f"System packages could not be installed. As root, run:\n  {by_hand}")


def start(arguments: list[str], folder: Path | None = None) -> int:
    """Go on as the environment's Python; only Windows comes back, with an exit status."""
    import subprocess

    sys.stdout.flush()
    sys.stderr.flush()
    if folder is not None:
        os.chdir(folder)
    command = [str(PYTHON), *arguments]
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)


def works(arguments: list[str], show: bool = False) -> bool:
    """Tell whether the environment's Python runs, and does this."""
    return PYTHON.exists() and succeeds([str(PYTHON), *arguments], show)


def succeeds(command: list[str], show: bool = False) -> bool:
    """Run a command that asks nothing; with ``show``, what it says on stderr is seen."""
    import subprocess

    environment = {**os.environ, "PIP_USER": "0"}
    errors = None if show else subprocess.DEVNULL
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env=environment,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def step_of(lock: Path) -> str:
    """Name the step "what this lock pins is installed, for this interpreter"."""
    import hashlib

    return f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()} {PYTHON.resolve()}"


def is_done(step: str) -> bool:
    """Tell whether a step of the set-up is done and its environment still there."""
    return PYTHON.exists() and DONE.exists() and step in DONE.read_text("utf-8").splitlines()


def mark_done(step: str) -> None:
    """Remember that a step is done."""
    with DONE.open("a", encoding="utf-8") as file:
        file.write(step + "\n")


def is_root() -> bool:
    """Tell whether this process may do everything."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def say(line: str) -> None:
    """Tell the reader what is going on."""
    print(line, file=sys.stderr, flush=True)


def fail(line: str) -> int:
    """Say why it ends here, and return the exit status for that."""
    say(line)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
