"""A tag that is half written, kept with the archive so that no crash takes it away."""

from PySide6.QtCore import QObject, QTimer

from ui.session import Session

KEY = "unfinished_tag"
KEEP_AFTER = 1200
"""Milliseconds from the first letter that is not kept to keeping it."""


class TagDraft(QObject):
    """Follows the field that is typed in, and fills it again where the program ended before."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._now: tuple[str, str] = ("", "")
        self._left_behind: tuple[str, str] | None = None
        self._wait = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._wait.timeout.connect(self._keep)

    def typed(self, annotation_id: str, words: str) -> None:
        """Keep what stands in the field of an annotation by now; "" when it is taken or left."""
        self._now = (annotation_id, words)
        if not self._wait.isActive():
            self._wait.start()

    def _keep(self) -> None:
        annotation_id, words = self._now
        self._session.remember(KEY, [annotation_id, words] if words.strip() else None)

    def left_for(self, annotation_id: str) -> str:
        """Return what was half written for an annotation when the program ended; once only."""
        if self._left_behind is None:
            kept = self._session.archive.settings.get(KEY)
            self._left_behind = ("", "")
            if isinstance(kept, list) and len(kept) == 2:
                self._left_behind = (str(kept[0]), str(kept[1]))
        if self._left_behind[0] != annotation_id:
            return ""
        words, self._left_behind = self._left_behind[1], ("", "")
        return words
