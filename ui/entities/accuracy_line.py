"""How often the recogniser was right, by the reader's own decisions."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from annotation.decisions import Accuracy, Score
from storage import ArchiveError, Changes
from ui.entities.labels import NAMES
from ui.plain_tip import plain_tip
from ui.session import Session

COUNT_AFTER = 400
"""Milliseconds from a decision, or from coming into sight, until all are counted anew."""


class AccuracyLine(QLabel):
    """One quiet line; nothing where the reader has judged nothing. Labels are in the tool tip."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = parent
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()
        self._count = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._count.timeout.connect(self._count_if_seen)
        parent.installEventFilter(self)
        session.feed.changed.connect(self._changed)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if changes.decisions:
            self._count.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count when the panel comes into sight: there may be decisions made meanwhile."""
        if event.type() == QEvent.Type.Show:
            self._count.start()
        return False

    def _count_if_seen(self) -> None:
        if self._panel.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        try:
            accuracy = self._session.archive.decisions.accuracy()
        except ArchiveError as error:
            self._session.failed.emit(str(error))
            return
        words = accuracy_words(accuracy)
        self.setText(words)
        self.setToolTip(plain_tip(words and by_label(accuracy)))
        self.setAccessibleDescription(by_label(accuracy))
        self.setVisible(bool(words))


def accuracy_words(accuracy: Accuracy) -> str:
    """Return what was found so far; "" where nothing was judged."""
    total = accuracy.total
    if not total.checked:
        return ""
    names = "1 name" if total.checked == 1 else f"{total.checked:,} names"
    return f"You checked {names}: {score_words(total)}"


def by_label(accuracy: Accuracy) -> str:
    """Return the same for each label, label by label."""
    return "; ".join(
        f"{NAMES[label]}: {score_words(score)}" for label, score in accuracy.by_label.items()
    )


def score_words(score: Score) -> str:
    """Return the counts that are not 0, in words."""
    counts = zip(score, ("right", "wrong", "missed"), strict=True)
    return ", ".join(f"{count:,} {word}" for count, word in counts if count)
