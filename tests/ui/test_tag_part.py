"""The tags in the left pane: the tree, filtering by one, renaming, merging and deleting."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from annotation.tags import tag_tree
from tests.ui.articles import add
from ui.archive.archive_pane import ArchivePane
from ui.archive.tag_menus import drop_menu, tag_menu
from ui.archive.tag_model import TAG, TagModel
from ui.archive.tag_part import NO_TAGS, TagPart
from ui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def ids(window: MainWindow) -> list[int]:
    """Three more articles with tags."""
    archive = window.session.archive
    ids = [add(archive, title) for title in ("One", "Two", "Three")]
    for article_id, tags in zip(ids, (["war/sea"], ["war", "light"], ["peace"]), strict=True):
        _, changes = archive.annotations.add(article_id, None, tags=tags)
    window.session.feed.tell(archive.articles.rename(ids[0], "First"))
    window.session.feed.tell(changes)
    return ids


@pytest.fixture
def part(window: MainWindow, ids: list[int]) -> TagPart:
    window.actions_by_id["tags"].trigger()
    return window.library.tags


def rows(part: TagPart) -> list[str]:
    """Return the tags in sight, from top to bottom."""
    found, index = [], part.model.index(0, 0)
    while index.isValid():
        found.append(str(index.data(TAG)))
        index = part.tree.indexBelow(index)
    return found


def listed(pane: ArchivePane) -> list[int]:
    return [pane.model.id_at(row) for row in range(pane.model.rowCount())]


def labels(menu: QMenu) -> list[str]:
    return [each.text().split("\t")[0] for each in menu.actions() if each.text()]


def pick(menu: QMenu, beginning: str) -> None:
    next(each for each in menu.actions() if each.text().startswith(beginning)).trigger()


def test_the_model_keeps_qts_rules(qapp: QApplication) -> None:
    model = TagModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for tags in (["a/b/c", "a/d", "e"], [], ["a"]):
        model.show_tree(tag_tree([(tags, 1)]))
    assert model.names() == ["a"]


def test_the_line_is_folded_at_first_and_tells_the_number(
    window: MainWindow, ids: list[int]
) -> None:
    part = window.library.tags
    assert part.line.text() == "Tags 4"
    assert not part.tree.isVisible()


def test_without_tags_the_line_says_how_to_make_one(window: MainWindow) -> None:
    window.actions_by_id["tags"].trigger()
    part = window.library.tags
    assert (part.line.text(), part.none.text()) == ("Tags 0", NO_TAGS)
    assert part.none.isVisible()
    assert part.line.hasFocus()


def test_it_stays_unfolded_after_a_restart(window: MainWindow, ids: list[int]) -> None:
    window.library.tags.line.click()
    again = TagPart(window.session, window.appearance, window)
    assert again.line.isChecked()


def test_choosing_a_tag_shows_its_articles_and_those_of_its_children(
    qtbot: QtBot, window: MainWindow, ids: list[int], part: TagPart
) -> None:
    assert rows(part) == ["light", "peace", "war"]
    part.tree.setFocus()
    qtbot.keyClick(part.tree, Key.Key_End)
    qtbot.waitUntil(lambda: listed(window.library) == [ids[1], ids[0]])
    assert part.line.text() == "#war"
    assert window.library.switch.articles.text() == "Articles 2"
    qtbot.keyClick(part.tree, Key.Key_Right)
    assert rows(part) == ["light", "peace", "war", "war/sea"]
    qtbot.keyClick(part.tree, Key.Key_Down)
    qtbot.waitUntil(lambda: listed(window.library) == [ids[0]])
    qtbot.keyClick(part.tree, Key.Key_Escape)
    assert len(listed(window.library)) == 4
    assert part.line.text() == "Tags 4"


def test_a_click_filters_and_the_arrow_only_unfolds(
    qtbot: QtBot, window: MainWindow, ids: list[int], part: TagPart
) -> None:
    row = part.tree.visualRect(part.model.find("war"))
    left = Qt.MouseButton.LeftButton
    arrow = row.center()
    arrow.setX(row.left() + 14)
    qtbot.mouseClick(part.tree.viewport(), left, pos=arrow)
    assert "war/sea" in rows(part)
    assert len(listed(window.library)) == 4
    qtbot.mouseClick(part.tree.viewport(), left, pos=row.center())
    qtbot.waitUntil(lambda: listed(window.library) == [ids[1], ids[0]])
    part.all.click()
    assert len(listed(window.library)) == 4


def test_a_search_keeps_to_the_tag(
    qtbot: QtBot, window: MainWindow, ids: list[int], part: TagPart
) -> None:
    part.show_tag("war")
    window.library.search_box.setText("ferry")
    window.library.search_box.entered.emit()
    hits = window.library.hits
    assert [hits.id_at(row) for row in range(hits.rowCount())] == [ids[1], ids[0]]
    window.library.search_box.setText("zebra")
    window.library.search_box.entered.emit()
    assert "#war" in window.library.empty.text()


def test_the_bin_shows_all_of_itself(window: MainWindow, ids: list[int], part: TagPart) -> None:
    part.show_tag("war")
    window.session.move_to_bin([ids[2]])
    window.library.switch.bin.click()
    assert listed(window.library) == [ids[2]]
    assert part.line.text().startswith("Tags")
    part.show_tag("light")
    assert window.library.switch.articles.isChecked()
    assert listed(window.library) == [ids[1]]


def test_the_list_follows_what_is_tagged(window: MainWindow, ids: list[int], part: TagPart) -> None:
    part.show_tag("war")
    (note,) = window.session.archive.annotations.of(ids[2])
    window.session.set_tags(note.id, ["peace", "war"])
    assert listed(window.library) == [ids[2], ids[1], ids[0]]


def test_f2_renames_with_everything_below_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, ids: list[int], part: TagPart
) -> None:
    part.show_tag("war")
    part.tree.setExpanded(part.model.find("war"), True)
    qtbot.keyClick(part.tree, Key.Key_F2)
    (editor,) = part.tree.findChildren(QLineEdit)
    assert editor.text() == "war"
    editor.setText("conflict")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: "conflict" in rows(part))
    assert window.status.message() == "Renamed tag “war” to “conflict” on 2 annotations"
    assert part.line.text() == "#conflict"
    assert listed(window.library) == [ids[1], ids[0]]
    window.status.undo_wanted.emit()
    assert rows(part)[-1] == "war"
    assert len(listed(window.library)) == 4


def test_renaming_to_a_tag_that_is_there_says_that_they_are_one_now(
    window: MainWindow, part: TagPart
) -> None:
    part.model.renamed.emit("light", "PEACE")
    QApplication.processEvents()
    assert window.status.message() == "Merged tag “light” into “peace” on 1 annotation"
    assert rows(part) == ["peace", "war"]


def test_dragging_a_tag_onto_another_asks_what_is_meant(
    window: MainWindow, ids: list[int], part: TagPart
) -> None:
    menu = drop_menu(part, "light", "war")
    assert labels(menu) == ["Merge “light” into “war”", "Move “light” below “war”", "Leave It"]
    part.show_tag("light")
    pick(menu, "Move")
    assert "war/light" in part.model.names()
    assert part.line.text() == "#war/light"
    pick(drop_menu(part, "war/light", "peace"), "Merge")
    assert part.model.names() == ["peace", "war", "war/sea"]
    assert part.line.text() == "#peace"
    assert labels(drop_menu(part, "war/sea", "war")) == ["Merge “war/sea” into “war”", "Leave It"]


def test_a_drop_tells_what_was_dropped_on_what(qtbot: QtBot, part: TagPart) -> None:
    part.tree.dropped.disconnect()
    data = QMimeData()
    data.setText("light")
    place = QPointF(part.tree.visualRect(part.model.find("war")).center())
    action, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    event = QDropEvent(place, action, data, left, none.NoModifier)
    with qtbot.waitSignal(part.tree.dropped) as told:
        part.tree.dropEvent(event)
    assert told.args == ["light", "war"]
    assert "light" in part.model.names()


def test_the_menu_offers_what_can_be_done(window: MainWindow, part: TagPart) -> None:
    menu = tag_menu(part, "war")
    assert labels(menu) == ["Show Articles", "Rename…", "Merge into…", "Delete"]
    pick(menu, "Delete")
    assert window.status.message() == "Deleted tag “war” and 1 below it from 2 annotations"
    window.session.undo()
    assert "war/sea" in part.model.names()


def test_merging_by_the_menu_asks_for_the_other(
    window: MainWindow, part: TagPart, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def choose(_parent: object, _title: str, _label: str, items: list[str], *_: object) -> object:
        asked.append(items)
        return "peace", True

    monkeypatch.setattr("PySide6.QtWidgets.QInputDialog.getItem", choose)
    pick(tag_menu(part, "war"), "Merge")
    assert asked == [["light", "peace"]]
    assert part.model.names() == ["light", "peace", "peace/sea"]


def test_delete_deletes_the_chosen_tag_and_no_annotation(
    qtbot: QtBot, window: MainWindow, ids: list[int], part: TagPart
) -> None:
    part.show_tag("peace")
    qtbot.keyClick(part.tree, Key.Key_Delete)
    assert "peace" not in part.model.names()
    assert len(window.session.archive.annotations.of(ids[2])) == 1
    assert len(listed(window.library)) == 4


def test_a_read_only_archive_shows_its_tags_and_changes_none(
    window: MainWindow, part: TagPart
) -> None:
    window.session.archive.read_only = True
    part.show_tag("war")
    pick(tag_menu(part, "war"), "Rename")
    pick(tag_menu(part, "war"), "Delete")
    assert part.tree.findChildren(QLineEdit) == []
    assert "war" in part.model.names()
    window.session.archive.read_only = False
