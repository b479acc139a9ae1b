"""The window of an article's versions: read them, compare them, show one or another."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotation.differences import Difference
from storage import Version, VersionState
from ui.appearance import Appearance
from ui.archive.empty_state import EmptyState
from ui.dates import shown_date
from ui.focus_ring import FocusRing
from ui.session import Session
from ui.theme import STEP
from ui.versions.choosing_dialog import ChoosingDialog
from ui.versions.comparison import Comparison
from ui.versions.difference_delegate import DifferenceDelegate
from ui.versions.difference_model import DifferenceModel

ONE_TEXT = (
    "This article has just one text. When you add it again and it reads differently then, both "
    "texts are kept, and you can compare them here."
)
COMPARING = "Comparing the texts…"
SAME = "The words of these two texts are the same; only white space or headings differ."
_STATES = {
    VersionState.KEPT: "",
    VersionState.WAITING: "waits for you",
    VersionState.REJECTED: "rejected",
}


class VersionList(ChoosingDialog):
    """All versions of one article; the chosen one is compared with the one that is shown."""

    def __init__(
        self, session: Session, appearance: Appearance, article_id: int, parent: QWidget
    ) -> None:
        super().__init__(session, appearance, parent, "Versions", QSize(1080, 640))
        self._article_id = article_id
        self._versions: list[Version] = []
        self.model = DifferenceModel(self)
        self.table = QTableView(self)
        self.table.setAccessibleName("Differences")
        self.empty = EmptyState(self)
        self.everything = QCheckBox("Show also what is the &same", self)
        self.show_it = QPushButton("&Show This Text", self)
        self.reject_it = QPushButton("&Reject It", self)
        self._comparison = Comparison(session.archive, self)
        self._set_up_table(appearance)
        self._lay_out()
        self.list.itemActivated.connect(lambda _item: self.show_version())
        self.everything.toggled.connect(self._show_everything)
        self.show_it.clicked.connect(self.show_version)
        self.reject_it.clicked.connect(self.reject_version)
        self._comparison.done.connect(self._compared)
        self._comparison.failed.connect(self.empty.say)
        self.refresh()
        self.list.setFocus()

    def _set_up_table(self, appearance: Appearance) -> None:
        table = self.table
        table.setModel(self.model)
        FocusRing(table)
        table.setItemDelegate(DifferenceDelegate(appearance.theme, table))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setResizeContentsPrecision(0)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        theme = appearance.theme
        head.setStyleSheet(
            f"QHeaderView::section {{ background: {theme.panel}; color: {theme.dim}; border: none;"
            f" border-bottom: 1px solid {theme.line}; padding: {2 * STEP}px; }}"
        )
        head.sectionResized.connect(lambda *_: table.resizeRowsToContents())

    def _lay_out(self) -> None:
        ground = QWidget(self)
        self._stack = QStackedLayout(ground)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        told = QHBoxLayout()
        told.setContentsMargins(4 * STEP, 3 * STEP, 4 * STEP, 0)
        told.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.halves(ground, (260, 820)), 1)
        column.addLayout(told)
        column.addWidget(self.foot(self.everything, (self.show_it, self.reject_it)))

    # What is shown

    def refresh(self) -> None:
        """Read the versions anew; what was chosen stays chosen."""
        chosen = self.chosen()
        self._versions = self._session.archive.versions.of(self._article_id)
        kept = [row for row, each in enumerate(self._versions) if chosen and each.id == chosen.id]
        others = [row for row, each in enumerate(self._versions) if not each.current]
        waiting = [row for row in others if self._versions[row].state is VersionState.WAITING]
        self.fill(
            [_line(each) for each in self._versions], next(iter([*kept, *waiting, *others]), 0)
        )

    def chosen(self) -> Version | None:
        """Return the chosen version."""
        row = self.list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def choose(self) -> None:
        """Compare the chosen version with the one that is shown."""
        chosen = self.chosen()
        shown = next((each for each in self._versions if each.current), None)
        other = chosen is not None and not chosen.current
        self.show_it.setEnabled(other)
        self.reject_it.setEnabled(
            chosen is not None
            and chosen.state is not VersionState.REJECTED
            and len(self._versions) > 1
        )
        self.everything.setEnabled(len(self._versions) > 1)
        if chosen is None or shown is None or len(self._versions) < 2:
            self._say(ONE_TEXT)
            return
        beside = shown if other else self._beside(chosen)
        old, new = sorted((chosen, beside), key=lambda each: each.id)
        reason = self._session.archive.versions.reason(chosen.id) if other else ""
        self.told.setText(reason)
        self._say(COMPARING)
        self._comparison.start(old.id, new.id, 6 * (old.words + new.words))

    def _beside(self, shown: Version) -> Version:
        """Return what the text that is shown is compared with: the one before it, or after."""
        others = [each for each in self._versions if each.id != shown.id]
        before = [each for each in others if each.id < shown.id]
        return before[0] if before else others[-1]

    def _compared(self, old_id: int, new_id: int, found: list[Difference]) -> None:
        versions = {each.id: each for each in self._versions}
        if old_id not in versions or new_id not in versions:
            return
        texts = (
            self._session.archive.versions.text(old_id).text,
            self._session.archive.versions.text(new_id).text,
        )
        heads = (_head(versions[old_id]), _head(versions[new_id]))
        self.model.show_differences(found, texts, heads)
        self._say(
            ""
            if any(each.old is None or each.new is None or each.changes for each in found)
            or self.everything.isChecked()
            else SAME
        )
        self.table.resizeRowsToContents()

    def _show_everything(self, everything: bool) -> None:
        self.model.show_everything(everything)
        if self.model.rowCount():
            self._say("")
            self.table.resizeRowsToContents()

    def _say(self, words: str) -> None:
        self.empty.say(words)
        self._stack.setCurrentWidget(self.empty if words else self.table)

    # Acts

    def show_version(self) -> None:
        """Show the chosen version from now on; annotations go along."""
        chosen = self.chosen()
        if chosen is None or chosen.current:
            return
        versions = self._session.archive.versions
        said = f"Version {chosen.number} is shown now"
        self._session.write(lambda: versions.accept(chosen.id).changes, said)
        found = versions.report(self._article_id).in_words()
        if found:
            self.told.setText(f"{said}. Your annotations: {found}.")

    def reject_version(self) -> None:
        """Do not want the chosen version shown; it can still be read."""
        chosen = self.chosen()
        if chosen is not None:
            versions = self._session.archive.versions
            said = f"Version {chosen.number} is rejected"
            self._session.write(lambda: versions.reject(chosen.id), said)


def _line(version: Version) -> str:
    now = "shown now" if version.current else _STATES[version.state]
    facts = f"{shown_date(version.added[:10])} · {version.words:,} words"
    return "\n".join(filter(None, (f"{version.number}. {version.title}", facts, now)))


def _head(version: Version) -> str:
    now = ", shown now" if version.current else ""
    return f"Version {version.number}, {shown_date(version.added[:10])}{now}"
