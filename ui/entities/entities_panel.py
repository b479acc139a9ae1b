"""Who, where and what the article names."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QTreeView, QVBoxLayout, QWidget

from annotation.entities import Entity, Label
from storage import Changes
from ui.appearance import Appearance
from ui.entities.accuracy_line import AccuracyLine
from ui.entities.also_in import AlsoIn
from ui.entities.entity_delegate import CHOSEN, INDENT, EntityDelegate
from ui.entities.entity_model import ENTITY, EntityModel
from ui.entities.entity_tree import EntityTree
from ui.entities.fold_button import one_at_a_time
from ui.entities.labels import labels_from
from ui.entities.legend import Legend
from ui.entities.suggestion_line import SuggestionLine
from ui.focus_ring import FocusRing
from ui.scrolled import Scrolled
from ui.session import Session
from ui.theme import mixed


class EntitiesPanel(QWidget):
    """The legend and the tree. ``shown(mention)`` asks the page for a mention.

    Clicking an entity again goes to its next mention; after the last comes the first.
    ``menu_wanted(entity, point)`` asks for the acts on an entity at a point of the screen.
    """

    shown = Signal(object)
    labels_changed = Signal(frozenset)
    counted = Signal(int)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._walked: tuple[str, Label] | None = None
        self._step = -1
        labels = labels_from(session.archive.settings.get("labels"))
        self.legend = Legend(labels, appearance, self)
        self.model = EntityModel(self)
        self.tree = EntityTree(self)
        self._place = QLabel(self)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self.checked = AccuracyLine(session, self)
        self._filler = QWidget(self)
        self._set_up_tree(appearance)
        self.also = AlsoIn(session, appearance, self.tree, self)
        self.questions = SuggestionLine(session, appearance, self)
        self._arrange()
        self.also.opened.connect(self.choose)
        one_at_a_time(self.also.line, self.questions.line)
        self.legend.switched.connect(self._switch)
        session.opened.connect(self.refresh)
        session.gathered.connect(self.refresh)
        session.feed.changed.connect(self._changed)
        session.names.changed.connect(self._tell_how_it_stands)
        appearance.changed.connect(self._dress)
        self._appearance = appearance
        self._dress()
        self.refresh()

    def _set_up_tree(self, appearance: Appearance) -> None:
        tree = self.tree
        tree.setModel(self.model)
        tree.setItemDelegate(EntityDelegate(appearance, tree))
        tree.setHeaderHidden(True)
        tree.setMinimumHeight(max(40, 3 * tree.fontMetrics().height()))  # the rest needs room, too
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setMouseTracking(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(INDENT)
        tree.setExpandsOnDoubleClick(False)
        tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setAccessibleName("Entities")
        FocusRing(tree)
        tree.clicked.connect(self._click)
        tree.activated.connect(self._walk)
        tree.menu_asked.connect(self._ask_for_menu)

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.addWidget(self.legend)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        self._place.setWordWrap(True)
        for quiet in (self._place, self.checked):
            quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 6, 12, 8)
        foot.addWidget(self._place)
        foot.addWidget(self.also)
        foot.addWidget(self.questions)
        foot.addWidget(self.checked)
        column.addLayout(foot)
        column.addWidget(self._filler, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(inner, self))

    def _dress(self) -> None:
        theme = self._appearance.theme
        # beside a chosen row Qt fills the indentation with the colour of what is selected
        chosen = mixed(theme.accent, theme.panel, CHOSEN).name()
        self.tree.setStyleSheet(
            f"QTreeView {{ background: {theme.panel}; color: {theme.text}; border: none;"
            f" selection-background-color: {chosen}; }}"
        )

    # Following the archive

    def _changed(self, changes: Changes, _origin: object) -> None:
        kept = self._session.current
        if kept is None:
            return
        if kept.id in changes.articles or changes.touches_mentions(kept.id):
            place = self.tree.verticalScrollBar().value()
            self.refresh()
            self.tree.verticalScrollBar().setValue(place)

    def refresh(self) -> None:
        """Read the entities of the article on the page anew."""
        self._walked, self._step = None, -1
        opened = self._session.opened_now
        entities = opened.entities if opened is not None and opened.gathered else []
        self.model.show_entities(entities)
        self._open_groups()
        self.counted.emit(len(entities))
        self._tell_how_it_stands()

    def _open_groups(self) -> None:
        on = self.legend.labels()
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            names_label = next(iter(self._entities_below(index))).label in on
            self.tree.setExpanded(index, names_label)

    def _entities_below(self, index: QModelIndex) -> list[Entity]:
        rows = range(self.model.rowCount(index))
        return [self.model.index(row, 0, index).data(ENTITY) for row in rows]

    def _tell_how_it_stands(self) -> None:
        any_entities = self.model.rowCount() > 0
        self.tree.setVisible(any_entities)
        self._filler.setVisible(not any_entities)
        if self._session.current is None:
            self._place.setText("Open an article: whom and what it names is listed here.")
        elif any_entities:
            self._place.setText("Click a name to walk through its mentions.")
        elif self._session.analysing or not self._session.all_gathered:
            self._place.setText("Looking for names…")
        else:
            self._place.setText("No names were found in this article.")

    def _switch(self, labels: frozenset[Label]) -> None:
        self._session.remember("labels", sorted(label.value for label in labels))
        self.labels_changed.emit(labels)

    # Walking

    def _click(self, index: QModelIndex) -> None:
        if index.data(ENTITY) is None:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        else:
            self._walk(index)

    def _walk(self, index: QModelIndex) -> None:
        entity: Entity | None = index.data(ENTITY)
        if entity is None:
            return
        entry = (entity.name, entity.label)
        self._step = (self._step + 1) % len(entity.mentions) if entry == self._walked else 0
        self._walked = entry
        self.show_label(entity.label)
        self._place.setText(f"{entity.name}: {self._step + 1} of {len(entity.mentions)}")
        self.shown.emit(entity.mentions[self._step])

    def _ask_for_menu(self, index: QModelIndex, point: QPoint) -> None:
        entity: Entity | None = index.data(ENTITY) if index.isValid() else None
        if entity is not None:
            self.menu_wanted.emit(entity, point)

    def show_label(self, label: Label) -> None:
        """What one walks to or has just marked must be visible: switch its label on."""
        for switch in self.legend.switches:
            if label in switch.labels and not switch.isChecked():
                switch.setChecked(True)

    def choose(self, entry: tuple[str, Label] | None) -> None:
        """Select an entity that was chosen on the page; None selects nothing."""
        index = self.model.find(*entry) if entry is not None else QModelIndex()
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        else:
            self.tree.clearSelection()
