"""Opens the window on an archive."""

import gc
import logging
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from storage import Archive, ArchiveError, open_archive
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.places import keep_report, settings_path
from ui.session import Session
from ui.tasks import Tasks

CATCH_UP_AFTER = 2000
"""Milliseconds from showing the window until articles without names are looked for."""

_log = logging.getLogger(__name__)


def run_window(archive_path: Path, files: Sequence[str]) -> int:
    """Open the window and return the exit status when it is closed."""
    app = _application()
    archive = _open(archive_path)
    if archive is None:
        return 1
    try:
        settings = QSettings(str(settings_path()), QSettings.Format.IniFormat)
        window = make_window(app, archive, settings)
    except ArchiveError as error:
        archive.close()
        _complain(error)
        return 1
    sys.excepthook = partial(_report, window)
    window.show()
    window.finishing.done.connect(lambda: _settle(app))
    QTimer.singleShot(CATCH_UP_AFTER, window, lambda: _catch_up(window))
    if files:
        QTimer.singleShot(0, window, lambda: window.session.add_files(files))
    try:
        return app.exec()
    finally:
        window.session.tasks.close()
        archive.close()


def _application() -> QApplication:
    qInstallMessageHandler(_log_qt)
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])  # setStyle() is slow to load
    app.setApplicationName("Pressmark")
    app.setApplicationDisplayName("Pressmark")
    app.setDesktopFileName("pressmark")
    return app


def _settle(app: QApplication) -> None:
    """The whole window stands."""
    from ui.icons import app_icon

    app.setWindowIcon(app_icon())
    gc.freeze()  # what stands now stays to the end and need not be looked through again
    gc.enable()


def _catch_up(window: MainWindow) -> None:
    """Begin the work in the background, also where the window was never painted so far."""
    window.finishing.finish()
    window.session.names.catch_up()


def _log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    level = logging.DEBUG if kind is QtMsgType.QtDebugMsg else logging.WARNING
    _log.log(level, "Qt: %s", message)


def _open(path: Path) -> Archive | None:
    try:
        return open_archive(path)
    except ArchiveError as error:
        _complain(error)
        return None


def _complain(error: ArchiveError) -> None:
    from PySide6.QtWidgets import QMessageBox  # rarely needed, and slow to load

    _log.warning("The archive could not be opened: %s", error)
    QMessageBox.critical(None, "Pressmark", str(error))


def _report(
    window: MainWindow,
    _kind: type[BaseException],
    error: BaseException,
    _trace: TracebackType | None,
) -> None:
    """A bug of ours in the middle of an act: write it down, tell the reader, go on."""
    window.session.failed.emit(keep_report(error))


def make_window(app: QApplication, archive: Archive, settings: QSettings) -> MainWindow:
    """Build the window on an open archive and show the article read last."""
    appearance = Appearance(app, str(settings.value("appearance", "system")))
    session = Session(archive, Tasks(app), app)
    last = archive.settings.get("article", None)
    if not isinstance(last, int) or not archive.articles.is_listed(last):
        last = None
    if last is not None:
        session.open_article(last)
    window = MainWindow(session, appearance, settings)
    if last is not None and session.current is None:
        session.open_article(last)  # again, now that there is a window to say what is wrong
    shown = window.reading.page if session.current is not None else window.reading.empty
    shown.setFocus()
    return window
