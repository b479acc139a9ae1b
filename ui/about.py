"""What the program is, and where the archive lies."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.places import VERSION

ABOUT = (
    f"Pressmark {VERSION}\n\n"
    "Pressmark keeps what you read, marks who and what it names, and holds your notes beside it. "
    "Nothing leaves this computer."
)


def show_about(window: QWidget, archive: Path) -> None:
    """Tell it."""
    QMessageBox.about(window, "About Pressmark", f"{ABOUT}\n\nArchive: {archive}")
