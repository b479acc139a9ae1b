"""Articles in: chosen files, dropped files, pasted texts, the welcome article."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.session import Session

WELCOME = Path(__file__).parent.parent / "resources" / "welcome.md"
_FILTER = "Articles (*.txt *.text *.md *.markdown *.html *.htm *.xhtml);;All files (*)"


class Importing(QObject):
    """Turns what the reader hands over into articles of the session's archive."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def choose_files(self) -> None:
        """Ask for files and add them."""
        from PySide6.QtWidgets import QFileDialog  # no start needs it, and it is slow to load

        folder = str(self._session.archive.settings.get("open_folder", ""))
        paths, _ = QFileDialog.getOpenFileNames(
            self._window, "Open articles", folder or str(Path.home()), _FILTER
        )
        if paths:
            self._session.remember("open_folder", str(Path(paths[0]).parent))
            self._session.add_files(paths)

    def paste(self) -> None:
        """Make an article of the text on the clipboard."""
        self.take(QApplication.clipboard().mimeData())

    def take(self, data: QMimeData | None) -> None:
        """Add the files or the text of a drop or of the clipboard."""
        data = data or QMimeData()
        urls = data.urls() if data.hasUrls() else []
        paths = [url.toLocalFile() for url in urls if url.isLocalFile()]
        if paths:
            self._session.add_files(paths)
        elif urls:
            self._session.failed.emit(
                "That is a web address. Save the page as a file first, then open the file."
            )
        elif data.hasText() and data.text().strip():
            self._session.add_text(data.text())
        else:
            self._session.said.emit("There is no text on the clipboard. Copy an article first.")

    def open_welcome(self) -> None:
        """Add the welcome article, or open it where it is kept already."""
        self._session.add_files([str(WELCOME)])
