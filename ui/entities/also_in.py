"""In how many other articles the chosen entity is named, and which ones they are."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QTreeView, QVBoxLayout, QWidget

from annotation.entities import Entity, Label
from ui.appearance import Appearance
from ui.entities.entity_model import ENTITY
from ui.entities.fold_button import FoldButton
from ui.entities.named_in_model import NamedInModel
from ui.entities.two_lines import TwoLineList
from ui.session import Session

Entry = tuple[str, Label]

ROWS = 5
"""Rows that are in sight at the most; more are scrolled to."""


class AlsoIn(QWidget):
    """One line about the entity chosen in a tree; unfolded, a list that opens the articles.

    Not there where nothing is chosen or no other article names it. ``opened((name, label))`` says
    that another article was opened, and what the entity is called there.
    """

    opened = Signal(object)

    def __init__(
        self, session: Session, appearance: Appearance, tree: QTreeView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tree = tree
        self._entity: Entity | None = None
        self._last: Entry | None = None
        self.line = FoldButton(appearance, self)
        self.line.setText("In other articles")
        self.model = NamedInModel(self)
        self.articles = TwoLineList(appearance, self)
        self.articles.setAccessibleName("Other articles that name it")
        self.articles.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.articles)
        self.articles.hide()
        self.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.line.toggled.connect(self._fold)
        self.articles.entered.connect(self._open)
        self.articles.clicked.connect(self._open)
        self.articles.left.connect(self._leave)
        self._chosen: QItemSelectionModel = tree.selectionModel()
        self._chosen.selectionChanged.connect(self.refresh)
        tree.model().modelReset.connect(self.refresh)
        session.known.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Ask again for the entity that is chosen now."""
        chosen = self._chosen.selectedIndexes()
        entity = chosen[0].data(ENTITY) if chosen else None
        kept = self._session.current
        if not isinstance(entity, Entity) or kept is None:
            self._entity = None
            self.hide()
            return
        entry = (entity.name, entity.label)
        if entry != self._last:
            self.line.setChecked(False)
        self._entity, self._last = entity, entry
        count = self._session.known.also(entity.label, entity.name, kept.id)
        articles = "1 other article" if count == 1 else f"{count:,} other articles"
        self.line.setText(f"Also in {articles}")
        self.line.setAccessibleName(f"{entity.name}: also in {articles}")
        self.setVisible(count > 0)
        if self.line.isChecked():
            self._fill()

    def _fill(self) -> None:
        kept = self._session.current
        if self._entity is None or kept is None:
            return
        rows = self._session.known.others(self._entity.label, self._entity.name, kept.id)
        self.model.show(rows, self._entity.name)
        self.articles.setAccessibleName(f"Articles that name {self._entity.name}")
        height = self.articles.sizeHintForRow(0) if rows else 0
        self.articles.setMinimumHeight(height * min(2, len(rows)) + 2)
        self.articles.setMaximumHeight(height * min(ROWS, len(rows)) + 2)

    def _fold(self, unfolded: bool) -> None:
        if unfolded:
            self._fill()
            self.articles.setCurrentIndex(self.model.index(0))
        self.articles.setVisible(unfolded)
        if unfolded and self.line.hasFocus():
            self.articles.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        self.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.line.setChecked(False)

    def _open(self, index: QModelIndex) -> None:
        if self._entity is None:
            return
        row, label = self.model.row_at(index), self._entity.label
        self._last = row.name, label  # so that the list stays open to go on with
        self._session.open_article(row.article_id)
        self.opened.emit((row.name, label))
