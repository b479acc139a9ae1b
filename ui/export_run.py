"""Writes many articles bit by bit, so that the window stays usable.

First it looks at what lies in the folder, then it asks once, then it writes. Nothing is written
before the answer.
"""

from collections import deque
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from annotation.recognition import STAMP
from formats.markdown_export import TakenNames, export_file_name
from storage import ArchiveError
from ui.archive.cards import plain
from ui.export_plan import (
    TAKEN_MEANWHILE,
    NamesInUse,
    Outcome,
    Plan,
    Standing,
    exported,
    reason,
    standing,
)
from ui.exporting import replace_file, write_new
from ui.session import Session, shortened

SLICE_SECONDS = 0.02
PAUSE_MS = 5


class ExportRun(QObject):
    """One export of one or more articles. Holds one article in memory at a time.

    ``progress(done, total)`` counts steps. ``asked(plans)``: files exist already; wait for
    ``replace_files`` or ``keep_both``. ``ended(outcome)`` comes once, at the end or after ``stop``.
    """

    progress = Signal(int, int)
    asked = Signal(object)
    ended = Signal(object)

    def __init__(
        self, session: Session, folder: Path, ids: list[int], name: str, parent: QObject
    ) -> None:
        """``name`` is the file's name where one article is exported, "" for names from titles."""
        super().__init__(parent)
        self._session = session
        self._outcome = Outcome(folder, len(ids))
        self._name = name
        self._names = TakenNames()
        self._unseen = deque(ids)
        self._clashes: list[Plan] = []
        self._plans: deque[Plan] = deque()
        self._marking: int | None = None
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._work)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def stop(self) -> None:
        """Write nothing more."""
        if not self._ended():
            self._outcome.stopped = True
            self._end()

    def replace_files(self) -> None:
        """Write over the files that exist."""
        self._plans.extend(replace(plan, replace=True) for plan in self._clashes)
        self._go_on()

    def keep_both(self) -> None:
        """Leave the files that exist and write beside them under other names."""
        for plan in self._clashes:
            name = export_file_name(plan.wish, NamesInUse(self._outcome.folder, self._names))
            self._names.add(name)
            self._plans.append(replace(plan, name=name))
        self._go_on()

    def _go_on(self) -> None:
        self._clashes = []
        self._timer.start()

    def _work(self) -> None:
        until = monotonic() + SLICE_SECONDS
        while self._can_go_on() and monotonic() < until:
            if not (self._look() if self._unseen else self._write()):
                return  # its names are being marked; come back soon
        total = 2 * self._outcome.total
        left = 2 * len(self._unseen) + len(self._clashes) + len(self._plans)
        self.progress.emit(total - left, total)
        if self._can_go_on():
            return
        if self._clashes:
            self._timer.stop()
            self.asked.emit(list(self._clashes))
        else:
            self._end()

    def _can_go_on(self) -> bool:
        return bool(self._unseen or (self._plans and not self._clashes))

    def _look(self) -> bool:
        """Plan the next article; return False where its names must be marked first."""
        article_id, archive = self._unseen[0], self._session.archive
        title = f"Article {article_id}"
        try:
            title = archive.articles.get(article_id).article.title
            wish = self._name.removesuffix(".md") or title
            plan = Plan(article_id, wish, self._name or export_file_name(title, self._names))
            path = self._outcome.folder / plan.name
            if standing(path, b"") is not Standing.FREE:
                if not self._marked(article_id):
                    return False
                self._compare(plan, path)
            else:
                self._plans.append(plan)
            self._names.add(plan.name)
        except (ArchiveError, OSError) as error:
            self._fail(title, reason(error))
        self._unseen.popleft()
        return True

    def _compare(self, plan: Plan, path: Path) -> None:
        data = exported(self._session.archive, plan.article_id).data()
        if standing(path, data) is Standing.SAME:
            self._outcome.same += 1
        else:
            self._clashes.append(plan)

    def _write(self) -> bool:
        """Write the next article; return False where its names must be marked first."""
        plan = self._plans[0]
        try:
            if not self._marked(plan.article_id):
                return False
            data = exported(self._session.archive, plan.article_id).data()
            path = self._outcome.folder / plan.name
            if plan.replace:
                replace_file(path, data)
            elif not write_new(path, data):
                raise FileExistsError(None, TAKEN_MEANWHILE)
            self._outcome.written += 1
        except (ArchiveError, OSError) as error:
            self._fail(plan.wish, reason(error))
        self._plans.popleft()
        return True

    def _marked(self, article_id: int) -> bool:
        """Have the names marked; True when they are, or when nobody works on it any more."""
        session = self._session
        if session.archive.mentions.stamp(article_id) == STAMP:
            return True
        if self._marking != article_id:
            self._marking = article_id
            session.names.mark(article_id)
        return not session.tasks.busy

    def _fail(self, title: str, why: str) -> None:
        self._outcome.failed.append((shortened(plain(title)), why))

    def _ended(self) -> bool:
        return not (self._unseen or self._plans or self._clashes)

    def _end(self) -> None:
        self._timer.stop()
        self._unseen.clear()
        self._plans.clear()
        self._clashes.clear()
        self.ended.emit(self._outcome)
