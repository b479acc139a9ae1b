"""Splitting and merging annotations, and doing something to several at once."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from annotation.notes import Colour
from tests.ui.test_notes_panel import editor
from tests.ui.test_reading import click_on, span_of
from tests.ui.test_reshaping import (
    CTRL,
    KEYS,
    all_of,
    ctrl_click,
    grips,
    mark,
    of,
    point_at,
    press,
    undo,
)
from ui.main_window import MainWindow


def quotes(window: MainWindow) -> list[str]:
    return [each.quote for each in all_of(window)]


def put_cursor(window: MainWindow, words: str, letters: int = 0) -> None:
    window.reading.page.place_cursor(span_of(window.session, words).start + letters)


# Splitting


def test_a_highlight_is_split_at_the_cursor_between_words(window: MainWindow) -> None:
    made = mark(window, "rowed out at dawn", "By oar")
    put_cursor(window, "at dawn", letters=4)
    press(window, KEYS.Key_X)
    assert quotes(window) == ["rowed out at", "dawn"]
    assert window.reading.page.marks.active == made
    assert (of(window, made).quote, of(window, made).body) == ("rowed out at", "By oar")
    assert window.status.message() == "Split into 2"
    undo(window)
    assert quotes(window) == ["rowed out at dawn"]


def test_selected_words_are_cut_out_in_one_step(window: MainWindow) -> None:
    made = mark(window, "rowed out at dawn")
    window.reading.page.select(span_of(window.session, "ut a"))
    press(window, KEYS.Key_X)
    assert quotes(window) == ["rowed o", "ut a", "t dawn"]
    assert of(window, made).quote == "rowed o"
    assert len({each.colour for each in all_of(window)}) == 1
    undo(window)
    assert quotes(window) == ["rowed out at dawn"]


def test_of_several_at_the_cursor_the_chosen_one_is_split(window: MainWindow) -> None:
    mark(window, "out at")
    long = mark(window, "rowed out at dawn")
    put_cursor(window, "at dawn")
    press(window, KEYS.Key_X)
    assert quotes(window) == ["rowed out", "out at", "at dawn"]
    assert window.reading.page.marks.active == long


def test_a_cursor_in_no_highlight_splits_nothing(window: MainWindow) -> None:
    mark(window, "rowed out")
    put_cursor(window, "The lamp")
    press(window, KEYS.Key_X)
    assert quotes(window) == ["rowed out"]
    assert "Put the cursor into a highlight" in window.status.message()


def test_a_menu_splits_where_it_was_asked_for(window: MainWindow) -> None:
    mark(window, "rowed out at dawn")
    window.reading.page.menu_wanted.disconnect()
    page, point = window.reading.page, point_at(window, "out a")
    place = page.viewport().mapToGlobal(point)
    page.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, place))
    window.actions_by_id["split"].trigger()
    assert len(quotes(window)) == 2


# Several at once


def test_a_new_highlight_over_old_ones_stays_separate(window: MainWindow) -> None:
    mark(window, "rowed out", "By oar")
    mark(window, "rowed out at dawn")
    mark(window, "rowed out")
    assert quotes(window) == ["rowed out", "rowed out", "rowed out at dawn"]


def test_ctrl_and_clicks_choose_several_which_take_a_colour_together(
    qtbot: QtBot, window: MainWindow
) -> None:
    mark(window, "rowed")
    mark(window, "dawn")
    mark(window, "lamp", colour=Colour.GREEN)
    click_on(qtbot, window, "rowed")
    ctrl_click(qtbot, window, "dawn")
    ctrl_click(qtbot, window, "lamp")
    ctrl_click(qtbot, window, "lamp")
    assert window.status.message() == "2 annotations chosen."
    press(window, KEYS.Key_4)
    assert [each.colour.value for each in all_of(window)] == ["pink", "pink", "green"]
    assert window.status.message() == "Changed 2 annotations to pink"
    assert len(window.reading.page.marks.chosen) == 2
    undo(window)
    assert [each.colour.value for each in all_of(window)] == ["blue", "blue", "green"]


def test_keys_choose_all_in_the_selection_and_delete_them(window: MainWindow) -> None:
    mark(window, "rowed")
    mark(window, "dawn")
    mark(window, "lamp")
    window.reading.page.select(span_of(window.session, "Larsen rowed out at dawn. The mayor"))
    press(window, KEYS.Key_C)
    assert len(window.reading.page.marks.chosen) == 2
    press(window, KEYS.Key_Delete)
    assert quotes(window) == ["lamp"]
    undo(window)
    assert quotes(window) == ["rowed", "dawn", "lamp"]


def test_the_bar_of_several_offers_to_merge_them(qtbot: QtBot, window: MainWindow) -> None:
    mark(window, "rowed out")
    mark(window, "at dawn")
    window.reading.page.select(span_of(window.session, "rowed out at dawn"))
    press(window, KEYS.Key_C)
    buttons = {each.accessibleName(): each for each in window.reading.bar.findChildren(QToolButton)}
    assert buttons["Merge the annotations"].isVisible()
    assert not buttons["Note"].isVisible()
    qtbot.mouseClick(buttons["Merge the annotations"], Qt.MouseButton.LeftButton)
    assert quotes(window) == ["rowed out at dawn"]
    mark(window, "lamp")
    assert not buttons["Merge the annotations"].isVisible()
    assert buttons["Note"].isVisible()


def test_what_touches_the_chosen_annotation_is_merged_with_it(window: MainWindow) -> None:
    mark(window, "lamp")
    mark(window, "rowed", "First", Colour.GREEN)
    mark(window, "at dawn", "Last")
    mark(window, "out at")
    press(window, KEYS.Key_M)
    assert quotes(window) == ["rowed out at dawn", "lamp"]
    merged = all_of(window)[0]
    assert (merged.body, merged.colour) == ("First\n\nLast", Colour.GREEN)
    assert window.reading.page.marks.active == merged.id
    assert window.status.message() == "Merged 3 annotations"
    undo(window)
    assert len(quotes(window)) == 4


def test_those_inside_the_selection_are_merged_and_no_others(window: MainWindow) -> None:
    for words in ("rowed", "out", "rowed out at dawn. The mayor"):
        mark(window, words)
    window.reading.page.select(span_of(window.session, "rowed out at"))
    press(window, KEYS.Key_M)
    assert quotes(window) == ["rowed out", "rowed out at dawn. The mayor"]


def test_words_between_are_a_reason_not_to_merge(window: MainWindow) -> None:
    mark(window, "rowed")
    mark(window, "dawn")
    window.reading.page.select(span_of(window.session, "rowed out at dawn"))
    press(window, KEYS.Key_M)
    assert quotes(window) == ["rowed", "dawn"]
    assert "Between “rowed” and “dawn” stand words" in window.status.message()


def test_one_alone_is_not_merged(window: MainWindow) -> None:
    mark(window, "rowed")
    press(window, KEYS.Key_M)
    assert "Nothing touches this annotation" in window.status.message()


def test_a_note_being_written_is_finished_before_it_is_merged(
    qtbot: QtBot, window: MainWindow
) -> None:
    first = mark(window, "rowed", "First.")
    mark(window, "out", "Second.")
    window.panel.notes.edit(first)
    qtbot.keyClicks(editor(window), " More.")
    window.reading.marking.choose(of(window, first))
    window.actions_by_id["merge"].trigger()
    assert of(window, first).body == "First. More.\n\nSecond."
    assert not window.panel.notes.writing()
    window.panel.notes.flush()
    assert of(window, first).body == "First. More.\n\nSecond."


def test_an_annotation_that_undo_took_away_is_no_longer_chosen(window: MainWindow) -> None:
    mark(window, "rowed")
    undo(window)
    assert window.reading.page.marks.active is None
    assert not grips(window).active


# Turning into a note and back


def test_a_highlight_turned_into_a_note_and_back_loses_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    made = mark(window, "rowed out")
    before = of(window, made)
    press(window, KEYS.Key_N)
    qtbot.keyClicks(editor(window), "By oar")
    window.panel.notes.finish()
    assert of(window, made).role.value == "note"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.panel.notes.edit(made)
    qtbot.keyClick(editor(window), KEYS.Key_A, CTRL)
    qtbot.keyClick(editor(window), KEYS.Key_Delete)
    window.panel.notes.finish()
    now = of(window, made)
    assert (now.role, now.selectors, now.colour) == (before.role, before.selectors, before.colour)
    undo(window)
    assert of(window, made).body == "By oar"


@pytest.mark.parametrize("action", ["reshape", "split", "merge"])
def test_an_article_note_has_no_shape_to_change(window: MainWindow, action: str) -> None:
    made, changes = window.session.archive.annotations.add(1, None, body="On all of it")
    window.session.feed.tell(changes)
    window.reading.marking.choose(made)
    window.actions_by_id[action].trigger()
    assert all_of(window) == [made]
    assert not grips(window).active
