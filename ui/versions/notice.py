"""A line over the page: another text came in, or passages lost their place."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from annotation.notes import AnchorState
from storage import ArchiveError, Changes, Version, VersionState
from ui.session import Session
from ui.theme import STEP


class Says(Enum):
    """What the line is about."""

    NOTHING = ""
    WAITING = "waiting"
    LOST = "lost"


class VersionNotice(QWidget):
    """Hidden while there is nothing to decide about the article on the page."""

    versions_wanted = Signal()
    lost_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._version: Version | None = None
        self._dismissed: set[tuple[int, str]] = set()
        self.says = Says.NOTHING
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.look = QPushButton(self)
        self.show_it = QPushButton("Show &It", self)
        self.reject = QPushButton("&Reject It", self)
        self.later = QPushButton("Later", self)
        line = QHBoxLayout(self)
        line.setContentsMargins(4 * STEP, 2 * STEP, 4 * STEP, 2 * STEP)
        line.setSpacing(2 * STEP)
        line.addWidget(self.words, 1)
        for button in (self.look, self.show_it, self.reject, self.later):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(button)
        self.look.clicked.connect(self._look)
        self.show_it.clicked.connect(self._accept)
        self.reject.clicked.connect(self._reject)
        self.later.clicked.connect(self._dismiss)
        session.opened.connect(self.refresh)
        session.feed.changed.connect(self._changed)
        self.setAccessibleName("What is new about this article")
        self.refresh()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if changes.articles or changes.annotations:
            self.refresh()

    def refresh(self) -> None:
        """Say what there is to decide about the article on the page."""
        self.says, self._version = Says.NOTHING, None
        kept = self._session.current
        if kept is not None:
            try:
                self._find(kept.id)
            except ArchiveError as error:
                self._session.failed.emit(str(error))
        waiting = self.says is Says.WAITING
        self.show_it.setVisible(waiting)
        self.reject.setVisible(waiting)
        self.look.setText("&Compare…" if waiting else "&Find Places…")
        self.setVisible(self.says is not Says.NOTHING)

    def _find(self, article_id: int) -> None:
        archive = self._session.archive
        waiting = [
            each
            for each in archive.versions.of(article_id)
            if each.state is VersionState.WAITING and not each.current
        ]
        if waiting and (article_id, f"version {waiting[0].id}") not in self._dismissed:
            self.says, self._version = Says.WAITING, waiting[0]
            reason = archive.versions.reason(waiting[0].id)
            self.words.setText(f"Another text of this article came in. {reason}".strip())
            return
        opened = self._session.opened_now
        annotations = opened.annotations if opened is not None else ()
        lost = sum(each.state is AnchorState.ORPHAN for each in annotations)
        if lost and (article_id, f"lost {lost}") not in self._dismissed:
            self.says = Says.LOST
            count = "1 passage that you marked is" if lost == 1 else f"{lost} marked passages are"
            self.words.setText(f"{count} no longer in this text.")

    def _look(self) -> None:
        (self.versions_wanted if self.says is Says.WAITING else self.lost_wanted).emit()

    def _accept(self) -> None:
        version = self._version
        if version is not None:
            versions = self._session.archive.versions
            self._session.write(lambda: versions.accept(version.id).changes, "Shown now")

    def _reject(self) -> None:
        version = self._version
        if version is not None:
            versions = self._session.archive.versions
            self._session.write(lambda: versions.reject(version.id), "Rejected")

    def _dismiss(self) -> None:
        kept = self._session.current
        if kept is not None:
            lost = self.words.text().split(" ", 1)[0]
            what = f"version {self._version.id}" if self._version is not None else f"lost {lost}"
            self._dismissed.add((kept.id, what))
        self.refresh()
