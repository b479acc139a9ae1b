"""The left pane: search, and the list of articles or of the bin."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from storage import ArchiveError, Changes
from ui.appearance import Appearance
from ui.archive.article_delegate import ArticleDelegate
from ui.archive.article_list import ArticleList
from ui.archive.article_model import ArticleModel
from ui.archive.cards import plain
from ui.archive.part_switch import PartSwitch
from ui.archive.search_box import SearchBox
from ui.later import Later
from ui.session import Session, shortened
from ui.theme import STEP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from storage import Hit
    from ui.archive.empty_state import EmptyState
    from ui.archive.hit_model import HitModel
    from ui.archive.tag_part import TagPart

TYPING_MS = 150
"""A search starts when nothing was typed for so long."""

MOST_HITS = 200

NO_ARTICLES = "No articles yet. Open a file, paste a text, or drop one here."
EMPTY_BIN = "The bin is empty. Articles that you delete wait here until you want them back."


class ArchivePane(QWidget):
    """Shows what the archive holds and opens what the reader chooses.

    ``import_wanted()``: the reader asks for a file to open. ``hit_opened(hit)``: the reader opened
    an article through this search hit.
    """

    import_wanted = Signal()
    hit_opened = Signal(object)

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self.search_box = SearchBox(appearance, self)
        self.switch = PartSwitch(self)
        self.model = ArticleModel(session.archive, self)
        self._delegate = ArticleDelegate(appearance, self)
        self.list = ArticleList(self.model, self._delegate, self)
        self._tag_room = QWidget(self)
        self._stack = QStackedWidget(self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self.setAccessibleName("Archive")
        self.list.setAccessibleName("Articles")
        self._lay_out()
        self._connect()
        appearance.changed.connect(self.update)
        self._show_part()

    # Parts that come after the first paint

    @Later
    def hits(self) -> "HitModel":
        """What a search found."""
        from ui.archive.hit_model import HitModel

        return HitModel(self)

    @Later
    def hit_list(self) -> ArticleList:
        """The list of what was found."""
        hit_list = ArticleList(self.hits, self._delegate, self)
        hit_list.setAccessibleName("Search results")
        self._stack.addWidget(hit_list)
        self._connect_list(hit_list)
        current = self._session.current
        hit_list.select(current.id if current else None)
        return hit_list

    @Later
    def empty(self) -> "EmptyState":
        """What stands in place of a list that is empty."""
        from ui.archive.empty_state import EmptyState

        empty = EmptyState(self)
        empty.wanted.connect(self.import_wanted)
        self._stack.addWidget(empty)
        return empty

    @Later
    def tags(self) -> "TagPart":
        """The tags, which filter the list."""
        from ui.archive.tag_part import TagPart

        tags = TagPart(self._session, self._appearance, self)
        tags.filtered.connect(self._keep_to)
        self._column.replaceWidget(self._tag_room, tags)
        self._tag_room.deleteLater()
        tags.stand_between(self.switch.bin, self.list)
        return tags

    @Later
    def all_read(self) -> None:
        """The ids of all articles, so that the first scrolling does not wait for them."""
        self.model.read_all()

    def focus_search(self) -> None:
        """Put the cursor into the search box, ready to type over what stands there."""
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_box.selectAll()

    def select(self, article_id: int | None) -> None:
        """Mark an article as the one on the page; None marks nothing."""
        self.list.select(article_id)
        if (hit_list := ArchivePane.hit_list.built(self)) is not None:
            hit_list.select(article_id)

    def menu_for(self, ids: Sequence[int]) -> "QMenu":
        """Return what can be done with articles chosen in the list."""
        from ui.archive.article_menu import article_menu  # no start needs it

        return article_menu(self, self._session, ids, self._act, in_bin=self.model.deleted)

    # Building

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 2 * STEP)
        top.setSpacing(2 * STEP)
        top.addWidget(self.search_box)
        top.addWidget(self.switch)
        self._stack.addWidget(self.list)
        below = self._session.archive.settings.get("tags_room")  # of the tree, as it was left
        height = below if isinstance(below, int) else 0
        self._tag_room.setFixedHeight(self.fontMetrics().height() + 3 * STEP + height)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._tag_room)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._session.feed.changed.connect(self._notice)
        self._session.opened.connect(self._follow)
        self.model.failed.connect(self._session.failed)
        self.switch.chosen.connect(self._choose_part)
        self.search_box.textChanged.connect(self._typed)
        self.search_box.left.connect(self._enter_list)
        self.search_box.entered.connect(lambda: self._enter_list() if self._query() else None)
        self.search_box.given_up.connect(self._enter_list)
        self._typing.timeout.connect(self._search)
        self._connect_list(self.list)

    def _connect_list(self, view: ArticleList) -> None:
        view.wanted.connect(self._open)
        view.entered.connect(self._enter)
        view.discarded.connect(self._discard)
        view.customContextMenuRequested.connect(self._show_menu)

    # The two parts

    def _notice(self, changes: Changes, _origin: object) -> None:
        if changes.articles:
            self.list.steadily(self.model.refresh)
        elif changes.annotations:
            refresh = self.model.refresh if self.model.tag else self.model.reload
            self.list.steadily(refresh)
        else:
            return
        self._search()
        self._follow()

    def _choose_part(self, deleted: bool) -> None:
        if deleted and self.model.tag:
            self.tags.clear()
        self.model.show_bin(deleted)
        self._search()
        self._follow()

    def _keep_to(self, tag: str) -> None:
        """Show only articles with a tag; "" shows all."""
        if tag:
            self.switch.articles.setChecked(True)
        self.model.show_tag(tag)
        self._search()
        self._follow()

    def _follow(self) -> None:
        current = self._session.current
        self.select(current.id if current else None)

    def _show_part(self) -> None:
        """Show the list, the hits, or why there is nothing to show."""
        self._count()
        searching = bool(self._query())
        self.switch.tell_found(self.hits.rowCount() if searching else None, MOST_HITS)
        view = self.hit_list if searching else self.list
        if view.model().rowCount():
            self._stack.setCurrentWidget(view)
            return
        self.empty.say(*_why_empty(self._query(), self.model))
        self._stack.setCurrentWidget(self.empty)

    def _count(self) -> None:
        articles = self._session.archive.articles
        try:
            listed = articles.count() if self.model.deleted else self.model.rowCount()
            self.switch.count(listed, articles.count(deleted=True))
        except ArchiveError as error:
            self._session.failed.emit(str(error))

    # Searching

    def _query(self) -> str:
        return self.search_box.text().strip()

    def _typed(self) -> None:
        if self._query():
            self._typing.start()
        else:
            self._search()

    def _search(self) -> None:
        self._typing.stop()
        query = self._query()
        if query or ArchivePane.hits.built(self) is not None:
            self.hits.show(_found(self._session, query, self.model))
        self._show_part()
        if self._query() and self.search_box.hasFocus():
            from ui.announcing import announce

            announce(self.search_box, self.switch.found_text())

    def _enter_list(self) -> None:
        """Go from the search box into what is listed below it."""
        if self._typing.isActive():
            self._search()
        view = self._stack.currentWidget()
        if isinstance(view, ArticleList):
            view.setFocus(Qt.FocusReason.TabFocusReason)
            if not view.selected_ids():
                view.go_to(0)

    # Acts

    def _open(self, article_id: int) -> None:
        if self.model.deleted:
            return
        self._session.open_article(article_id)
        if self._query() and self._stack.currentWidget() is self.hit_list:
            self.hit_opened.emit(self.hits.hit_at(self.hit_list.currentIndex().row()))

    def _enter(self, article_id: int) -> None:
        if self.model.deleted:
            self._session.said.emit("This article is in the bin: restore it to read it.")
        else:
            self._open(article_id)

    def _discard(self, ids: Sequence[int]) -> None:
        act = self._session.delete_forever if self.model.deleted else self._session.move_to_bin
        self._act(act, ids)

    def _act(self, act: Callable[[Sequence[int]], None], ids: Sequence[int]) -> None:
        """Do something that takes articles out of the list, then move to their neighbour."""
        view = self.hit_list if self._query() else self.list
        place = min(view.selected_rows(), default=0)
        act(ids)
        if not view.selected_ids():
            view.go_to(place)

    def _show_menu(self, where: QPoint) -> None:
        view = self._stack.currentWidget()
        if isinstance(view, ArticleList) and (ids := view.selected_ids()):
            self.menu_for(ids).popup(view.viewport().mapToGlobal(where))


def _found(session: Session, query: str, listed: ArticleModel) -> "list[Hit]":
    """Return what a search finds in the part of the archive that is listed."""
    if not query:
        return []
    tags = [listed.tag] if listed.tag else []
    try:
        find = session.archive.search.find
        return list(find(query, limit=MOST_HITS, deleted=listed.deleted, tags=tags))
    except ArchiveError as error:
        session.failed.emit(str(error))
        return []


def _why_empty(query: str, searched: ArticleModel) -> tuple[str, str]:
    """Return why nothing is listed, and what the button does that could change it, "" for none."""
    words = shortened(plain(query))
    if searched.deleted:
        return (f"Nothing in the bin contains “{words}”." if words else EMPTY_BIN), ""
    if not words:
        return NO_ARTICLES, "Open a file…"
    if searched.tag:
        return f"No article with #{shortened(plain(searched.tag))} contains “{words}”.", ""
    hint = "Try fewer words." if " " in words else "Try the beginning of the word."
    return f"No article contains “{words}”. {hint}", ""
