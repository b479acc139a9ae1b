"""The tags in the left pane: a line, and below it, unfolded, the tree that filters the list."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotation.tags import clean_tag, lies_in
from storage import Changes
from ui.appearance import Appearance
from ui.archive.tag_menus import drop_menu, tag_menu
from ui.archive.tag_model import TagModel
from ui.archive.tag_tree import MOST_ROWS, TagTree
from ui.entities.fold_button import FoldButton
from ui.icons import icon
from ui.plain_tip import set_tip
from ui.session import Session, shortened
from ui.theme import STEP

FILTER_MS = 60
"""A held arrow key filters by the tag it stops at, not by every one it passes."""

NO_TAGS = "No tags yet. Press T on a passage to give it one."


class TagPart(QWidget):
    """``filtered(tag)``: show only articles with this tag or one below it; "" shows all."""

    filtered = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = self._session = session
        self._appearance = appearance
        self._filter = ""
        self._told = ""
        self.model = TagModel(self)
        self.line = FoldButton(appearance, self)
        self.all = QToolButton(self)
        self.tree = TagTree(self.model, appearance, self)
        self.none = QLabel(NO_TAGS, self)
        self._waiting = QTimer(self, singleShot=True, interval=FILTER_MS)
        self._lay_out()
        self._connect()
        self._dress()
        self.line.setChecked(bool(session.archive.settings.get("tags_room")))
        self.refresh()
        self.line.clicked.connect(self._remember_room)

    def _lay_out(self) -> None:
        self.none.setWordWrap(True)
        self.none.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.none.setContentsMargins(3 * STEP, 0, 3 * STEP, STEP)
        self.all.setIconSize(QSize(14, 14))
        self.all.setAccessibleName("Show all articles again")
        self.all.setToolTip("Show all articles again (Esc)")
        row = QHBoxLayout()
        row.setContentsMargins(3 * STEP, 0, 2 * STEP, 0)
        row.setSpacing(0)
        row.addWidget(self.line, 1)
        row.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, STEP)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.tree)
        column.addWidget(self.none)

    def _connect(self) -> None:
        self._session.feed.changed.connect(self._notice)
        self._appearance.changed.connect(self._dress)
        self.line.toggled.connect(self._fold)
        self.all.clicked.connect(self.clear)
        self._waiting.timeout.connect(self._apply)
        self.tree.chosen.connect(self._choose)
        self.tree.left.connect(self._leave)
        self.tree.deleted.connect(self._session.tagging.delete)
        self.tree.dropped.connect(lambda tag, onto: drop_menu(self, tag, onto).popup(QCursor.pos()))
        self.tree.menu_asked.connect(lambda tag, place: tag_menu(self, tag).popup(place))
        self.model.renamed.connect(self._rename)

    def stand_between(self, before: QWidget, after: QWidget) -> None:
        """Take a place on the way of Tab."""
        for one, other in pairwise((before, self.line, self.all, self.tree, after)):
            self.setTabOrder(one, other)

    def _dress(self) -> None:
        self.all.setIcon(icon("close", QColor(self._appearance.theme.dim), 14))

    # What is shown

    def _notice(self, changes: Changes, _origin: object) -> None:
        if changes.tags:
            self.refresh()

    def refresh(self) -> None:
        """Read the tags anew; what was unfolded and chosen stays so."""
        unfolded = [name for name in self.model.names() if self._is_expanded(name)]
        self.model.show_tree(self._session.tagging.tree())
        for name in unfolded:
            self.tree.setExpanded(self.model.find(name), True)
        if self._filter and not self.model.find(self._filter).isValid():
            self._filter = ""
        self._mark()
        self._fit()
        self._fold(self.line.isChecked())
        self._apply()
        self._remember_room()

    def _remember_room(self) -> None:
        """Let the next start keep room for the tree, all folded as it will be."""
        rows = min(self.model.rowCount(), MOST_ROWS) if self.line.isChecked() else 0
        self._session.remember("tags_room", self.tree.height_of(rows) if rows else 0)

    def _is_expanded(self, name: str) -> bool:
        return self.tree.isExpanded(self.model.find(name))

    def _mark(self) -> None:
        """Mark the tag that filters."""
        index = self.model.find(self._filter) if self._filter else self.model.find("")
        if not index.isValid():
            self.tree.clearSelection()
            self.tree.selectionModel().clearCurrentIndex()
            return
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)

    def _fold(self, unfolded: bool) -> None:
        any_tags = self.model.rowCount() > 0
        self.tree.setVisible(unfolded and any_tags)
        self.none.setVisible(unfolded and not any_tags)
        self._say()

    def _say(self) -> None:
        """Say on the line how many tags there are, or which one filters."""
        count = len(self.model.names())
        words = f"#{shortened(self._filter, 40)}" if self._filter else f"Tags {count:,}"
        self.line.say(words)
        spoken = (
            f"Only articles with the tag {self._filter}" if self._filter else f"Tags: {count:,}"
        )
        self.line.setAccessibleName(spoken)
        set_tip(self.line, f"Only articles with #{self._filter}" if self._filter else "")
        self.all.setVisible(bool(self._filter))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Be as tall as the room that the pane keeps for this until it is built."""
        height = self.fontMetrics().height() + 2 * STEP
        for button in (self.line, self.all):
            button.setFixedHeight(height)
        self.tree.fit()

    # Filtering

    def _choose(self, tag: str) -> None:
        self._filter = tag
        self._say()
        self._waiting.start()

    def _apply(self) -> None:
        self._waiting.stop()
        self._say()
        if self._filter != self._told:
            self._told = self._filter
            self.filtered.emit(self._filter)

    def clear(self) -> None:
        """Show all articles again."""
        self._filter = ""
        self._mark()
        self._apply()

    def show_tag(self, tag: str) -> None:
        """Unfold the tree at a tag, and filter by it."""
        self.open()
        self._filter = tag
        self._mark()
        self._apply()

    def open(self) -> None:
        """Unfold the tree and go there."""
        self.line.setChecked(True)
        if self.tree.isHidden():
            self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.tree.currentIndex().isValid():
            self.tree.selectionModel().setCurrentIndex(
                self.model.index(0, 0), self.tree.selectionModel().SelectionFlag.NoUpdate
            )

    def _leave(self) -> None:
        """Esc clears the filter first, then folds the tree."""
        if self._filter:
            self.clear()
        else:
            self.line.setFocus(Qt.FocusReason.TabFocusReason)
            self.line.setChecked(False)

    # Acts

    def _rename(self, old: str, new: str) -> None:
        """Rename once the editor is closed, because the tree is read anew then."""
        QTimer.singleShot(0, self, partial(self.rename, old, new))

    def rename(self, old: str, new: str) -> None:
        """Give a tag another name; the list goes on with that one where it showed the first."""
        # The archive reads anew while it tells of the change: by then the filter has moved along.
        before = self._filter
        if before and lies_in(before, old):
            below = before.split("/")[old.count("/") + 1 :]
            self._filter = "/".join([clean_tag(new), *below])
        self._session.tagging.rename(old, new)
        if not self.model.find(self._filter).isValid():
            self._filter = before if self.model.find(before).isValid() else ""
        self._mark()
        self._apply()

    def merge(self, tag: str, into: str) -> None:
        """Make a tag another one; the list goes on with that one where it showed the first."""
        if self._filter and lies_in(self._filter, tag):
            self._filter = into
        self._session.tagging.merge([tag], into)
        self._mark()
        self._apply()

    def begin_renaming(self, tag: str) -> None:
        """Let another name be written into a tag's row."""
        if not self._session.refused():
            self.line.setChecked(True)
            self.tree.edit(self.model.find(tag))
